"""The gate: every role before every route, and nothing without a rule, a session or the session's token."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadInput, Refused
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute, Mount
from starlette.websockets import WebSocketDisconnect

from tests.view import helpers
from tests.view.doors import WEAK, let_in, reception_at
from twin_core.city import City
from twin_core.people import GRANTS, Office, Right, Role, Visit
from viz import CoreLink, Picture, ViewConfig, WhatIfProgress, create_app, people_router
from viz.server._gate import CSRF_HEADER
from viz.server._rules import ANYONE, RULES, Ask, Unknown, need_of

# The whole of what people may do, by hand, so that neither table can change unseen.
OPERATORS = {Role.OPERATOR}
WATCHERS = set(Role)
MAY: dict[Right, set[Role]] = {
    Right.LOOK: WATCHERS,
    Right.SENSORS: {Role.OPERATOR, Role.INTEGRATOR},
    Right.HISTORY: {Role.OPERATOR, Role.PLANNER, Role.INTEGRATOR},
    Right.ALARMS: OPERATORS,
    Right.PLANS: OPERATORS,
    Right.MODES: OPERATORS,
    Right.SCENARIOS: {Role.PLANNER},
    Right.CONFIRM: {Role.OPERATOR, Role.SECURITY_OFFICER, Role.ADMIN},
    Right.AUDIT: {Role.SECURITY_OFFICER},
    Right.PEOPLE: {Role.ADMIN},
}


WHO_ORDERS: dict[Right | Ask, Role] = {Right.PEOPLE: Role.ADMIN, Right.SCENARIOS: Role.PLANNER}


class Nobody:
    """Plays no what-if: every question is wrong."""

    def ask(self, edges: tuple[str, ...], duration_s: int, seeds: int) -> WhatIfProgress:
        raise BadInput(f"{edges}, {duration_s} s, {seeds} seeds: nobody plays")

    def progress(self, question: str) -> WhatIfProgress | None:
        return None

    def cancel(self, question: str) -> bool:
        return False


class House:
    """The whole application over a core that is away: routes that may be asked answer anything but 401 and 403."""

    def __init__(self, city: City, folder: Path) -> None:
        self.reception = reception_at(folder)
        people = people_router(CoreLink(f"ipc://{folder}/nobody", patience_s=0.001), self.reception)
        clock = ClockSpec("scaled", helpers.START_NS, 0, 1.0)
        self.picture = Picture(city)
        config = ViewConfig(city.files.path, folder, 8080, "tcp://127.0.0.1:1", "tcp://127.0.0.1:2", clock)
        self.app = create_app(config, self.picture, self.reception, people, Nobody())
        self.clients = {role: let_in(self.client(), self.reception, role.value, role) for role in Role}

    def client(self) -> TestClient:
        return TestClient(self.app, follow_redirects=False)

    def written(self) -> dict[str, str]:
        """The newest entry of the audit."""
        entry: dict[str, str] = json.loads(self.reception.audit.newest(1)[0])
        return entry


@pytest.fixture(scope="module")
def house(city: City, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all: the tests of it change nothing that another one looks at."""
    house = House(city, tmp_path_factory.mktemp("house"))
    yield house
    house.reception.close()


