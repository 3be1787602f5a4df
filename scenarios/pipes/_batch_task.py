"""Scenarios of one water network, cut into shards that workers compute eight at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import numpy as np
from citybrain_wire import BadInput

from cluster import Done, More, Request, Shard
from twin_core.pipes.water import Batch, Scenario, WaterSimulation, read_inp, warm

__all__ = ["BATCH_TASK", "BatchTask", "batch_request", "batch_task"]

BATCH_TASK = "scenarios.pipes:batch_task"
SHARD = 64  # scenarios: seconds of work, and eight full groups of lanes


def batch_request(
    request_id: str,
    network: str,
    scenarios: Sequence[Scenario],
    *,
    nodes: Sequence[str],
    until_s: int | None = None,
) -> Request:
    """A request for the heads at some nodes, m, in every scenario, from time 0 of an EPANET file."""
    arguments = {
        "network": network,
        "nodes": list(nodes),
        "until_s": until_s,
        "scenarios": [asdict(scenario) for scenario in scenarios],
    }
    return Request(request_id, "pipes.batch", arguments_json=json.dumps(arguments).encode())


class BatchTask:
    """Heads of scenarios: `{"time_s", "nodes", "head_m": [scenario][report][node], "failed": {scenario: why}}`.

    A head is null where a scenario has no solution. Raises BadInput and BadFile as `Batch` and `read_inp` do.
    """

    def plan(self, request: Request) -> Sequence[Shard]:
        """Shards of 64 scenarios."""
        arguments = json.loads(request.arguments_json)
        scenarios = arguments.pop("scenarios", None)
        if not isinstance(scenarios, list) or not scenarios:
            raise BadInput("pipes.batch needs a list of scenarios")
        return [
            Shard(
                f"scenarios {first} to {min(first + SHARD, len(scenarios)) - 1}",
                json.dumps({**arguments, "first": first, "scenarios": scenarios[first : first + SHARD]}).encode(),
            )
            for first in range(0, len(scenarios), SHARD)
        ]

    def run(self, shard: Shard) -> bytes:
        """One shard; the worker keeps the networks it met last."""
        arguments = json.loads(shard.arguments_json)
        path = Path(arguments["network"])
        modified_ns = path.stat().st_mtime_ns if path.exists() else 0
        batch = _batch_of(path, modified_ns)
        scenarios = [Scenario(**scenario) for scenario in arguments["scenarios"]]
        result = batch.solve(scenarios, until_s=arguments["until_s"], nodes=arguments["nodes"])
        heads = result.head_m.astype(object)
        heads[np.isnan(result.head_m)] = None
        failed = {str(arguments["first"] + i): why for i, why in result.failed.items()}
        return json.dumps({"time_s": result.time_s.tolist(), "head_m": heads.tolist(), "failed": failed}).encode()

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done | More:
        """All shards in the order of the scenarios."""
        parts = [json.loads(part) for part in rounds[0]]
        failed: dict[str, str] = {}
        for part in parts:
            failed.update(part["failed"])
        answer = {
            "time_s": parts[0]["time_s"],
            "nodes": json.loads(request.arguments_json)["nodes"],
            "head_m": [scenario for part in parts for scenario in part["head_m"]],
            "failed": failed,
        }
        return Done(json.dumps(answer).encode())


@lru_cache(maxsize=4)
def _batch_of(path: Path, modified_ns: int) -> Batch:
    """Memory of a network at time 0; a file that changed is read anew."""
    warm()
    return Batch(WaterSimulation(read_inp(path)))


batch_task = BatchTask()
