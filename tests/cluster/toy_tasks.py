"""Tasks for the tests of the broker: they run in Ray workers, so they live in a module that workers can import."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from cluster import Done, More, Request, Shard


class _Squares:
    """Sum of the squares below n; a second round adds `extra`."""

    def plan(self, request: Request) -> Sequence[Shard]:
        n = json.loads(request.arguments_json)["n"]
        return [Shard(f"number {i}", json.dumps({"i": i}).encode()) for i in range(n)]

    def run(self, shard: Shard) -> bytes:
        return json.dumps(json.loads(shard.arguments_json)["i"] ** 2).encode()

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done | More:
        extra = json.loads(request.arguments_json).get("extra")
        if extra is not None and len(rounds) == 1:
            return More((Shard("extra", json.dumps({"i": extra}).encode()),))
        return Done(json.dumps({"sum": sum(json.loads(item) for row in rounds for item in row)}).encode())


class _Failing(_Squares):
    def run(self, shard: Shard) -> bytes:
        raise ValueError(f"no {shard.label}\nhere")


class _Slow(_Squares):
    """Sleeps in small steps, as a simulation steps."""

    def run(self, shard: Shard) -> bytes:
        for _ in range(12_000):
            time.sleep(0.01)
        return b"0"


class _KilledOnce(_Squares):
    """The first worker that takes a shard dies by SIGKILL in the middle of it."""

    def run(self, shard: Shard) -> bytes:
        mark = Path(shard.snapshot_path)
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return super().run(shard)
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    def plan(self, request: Request) -> Sequence[Shard]:
        shards = super().plan(request)
        return [Shard(s.label, s.arguments_json, request.snapshot_path) for s in shards]


class _Endless(_Squares):
    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done | More:
        return More((Shard("again", b'{"i": 1}'),))


SQUARES = _Squares()
FAILING = _Failing()
SLOW = _Slow()
KILLED_ONCE = _KilledOnce()
ENDLESS = _Endless()
NO_TASK = object()
