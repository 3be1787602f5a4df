"""Orders and the audit: named by the session, written down before and after."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.view.core_behind import CoreBehind
from tests.view.doors import behind_gate, let_in, reception_at
from twin_core.people import Reception
from viz import CoreLink, people_router

APPROVE = "/api/v1/plans/plan-1/approve"


class Desk:
    """Li and Wang, two operators, before one core."""

    def __init__(self, folder: Path) -> None:
        self.core = CoreBehind(folder)
        self.reception: Reception = reception_at(folder)
        self.link = CoreLink(self.core.address, patience_s=0.5)
        self.app = behind_gate(self.reception, people_router(self.link, self.reception))

    def written(self, count: int) -> list[tuple[str, str, str, str, str]]:
        entries = [json.loads(body) for body in self.reception.audit.newest(count)]
        return [tuple(entry[name] for name in ("kind", "who", "what", "subject", "outcome")) for entry in entries]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a core that answers."""
    desk = Desk(tmp_path)
    yield desk
    desk.reception.close()
    desk.core.close()


@pytest.fixture
def li(desk: Desk) -> Iterator[TestClient]:
    """Li, logged in; the event loop of the link is hers."""
    with TestClient(desk.app) as client:
        yield let_in(client, desk.reception, "li")
        assert client.portal is not None
        client.portal.call(desk.link.close)


def test_an_order_is_written_down_before_it_is_given_and_its_outcome_after(desk: Desk, li: TestClient) -> None:
    assert li.post(APPROVE, json={"reason": "market"}).status_code == 200
    assert desk.written(2) == [
        ("order", "li", "approve", "plan-1", "asked"),
        ("outcome", "li", "approve", "plan-1", "ok"),
    ]
    assert json.loads(desk.reception.audit.newest(1)[0])["detail"]["reason"] == "market"
    (card,) = (card for card in li.get("/api/v1/plans").json()["plans"] if card["id"] == "plan-1")
    assert card["decided_by"] == "li"


def test_what_the_core_refuses_is_written_down_with_its_reason(desk: Desk, li: TestClient) -> None:
    assert li.post("/api/v1/plans/plan-2/approve", json={}).status_code == 409
    assert desk.written(1) == [("outcome", "li", "approve", "plan-2", "not_waiting")]


def test_an_order_without_an_answer_says_so_in_the_audit(desk: Desk, li: TestClient) -> None:
    desk.core.deaf = True
    assert li.post(APPROVE, json={}).status_code == 503
    assert desk.written(1) == [("outcome", "li", "approve", "plan-1", "no_answer")]


def test_what_cannot_be_written_down_is_not_ordered(desk: Desk, li: TestClient) -> None:
    rows = len(desk.core.bench.rows)
    sqlite3.connect(desk.reception.audit.paths.database).executescript("DROP TABLE entry")
    answer = li.post(APPROVE, json={})
    assert answer.status_code == 503
    assert len(desk.core.bench.rows) == rows


def test_a_key_is_its_persons_own(desk: Desk, li: TestClient) -> None:
    wang = let_in(TestClient(desk.app), desk.reception, "wang")
    wang.portal = li.portal
    codes = []
    for person in (li, li, wang):
        answer = person.post("/api/v1/alarms/alarm-1/acknowledge", json={}, headers={"Idempotency-Key": "k"})
        codes.append(answer.json().get("code", "done"))
    assert codes == ["done", "done", "not_unacked"]
