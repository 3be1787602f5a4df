"""The correction rules: what detectors saw against what the model did, second by second.

    entry loop         its cars drive in there; the model's own inflow at that edge is off
    interior loop      a car the model lacks is put in (or one just upstream is moved up); one too many is taken out
    stop-line loop     empty for 4 s while its green is 6 s old: what still crawls there in the model is a ghost
    covered loop       somebody stands on it (at a stop line: on red): the model's queue is filled up to it

The order matters: deletions first make room. Everything is a suggestion; the engine refuses what would break its
invariants (no overlap, able to stop, nobody touched inside a junction), and a refusal is retried or counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Demand, Network
from twin_core.mirror._cars import GAP_M, Arrival, Cars, Changes, Insert
from twin_core.mirror._draws import PURPOSE_ROUTE, uniform_one
from twin_core.mirror._layout import Layout
from twin_core.mirror._pairing import Lacking, Surplus
from twin_core.mirror._routes import TRIES, RouteBook

__all__ = ["Rules"]

B = NDArray[np.bool_]
I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

SHIFT_M = 15.0
REACH_M, REACH_S = 15.0, 4.0  # how far upstream the model's car may be and still be the one that the loop saw
ASIDE_M = 5.0  # a car in the next lane is taken only if it is this much nearer
KEEP_TRYING_S, KEEP_TRYING_ENTRY_S = 10.0, 120.0
JAMMED_S, JAMMED_MPS = 4.0, 4.0  # kept out this long though it drove this fast
STANDING_MPS = 0.5
EMPTY_S, GREEN_S = 4.0, 6.0  # stop-line loop: how long empty, how old its green
GHOST_REACH_M, GHOST_SPEED_SHARE = 60.0, 0.6
STANDING_S = 3.0  # a loop covered this long on red has somebody standing on it
STOP_GAP_M = 1.0
COVER_M, JAM_GAP_M = 1.0, 2.5


@dataclass
class Rules:
    """State of the rules between seconds. [D] detectors."""

    network: Network
    demand: Demand  # the one that the engine drives: numbers of its cars are rows of it
    book: RouteBook
    layout: Layout
    seed: int
    routes: dict[int, I32] = field(default_factory=dict)  # of cars put in, by number
    pending: list[Arrival] = field(default_factory=list)
    dropped: int = 0
    ghosts: int = 0
    cleared: int = 0
    filled: int = 0

    def __post_init__(self) -> None:
        n_detectors = len(self.network.detectors.id)
        self.empty_s: F64 = np.zeros(n_detectors)
        self.covered_s: F64 = np.zeros(n_detectors)
        self.loops: B = np.array([kind == "e1" for kind in self.network.detectors.kind], np.bool_)
        self._cleared_s: dict[int, float] = {}
        self._draw = 0

    # ── loops of a section, and entries ───────────────────────────────────────────────────────────────────────────

    def surplus(self, odd: Surplus, cars: Cars, changes: Changes) -> None:
        """Take out the car that crossed a loop in the model only; where it is not known, the hindmost one beyond it."""
        if odd.number >= 0:
            changes.delete(odd.number)
            return
        d = self.network.detectors
        lane, pos = int(d.lane[odd.detector]), float(d.pos_m[odd.detector])
        for candidate in self._lanes_beside(lane):
            for row in cars.on(candidate):
                if cars.pos_m[row] >= pos and changes.delete(int(cars.number[row])):
                    return

    def lacking(
        self, odd: Lacking, speed_mps: float, passage_s: float, now_s: float, cars: Cars, changes: Changes
    ) -> None:
        """Bring the car that crossed a loop on the street only: the next one upstream if it is near, else a new one."""
        d = self.network.detectors
        lane, pos = int(d.lane[odd.detector]), float(d.pos_m[odd.detector])
        passed_s = now_s - 1.0 + (passage_s if np.isfinite(passage_s) else 0.5)
        car = Arrival(odd.detector, lane, pos + 0.5, speed_mps, passed_s)
        reach = max(REACH_M, REACH_S * speed_mps)
        near, distance = -1, reach
        for candidate in self._lanes_beside(lane):
            aside = 0.0 if candidate == lane else ASIDE_M
            for row in reversed(cars.on(candidate)):
                behind = pos - float(cars.pos_m[row]) + aside
                if cars.pos_m[row] <= pos and behind < distance and changes.free(int(cars.number[row])):
                    near, distance = row, behind
                    break
        if near >= 0:
            number = int(cars.number[near])
            ahead_m = car.pos_m + speed_mps * (now_s - passed_s) - float(cars.pos_m[near])
            _, ahead = cars.gap_at(lane, pos)
            room = ahead - float(cars.pos_m[near]) - ahead_m > GAP_M
            if int(cars.lane[near]) == lane and ahead_m <= SHIFT_M and room and changes.shift(number, ahead_m):
                return
            edges = self.way_on(number, int(cars.lane[near]))
            if edges is not None and changes.delete(number) and self.book.leads_on(lane, edges):
                car.edges, car.type = edges, int(cars.type[near])
        self.pending.append(car)

    def _lanes_beside(self, lane: int) -> list[int]:
        """Lanes of the same edge, the lane itself first."""
        edge = int(self.network.lanes.edge[lane])
        first, n = int(self.network.edges.lane0[edge]), int(self.network.edges.n_lanes[edge])
        return sorted(range(first, first + n), key=lambda row: (abs(row - lane), row))

    def way_on(self, number: int, lane: int) -> I32 | None:
        """The rest of a car's route from the edge of `lane` on, None where the edge is not on it."""
        route = self.routes.get(number)
        if route is None and number < self.demand.vehicles.route.size:
            r = int(self.demand.vehicles.route[number])
            route = self.demand.route_edge[self.demand.route_start[r] : self.demand.route_start[r + 1]]
        if route is None:
            return None
        at = np.flatnonzero(route == self.network.lanes.edge[lane])
        return route[int(at[0]) :] if at.size else None

    def bring(self, now_s: float, red: B, cars: Cars, changes: Changes) -> None:
        """Put in what waits for room; after a while it is dropped and counted. `red`: [L] all links of the lane."""
        left: list[Arrival] = []
        for car in self.pending:
            if self._put(car, now_s, cars, changes):
                continue
            age_s = now_s - car.time_s
            if age_s > (KEEP_TRYING_ENTRY_S if car.entry else KEEP_TRYING_S):
                self.dropped += 1
                continue
            left.append(car)
            if age_s >= JAMMED_S and car.speed_mps >= JAMMED_MPS:
                self._clear_jam(car, now_s, bool(red[car.lane]), cars, changes)
        self.pending = left

    def _clear_jam(self, car: Arrival, now_s: float, red: bool, cars: Cars, changes: Changes) -> None:
        """A car drove over the loop freely on the street, so the jam that keeps it out of the model is not there.

        At red the queue is too long: its last car goes. Without red somebody stands who should not, waiting for a gap
        that does not come, say: the first car goes.
        """
        if now_s - self._cleared_s.get(car.lane, -np.inf) < JAMMED_S:
            return
        rows = [row for row in cars.on(car.lane) if cars.pos_m[row] >= car.pos_m and cars.speed_mps[row] < STANDING_MPS]
        if rows and changes.delete(int(cars.number[rows[0] if red else rows[-1]])):
            self._cleared_s[car.lane] = now_s
            self.cleared += 1

    def _put(self, car: Arrival, now_s: float, cars: Cars, changes: Changes) -> bool:
        if car.edges is None:
            drawn = self.book.draw(car.lane, int(now_s * 1000), self._numbers(car.detector))
            if drawn is None:
                return True  # nobody drives here by the nominal demand: there is no way to go
            car.edges, car.type = drawn
        length = float(self.demand.types.length_m[car.type])
        _, ahead = cars.gap_at(car.lane, car.pos_m)
        # where it would be by now, but behind the one before it
        limit = max(0.0, float(self.network.lanes.length_m[car.lane]) - STOP_GAP_M)
        pos = min(car.pos_m + car.speed_mps * (now_s - car.time_s), ahead - GAP_M - 0.5, limit)
        pos = max(pos, min(car.pos_m, limit))
        room = max(0.0, ahead - pos - GAP_M)
        speed = min(car.speed_mps, room / 2.0)
        return changes.insert(cars, Insert(car.lane, pos, speed, car.edges, car.type, car), length)

    def _numbers(self, key: int) -> Callable[[int], float]:
        self._draw += 1
        first = self._draw * TRIES
        return lambda attempt: uniform_one(self.seed, PURPOSE_ROUTE, key, first + attempt)

    # ── loops that stay covered or empty ──────────────────────────────────────────────────────────────────────────

    def standing(
        self, occupancy: F64, count: I32, trusted: B, green_s: F64, red: B, cars: Cars, changes: Changes, now_s: float
    ) -> None:
        """Queues that loops show directly.

        Args:
            occupancy, count, trusted: [D] readings of this second. green_s: [L] age of the lane's priority green, −1
                none. red: [L] every movement of the lane shows red.
        """
        lane_of = self.network.detectors.lane
        quiet = trusted & (count == 0) & (occupancy <= 0.0)
        self.empty_s = np.where(quiet, self.empty_s + 1.0, 0.0)
        held = trusted & (occupancy >= 0.99)
        self.covered_s = np.where(held, self.covered_s + 1.0, 0.0)
        stop = np.flatnonzero(self.layout.stop_detector >= 0)
        at_line = self.layout.stop_detector[stop]
        for lane in stop[(self.empty_s[at_line] >= EMPTY_S) & (green_s[stop] >= GREEN_S)].tolist():
            self._lay_ghosts(lane, cars, changes)
        for d in np.flatnonzero((self.covered_s >= STANDING_S) & self.loops).tolist():
            lane = int(lane_of[d])
            if self.layout.stop_detector[lane] != d or red[lane]:
                self._fill_up_to(d, lane, cars, now_s)

    def _lay_ghosts(self, lane: int, cars: Cars, changes: Changes) -> None:
        """What still crawls before a stop line that has been empty through its green has left on the street."""
        length = float(self.network.lanes.length_m[lane])
        slow = GHOST_SPEED_SHARE * float(self.network.lanes.speed_mps[lane])
        for row in cars.on(lane):
            if length - cars.pos_m[row] <= GHOST_REACH_M and cars.speed_mps[row] < slow:
                self.ghosts += changes.delete(int(cars.number[row]))

    def _fill_up_to(self, detector: int, lane: int, cars: Cars, now_s: float) -> None:
        """Somebody stands on the loop: where the model has a hole between its queue and the loop, a car goes there."""
        if any(p.lane == lane for p in self.pending):
            return
        at, end = float(self.network.detectors.pos_m[detector]), float(self.network.lanes.length_m[lane])
        front = max(0.0, end - STOP_GAP_M)
        for row in reversed(cars.on(lane)):
            if cars.pos_m[row] < at - COVER_M:
                break
            front = min(front, float(cars.pos_m[row] - cars.length_m[row]) - JAM_GAP_M)
        if front >= at:
            self.filled += 1
            self.pending.append(Arrival(detector, lane, front, 0.0, now_s))
