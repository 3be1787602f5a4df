from __future__ import annotations

import itertools

import numpy as np
import pytest

from twin_core.control._stage_search import Cars, Movements, SearchRules, best_stage

CROSSING = Movements(
    green=np.array([[2, 0], [0, 2]], np.int8),
    yields_to=np.zeros((2, 2), np.bool_),
    lane=np.array([0, 1], np.int32),
    change_s=np.array([[0.0, 4.0], [4.0, 0.0]]),
    least_green_s=np.array([5.0, 5.0]),
)


def cars(*lanes: list[float], weight: float = 1.0) -> Cars:
    """Arrival times of each lane; all cars of lane i do movement i."""
    start = np.cumsum([0, *(len(lane) for lane in lanes)]).astype(np.int32)
    movement = np.repeat(np.arange(len(lanes), dtype=np.int32), [len(lane) for lane in lanes])
    flat = np.array(list(itertools.chain(*lanes)))
    return Cars(start, flat, movement, np.full(flat.size, weight))


def test_an_empty_junction_stays_as_it_is() -> None:
    assert best_stage(1, 30.0, cars([], []), CROSSING) == (1, 0.0)


def test_a_waiting_queue_gets_green_when_nobody_else_comes() -> None:
    assert best_stage(0, 20.0, cars([], [0.0] * 5), CROSSING)[0] == 1


def test_a_platoon_that_arrives_is_not_cut_for_one_car() -> None:
    assert best_stage(0, 20.0, cars([i * 1.8 for i in range(12)], [0.0]), CROSSING)[0] == 0


def test_a_car_that_has_waited_long_enough_outweighs_a_platoon() -> None:
    platoon = [i * 1.8 for i in range(12)]
    start = np.array([0, 12, 13], np.int32)
    weight = np.ones(13)
    weight[12] = 30.0
    both = Cars(start, np.array([*platoon, 0.0]), np.array([0] * 12 + [1], np.int32), weight)
    assert best_stage(0, 20.0, both, CROSSING)[0] == 1


def test_minimum_green_is_kept() -> None:
    assert best_stage(0, 1.0, cars([], [0.0] * 20), CROSSING)[0] == 0


def test_a_forbidden_change_is_never_chosen() -> None:
    locked = CROSSING._replace(change_s=np.array([[0.0, -1.0], [4.0, 0.0]]))
    assert best_stage(0, 60.0, cars([], [0.0] * 20), locked)[0] == 0


def test_a_permissive_movement_waits_for_its_foe() -> None:
    # Stage 0 shows the left turn (movement 1) permissively against the through traffic (0); stage 1 protects it.
    moves = CROSSING._replace(
        green=np.array([[2, 1], [0, 2]], np.int8), yields_to=np.array([[False, False], [True, False]])
    )
    free, blocked = cars([], [0.0] * 4), cars([i * 1.8 for i in range(25)], [0.0] * 4)
    rules = SearchRules(depth=2)
    assert best_stage(0, 20.0, free, moves, rules)[0] == 0
    assert best_stage(0, 20.0, blocked, moves, rules)[1] > best_stage(0, 20.0, free, moves, rules)[1] + 4 * 15


def by_hand(stage: int, queue: Cars, moves: Movements, rules: SearchRules) -> float:
    """Every sequence played by a plain model: what the search must equal when nothing is permissive."""
    best = np.inf
    for sequence in itertools.product(range(len(moves.least_green_s)), repeat=rules.depth):
        cost, now, since, ready = 0.0, stage, -100.0, {}
        events: list[tuple[float, int]] = []
        legal = True
        for d, new in enumerate(sequence):
            clock = d * rules.step_s
            if new != now:
                legal &= clock - since >= moves.least_green_s[now]
                since = clock + moves.change_s[now, new]
                ready[new] = since + rules.start_loss_s
                cost += rules.change_penalty
                now = new
            events.append((clock, new))
        if not legal:
            continue
        for lane in range(queue.lane_start.size - 1):
            arrivals = queue.arrival_s[queue.lane_start[lane] : queue.lane_start[lane + 1]].tolist()
            cost += one_lane(arrivals, lane, events, stage, moves, rules)
        best = min(best, cost)
    return best


def one_lane(
    arrivals: list[float], lane: int, events: list[tuple[float, int]], first: int, moves: Movements, rules: SearchRules
) -> float:
    horizon = rules.depth * rules.step_s
    free, ready, cost, before = 0.0, 0.0, 0.0, first
    waiting = list(arrivals)
    for clock, shown in events:
        if shown != before and shown == lane:
            ready = clock + moves.change_s[before, shown] + rules.start_loss_s
        before = shown
        for tick in np.arange(clock, clock + rules.step_s):
            while waiting and shown == lane and max(waiting[0], free, ready) < tick + 1:
                free = max(waiting.pop(0), free, ready, tick) + rules.headway_s
            cost += sum(a <= tick for a in waiting)
    return cost + rules.end_term_s * sum(a <= horizon for a in waiting)


@pytest.mark.parametrize("seed", range(6))
def test_the_search_finds_the_best_of_all_sequences(seed: int) -> None:
    draw = np.random.default_rng(seed)
    moves = Movements(
        green=(2 * np.eye(3)).astype(np.int8),
        yields_to=np.zeros((3, 3), np.bool_),
        lane=np.arange(3, dtype=np.int32),
        change_s=np.where(np.eye(3) > 0, 0.0, draw.integers(3, 8, (3, 3)).astype(float)),
        least_green_s=np.array([5.0, 8.0, 12.0]),
    )
    queue = cars(*(sorted(draw.uniform(-5.0, 45.0, draw.integers(0, 12)).tolist()) for _ in range(3)))
    rules = SearchRules(depth=4)
    _, cost = best_stage(1, 50.0, queue, moves, rules)
    assert cost == pytest.approx(by_hand(1, queue, moves, rules), abs=1e-9)
