"""REST for people: what the core says is what the models promise, orders reach the journal, bad calls say why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from tests.parking.helpers import a_watch, readings
from tests.view.core_behind import CoreBehind
from tests.view.doors import behind_gate, let_in, reception_at
from viz import CoreLink, api_models, people_router


@contextmanager
def client_of(core: CoreBehind, folder: Path) -> Iterator[TestClient]:
    """Li, an operator, before the routes of the core."""
    link = CoreLink(core.address, patience_s=2.0)
    reception = reception_at(folder)
    with TestClient(behind_gate(reception, people_router(link, reception))) as client:
        yield let_in(client, reception, "li")
        assert client.portal is not None
        client.portal.call(link.close)
    reception.close()


@pytest.fixture
def core(tmp_path: Path) -> Iterator[CoreBehind]:
    behind = CoreBehind(tmp_path)
    yield behind
    behind.close()


@pytest.fixture
def people(core: CoreBehind, tmp_path: Path) -> Iterator[TestClient]:
    with client_of(core, tmp_path) as client:
        yield client


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, CoreBehind]]:
    """One for all tests that must change nothing."""
    folder = tmp_path_factory.mktemp("core")
    behind = CoreBehind(folder)
    with client_of(behind, folder) as client:
        yield client, behind
    behind.close()


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("state", api_models.StateOut),
        ("sites", api_models.SitesOut),
        ("sites/site-a/sensors", api_models.SensorsOut),
        ("alarms", api_models.AlarmsOut),
        ("plans", api_models.PlansOut),
        ("controllers", list[api_models.ControllerOut]),
        ("forecast?edge=in-a", api_models.ForecastOut),
    ],
)
def test_what_the_core_answers_is_what_openapi_promises(
    quiet: tuple[TestClient, CoreBehind], path: str, model: object
) -> None:
    people, _ = quiet
    answer = people.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    given = answer.json()
    read = TypeAdapter(model).validate_python(given, strict=True, extra="forbid")
    assert read


def test_parking_is_answered_as_openapi_promises_and_a_city_without_any_says_so(
    quiet: tuple[TestClient, CoreBehind],
) -> None:
    people, behind = quiet
    absent = people.get("/api/v1/parking")
    assert (absent.status_code, absent.json()["code"]) == (404, "unknown_layer")
    watch = a_watch()
    watch.on_readings(readings(1, [(0, 12.0), (2, 1.0)]))
    behind.bench.core.people.parking_view = watch.view
    answer = people.get("/api/v1/parking")
    assert answer.status_code == 200
    read = TypeAdapter(api_models.ParkingOut).validate_python(answer.json(), strict=True, extra="forbid")
    assert [site.free for site in read.parking_sites] == [12, 5]
    assert [site.seen_ts_ns is None for site in read.parking_sites] == [False, False]


def test_openapi_names_every_route_and_its_problems(people: TestClient) -> None:
    paths = people.get("/openapi.json").json()["paths"]
    assert len(paths) == 29
    shelve = paths["/api/v1/alarms/{alarm_id}/shelve"]["post"]
    assert {"200", "404", "409", "422", "503"} <= shelve["responses"].keys()
    assert "application/problem+json" in shelve["responses"]["409"]["content"]


def test_an_alarm_is_acknowledged_shelved_and_taken_off_the_shelf(people: TestClient) -> None:
    def order(name: str, **body: object) -> int:
        return people.post(f"/api/v1/alarms/alarm-1/{name}", json=body).status_code

    def state() -> str:
        rows = people.get("/api/v1/alarms").json()["alarms"]
        return next(row["state"] for row in rows if row["id"] == "alarm-1")

    assert state() == "unacked"
    assert order("acknowledge") == 200
    assert state() == "acked"
    assert order("shelve", minutes=30, reason="works on site") == 200
    assert state() == "shelved"
    assert order("unshelve") == 200
    assert state() == "unacked"
    assert order("out-of-service", reason="spring") == 200
    assert state() == "out_of_service"
    assert order("in-service") == 200


def test_a_plan_is_approved_and_rolled_back(people: TestClient) -> None:
    def state() -> str:
        rows = people.get("/api/v1/plans").json()["plans"]
        return next(row["state"] for row in rows if row["id"] == "plan-1")

    assert state() == "waiting"
    assert people.post("/api/v1/plans/plan-1/approve", json={}).status_code == 200
    assert state() == "sent"
    assert people.post("/api/v1/plans/plan-1/rollback", json={"reason": "queue"}).status_code == 200
    assert state() == "rolled_back"


def test_a_plan_is_rejected(people: TestClient) -> None:
    assert people.post("/api/v1/plans/plan-3/reject", json={"reason": "market"}).status_code == 200
    rows = people.get("/api/v1/plans").json()["plans"]
    assert next(row["reason"] for row in rows if row["id"] == "plan-3") == "market"


def test_a_mode_is_set(people: TestClient) -> None:
    for mode in ("advise", "approve", "automatic"):
        assert people.put("/api/v1/controllers/a/mode", json={"mode": mode}).status_code == 200
        assert people.get("/api/v1/controllers").json()[0]["mode"] == mode


def test_a_plan_shows_what_it_changes_promises_and_passed(people: TestClient) -> None:
    cards = {card["id"]: card for card in people.get("/api/v1/plans").json()["plans"]}
    card = cards["plan-1"]
    assert card["current"]["local"] is True
    assert card["proposed"]["stages"][0] == {"name": "east-west", "stage": 0, "length_s": 20.0}
    assert (card["effect"]["low"], card["effect"]["high"]) == (-90.0, -30.0)
    assert all(check["ok"] for check in card["checks"])
    failed = [check["name"]["en"] for check in cards["plan-2"]["checks"] if not check["ok"]]
    assert failed == ["Minimum green and pedestrian clearance"]


def test_an_order_sent_again_under_its_key_is_done_once(people: TestClient, core: CoreBehind) -> None:
    for _ in range(2):
        answer = people.post("/api/v1/alarms/alarm-1/acknowledge", json={}, headers={"Idempotency-Key": "k1"})
        assert answer.json() == {"done": True, "request_id": "k1"}
    assert sum(subject == "li" for _kind, subject, *_ in core.bench.rows) == 1


SHELVE, APPROVE = "/api/v1/alarms/alarm-1/shelve", "/api/v1/plans/plan-1/approve"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", SHELVE, {"minutes": 0, "reason": "r"}, 422, "bad_minutes"),
        ("POST", SHELVE, {"minutes": 1441, "reason": "r"}, 422, "bad_minutes"),
        ("POST", SHELVE, {"minutes": 2**70, "reason": "r"}, 422, "bad_minutes"),
        ("POST", SHELVE, {"minutes": "30", "reason": "r"}, 422, "bad_request"),
        ("POST", SHELVE, {"minutes": 1.5, "reason": "r"}, 422, "bad_request"),
        ("POST", SHELVE, {"minutes": True, "reason": "r"}, 422, "bad_request"),
        ("POST", SHELVE, {"minutes": 30}, 422, "bad_request"),
        ("POST", SHELVE, {"minutes": 30, "reason": "  "}, 422, "bad_request"),
        ("POST", SHELVE, {"who": "wang", "minutes": 30, "reason": "r"}, 422, "bad_request"),
        ("POST", SHELVE, [], 422, "bad_request"),
        ("POST", SHELVE, None, 422, "bad_request"),
        ("POST", "/api/v1/alarms/alarm-77/acknowledge", {}, 404, "unknown_alarm"),
        ("POST", "/api/v1/alarms/%00/acknowledge", {}, 404, "unknown_alarm"),
        ("POST", "/api/v1/alarms/alarm-1/unshelve", {}, 409, "not_shelved"),
        ("POST", "/api/v1/alarms/alarm-1/in-service", {}, 409, "not_out_of_service"),
        ("POST", APPROVE, {"who": "wang"}, 422, "bad_request"),
        ("POST", APPROVE, {"reason": "x" * 501}, 422, "bad_request"),
        ("POST", APPROVE, {"force": True}, 422, "bad_request"),
        ("POST", APPROVE, {"reason": 7}, 422, "bad_request"),
        ("POST", "/api/v1/plans/plan-77/approve", {}, 404, "unknown_plan"),
        ("POST", "/api/v1/plans/plan-2/approve", {}, 409, "not_waiting"),
        ("POST", "/api/v1/plans/plan-3/approve", {}, 409, "mode_is_advise"),
        ("POST", "/api/v1/plans/plan-1/rollback", {}, 409, "not_sent"),
        ("PUT", "/api/v1/controllers/a/mode", {"mode": "auto"}, 422, "bad_request"),
        ("PUT", "/api/v1/controllers/x/mode", {"mode": "advise"}, 404, "unknown_controller"),
        ("GET", "/api/v1/sites/site-x/sensors", None, 404, "unknown_site"),
        ("GET", "/api/v1/forecast", None, 422, "bad_request"),
        ("GET", "/api/v1/forecast?edge=nowhere", None, 404, "unknown_edge"),
        ("GET", "/api/v1/nothing", None, 404, "unknown_path"),
        ("DELETE", "/api/v1/alarms", None, 405, "bad_method"),
        ("GET", APPROVE, None, 405, "bad_method"),
    ],
)
def test_a_bad_call_is_answered_with_a_problem(
    quiet: tuple[TestClient, CoreBehind], method: str, path: str, body: object, status: int, code: str
) -> None:
    people, core = quiet
    rows = len(core.bench.rows)
    answer = people.request(method, path, json=body) if body is not None else people.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = api_models.ProblemOut.model_validate(answer.json())
    assert (problem.code, problem.status) == (code, status)
    assert problem.title
    assert problem.detail
    assert len(core.bench.rows) == rows, "nothing was done"


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"", b"null", b'{"who": "li"', b'{"who": NaN}', b"[" * 5_000])
def test_a_body_that_is_no_json_is_said_to_be_none(quiet: tuple[TestClient, CoreBehind], body: bytes) -> None:
    people, _ = quiet
    answer = people.post(APPROVE, content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["code"] in ("no_json", "bad_request")


def test_a_body_that_is_too_long_is_not_read(people: TestClient) -> None:
    answer = people.post(APPROVE, content=b" " * 20_000, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_long")


def test_a_core_that_does_not_answer_is_said_to_be_away(people: TestClient, core: CoreBehind) -> None:
    core.deaf = True
    answer = people.get("/api/v1/alarms")
    assert (answer.status_code, answer.json()["code"]) == (503, "core_away")
    assert answer.headers["retry-after"] == "2"
    core.deaf = False
    assert people.get("/api/v1/alarms").status_code == 200
