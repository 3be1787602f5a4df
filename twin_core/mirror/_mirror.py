"""The mirror: our street engine in street time, held to the street by its detectors, second by second.

    lamps as reported ─▶ step the engine ─▶ compare loops ─▶ corrections ─▶ engine's edit ─▶ nowcast

Signals are always those *reported*, never those planned. Traffic enters where loops count it (by the nominal demand
where they do not), with the routes of the nominal demand. Pure: no clock, no sockets; the same readings give the same
bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware_profiles.safety import Plan
from twin_core.city import Network, plan_to_program
from twin_core.coupling import RoadOrder, apply_orders
from twin_core.mirror._cars import Cars, Changes
from twin_core.mirror._entries import Entries
from twin_core.mirror._health import Health
from twin_core.mirror._lamps import SignalView
from twin_core.mirror._nowcast import ControllerState, Nowcast
from twin_core.mirror._pairing import Pairing
from twin_core.mirror._places import queue_by_approach, speed_by_approach
from twin_core.mirror._readings import LampChange, Second
from twin_core.mirror._record import Recent
from twin_core.mirror._routes import RouteBook
from twin_core.mirror._rules import Rules
from twin_core.mirror._world import World
from twin_core.traffic import EDIT_CODES, Inserts, Shifts, SignalProgram, Simulation, Snapshot, network_program

__all__ = ["Mirror", "SecondReport"]

B = NDArray[np.bool_]
F64 = NDArray[np.float64]
I32 = NDArray[np.int32]

RETRIED = (EDIT_CODES.index("no room at that place"), EDIT_CODES.index("no free row"))
_G, _R = ord("G"), ord("r")
HALF_MS = 500
LOST_S = 5.0  # a signal whose site is silent this long falls back to the program it should be running


@dataclass(frozen=True)
class SecondReport:
    """What one second brought."""

    ts_ns: int
    vehicles: int
    count_mae: float
    inserted: int
    deleted: int
    shifted: int
    refused: int


class Mirror:
    """State estimation of one city. `correct=False` leaves the engine alone (an open loop, for comparison)."""

    def __init__(self, world: World, *, seed: int, start_ts_ns: int, begin_s: float, correct: bool = True) -> None:
        network, n_det = world.network, len(world.network.detectors.id)
        self.world, self._correct = world, correct
        self._start_ts_ns, self._begin_ms = start_ts_ns, round(begin_s * 1000)
        self.simulation = Simulation(
            network, world.mirror_demand if correct else world.demand, seed=seed, begin_s=begin_s
        )
        self._signals = [
            SignalView(shape, int(network.signals.n_links[s])) if shape is not None else None
            for s, shape in enumerate(world.shapes)
        ]
        self._heard_s: F64 = np.full(len(self._signals), -np.inf)
        self._external: B = np.zeros(len(self._signals), np.bool_)
        self._plans: dict[int, Plan | None] = {}
        self._since_ns: dict[int, int] = {}
        self._roads: dict[str, str] = {}  # edge → the order that holds there
        book = RouteBook(network, world.demand)
        self._entries = Entries(world, book)
        self._pairing = Pairing(world.layout.section_of, world.layout.section_window_s)
        self._rules = Rules(network, self.simulation.demand, book, world.layout, seed)
        self._health = Health(n_det)
        self.recent = Recent(n_det, len(network.edges.id), world.layout.approach_edge.size)
        self._n_lanes = network.lanes.length_m.size
        self._green_s: F64 = np.full(self._n_lanes, -1.0)
        self._type_length_m = world.demand.types.length_m
        self._link_lamp, self._link_lane = _controlled_links(network)
        self.inserted = self.deleted = self.shifted = self.refused = 0

    # ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def ts_ns(self) -> int:
        """Street time that the engine stands at."""
        return self._start_ts_ns + (self.simulation.time_ms - self._begin_ms) * 1_000_000

    # ── what comes in ─────────────────────────────────────────────────────────────────────────────────────────────

    def set_plan(self, signal: int, plan: Plan | None) -> None:
        """A controller runs `plan` (None: its local plan). Told by the core; lamps stay what is believed."""
        if plan != self._plans.get(signal):
            self._since_ns[signal] = self.ts_ns
        self._plans[signal] = plan

    def order_roads(self, wanted: Mapping[str, str]) -> None:
        """Roads as pipes ask for them, edge → state: all that holds; what was ordered before and is not named opens."""
        now = {**dict.fromkeys(self._roads, "open"), **wanted}
        known = self.world.network.edge_index()
        orders = [RoadOrder("", edge, state, 0.0) for edge, state in sorted(now.items()) if edge in known]
        apply_orders(self.simulation, self.world.network, orders)
        self._roads = dict(wanted)

    def advance(self, second: Second | None) -> SecondReport:
        """Go on by one second; `second` None where nothing is known about it (the engine then runs by itself)."""
        lamps = second.lamps if second is not None else ()
        base_ms = self.simulation.time_ms
        self._show([c for c in lamps if c.dt_ms < HALF_MS], base_ms)
        self._hear(second, base_ms / 1000.0 + 1.0)
        before = (self.inserted, self.deleted, self.shifted, self.refused)
        self.simulation.step()
        # a lamp that changed late in the second counts for the next one
        self._show([c for c in lamps if c.dt_ms >= HALF_MS], base_ms + 1000)
        if self._correct:
            self._compare(second)
        after = (self.inserted, self.deleted, self.shifted, self.refused)
        gained = [new - old for old, new in zip(before, after, strict=True)]
        return SecondReport(self.ts_ns, int(self.simulation.counts().running), self.recent.count_mae(), *gained)

    def _show(self, changes: list[LampChange], time_ms: int) -> None:
        """Take over lamps that changed and make the engine show them."""
        touched: set[int] = set()
        for change in changes:
            view = self._signals[change.signal]
            if view is not None:
                view.set(change.group, change.aspect)
                touched.add(change.signal)
        for s in sorted(touched):
            view = self._signals[s]
            if view is None:
                continue
            changed = view.refresh(time_ms)
            if view.letters is not None and (changed or not self._external[s]):
                self.simulation.set_signal_letters(s, view.letters)
                self._external[s] = True

    def _hear(self, second: Second | None, now_s: float) -> None:
        """A signal whose site went silent runs the program it should be running, until it is heard again."""
        if second is not None:
            for s in second.signals_heard:
                self._heard_s[s] = now_s
                view = self._signals[s]
                if view is not None and view.letters is not None and not self._external[s]:
                    self.simulation.set_signal_letters(s, view.letters)
                    self._external[s] = True
        for s in np.flatnonzero(self._external & (now_s - self._heard_s > LOST_S)).tolist():
            self._external[s] = False
            self.simulation.set_signal_program(s, self.program_of(s))

    def program_of(self, signal: int) -> SignalProgram | None:
        """The program that a controller should be running: its plan's, or None for the local one."""
        plan, setup = self._plans.get(signal), self.world.controllers[signal]
        if plan is None or setup.profile is None:
            return None
        base_ms = self.ts_ns // 1_000_000 - self.simulation.time_ms
        return SignalProgram(*plan_to_program(setup, plan, base_ms=base_ms))

    # ── corrections ───────────────────────────────────────────────────────────────────────────────────────────────

    def _compare(self, second: Second | None) -> None:
        """Hold the model against one second of readings and mend what differs."""
        network = self.world.network
        now_s = self.simulation.time_ms / 1000.0
        n_det, n_edges = len(network.detectors.id), len(network.edges.id)
        seen = self.simulation.detector_view()
        model_count = np.asarray(seen.count, np.int32)
        if second is None:
            nothing = np.zeros(n_det, np.int32)
            unknown = np.full(n_det, np.nan)
            second = Second(self.ts_ns, np.zeros(n_det, np.bool_), nothing, np.zeros(n_det), unknown, unknown)
        count = second.count
        expected = model_count + self._entries.expected(now_s)
        trusted = self._health.note(now_s, second.heard, count, second.occupancy, expected)
        entered, nominal = np.zeros(n_edges), np.zeros(n_edges)
        cars = self._cars()
        changes = Changes()
        arrivals = self._entries.arrivals(now_s, count, second.speed_mps, trusted, entered, nominal)
        self._rules.pending += arrivals
        lacking, surplus = self._pairing.note(
            now_s, np.where(trusted, count, 0).astype(np.int32), self._crossings(cars, model_count, trusted)
        )
        for gone in surplus:
            self._rules.surplus(gone, cars, changes)
        for odd in lacking:
            lane = int(network.detectors.lane[odd.detector])
            speed, passage = float(second.speed_mps[odd.detector]), float(second.passage_s[odd.detector])
            if not np.isfinite(speed):
                speed = 0.7 * float(network.lanes.speed_mps[lane])
            self._rules.lacking(odd, speed, passage, now_s, cars, changes)
        green_s, red = self._lane_signals()
        self._rules.standing(second.occupancy, count, trusted, green_s, red, cars, changes, now_s)
        self._rules.bring(now_s, red, cars, changes)
        self._apply(changes)
        queue = queue_by_approach(self.world, self.simulation)
        self.recent.note(count, second.speed_mps, model_count, queue, entered, nominal)

    def _cars(self) -> Cars:
        view = self.simulation.vehicles()
        lengths = self._type_length_m[view.type]
        return Cars(view.number, view.lane, view.pos_m, view.speed_mps, view.type, lengths, self._n_lanes)

    def _crossings(self, cars: Cars, model_count: I32, trusted: B) -> dict[int, list[int]]:
        """Numbers of the model's cars that crossed each trusted loop; −1 where one is gone from there."""
        detectors, out = self.world.network.detectors, {}
        for d in np.flatnonzero((model_count > 0) & trusted & (self.world.layout.section_of >= 0)).tolist():
            numbers = cars.crossed(int(detectors.lane[d]), float(detectors.pos_m[d]))
            missing = max(0, int(model_count[d]) - len(numbers))
            out[d] = numbers[: int(model_count[d])] + [-1] * missing
        return out

    def _lane_signals(self) -> tuple[F64, B]:
        """[L] seconds for which a lane's priority green has shown (−1 none) and whether all its links show red."""
        letters = np.asarray(self.simulation.all_letters(), np.int8)[self._link_lamp]
        green, red = np.zeros(self._n_lanes, np.bool_), np.ones(self._n_lanes, np.bool_)
        green[self._link_lane[letters == _G]] = True
        red[self._link_lane[letters != _R]] = False
        self._green_s = np.where(green, np.maximum(self._green_s, 0.0) + 1.0, -1.0)
        return self._green_s, red

    def _apply(self, changes: Changes) -> None:
        if changes.empty:
            return
        report = self.simulation.edit(_inserts(changes), np.array(changes.deletes, np.int32), _shifts(changes))
        done = [int(np.count_nonzero(code == 0)) for code in (report.inserts, report.deletes, report.shifts)]
        asked = len(changes.inserts) + len(changes.deletes) + len(changes.shifts)
        self.inserted += done[0]
        self.deleted += done[1]
        self.shifted += done[2]
        self.refused += asked - sum(done)
        results = zip(changes.inserts, np.asarray(report.inserts).tolist(), report.number.tolist(), strict=True)
        for car, code, number in results:
            if code == 0:
                self._rules.routes[number] = car.edges
            elif code in RETRIED:
                self._rules.pending.append(car.cause)

    # ── what goes out ─────────────────────────────────────────────────────────────────────────────────────────────

    def nowcast(self) -> Nowcast:
        """The state now, with what forecasts and planning need beside the engine's own.

        Arrays: `detector_count`, `detector_speed_sum` [D] of the last minute; `entered`, `nominal` [E] cars in within
        the last 15 minutes, counted and by the nominal demand; `place_speed` [A] mean speed that the loops of an
        approach saw in the last minute (NaN none); `place_queue` [A] standing cars there by the model, mean of the
        last minute.
        """
        return Nowcast(
            ts_ns=self.ts_ns,
            time_ms=self.simulation.time_ms,
            world=self.world.key,
            source_hash=self.world.source_hash,
            engine=self.simulation.snapshot().to_bytes(),
            controllers=tuple(self._controller(s) for s in range(len(self._signals))),
            arrays={
                "detector_count": self.recent.counts,
                "detector_speed_sum": self.recent.speed_sums,
                "entered": self.recent.entered,
                "nominal": self.recent.nominal,
                "place_speed": speed_by_approach(self.world, self.recent.counts, self.recent.speed_sums),
                "place_queue": self.recent.queue,
            },
        )

    def restore(self, nowcast: Nowcast) -> None:
        """Go on from a nowcast of the same world. What was open between loops is forgotten; a minute mends that."""
        self.simulation.restore(Snapshot.from_bytes(nowcast.engine))
        for s, state in enumerate(nowcast.controllers):
            self._plans[s], self._since_ns[s] = state.plan, state.since_ns

    def _controller(self, signal: int) -> ControllerState:
        """The program in force and the place in it, as the lamps tell."""
        name, plan = self.world.network.signals.id[signal], self._plans.get(signal)
        view, since_ns = self._signals[signal], self._since_ns.get(signal, 0)
        phase, elapsed_ms = -1, 0
        by_clock = plan is not None and not plan.actuated  # the offset says where such a plan is
        if not by_clock and not self._external[signal]:
            phase, elapsed_ms = self.simulation.signal_position(signal)
        elif not by_clock and view is not None and view.letters is not None:
            phase = _phase_that_shows(self._states(signal, plan), view.letters, view.before)
            elapsed_ms = self.simulation.time_ms - view.since_ms if phase >= 0 else 0
        return ControllerState(name, plan, phase, elapsed_ms, since_ns)

    def _states(self, signal: int, plan: Plan | None) -> NDArray[np.int8]:
        """[P, n_links] letters of the phases of a plan (None: of the local program)."""
        setup = self.world.controllers[signal]
        if plan is not None and setup.profile is not None:
            return plan_to_program(setup, plan).state
        return network_program(self.world.network, int(self.world.network.signals.program[signal])).state

    def lamps(self) -> Sequence[tuple[str, tuple[int, ...]]]:
        """(controller id, aspects of its groups) of all signals that have been reported."""
        names = self.world.network.signals.id
        return [(names[s], tuple(v.aspects)) for s, v in enumerate(self._signals) if v is not None and v.known]


