"""REST for history: rows out of an archive that a historian wrote, and problems for what cannot be asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from citybrain_wire.v1 import twin_pb2 as twin
from fastapi.testclient import TestClient

from tests.live.harness import FakeSite, S, a_forecast, a_plan, tick
from tests.view.doors import behind_gate, let_in, reception_at
from twin_core.history import Historian, HistorianConfig
from twin_core.live import (
    AlarmSignal,
    DeedDone,
    ForecastIn,
    FrameIn,
    Journal,
    Place,
    PlanAdvised,
    Record,
    SiteSeen,
    TickClosed,
)
from twin_core.people import Role
from viz import CoreLink, people_router

RANGE = {"from_ts_ns": str(tick(0)), "to_ts_ns": str(tick(600))}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("run")
    journal, _ = Journal.open(folder / "core")
    site = FakeSite("site-a")
    records: list[Record] = [SiteSeen("site-a", site.hello())]
    for number in range(1, 61):
        records += [FrameIn("site-a", site.frame(tick(number))), TickClosed(tick(number))]
    deed = twin.Deed(kind=twin.DEED_KIND_ACKNOWLEDGE, who="li", subject="alarm-1", request_id="r")
    records += [
        ForecastIn("forecast", tick(0), a_forecast(0, queue=3.0)),
        ForecastIn("forecast", tick(300), a_forecast(300, queue=6.0)),
        PlanAdvised("a", a_plan(), twin.PLAN_MODE_APPROVE, tick(9)),
        AlarmSignal("site_offline", Place("site", "site-a", "site-a"), True, tick(9)),
        DeedDone(deed, tick(10)),
    ]
    journal.append(records)
    Historian(HistorianConfig(folder / "core", folder / "history")).catch_up(threading.Event())
    reception = reception_at(folder)
    link = CoreLink("ipc:///nowhere", patience_s=0.1)
    with TestClient(behind_gate(reception, people_router(link, reception, folder / "history"))) as client:
        yield let_in(client, reception, "li", Role.OPERATOR, Role.SECURITY_OFFICER)
    reception.close()


def test_counts_come_by_steps(people: TestClient) -> None:
    answer = people.get("/api/v1/history/sensors", params={"sensor_id": "det-a", "step_s": 3600, **RANGE}).json()
    assert [(row["n"], row["total"]) for row in answer["rows"]] == [(60, 120.0)]
    assert answer["newest_ts_ns"] == str(tick(60))
    assert answer["complete"] is True


def test_delay_of_an_edge_comes_from_the_nowcast(people: TestClient) -> None:
    rows = people.get("/api/v1/history/edges", params={"edge": "in-a", "step_s": 86_400, **RANGE}).json()["rows"]
    assert sum(row["delay_veh_s"] for row in rows) == 9.0 * 60


def test_a_past_forecast_stands_beside_what_came(people: TestClient) -> None:
    rows = people.get("/api/v1/history/forecasts", params={"edge": "in-a", "lead_s": 300, **RANGE}).json()["rows"]
    assert [(row["queue_veh_p50"], row["queue_veh_seen"]) for row in rows] == [(4.0, 6.0)]


def test_plans_alarms_and_deeds_are_listed(people: TestClient) -> None:
    for name, key, value in (("plans", "event", "advised"), ("alarms", "kind", "site_offline"), ("audit", "who", "li")):
        (row,) = people.get(f"/api/v1/history/{name}", params=RANGE).json()["rows"]
        assert row[key] == value
        assert row["ts_ns"] in (str(tick(9)), str(tick(10)))


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"sensor_id": "det-a"},
        {"sensor_id": "", **RANGE},
        {"sensor_id": "det-a", "from_ts_ns": "now", "to_ts_ns": "9"},
        {"sensor_id": "det-a", "from_ts_ns": "-1", "to_ts_ns": "9"},
        {"sensor_id": "det-a", "from_ts_ns": "9", "to_ts_ns": "9"},
        {"sensor_id": "det-a", "from_ts_ns": "9", "to_ts_ns": "5"},
        {"sensor_id": "det-a", "from_ts_ns": "0", "to_ts_ns": "9" * 19},
        {"sensor_id": "det-a", "from_ts_ns": "0", "to_ts_ns": str(32 * 86_400 * S)},
        {"sensor_id": "det-a", "step_s": "0", **RANGE},
        {"sensor_id": "x" * 201, **RANGE},
    ],
)
def test_a_question_that_cannot_be_asked_is_a_problem(people: TestClient, params: dict[str, str]) -> None:
    answer = people.get("/api/v1/history/sensors", params=params)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in ("bad_request", "bad_range")


def test_a_view_without_an_archive_says_so(tmp_path: Path) -> None:
    reception = reception_at(tmp_path)
    app = behind_gate(reception, people_router(CoreLink("ipc:///nowhere"), reception))
    with TestClient(app) as client:
        answer = let_in(client, reception, "li").get("/api/v1/history/plans", params=RANGE)
    reception.close()
    assert (answer.status_code, answer.json()["code"]) == (404, "no_history")
