"""The local planner: which stage should a signal show next, by exhaustive search over a small queue model.

Each lane is one queue, first in, first out. A car leaves at the later of its free arrival at the stop line and the
moment the car before it has left plus a headway, if its movement shows green. Every stage sequence of `depth` steps of
10 s is played through, depth first with the present stage first, and a branch is cut once it costs more than the best
one known (Sen & Head 1997, doi:10.1287/trsc.31.1.5, is the exact form of this idea; the queue model is our own).

What is deliberately pessimistic, because optimism about change makes a plan that changes for ever: yellow lets nobody
through, a start costs 2 s, each change costs a penalty. Cars weigh more the longer they have waited, so nobody starves.

    cost = Σ over seconds of Σ weights of cars that have arrived and not left, + penalty per change, + end term per car
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

import twin_core.traffic  # noqa: F401  it says where compiled kernels are kept

__all__ = ["Cars", "Movements", "SearchRules", "best_stage"]

I8 = NDArray[np.int8]
I32 = NDArray[np.int32]
F64 = NDArray[np.float64]
B = NDArray[np.bool_]

TICK_S = 1.0


class Movements(NamedTuple):
    """What never changes. [P] stages, [K] movements (links at the signal), [A] lanes."""

    green: I8  # [P, K] 0 none, 1 permissive, 2 with priority
    yields_to: B  # [K, K] a permissive row waits for cars of the column
    lane: I32  # [K]
    change_s: F64  # [P, P] from the end of the row's greens to the start of the column's, 0 on the diagonal
    least_green_s: F64  # [P]


class Cars(NamedTuple):
    """[N] cars that are near or announced, by lane and from the stop line backwards."""

    lane_start: I32  # [A + 1]
    arrival_s: F64  # free arrival at the stop line, seconds from now; does not decrease along a lane
    movement: I32
    weight: F64


class SearchRules(NamedTuple):
    """Numbers of the model."""

    depth: int = 5
    step_s: float = 10.0
    headway_s: float = 1.8
    start_loss_s: float = 2.0
    change_penalty: float = 3.0
    end_term_s: float = 10.0
    foe_window_s: float = 3.0


@njit(cache=True, error_model="numpy")
def _may_go(
    move: int, clock: float, shows: I8, ready: F64, heads: I32, free: F64, cars: Cars, moves: Movements, window_s: float
) -> bool:
    """Whether a car of `move` may cross at `clock`."""
    if shows[move] == 0 or ready[move] > clock:
        return False
    if shows[move] == 2:
        return True
    for foe in range(shows.size):
        if shows[foe] != 2 or not moves.yields_to[move, foe]:
            continue
        lane = moves.lane[foe]
        head = heads[lane]
        is_head = head < cars.lane_start[lane + 1] and cars.movement[head] == foe
        if is_head and max(cars.arrival_s[head], free[lane]) < clock + window_s:
            return False
    return True


@njit(cache=True, error_model="numpy")
def _play(
    start_s: float,
    stop_s: float,
    shows: I8,
    ready: F64,
    heads: I32,
    free: F64,
    cars: Cars,
    moves: Movements,
    headway_s: float,
    window_s: float,
    bound: float,
) -> float:
    """Play one step of the model; changes `heads` and `free` [A], gives the cost (more than `bound` = cut)."""
    cost = 0.0
    clock = start_s
    while clock < stop_s and cost <= bound:
        for lane in range(heads.size):
            end = cars.lane_start[lane + 1]
            while heads[lane] < end:
                car = heads[lane]
                leave = max(max(cars.arrival_s[car], free[lane]), ready[cars.movement[car]])
                if leave >= clock + TICK_S:
                    break
                if not _may_go(cars.movement[car], max(leave, clock), shows, ready, heads, free, cars, moves, window_s):
                    break
                free[lane] = max(leave, clock) + headway_s
                heads[lane] += 1
            for car in range(heads[lane], end):
                if cars.arrival_s[car] > clock:
                    break
                cost += cars.weight[car] * TICK_S
        clock += TICK_S
    return cost


@njit(cache=True, error_model="numpy")
def _change(
    old: int, new: int, clock: float, moves: Movements, loss_s: float, ready_before: F64, shows: I8, ready: F64
) -> None:
    """What shows after `new` was ordered at `clock` while `old` showed."""
    for k in range(shows.size):
        shows[k] = moves.green[new, k]
        ready[k] = ready_before[k]
        if new != old and moves.green[new, k] > 0 and moves.green[old, k] == 0:
            ready[k] = clock + moves.change_s[old, new] + loss_s


@njit(cache=True, error_model="numpy")
def _search_kernel(
    stage: int,
    age_s: float,
    ready_now: F64,
    cars: Cars,
    moves: Movements,
    rules: SearchRules,
    first_cost: F64,
) -> int:
    # Depth first without recursion: row d of each array is the state after d steps of the sequence being tried.
    n_stages, depth = moves.green.shape[0], rules.depth
    n_lanes, n_moves = cars.lane_start.size - 1, moves.lane.size
    heads = np.empty((depth + 1, n_lanes), np.int32)
    free = np.zeros((depth + 1, n_lanes))
    ready = np.empty((depth + 1, n_moves))
    shows = np.empty(n_moves, np.int8)
    shown = np.empty(depth + 1, np.int32)
    since = np.empty(depth + 1)
    cost = np.zeros(depth + 1)
    tried = np.zeros(depth + 1, np.int32)
    heads[0], ready[0], shown[0], since[0] = cars.lane_start[:-1], ready_now, stage, -age_s
    best, best_first, d = np.inf, stage, 0
    while d >= 0:
        if d == depth or tried[d] == n_stages:
            d -= 1
            continue
        old, clock = shown[d], d * rules.step_s
        # the present stage first: it is often the best, and a good bound early cuts most of the rest
        new = old if tried[d] == 0 else tried[d] - (1 if tried[d] <= old else 0)
        tried[d] += 1
        if new != old and (clock - since[d] < moves.least_green_s[old] or moves.change_s[old, new] < 0.0):
            continue
        heads[d + 1], free[d + 1], shown[d + 1] = heads[d], free[d], new
        since[d + 1] = since[d] if new == old else clock + moves.change_s[old, new]
        _change(old, new, clock, moves, rules.start_loss_s, ready[d], shows, ready[d + 1])
        penalty = 0.0 if new == old else rules.change_penalty
        step = _play(
            clock, clock + rules.step_s, shows, ready[d + 1], heads[d + 1], free[d + 1], cars, moves,
            rules.headway_s, rules.foe_window_s, best - cost[d] - penalty,
        )  # fmt: skip
        cost[d + 1] = cost[d] + penalty + step
        total = cost[d + 1]
        if d + 1 == depth:
            for lane in range(n_lanes):
                for car in range(heads[depth, lane], cars.lane_start[lane + 1]):
                    if cars.arrival_s[car] <= depth * rules.step_s:
                        total += rules.end_term_s * cars.weight[car]
        if total >= best:
            continue
        if d + 1 == depth:
            best, best_first = total, shown[1]
            first_cost[shown[1]] = min(first_cost[shown[1]], total)
        else:
            d += 1
            tried[d] = 0
    return best_first


def best_stage(
    stage: int, age_s: float, cars: Cars, movements: Movements, rules: SearchRules | None = None
) -> tuple[int, float]:
    """The stage to show in the next step, and the cost of the best sequence found.

    Args:
        stage: index of the stage that shows now. age_s: how long its greens have shown, seconds; negative while its
            intergreen still runs (its movements become ready when that is over).
    """
    rules = rules or SearchRules()
    ready = np.zeros(movements.lane.size)
    if age_s < rules.start_loss_s:
        ready[:] = np.where(movements.green[stage] > 0, rules.start_loss_s - age_s, 0.0)
    first_cost = np.full(movements.green.shape[0], np.inf)
    best = int(_search_kernel(stage, float(age_s), ready, cars, movements, rules, first_cost))
    return best, float(first_cost.min())
