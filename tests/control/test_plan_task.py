from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from cluster import Answer, Outcome, Request, run_inline
from hardware_profiles.safety import check_plan
from twin_core.control import make_approach_lanes, make_zones, plan_task, roll
from twin_core.mirror import World, plan_from_dict, read_nowcast

ARGUMENTS = {"members": 2, "verify_members": 2, "horizon_s": 120, "kinds": ["split"]}
TASK = "twin_core.control:plan_task"


def request(city: Path, snapshot: Path, **more: object) -> Request:
    arguments = {"city": str(city), **ARGUMENTS, **more}
    return Request("plan", "control.plan", str(snapshot), json.dumps(arguments).encode())


def test_equal_plans_and_members_give_equal_bits_and_other_members_do_not(world: World, nowcast_path: Path) -> None:
    nowcast = read_nowcast(nowcast_path)
    zones, lanes = make_zones(world.network), make_approach_lanes(world.network)
    one, same, other = (
        roll(world, nowcast, zones, lanes, [], member=member, seed=1, horizon_s=60, record=False)
        for member in (0, 0, 1)
    )
    assert np.array_equal(one.cost, same.cost)
    assert one.total == same.total
    assert one.total != other.total


def test_recording_changes_nothing_of_what_is_driven(world: World, nowcast_path: Path) -> None:
    nowcast = read_nowcast(nowcast_path)
    zones, lanes = make_zones(world.network), make_approach_lanes(world.network)
    plain, recorded = (
        roll(world, nowcast, zones, lanes, [], member=0, seed=1, horizon_s=60, record=record)
        for record in (False, True)
    )
    assert plain.total == recorded.total
    assert np.array_equal(plain.cost, recorded.cost)
    assert recorded.arrivals_vps.max() > 0.0


@pytest.fixture(scope="module")
def answer(luzhou: Path, nowcast_path: Path) -> Answer:
    return run_inline(request(luzhou, nowcast_path), TASK)


def test_proposals_are_safe_plans_of_controllers_that_may_be_planned(world: World, answer: Answer) -> None:
    assert answer.outcome is Outcome.DONE, answer.reason
    result = json.loads(answer.result_json)
    by_id = {setup.id: setup for setup in world.controllers}
    for controller_id, plan in result["plans"].items():
        profile = by_id[controller_id].profile
        assert profile is not None
        assert plan is not None, "nothing runs a cloud plan yet, so nothing can go back to its local one"
        assert check_plan(profile, plan_from_dict(plan)) == []
    assert (result["gain_s"] > 0) == bool(result["plans"])
    assert set(result["reasons"]) == set(result["plans"])
    assert result["rollouts"] >= ARGUMENTS["members"]


def test_the_same_question_has_the_same_answer(luzhou: Path, nowcast_path: Path, answer: Answer) -> None:
    assert run_inline(request(luzhou, nowcast_path), TASK).result_json == answer.result_json


def test_controllers_that_are_not_connected_are_left_alone(luzhou: Path, nowcast_path: Path) -> None:
    answer = run_inline(request(luzhou, nowcast_path, connected=[]), TASK)
    assert json.loads(answer.result_json)["plans"] == {}
    assert json.loads(answer.result_json)["rollouts"] == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "control.plan: argument 'city' must name a city folder"),
        ({"city": "c", "members": 1}, "control.plan: members 1 is out of range; use 2 to 64"),
        ({"city": "c", "horizon_s": 10}, "control.plan: horizon_s 10 is out of range; use 120 to 3600"),
        ({"city": "c", "lead_s": "5"}, "control.plan: lead_s '5' is out of range; use 0 to 300"),
    ],
)
def test_arguments_that_cannot_be_used_are_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(BadInput) as caught:
        plan_task.plan(Request("r", "control.plan", "none", json.dumps(arguments).encode()))
    assert str(caught.value) == message
