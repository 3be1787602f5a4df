"""A call that nobody wants any more must not hold a worker, however the product was started."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster import Call, Ended, RayExecutor, Request, Shard

PATIENCE_S = 60.0


@pytest.fixture
def started_in_the_background() -> Iterator[None]:
    """As a script's `&` does it: SIGINT ignored, and inherited so by every process below."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, before)


def _wait(executor: RayExecutor) -> list[Ended]:
    over = time.monotonic() + PATIENCE_S
    while time.monotonic() < over:
        executor.wait(0.5)
        if found := executor.ended():
            return found
    return []


@pytest.mark.usefixtures("started_in_the_background")
def test_a_call_is_interrupted_where_sigint_was_ignored_at_the_start(tmp_path: Path) -> None:
    executor = RayExecutor(1, tmp_path, object_store_mb=100)
    try:
        request = Request("r", "slow", "", b"{}")
        executor.submit(1, Call("tests.cluster.toy_tasks:SLOW", "run", request, Shard("s", b"{}")))
        executor.wait(5.0)  # let it begin; nothing ends meanwhile
        executor.revoke(1)
        (end,) = _wait(executor)
        assert (end.ticket, end.value) == (1, None)
    finally:
        executor.close()
