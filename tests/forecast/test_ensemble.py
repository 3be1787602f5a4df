from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from cluster import Outcome, Request, run_inline
from twin_core.forecast import LEVELS, Scorer, ensemble_task, run_member
from twin_core.mirror import World, member_demand, place_ids, read_nowcast

TASK = "twin_core.forecast:ensemble_task"


def request(city: Path, snapshot: Path, **more: object) -> Request:
    arguments = {"city": str(city), "members": 2, "leads_s": [60, 120], **more}
    return Request("forecast", "forecast.ensemble", str(snapshot), json.dumps(arguments).encode())


def test_a_forecast_has_means_and_ordered_quantiles_for_every_place(
    world: World, luzhou: Path, nowcast_path: Path
) -> None:
    answer = run_inline(request(luzhou, nowcast_path), TASK)
    assert answer.outcome is Outcome.DONE, answer.reason
    forecast = json.loads(answer.result_json)
    assert forecast["places"] == place_ids(world)
    assert sorted(forecast["leads"]) == ["120", "60"]
    for lead in forecast["leads"].values():
        assert lead["vehicles"] > 0
        for name in ("speed_mps", "queue"):
            quantiles = np.array(lead[name]["quantiles"], float)
            assert quantiles.shape == (len(LEVELS), len(forecast["places"]))
            known = np.isfinite(quantiles[0])
            assert known.any()
            assert (np.diff(quantiles[:, known], axis=0) >= 0).all()
    assert len(forecast["now"]["queue"]) == len(forecast["places"])


def test_members_differ_and_each_repeats_exactly(world: World, nowcast_path: Path) -> None:
    nowcast = read_nowcast(nowcast_path)
    first, again, other = (run_member(world, nowcast, member=m, seed=1, leads_s=[60]) for m in (0, 0, 1))
    assert all(np.array_equal(first[name], again[name], equal_nan=True) for name in first)
    assert not np.array_equal(first["queue"], other["queue"])


def test_the_draws_of_demand_scatter_about_the_nominal_one(world: World, nowcast_path: Path) -> None:
    nowcast = read_nowcast(nowcast_path)
    sizes = [member_demand(world, nowcast, seed=1, member=m, horizon_s=600).vehicles.depart_ms.size for m in range(12)]
    v = world.demand.vehicles
    now = nowcast.time_ms
    nominal = int(((v.depart_ms > now) & (v.depart_ms <= now + 600_000)).sum())
    assert 0.85 * nominal < np.mean(sizes) < 1.2 * nominal
    assert np.std(sizes) > 0.01 * nominal


def test_a_forecast_is_scored_by_the_one_that_comes_at_its_time() -> None:
    def forecast(issued_s: int, now: float, mean: float) -> bytes:
        values = {"mean": [mean, None], "quantiles": [[mean, None]] * len(LEVELS)}
        return json.dumps(
            {
                "issued_ts_ns": issued_s * 10**9,
                "now": {"speed_mps": [now, None], "queue": [now, 1.0]},
                "leads": {"300": {"speed_mps": values, "queue": values, "vehicles": 1}},
            }
        ).encode()

    scorer = Scorer()
    scorer.on_forecast(0, forecast(0, 10.0, 7.0))
    scorer.on_forecast(60, forecast(60, 9.0, 7.0))
    assert scorer.summary() == {}
    scorer.on_forecast(300, forecast(300, 6.0, 5.0))
    speed = scorer.summary()["speed"]
    assert isinstance(speed, dict)
    assert (speed["5"]["n"], speed["5"]["mae"], speed["5"]["persistence"]) == (1, 1.0, 4.0)
    scorer.on_forecast(1, b"not json")
    assert scorer.unreadable == 1


@pytest.mark.parametrize(("minute", "leads_s"), [(5, [300, 900]), (6, [300]), (10, [300, 900])])
def test_far_leads_are_left_out_between_their_own_periods(minute: int, leads_s: list[int]) -> None:
    arguments = {"city": "c", "far_period_s": 300, "ts_ns": minute * 60 * 10**9}
    shards = ensemble_task.plan(Request("r", "forecast.ensemble", "none", json.dumps(arguments).encode()))
    assert [json.loads(shard.arguments_json)["leads_s"] for shard in shards] == [leads_s] * len(shards)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "forecast.ensemble: argument 'city' must name a city folder"),
        ({"city": "c", "members": 1}, "forecast.ensemble: members 1 is out of range; use 2 to 64"),
        ({"city": "c", "leads_s": [0]}, "forecast.ensemble: leads_s [0] must be whole seconds up to 7200"),
        ({"city": "c", "far_period_s": -1}, "forecast.ensemble: far_period_s -1 must be whole seconds up to 7200"),
    ],
)
def test_arguments_that_cannot_be_used_are_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(BadInput) as caught:
        ensemble_task.plan(Request("r", "forecast.ensemble", "none", json.dumps(arguments).encode()))
    assert str(caught.value) == message
