"""An interrupt that Ray loses does no harm: a call of minutes that nobody wants any more must not hold a worker."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cluster import Call, Ended, RayExecutor, Request, Shard

PATIENCE_S = 60.0


class _Deaf:
    """Ray, but for interrupts, which reach nobody."""

    def __init__(self, ray: object) -> None:
        self._ray = ray
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._ray, name)

    def cancel(self, ref: object, *, force: bool) -> None:
        self.asked += 1


def _wait(executor: RayExecutor) -> list[Ended]:
    over = time.monotonic() + PATIENCE_S
    while time.monotonic() < over:
        executor.wait(0.5)
        if found := executor.ended():
            return found
    return []


def test_a_call_that_is_no_longer_wanted_ends_without_rays_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
        assert deaf.asked == 1
    finally:
        executor.close()