def _controlled_links(network: Network) -> tuple[NDArray[np.int64], I32]:
    """Of all controlled links that leave normal lanes: the place among all signals' letters, and the lane."""
    links = network.links
    lamp0 = np.cumsum(network.signals.n_links, dtype=np.int64) - network.signals.n_links
    own = np.flatnonzero((links.signal >= 0) & ~network.edges.internal[network.lanes.edge][links.from_lane])
    return lamp0[links.signal[own]] + links.signal_index[own], links.from_lane[own]


def _phase_that_shows(states: NDArray[np.int8], letters: NDArray[np.int8], before: NDArray[np.int8]) -> int:
    """Index of the phase that shows `letters`, if possible after one that shows `before`; −1 if none does."""
    shows = (states == letters).all(axis=1)
    follows = shows & np.roll((states == before).all(axis=1), 1)
    same = np.flatnonzero(follows if follows.any() else shows)
    return int(same[0]) if same.size else -1


def _inserts(changes: Changes) -> Inserts:
    edges = [np.asarray(car.edges, np.int32) for car in changes.inserts]
    return Inserts(
        lane=np.array([car.lane for car in changes.inserts], np.int32),
        pos_m=np.array([car.pos_m for car in changes.inserts], np.float64),
        speed_mps=np.array([car.speed_mps for car in changes.inserts], np.float64),
        route_start=np.cumsum([0, *(row.size for row in edges)]).astype(np.int32),
        route_edge=np.concatenate(edges) if edges else np.zeros(0, np.int32),
        type=np.array([car.type for car in changes.inserts], np.int32),
    )


def _shifts(changes: Changes) -> Shifts:
    return Shifts(
        number=np.array([move.number for move in changes.shifts], np.int32),
        delta_m=np.array([move.delta_m for move in changes.shifts], np.float64),
    )
