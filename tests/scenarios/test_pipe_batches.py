"""A batch through the cluster gives what single runs give."""

from __future__ import annotations

import json
from pathlib import Path

from cluster import run_inline
from scenarios.pipes import BATCH_TASK, batch_request
from tests.pipes.helpers import LOOP
from twin_core.pipes import Scenario, WaterSimulation, read_inp


def test_shards_come_back_in_the_order_of_the_scenarios(tmp_path: Path) -> None:
    path = tmp_path / "net.inp"
    path.write_text(LOOP, encoding="utf-8")
    scenarios = [Scenario(leaks={"b": 1e-5 * i}) for i in range(70)]
    request = batch_request("r", str(path), scenarios, nodes=("c", "a"), until_s=3600)
    answer = run_inline(request, BATCH_TASK)
    result = json.loads(answer.result_json)
    assert result["time_s"] == [3600]
    single = WaterSimulation(read_inp(path))
    single.solve()
    scenarios[69].apply(single)
    single.run_until(3600)
    place = [single.node_ids.index(name) for name in ("c", "a")]
    assert result["head_m"][69][-1] == single.heads_m[place].tolist()
    assert len(result["head_m"]) == 70
    assert result["failed"] == {}


def test_a_request_without_scenarios_says_so(tmp_path: Path) -> None:
    answer = run_inline(batch_request("r", str(tmp_path / "net.inp"), [], nodes=()), BATCH_TASK)
    assert answer.result_json == b""
    assert "needs a list of scenarios" in answer.reason
