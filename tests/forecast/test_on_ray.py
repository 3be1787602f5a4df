"""The real tasks on real workers: the same bytes as in one process, and nothing compiled there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster import Outcome, RayExecutor, Request, run_inline

FORECAST = "twin_core.forecast:ensemble_task"


@pytest.fixture(scope="module")
def executor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RayExecutor]:
    executor = RayExecutor(2, tmp_path_factory.mktemp("ray"), object_store_mb=100)
    yield executor
    executor.close()


def request(city: Path, snapshot: Path, **more: object) -> Request:
    return Request("r", "task", str(snapshot), json.dumps({"city": str(city), "members": 2, **more}).encode())


def test_workers_give_the_same_forecast_as_one_process_does(
    luzhou: Path, nowcast_path: Path, executor: RayExecutor
) -> None:
    asked = request(luzhou, nowcast_path, leads_s=[60])
    here, there = run_inline(asked, FORECAST), run_inline(asked, FORECAST, executor=executor)
    assert there.outcome is Outcome.DONE, there.reason
    assert there.result_json == here.result_json


def test_workers_compile_nothing_once_the_kernels_are_there(
    luzhou: Path, nowcast_path: Path, executor: RayExecutor
) -> None:
    asked = request(luzhou, nowcast_path, leads_s=[60])
    run_inline(asked, FORECAST)
    answer = run_inline(asked, "tests.forecast.probe_task:PROBE", executor=executor)
    assert answer.outcome is Outcome.DONE, answer.reason
    assert json.loads(answer.result_json) == [0, 0]
