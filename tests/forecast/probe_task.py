"""A task that drives a member as the ensemble does and says how much its worker had to compile for it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cluster import Done, Request, Shard
from twin_core.forecast import ensemble_task
from twin_core.traffic import compiled_count


class _Probe:
    def plan(self, request: Request) -> Sequence[Shard]:
        return ensemble_task.plan(request)

    def run(self, shard: Shard) -> bytes:
        ensemble_task.run(shard)
        return json.dumps(compiled_count()).encode()

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done:
        return Done(json.dumps([json.loads(body) for body in rounds[0]]).encode())


PROBE = _Probe()
