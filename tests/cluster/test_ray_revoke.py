"""An interrupt that Ray loses is sent again: a call of minutes that nobody wants any more must not hold a worker."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cluster import Call, Ended, RayExecutor, Request, Shard

PATIENCE_S = 60.0


class _Deaf:
    """Ray, but for the first interrupt, which reaches nobody."""

    def __init__(self, ray: object) -> None:
        self._ray = ray
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._ray, name)

    def cancel(self, ref: object, *, force: bool) -> None:
        self.asked += 1
        if self.asked > 1:
            self._ray.cancel(ref, force=force)  # type: ignore[attr-defined]


def _wait(executor: RayExecutor) -> list[Ended]:
    over = time.monotonic() + PATIENCE_S
    while time.monotonic() < over:
        executor.wait(0.5)
        if found := executor.ended():
            return found
    return []


def test_an_interrupt_that_is_lost_is_sent_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executor = RayExecutor(1, tmp_path, object_store_mb=100)
    try:
        deaf = _Deaf(executor._ray)
        monkeypatch.setattr(executor, "_ray", deaf)
        request = Request("r", "slow", "", b"{}")
        executor.submit(1, Call("tests.cluster.toy_tasks:SLOW", "run", request, Shard("s", b"{}")))
        executor.revoke(1)
        (end,) = _wait(executor)
        assert end.ticket == 1
        assert end.value is None
        assert deaf.asked >= 2
    finally:
        executor.close()