def _flat(routes: Iterable[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str]]:
    """(method, path) of all routes, also of routers that FastAPI includes without copying."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _flat(inner.routes, prefix)
        elif isinstance(route, Mount):
            yield "MOUNT", route.path
        else:
            methods = getattr(route, "methods", None) or {"WS"}
            for method in methods - {"HEAD"}:
                yield method, prefix + str(getattr(route, "path", ""))


def test_every_route_has_a_rule_and_every_rule_a_route(house: House) -> None:
    found = set(_flat(house.app.routes))
    assert ("MOUNT", "") in found
    static = {"/", "/icon.svg", "/LICENSES.txt", "/assets/{name}"}  # files behind the mount
    ruled = {(method, path) for method, path in RULES if path not in static}
    assert found - {("MOUNT", "")} == ruled


def test_rights_are_granted_as_written_down_here() -> None:
    assert set(MAY) == set(Right)
    for right, roles in MAY.items():
        assert {role for role in Role if right in GRANTS[role]} == roles, right


def _filled(path: str) -> str:
    return re.sub(r"\{\w+\}", "x", path)


def test_no_two_rules_of_a_method_speak_of_one_path() -> None:
    for method, path in RULES:
        assert need_of(method, _filled(path)) is RULES[method, path]


ASKED = sorted((method, path) for (method, path), need in RULES.items() if isinstance(need, Right) and method != "WS")


@pytest.mark.parametrize(("method", "path"), ASKED)
@pytest.mark.parametrize("role", Role)
def test_a_role_gets_what_it_is_granted_and_nothing_else(house: House, role: Role, method: str, path: str) -> None:
    need = RULES[method, path]
    assert isinstance(need, Right)
    answer = house.clients[role].request(method, _filled(path))
    if role in MAY[need]:
        assert answer.status_code not in (401, 403), answer.text
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
        entry = house.written()
        assert (entry["kind"], entry["who"], entry["what"]) == ("refused", role.value, f"{method} {_filled(path)}")


@pytest.mark.parametrize(("method", "path"), ASKED)
def test_a_stranger_gets_nothing(house: House, method: str, path: str) -> None:
    answer = house.client().request(method, _filled(path))
    if path == "/":
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    else:
        assert (answer.status_code, answer.json()["code"]) == (401, "log_in")


@pytest.mark.parametrize(("method", "path"), [one for one in ASKED if one[0] != "GET"])
def test_an_order_without_the_token_of_its_session_is_refused(house: House, method: str, path: str) -> None:
    for token in ("", "wrong", house.clients[Role.VIEWER].headers[CSRF_HEADER]):
        need = RULES[method, path]
        client = house.clients[WHO_ORDERS.get(need, Role.OPERATOR)]
        answer = client.request(method, _filled(path), headers={CSRF_HEADER: token})
        assert (answer.status_code, answer.json()["code"]) == (403, "no_token")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/index.html", 404),
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/assets/../../secret", 404),
        ("GET", "//api/v1/state", 404),
        ("GET", "/api/v1/state/", 404),
        ("DELETE", "/api/v1/alarms", 405),
        ("TRACE", "/api/v1/alarms", 405),
        ("GET", "/ws", 404),
    ],
)
def test_what_has_no_rule_is_refused_whoever_asks(house: House, method: str, path: str, status: int) -> None:
    assert isinstance(need_of(method, path), Unknown)
    assert house.clients[Role.OPERATOR].request(method, path).status_code in (status, 404)
    assert house.client().request(method, path).status_code == 401


def test_the_code_of_the_page_is_for_everybody(house: House) -> None:
    page = house.client().get("/login")
    assert page.status_code == 200
    parts = re.findall(r'(?:src|href)="\./([^"]+)"', page.text)
    assert len(parts) >= 3
    for part in parts:
        assert need_of("GET", f"/{part}") is ANYONE
        assert house.client().get(f"/{part}").status_code == 200


def test_a_stranger_gets_no_socket(house: House) -> None:
    with pytest.raises(WebSocketDisconnect), house.client().websocket_connect("/ws") as socket:
        socket.receive_json()
    with house.clients[Role.VIEWER].websocket_connect("/ws") as socket:
        assert socket.receive_json()["type"] == "hello"


def test_the_cookie_is_for_the_server_alone(house: House) -> None:
    link = house.reception.make_link("viewer", "test")
    cookie = house.client().post("/session", json={"link": link}).headers["set-cookie"].lower()
    assert cookie.startswith("citybrain-8080=")
    assert {"httponly", "samesite=strict", "path=/"} <= set(cookie.split("; "))


def test_by_tls_the_cookie_is_secure_and_the_browser_told_to_stay_with_it(house: House, tmp_path: Path) -> None:
    reception = reception_at(tmp_path)
    clock = ClockSpec("scaled", helpers.START_NS, 0, 1.0)
    buses = ("tcp://127.0.0.1:1", "tcp://127.0.0.1:2")
    config = ViewConfig(tmp_path, tmp_path, 8080, *buses, clock, certificate="a.pem", key="a.key")
    client = TestClient(create_app(config, house.picture, reception))
    Office(reception.store, reception.audit, lambda: 0, WEAK).add("li", frozenset({Role.VIEWER}), "t", password=False)
    answer = client.post("/session", json={"link": reception.make_link("li", "test")})
    assert "secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    reception.close()


def test_who_logs_out_is_out_and_it_is_written_down(house: House) -> None:
    client = let_in(house.client(), house.reception, "viewer")
    assert client.get("/api/v1/me").json()["roles"] == ["viewer"]
    assert client.delete("/session").status_code == 204
    assert house.written()["kind"] == "logout"
    assert client.get("/api/v1/me").status_code == 401


def test_a_new_password_is_asked_for_where_the_old_one_is_temporary(house: House) -> None:
    office = Office(house.reception.store, house.reception.audit, lambda: 0, WEAK)
    given = office.add("zhao", frozenset({Role.VIEWER}), "test")
    client = house.client()

    def log_in(**more: str) -> tuple[int, str]:
        answer = client.post("/session", json={"name": "Zhao", "password": given, **more})
        return answer.status_code, answer.json().get("code", "in")

    assert log_in() == (403, "change_password")
    assert log_in(new_password="short") == (422, "bad_password")
    assert log_in(new_password="Kreuzung 4711") == (200, "in")
    assert log_in() == (401, "wrong")


def test_a_second_factor_is_asked_for_where_there_is_one(house: House) -> None:
    office = Office(house.reception.store, house.reception.audit, lambda: 0, WEAK)
    given = office.add("sun", frozenset({Role.VIEWER}), "test")
    office.new_second("sun", "test")
    body = {"name": "sun", "password": given, "new_password": "Kreuzung 4711"}
    answer = house.client().post("/session", json=body)
    assert (answer.status_code, answer.json()["code"]) == (401, "code")
    answer = house.client().post("/session", json={**body, "code": "no digits"})
    assert (answer.status_code, answer.json()["code"]) == (401, "code")


def test_log_ins_that_come_together_wait_in_a_short_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answer_now = threading.Semaphore(0), threading.Event()

    def slow(*_: str) -> Visit:
        asked.release()
        answer_now.wait()
        raise Refused("wrong", "no")

    monkeypatch.setattr(house.reception, "log_in", slow)
    with house.client() as client, ThreadPoolExecutor(22) as crowd:
        guesses = [crowd.submit(client.post, "/session", json={"name": "x", "password": "y"}) for _ in range(22)]
        asked.acquire()
        done, _ = wait(guesses, return_when=FIRST_COMPLETED)
        assert [guess.result().status_code for guess in done] == [429], "one is served, twenty wait, the next goes"
        answer_now.set()
        assert sorted(guess.result().status_code for guess in guesses) == [401] * 21 + [429]


def test_an_administrator_keeps_somebody_out_at_once(house: House) -> None:
    guest, admin = let_in(house.client(), house.reception, "guest", Role.VIEWER), house.clients[Role.ADMIN]
    assert guest.get("/api/v1/me").status_code == 200
    assert admin.post("/api/v1/people/guest/lock", json={"reason": "left"}).json()["closed"] == "left"
    assert guest.get("/api/v1/me").status_code == 401
    assert admin.post("/api/v1/people/guest/unlock").json()["closed"] == ""
    assert admin.post("/api/v1/people/admin/lock", json={"reason": "x"}).json()["code"] == "not_oneself"
    assert admin.post("/api/v1/people/nobody/lock", json={"reason": "x"}).json()["code"] == "unknown_person"
    assert {"name": "guest", "roles": ["viewer"], "closed": ""} in admin.get("/api/v1/people").json()


def test_the_security_officer_reads_what_was_done(house: House) -> None:
    house.clients[Role.VIEWER].post("/api/v1/plans/plan-1/approve", json={})
    (entry,) = house.clients[Role.SECURITY_OFFICER].get("/api/v1/audit", params={"last": 1}).json()
    assert (entry["kind"], entry["who"], entry["outcome"]) == ("refused", "viewer", "not_allowed")
