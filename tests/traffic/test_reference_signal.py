"""The reference's signal programs against hand-made time lines."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.traffic._unit_cases import LOOPS, actuated_case, peer_phases
from twin_core.city import read_network
from twin_core.traffic.reference import Actuated, Loop, Phase, brakes_for_yellow, loop_distance, static_position


def fixed(duration_s: float, state: str) -> Phase:
    return Phase(duration_s, state, duration_s, duration_s)


def test_a_static_program_begins_its_cycle_at_the_offset() -> None:
    phases = [fixed(40, "G"), fixed(3, "y"), fixed(47, "r")]
    assert static_position(phases, 0, 0) == (0, 0)
    assert static_position(phases, 0, 42) == (1, 2)
    assert static_position(phases, 0, 90) == (0, 0)
    assert static_position(phases, 10, 10) == (0, 0)
    assert static_position(phases, 10, 9) == (2, 46)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(-200, 200), st.integers(0, 90_000))
def test_a_static_program_repeats_after_a_cycle_and_moves_by_a_second_each_second(
    durations: list[int], offset: int, time_s: int
) -> None:
    phases = [fixed(d, "G") for d in durations]
    phase, elapsed = static_position(phases, offset, time_s)
    assert static_position(phases, offset, time_s + sum(durations)) == (phase, elapsed)
    following = (phase, elapsed + 1) if elapsed + 1 < durations[phase] else ((phase + 1) % len(phases), 0)
    assert static_position(phases, offset, time_s + 1) == following


def two_stages() -> Actuated:
    phases = [Phase(20, "Gr", 5, 30), fixed(3, "yr"), Phase(20, "rG", 5, 30), fixed(3, "ry")]
    return Actuated(phases, [Loop(frozenset({0})), Loop(frozenset({2}))])


def run(program: Actuated, gaps: dict[int, float], until: int) -> list[int]:
    return [program.advance(t, gaps) for t in range(until)]


def test_without_cars_each_green_lasts_its_minimum() -> None:
    seen = run(two_stages(), {0: 99.0, 1: 99.0}, 16)
    assert seen == [0] * 5 + [1] * 3 + [2] * 5 + [3] * 3


def test_an_occupied_loop_holds_green_to_its_maximum() -> None:
    seen = run(two_stages(), {0: 0.0, 1: 99.0}, 40)
    assert seen == [0] * 30 + [1] * 3 + [2] * 5 + [3] * 2


def test_a_gap_of_three_seconds_ends_green_and_a_smaller_one_prolongs() -> None:
    assert run(two_stages(), {0: 3.0, 1: 99.0}, 6)[5] == 1
    assert run(two_stages(), {0: 2.9, 1: 99.0}, 6)[5] == 0


def test_a_loop_of_another_phase_does_not_prolong() -> None:
    assert run(two_stages(), {0: 99.0, 1: 0.0}, 6)[5] == 1


def test_phases_after_a_jump_back_are_never_reached() -> None:
    phases = [fixed(10, "G"), Phase(3, "y", 3, 3, next=0), fixed(5, "r")]
    assert 2 not in run(Actuated(phases, []), {}, 200)


def test_loop_distance_is_two_seconds_or_the_queue_of_the_minimum_green() -> None:
    assert loop_distance(13.89, 5) == pytest.approx(23.487, abs=1e-3)
    assert loop_distance(8.33, 20) == pytest.approx(16.66)


def test_at_yellow_only_those_stop_who_can_with_the_usual_deceleration() -> None:
    # From 13.89 at 4.5: 9.39 + 4.89 + 0.39 = 14.67 m.
    assert brakes_for_yellow(14.68, 13.89, 4.5, 9.0)
    assert not brakes_for_yellow(14.66, 13.89, 4.5, 9.0)


@pytest.mark.skipif(importlib.util.find_spec("sumo") is None, reason="eclipse-sumo is not installed")
def test_fed_with_the_passages_in_sumo_it_switches_in_the_same_seconds_as_sumo(tmp_path: Path) -> None:
    case = actuated_case(tmp_path, "", seed=4, until_s=1800)
    network = read_network(case.net, [case.additional])
    lanes = network.lane_index()
    positions = {
        edge: float(network.lanes.length_m[lanes[f"{edge}_0"]]) - loop_distance(13.89, least)
        for edge, (_, least) in LOOPS.items()
    }
    peer = peer_phases(case, positions)
    program = Actuated(
        [Phase(20, "Gr", 5, 30), fixed(3, "yr"), Phase(20, "rG", 8, 25), fixed(3, "ry")],
        [Loop(frozenset({phase})) for phase, _ in LOOPS.values()],
    )

    def gap(edge: str, time_s: float) -> float:
        """SUMO stamps a passage of step k (which drives from k to k+1) with k−1 and the fraction."""
        known = time_s - 1.0
        past = [(entered, left) for entered, left in peer.passages[edge] if entered <= known]
        if not past:
            return 1e9
        return 0.0 if past[-1][1] > known else known - past[-1][1]

    assert len(peer.phase) == case.until_s
    mine = [program.advance(t, {i: gap(edge, t) for i, edge in enumerate(LOOPS)}) for t in range(case.until_s)]
    assert tuple(mine) == peer.phase
