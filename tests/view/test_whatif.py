"""What-ifs over REST: asked, followed, cancelled, compared by section; and the runner that plays them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput, Unavailable
from fastapi.testclient import TestClient
from numpy.typing import NDArray

from tests.view import helpers
from tests.view.doors import behind_gate, let_in, reception_at
from twin_core.people import Role
from viz import Figure, Futures, Picture, WhatIfBusy, WhatIfProgress, whatif_router

BODY = {"edges": ["E0389"], "duration_s": 600, "seeds": 2}
URL = "/api/v1/what-if"


class Player:
    """Plays nothing; says what it is told to say."""

    def __init__(self) -> None:
        self.asked: list[WhatIfProgress] = []
        self.refusal: Exception | None = None

    def ask(self, edges: tuple[str, ...], duration_s: int, seeds: int) -> WhatIfProgress:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append(WhatIfProgress("q-1", "running", 0, 2 * seeds, edges, duration_s, helpers.START_NS))
        return self.asked[-1]

    def progress(self, question: str) -> WhatIfProgress | None:
        return self.asked[-1] if self.asked and question == "q-1" else None

    def cancel(self, question: str) -> bool:
        self.asked[-1] = replace(self.asked[-1], state="cancelled")
        return True


@pytest.fixture
def player() -> Player:
    """Whoever plays."""
    return Player()


@pytest.fixture
def page(picture: Picture, player: Player, tmp_path: Path) -> Iterator[TestClient]:
    """A planner's way to what-ifs."""
    reception = reception_at(tmp_path)
    app = behind_gate(reception, whatif_router(player, picture.sections))
    yield let_in(TestClient(app), reception, "pan", Role.PLANNER)
    reception.close()


def _futures(picture: Picture, edges: tuple[int, ...]) -> Futures:
    """Two edges of one section: 30 cars go from 40 to 30 km/h, 10 cars from 20 to 30 km/h."""
    figure = Figure("mean_speed_kmh", 30.0, 28.0, -2.0, -3.0, -1.0)
    change = _columns((-10.0, 10.0), (-12.0, np.nan), (-8.0, np.nan))
    before, after, *cars = _columns((40.0, 20.0), (30.0, 30.0), (30.0, 10.0), (30.0, 10.0))
    return Futures(
        (figure,), 2, edges, (before, after), (change[0], change[1], change[2]), (cars[0], cars[1]), "ab"
    )  # fmt: skip


def _columns(*rows: tuple[float, float]) -> list[NDArray[np.float64]]:
    return [np.array(row, np.float64) for row in rows]


def test_a_question_is_begun_followed_and_cancelled(page: TestClient, player: Player) -> None:
    answer = page.post(URL, json=BODY)
    assert answer.status_code == 202
    assert (answer.json()["id"], answer.json()["total"], answer.json()["edges"]) == ("q-1", 4, ["E0389"])
    player.asked[-1] = replace(player.asked[-1], done=3)
    assert page.get(f"{URL}/q-1").json()["done"] == 3
    assert page.delete(f"{URL}/q-1").json()["state"] == "cancelled"


def test_both_futures_come_by_section_weighted_by_cars(page: TestClient, picture: Picture, player: Player) -> None:
    counts = np.bincount(picture.sections.of_edge[picture.sections.of_edge >= 0])
    section = int(np.argmax(counts))
    first, second = np.flatnonzero(picture.sections.of_edge == section)[:2].tolist()
    page.post(URL, json=BODY)
    player.asked[-1] = replace(player.asked[-1], state="done", futures=_futures(picture, (first, second)))
    futures = page.get(f"{URL}/q-1").json()["futures"]
    free_kmh = 3.6 * picture.sections.free_mps[section]
    assert futures["baseline"][section] == pytest.approx(35.0 / free_kmh, abs=1e-3)
    assert futures["changed"][section] == pytest.approx(30.0 / free_kmh, abs=1e-3)
    assert futures["change_kmh"][section] == pytest.approx(-5.0)
    assert futures["low_kmh"][section] == pytest.approx(-12.0)
    assert sum(value is not None for value in futures["change_kmh"]) == 1
    assert futures["figures"][0]["high"] == -1.0


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(WhatIfBusy("q-0 is being played"), 409), (Unavailable("no nowcast yet"), 503), (BadInput("no edge X"), 422)],
)
def test_a_refusal_says_why(page: TestClient, player: Player, refusal: Exception, status: int) -> None:
    player.refusal = refusal
    answer = page.post(URL, json=BODY)
    assert answer.status_code == status
    assert str(refusal) in answer.json()["detail"]


@pytest.mark.parametrize(
    "body", [{**BODY, "edges": []}, {**BODY, "seeds": 1}, {**BODY, "duration_s": 10}, {**BODY, "rain": 3}, {}]
)
def test_a_question_that_cannot_be_played_is_refused(page: TestClient, player: Player, body: dict[str, object]) -> None:
    assert page.post(URL, json=body).status_code == 422
    assert player.asked == []


def test_a_question_never_asked_is_not_found(page: TestClient) -> None:
    assert page.get(f"{URL}/q-9").status_code == 404
