"""The two-person rule over REST: a fleet's mode changes when two agreed, and never otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.view.core_behind import CoreBehind
from tests.view.doors import behind_gate, let_in, reception_at
from twin_core.people import ALONE, Reception, Role
from viz import CoreLink, people_router

BODY = {"kind": "fleet-mode", "mode": "advise", "controllers": ["a", "nowhere"], "reason": "storm"}


class Room:
    """Li and Wang are operators, Zhao looks on; one core behind."""

    def __init__(self, folder: Path) -> None:
        self.core = CoreBehind(folder)
        self.reception: Reception = reception_at(folder)
        self.link = CoreLink(self.core.address, patience_s=2.0)
        self.app = behind_gate(self.reception, people_router(self.link, self.reception))

    def person(self, loop: TestClient, name: str, role: Role) -> TestClient:
        client = TestClient(self.app)
        client.portal = loop.portal  # the link to the core lives in one event loop
        return let_in(client, self.reception, name, role)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room with a core."""
    room = Room(tmp_path)
    yield room
    room.reception.close()
    room.core.close()


@pytest.fixture
def li(room: Room) -> Iterator[TestClient]:
    """Li, logged in."""
    with TestClient(room.app) as client:
        yield let_in(client, room.reception, "li")
        assert client.portal is not None
        client.portal.call(room.link.close)


def test_a_fleet_changes_its_mode_when_another_one_agrees(room: Room, li: TestClient) -> None:
    wang = room.person(li, "wang", Role.OPERATOR)
    made = li.post("/api/v1/proposals", json=BODY).json()
    assert (made["number"], made["state"], made["by"]) == (1, "waiting", "li")
    assert li.get("/api/v1/controllers").json()[0]["mode"] == "approve"
    assert li.post("/api/v1/proposals/1/confirm").json()["code"] == "same_person"
    agreed = wang.post("/api/v1/proposals/1/confirm").json()
    assert (agreed["done"], agreed["failed"]) == (["a"], {"nowhere": "unknown_controller"})
    assert li.get("/api/v1/controllers").json()[0]["mode"] == "advise"
    assert wang.post("/api/v1/proposals/1/confirm").json()["code"] == "not_waiting"
    assert [row["second"] for row in wang.get("/api/v1/proposals").json()] == ["wang"]
    last = json.loads(room.reception.audit.newest(2)[0])
    assert (last["kind"], last["who"], last["outcome"]) == ("done_by_two", "li+wang", "1_failed")


def test_a_proposal_is_withdrawn(room: Room, li: TestClient) -> None:
    li.post("/api/v1/proposals", json=BODY)
    assert li.post("/api/v1/proposals/1/withdraw").json()["state"] == "withdrawn"
    assert li.post("/api/v1/proposals/1/withdraw").json()["code"] == "not_waiting"


WRONG: list[tuple[dict[str, object], int, str]] = [
    ({"kind": "delete-history"}, 422, "no_such_operation"),
    ({"kind": "disable-envelope"}, 422, "no_such_operation"),
    ({"kind": "deny"}, 422, "not_here"),
    ({"kind": "party"}, 422, "unknown_kind"),
    ({"mode": None}, 422, "bad_request"),
    ({"mode": "off"}, 422, "bad_request"),
    ({"controllers": []}, 422, "bad_request"),
    ({"controllers": ["x"] * 501}, 422, "bad_request"),
    ({"reason": " "}, 422, "bad_request"),
    ({"by": "wang"}, 422, "bad_request"),
]


def test_a_wrong_proposal_says_why(room: Room, li: TestClient) -> None:
    for change, status, code in WRONG:
        answer = li.post("/api/v1/proposals", json={**BODY, **change})
        assert (answer.status_code, answer.json()["code"]) == (status, code), change
    assert room.reception.store.proposals(1) == []


def test_a_confirmation_of_nothing_is_refused(room: Room, li: TestClient) -> None:
    assert li.post("/api/v1/proposals/9/confirm").json()["code"] == "unknown_proposal"
    assert li.post("/api/v1/proposals/0/confirm").status_code == 422
    officer = room.person(li, "he", Role.SECURITY_OFFICER)
    li.post("/api/v1/proposals", json=BODY)
    assert officer.post("/api/v1/proposals/1/confirm").json()["code"] == "not_your_duty"


def test_many_single_changes_are_no_way_around_it(room: Room, li: TestClient) -> None:
    body = {"mode": "advise"}
    codes = [li.put(f"/api/v1/controllers/c{k}/mode", json=body).json()["code"] for k in range(ALONE + 1)]
    assert codes == ["unknown_controller"] * ALONE + ["two_persons_needed"]
