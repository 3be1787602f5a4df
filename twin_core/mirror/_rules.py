"""The correction rules: what detectors saw against what the model did, second by second.

    entry loop         its cars drive in there; the model's own inflow at that edge is off
    interior loop      a car the model lacks is put in (or one just upstream is moved up); one too many is taken out
    stop-line loop     empty for 4 s while its green is 6 s old: what still crawls there in the model is a ghost;
                       covered on red while the model's lane is empty: somebody stands there
    closed approach    cars in minus cars out, against the model's count: a difference that stays is mended car by car

The order matters: deletions first make room. Everything is a suggestion; the engine refuses what would break its
invariants (no overlap, able to stop, nobody touched inside a junction), and a refusal is retried or counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Demand, Network
from twin_core.mirror._cars import GAP_M, Arrival, Cars, Changes, Insert
from twin_core.mirror._draws import PURPOSE_ROUTE, uniform_one
from twin_core.mirror._layout import Layout
from twin_core.mirror._pairing import Lacking, Surplus
from twin_core.mirror._routes import RouteBook

__all__ = ["Rules"]

B = NDArray[np.bool_]
I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

SHIFT_M = 15.0
REACH_M, REACH_S = 15.0, 4.0  # how far upstream the model's car may be and still be the one that the loop saw
ASIDE_M = 5.0  # a car in the next lane is taken only if it is this much nearer
KEEP_TRYING_S = 10.0
EMPTY_S, GREEN_S = 4.0, 6.0  # stop-line loop: how long empty, how old its green
GHOST_REACH_M, GHOST_SPEED_SHARE = 60.0, 0.6
STANDING_S = 3.0  # a loop covered this long on red has somebody standing on it
PATIENCE_S = 10.0  # a difference of counts must stay this long before it is mended
STOP_GAP_M = 1.0


@dataclass
class Rules:
    """State of the rules between seconds. [L] lanes, [A] approaches."""

    network: Network
    demand: Demand  # the one that the engine drives: numbers of its cars are rows of it
    book: RouteBook
    layout: Layout
    seed: int
    routes: dict[int, I32] = field(default_factory=dict)  # of cars put in, by number
    pending: list[Arrival] = field(default_factory=list)
    dropped: int = 0
    ghosts: int = 0

    def __post_init__(self) -> None:
        n_lanes, n_approaches = self.network.lanes.length_m.size, self.layout.approach_edge.size
        self.empty_s: F64 = np.zeros(n_lanes)
        self.covered_s: F64 = np.zeros(n_lanes)
        self.counted: F64 = np.zeros(n_approaches)  # cars in the zone by counting in and out
        self.off_s: F64 = np.zeros(n_approaches)  # how long the model has differed from that
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

    def bring(self, now_s: float, cars: Cars, changes: Changes) -> None:
        """Put in what waits for room; after 10 s it is dropped and counted."""
        left: list[Arrival] = []
        for car in self.pending:
            if self._put(car, now_s, cars, changes):
                continue
            if now_s - car.time_s > KEEP_TRYING_S:
                self.dropped += 1
            else:
                left.append(car)
        self.pending = left

    def _put(self, car: Arrival, now_s: float, cars: Cars, changes: Changes) -> bool:
        if car.edges is None:
            drawn = self.book.draw(car.lane, int(now_s * 1000), self._number(car.detector))
            if drawn is None:
                return True  # nobody drives here by the nominal demand: there is no way to go
            car.edges, car.type = drawn
        length = float(self.demand.types.length_m[car.type])
        _, ahead = cars.gap_at(car.lane, car.pos_m)
        # where it would be by now, but behind the one before it
        limit = float(self.network.lanes.length_m[car.lane]) - STOP_GAP_M
        pos = min(car.pos_m + car.speed_mps * (now_s - car.time_s), ahead - GAP_M - 0.5, limit)
        pos = max(pos, min(car.pos_m, limit))
        room = max(0.0, ahead - pos - GAP_M)
        speed = min(car.speed_mps, room / 2.0)
        return changes.insert(cars, Insert(car.lane, pos, speed, car.edges, car.type, car), length)

    def _number(self, key: int) -> float:
        self._draw += 1
        return uniform_one(self.seed, PURPOSE_ROUTE, key, self._draw)

    # ── stop lines ────────────────────────────────────────────────────────────────────────────────────────────────

    def stop_lines(
        self, occupancy: F64, count: I32, trusted: B, green_s: F64, red: B, cars: Cars, changes: Changes, now_s: float
    ) -> None:
        """Ghosts and forgotten cars at stop lines.

        Args:
            occupancy, count, trusted: [D] readings of this second. green_s: [L] age of the lane's priority green, −1
                none. red: [L] every movement of the lane shows red.
        """
        at = self.layout.stop_detector
        lanes = np.flatnonzero(at >= 0)
        d = at[lanes]
        quiet = trusted[d] & (count[d] == 0) & (occupancy[d] <= 0.0)
        self.empty_s[lanes] = np.where(quiet, self.empty_s[lanes] + 1.0, 0.0)
        held = trusted[d] & (occupancy[d] >= 0.99) & red[lanes]
        self.covered_s[lanes] = np.where(held, self.covered_s[lanes] + 1.0, 0.0)
        for lane in lanes[(self.empty_s[lanes] >= EMPTY_S) & (green_s[lanes] >= GREEN_S)].tolist():
            self._lay_ghosts(lane, cars, changes)
        for lane in lanes[self.covered_s[lanes] >= STANDING_S].tolist():
            if len(cars.on(lane)) == 0 and not any(p.lane == lane for p in self.pending):
                pos = float(self.network.lanes.length_m[lane]) - STOP_GAP_M
                self.pending.append(Arrival(int(at[lane]), lane, pos, 0.0, now_s))

    def _lay_ghosts(self, lane: int, cars: Cars, changes: Changes) -> None:
        length = float(self.network.lanes.length_m[lane])
        slow = GHOST_SPEED_SHARE * float(self.network.lanes.speed_mps[lane])
        for row in cars.on(lane):
            if length - cars.pos_m[row] <= GHOST_REACH_M and cars.speed_mps[row] < slow:
                self.ghosts += changes.delete(int(cars.number[row]))

    # ── closed approaches ─────────────────────────────────────────────────────────────────────────────────────────

    def approaches(self, count: I32, trusted: B, model: I32, cars: Cars, changes: Changes, now_s: float) -> None:
        """Counting in and out. `count`, `trusted`: [D] of this second; `model`: [A] cars in each zone of the model."""
        lay = self.layout
        n = lay.approach_edge.size
        into, out = lay.advance_of >= 0, lay.stop_of >= 0
        self.counted += np.bincount(lay.advance_of[into], weights=count[into], minlength=n)
        self.counted -= np.bincount(lay.stop_of[out], weights=count[out], minlength=n)
        sound = lay.closed.copy()
        for of, rows in ((lay.advance_of, into), (lay.stop_of, out)):
            sound[of[rows & ~trusted]] = False
        # an empty stop line during green shows that whatever is still counted has left
        drained = np.zeros(n, np.bool_)
        for a in np.flatnonzero(sound).tolist():
            drained[a] = bool((self.empty_s[lay.approach_lanes[a]] >= 2 * EMPTY_S).all())
        self.counted = np.where(~sound | drained | (self.counted < 0.0), model, self.counted)
        difference = self.counted - model
        self.off_s = np.where(sound & (np.abs(difference) >= 1.0), self.off_s + 1.0, 0.0)
        for a in np.flatnonzero(self.off_s >= PATIENCE_S).tolist():
            self.off_s[a] = PATIENCE_S / 2.0
            if difference[a] > 0.0:
                self._add_to_zone(a, cars, now_s)
            else:
                self._take_from_zone(a, cars, changes)

    def _zone_lanes(self, approach: int) -> list[int]:
        return np.flatnonzero(self.layout.zone_of_lane == approach).tolist()

    def _take_from_zone(self, approach: int, cars: Cars, changes: Changes) -> None:
        slowest, number = np.inf, -1
        for lane in self._zone_lanes(approach):
            for row in cars.on(lane):
                inside = cars.pos_m[row] >= self.layout.zone_from_m[lane]
                if inside and cars.speed_mps[row] < slowest and changes.free(int(cars.number[row])):
                    slowest, number = float(cars.speed_mps[row]), int(cars.number[row])
                    break
        if number >= 0:
            changes.delete(number)

    def _add_to_zone(self, approach: int, cars: Cars, now_s: float) -> None:
        best, place = -np.inf, -1
        for lane in self.layout.approach_lanes[approach].tolist():
            begin = self.layout.zone_from_m[lane]
            rows = [row for row in cars.on(lane) if cars.pos_m[row] >= begin]
            tail = float(cars.pos_m[rows[0]] - cars.length_m[rows[0]]) if rows else np.inf
            if np.isfinite(begin) and tail - begin > best:
                best, place = tail - float(begin), lane
        if place >= 0 and best > 8.0 and not any(p.lane == place for p in self.pending):
            begin = float(self.layout.zone_from_m[place])
            length = float(self.network.lanes.length_m[place])
            pos = min(begin + best - 2.0, length - STOP_GAP_M)
            self.pending.append(Arrival(-1 - approach, place, pos, 0.0, now_s))
