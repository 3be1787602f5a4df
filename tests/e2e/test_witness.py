"""The witness of the loop tests sees what it must see."""

from __future__ import annotations

from hardware_profiles.safety import Group, Plan, PlanStage, Profile, Stage
from tests.e2e.witness import AMBER, GREEN, RED, Record, faults

PROFILE = Profile(
    id="x",
    level=1,
    groups=(Group("a", all_red_ms=2000), Group("b", all_red_ms=2000)),
    conflict=((0, 1), (1, 0)),
    intergreen_ms=((0, 5000), (5000, 0)),
    stages=(Stage("A", (0,)), Stage("B", (1,))),
    transitions=((0, 1), (0, 1)),
    plans=(Plan("local", 40_000, 0, (PlanStage(0, 20_000, 20_000, 20_000), PlanStage(1, 20_000, 20_000, 20_000))),),
)
GOOD = [
    (0, [GREEN, RED]),
    (15_000, [AMBER, RED]),
    (18_000, [RED, RED]),
    (20_000, [RED, GREEN]),
    (35_000, [RED, AMBER]),
    (38_000, [RED, RED]),
    (40_000, [GREEN, RED]),
]


def words(shown: list[tuple[int, list[int]]]) -> str:
    return "\n".join(faults(Record(PROFILE, shown)))


def test_a_good_cycle_has_no_fault() -> None:
    assert words(GOOD) == ""


def test_an_early_green_is_seen() -> None:
    assert "b green 4000 ms after a, needs 5000" in words([*GOOD[:3], (19_000, [RED, GREEN])])


def test_two_rights_of_way_are_seen() -> None:
    assert "a and b both have no red" in words([*GOOD[:1], (3000, [GREEN, GREEN])])


def test_a_short_green_is_seen() -> None:
    assert "green of 4000 ms, at least 5000" in words([*GOOD[:4], (24_000, [RED, AMBER])])


def test_a_short_amber_is_seen() -> None:
    assert "amber of 2000 ms, at least 3000" in words([*GOOD[:5], (37_000, [RED, RED])])


def test_green_to_red_is_seen() -> None:
    assert "green to red without amber" in words([*GOOD[:4], (35_000, [RED, RED])])
