"""`Simulation`: a street that can be stepped, read, steered, edited, saved and forked."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from citybrain_wire import BadInput
from numpy.typing import NDArray

from twin_core.city import Demand, Network
from twin_core.traffic import _edit
from twin_core.traffic._cache import compiling_alone, is_warm, mark_warm
from twin_core.traffic._edit import FIRST_ADDED, EditReport, Inserts, Shifts
from twin_core.traffic._errands import LEG_ENDS, OBSTACLE_LENGTHS_M, Legs, build_errands, merge_errands
from twin_core.traffic._fresh import copy_state, fresh_scratch, fresh_state, more_slots
from twin_core.traffic._gridlock import circles, waits_for
from twin_core.traffic._insert import call_up, insert
from twin_core.traffic._layout import PHASE, PROGRAM, SIGNAL_NOW, Errands, Rows, State, Street
from twin_core.traffic._programs import SignalProgram, check_program, network_program, program_rows
from twin_core.traffic._report import edge_table, means, trip_table
from twin_core.traffic._reroute import Reroutes, reroute_cars
from twin_core.traffic._results import Results
from twin_core.traffic._signals import start_program
from twin_core.traffic._snapshot import Snapshot
from twin_core.traffic._step import ENOUGH_SLOTS, run_steps
from twin_core.traffic._street import build_street
from twin_core.traffic._tiny import tiny_demand, tiny_network
from twin_core.traffic._validate import validate_state
from twin_core.traffic._views import Counts, DetectorView, EdgeWaiting, LaneView, VehicleView

__all__ = ["Simulation", "run", "warm"]

I8 = NDArray[np.int8]
I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

MAX_STEP_MS, MIN_STEP_MS = 1000, 100
GRIDLOCK_S = 120.0
"""Longer than the red of any usual cycle; circles that stand so long do not open by themselves."""
_LETTERS = frozenset(ord(letter) for letter in "GgyruoOsY")


class Simulation:
    """A street with its traffic. `time_ms` is the label of the last step: what it did happened up to then.

    Arrays handed out are valid until the next step. Not thread-safe; forks are independent of each other.
    """

    def __init__(
        self,
        network: Network,
        demand: Demand,
        *,
        seed: int,
        begin_s: float = 0.0,
        step_ms: int = 1000,
        check: bool = False,
    ) -> None:
        """Compile network and demand and insert who departs at `begin_s`.

        `check` validates after every step. Raises `BadInput` for a step outside 100..1000 ms or stops that are not on
        their route.
        """
        if not MIN_STEP_MS <= step_ms <= MAX_STEP_MS:
            raise BadInput(f"step_ms is {step_ms}; it must be {MIN_STEP_MS} to {MAX_STEP_MS}")
        warm()
        begun = time.perf_counter()
        self._network, self._demand, self._check = network, demand, check
        self._street: Street = build_street(network)
        self._errands: Errands = build_errands(self._street, network, demand)
        self._ids: tuple[str, ...] = demand.vehicles.id
        self._base_rows, self._base_guides = len(self._errands.row), len(self._errands.guide)
        self._legs: dict[tuple[bytes, int], int] = {}
        self._begin_ms = round(begin_s * 1000.0)
        self._state: State = fresh_state(
            network, self._street, self._errands, seed=seed, begin_ms=self._begin_ms, step_ms=step_ms
        )
        self._scratch = fresh_scratch(self._street, self._state)
        self._cpu_s = self._wall_s = 0.0
        for s in range(len(network.signals.id)):
            self._start(s)
        self._enter()
        self._load_s = time.perf_counter() - begun

    # --- what it is

    @property
    def network(self) -> Network:
        """The network it runs on."""
        return self._network

    @property
    def demand(self) -> Demand:
        """The demand it was given."""
        return self._demand

    @property
    def seed(self) -> int:
        """What its random numbers depend on, besides vehicle and time."""
        return int(self._state.clock["seed"][0])

    @property
    def step_ms(self) -> int:
        """Length of a step."""
        return int(self._state.clock["step_ms"][0])

    @property
    def time_ms(self) -> int:
        """Simulation time."""
        return int(self._state.clock["t_ms"][0])

    @property
    def steps(self) -> int:
        """Steps made since the begin."""
        return int(self._state.clock["steps"][0])

    # --- run

    def step(self, n: int = 1) -> None:
        """Advance by `n` steps. With `check`, raises `BrokenInvariant` after the step that broke one."""
        cpu, wall = time.process_time(), time.perf_counter()
        left = n
        while left > 0:
            made = run_steps(self._street, self._errands, self._state, self._scratch, 1 if self._check else left)
            left -= made
            if made == 0 or int(self._state.clock["n_free"][0]) < len(self._state.car) // 8:
                self._grow()
            if self._check:
                self.validate()
        self._cpu_s += time.process_time() - cpu
        self._wall_s += time.perf_counter() - wall

    def _grow(self) -> None:
        self._state = more_slots(self._state, len(self._state.car))
        self._scratch = fresh_scratch(self._street, self._state)

    def _enter(self) -> None:
        s, e, st = self._state, self._errands, self._street
        call_up(s.clock, s.edge_now, e.trip, s.trip_now, e.row)
        insert(
            s.clock, s.car, e.kind, st.edge, st.lane, s.lane_now, s.lane_sum, s.edge_now, st.link, st.upstream, e.row,
            e.guide, e.trip, s.trip_now, e.stop, s.lamp, self._scratch.used,
        )  # fmt: skip

    def counts(self) -> Counts:
        """How many vehicles are where."""
        now = self._state.clock[0]
        names = ("loaded", "inserted", "running", "waiting", "arrived", "removed", "added")
        return Counts(*(int(now[name]) for name in names))

    def validate(self) -> None:
        """Raises `BrokenInvariant` where order on lanes, gaps, counts or numbers are wrong."""
        validate_state(self._street, self._errands, self._state, self._network.lanes.id)

    # --- save and fork

    def _key(self) -> str:
        return f"{self._network.source_hash}:{self._demand.source_hash}:{self._base_rows}:{len(self._errands.trip)}"

    def snapshot(self) -> Snapshot:
        """The state now, independent of what happens next."""
        return Snapshot(
            copy_state(self._state),
            self._errands.row[self._base_rows :].copy(),
            self._errands.guide[self._base_guides :].copy(),
            self._key(),
            len(self._legs),
            bool(self._state.lane_now["closed"].any()),
        )

    def restore(self, s: Snapshot) -> None:
        """Go on from a snapshot of the same network and demand. Raises `BadInput` for another one."""
        if s.key != self._key():
            raise BadInput(
                "the snapshot belongs to another network or demand; build the simulation from the files "
                "it was taken with"
            )
        base = self._errands
        self._errands = base._replace(
            row=np.concatenate((base.row[: self._base_rows], s.extra_row)),
            guide=np.concatenate((base.guide[: self._base_guides], s.extra_guide)),
        )
        self._legs = {}
        self._state = copy_state(s.state)
        self._scratch = fresh_scratch(self._street, self._state)

    def fork(self, *, seed: int | None = None, demand: Demand | None = None) -> Simulation:
        """An independent copy from here on. `seed` changes its draws from now on.

        `demand` replaces the vehicles that have not been called up yet: those of `demand` that depart after now come
        instead. Vehicles on the road and in the queues stay. Numbers of the new ones begin where the old demand ends.
        """
        twin = object.__new__(Simulation)
        twin.__dict__.update(self.__dict__)
        twin._state = copy_state(self._state)
        twin._legs = dict(self._legs)
        twin._cpu_s = twin._wall_s = 0.0
        if seed is not None:
            twin._state.clock["seed"] = seed
        if demand is not None:
            twin._take_demand(demand)
        twin._scratch = fresh_scratch(self._street, twin._state)
        return twin

    def _take_demand(self, demand: Demand) -> None:
        new = build_errands(self._street, self._network, demand)
        self._errands, trip_now = merge_errands(self._errands, new, self._state.trip_now, self.time_ms)
        clock = self._state.clock
        clock["cursor"] = len(self._state.trip_now) + int(
            np.searchsorted(new.trip["depart_ms"], self.time_ms, side="right")
        )
        clock["loaded"] = int((trip_now["phase"] != 4).sum())
        self._state = self._state._replace(trip_now=trip_now)
        self._ids = self._ids + demand.vehicles.id
        self._demand = demand
        self._base_rows, self._base_guides = len(self._errands.row), len(self._errands.guide)
        self._legs = {}

    # --- signals

    def _signal(self, s: int) -> Rows:
        if not 0 <= s < len(self._state.signal_now):
            raise BadInput(f"there is no signal number {s}; the network has {len(self._state.signal_now)}")
        return self._state.signal_now[s]

    def _start(self, s: int) -> None:
        st = self._state
        start_program(st.signal_now, s, st.program, st.phase, st.letters, st.lamp, self.time_ms)

    def signal_letters(self, s: int) -> I8:
        """The letters signal `s` shows now, as ord()."""
        now = self._signal(s)
        return self._state.lamp[int(now["lamp0"]) : int(now["lamp0"] + now["n_links"])]

    def all_letters(self) -> I8:
        """The letters of all signals, one signal after the other in the network's order, as ord()."""
        return self._state.lamp

    def signal_position(self, s: int) -> tuple[int, int]:
        """(phase, milliseconds since it began) of the running program; of the last one where letters are external."""
        now = self._signal(s)
        return int(now["phase"]), self.time_ms - int(now["phase_start_ms"])

    def set_signal_letters(self, s: int, letters: I8) -> None:
        """Show these letters from now on, until a program is set. Raises `BadInput` for wrong ones."""
        now = self._signal(s)
        given = np.asarray(letters, np.int8)
        if given.shape != (int(now["n_links"]),) or not set(given.tolist()) <= _LETTERS:
            raise BadInput(
                f"signal {self._network.signals.id[s]!r} needs {int(now['n_links'])} letters of GgyruoOsY, "
                f"got {bytes(given.astype(np.uint8)).decode('latin-1')!r}"
            )
        now["external"] = True
        self.signal_letters(s)[:] = given

    def set_signal_program(
        self, s: int, program: SignalProgram | None, *, phase: int | None = None, elapsed_ms: int = 0
    ) -> None:
        """Run `program` (None: the network's own) from now on.

        It begins in `phase`, `elapsed_ms` into it; with phase None, where (t − offset) mod cycle says. Raises
        `BadInput`.
        """
        now = self._signal(s)
        if program is None:
            index = int(self._network.signals.program[s])
            program, params = network_program(self._network, index), self._network.programs.params[index]
        else:
            check_program(program, int(now["n_links"]), self._network.signals.id[s])
            # what decides over an actuated plan is the signal's own detectors, as its own program has set them
            own = self._network.programs.params[int(self._network.signals.program[s])]
            params = own if program.actuated else {}
        st = self._state
        head, rows, letters = program_rows(
            self._network, self._street, s, program, params, len(st.phase), len(st.letters)
        )
        self._state = st._replace(
            program=np.concatenate((st.program, head)),
            phase=np.concatenate((st.phase, rows)),
            letters=np.concatenate((st.letters, letters)),
        )
        now["program"], now["external"] = len(st.program), False
        self._forget_old_programs()
        self._start(s)
        if phase is not None:
            self._put_in_phase(s, program, phase, elapsed_ms)

    def _put_in_phase(self, s: int, program: SignalProgram, phase: int, elapsed_ms: int) -> None:
        if not 0 <= phase < len(program.duration_ms):
            raise BadInput(f"signal {self._network.signals.id[s]!r}: the program has no phase {phase}")
        now, st = self._signal(s), self._state
        variable = program.actuated and program.min_ms[phase] != program.max_ms[phase]
        length = int(program.min_ms[phase] if variable else program.duration_ms[phase])
        now["phase"], now["phase_start_ms"] = phase, self.time_ms - elapsed_ms
        now["switch_ms"] = max(self.time_ms - elapsed_ms + length, self.time_ms + 1)
        n = int(now["n_links"])
        first = int(st.phase["letters0"][int(st.program["phase0"][int(now["program"])]) + phase])
        self.signal_letters(s)[:] = st.letters[first : first + n]

    def _forget_old_programs(self) -> None:
        """Drop the rows of programs that no signal runs, once they outnumber those in use."""
        st = self._state
        used = st.signal_now["program"]
        if len(st.program) < 4 * len(used) + 8:
            return
        heads, rows, letters = [], [], []
        phase0 = letters0 = 0
        for i, p in enumerate(used):
            head = st.program[p : p + 1].copy()
            first, n = int(head["phase0"][0]), int(head["n_phases"][0])
            width = int(st.signal_now["n_links"][i])
            own = st.phase[first : first + n].copy()
            text = [st.letters[k : k + width] for k in own["letters0"]]
            own["letters0"] = letters0 + width * np.arange(n)
            head["phase0"] = phase0
            heads.append(head)
            rows.append(own)
            letters += text
            phase0 += n
            letters0 += n * width
        self._state = st._replace(
            program=np.concatenate(heads), phase=np.concatenate(rows), letters=np.concatenate(letters)
        )
        st.signal_now["program"] = np.arange(len(used))

    # --- read

    def vehicles(self) -> VehicleView:
        """All cars on the road."""
        order = self._order()
        car = self._state.car[order]
        return VehicleView(
            car["number"].copy(), car["lane"].copy(), car["pos_m"].copy(), car["speed"].copy(), car["kind"].copy(),
            car["waited_ms"] / 1000.0, car["loss_s"].copy(), car["stopped"].copy(),
        )  # fmt: skip

    def _order(self) -> I32:
        """Slots by lane, front first, parked ones last."""
        car = self._state.car
        here = np.flatnonzero((car["number"] >= 0) & ~car["obstacle"])
        keys = (-car["pos_m"][here], car["lane"][here], car["parked"][here])
        return here[np.lexsort(keys)].astype(np.int32)

    def detector_view(self) -> DetectorView:
        """What the detectors saw in the last step."""
        count, occupancy, speed, passage = self._state.detections
        return DetectorView(
            count.astype(np.int32), occupancy.astype(np.float32), speed.astype(np.float32), passage.astype(np.float32)
        )

    def lane_view(self) -> LaneView:
        """Per lane, without copying."""
        now, total = self._state.lane_now, self._state.lane_sum
        return LaneView(
            now["n"], total["halting"], total["loss_s"], total["entered"], total["left"], now["speed_limit"]
        )

    def edge_waiting(self) -> EdgeWaiting:
        """Who waits outside, per edge of departure."""
        trips = np.flatnonzero(self._state.trip_now["phase"] == 1)
        edges = self._errands.row["edge"][self._errands.trip["row0"][trips]]
        delay_s = (self.time_ms - self._errands.trip["depart_ms"][trips]) / 1000.0
        n = len(self._network.edges.id)
        return EdgeWaiting(
            np.bincount(edges, minlength=n).astype(np.int32), np.bincount(edges, delay_s, n).astype(np.float64)
        )

    def gridlocks(self, least_s: float = GRIDLOCK_S) -> tuple[tuple[int, ...], ...]:
        """Circles of full lanes whose first cars have stood for `least_s` or longer, each waiting for the next lane:
        lane indexes in that order, from the lowest on. Nothing but an order to the cars opens such a circle."""
        return circles(waits_for(self._street, self._errands, self._state, round(1000.0 * least_s)))

    def total_delay_s(self) -> float:
        """Time lost so far by all: on the road, arrived, and before departure (those still waiting too)."""
        clock, car = self._state.clock[0], self._state.car
        on_road = float(car["loss_s"][car["number"] >= 0].sum())
        return (
            on_road
            + float(clock["arrived_loss_s"] + clock["departed_delay_s"])
            + float(self.edge_waiting().delay_s.sum())
        )

    def results(self) -> Results:
        """Tables and means up to now."""
        trips = trip_table(self._state, self._errands.trip, self._ids)
        now = self._state.clock[0]
        return Results(
            trips, edge_table(self._network, self._state, self._begin_ms / 1000.0), means(trips),
            int(now["loaded"]), int(now["inserted"]), int(now["running"]), int(now["waiting"]), int(now["arrived"]),
            self.steps, int(now["updates"]), self.seed, self.time_ms / 1000.0, self._cpu_s, self._wall_s, self._load_s,
            int(now["clamps"]), int(now["rerouted"]),
        )  # fmt: skip

    # --- steer and edit

    def close_lane(self, lane: int, closed: bool = True) -> None:
        """Close a lane to all who are not on it yet, or open it again."""
        self._lane(lane)["closed"] = closed

    def set_lane_speed(self, lane: int, speed_mps: float) -> None:
        """Set a lane's speed limit."""
        if not (np.isfinite(speed_mps) and speed_mps > 0.0):
            raise BadInput(f"lane {self._network.lanes.id[lane]!r}: {speed_mps} m/s is no speed limit")
        self._lane(lane)["speed_limit"] = speed_mps

    def _lane(self, lane: int) -> Rows:
        if not 0 <= lane < len(self._state.lane_now):
            raise BadInput(f"there is no lane number {lane}; the network has {len(self._state.lane_now)}")
        return self._state.lane_now[lane]

    def block(self, lane: int, pos_m: float, length_m: float, until_ms: int) -> None:
        """Put a standing obstacle on a lane until `until_ms`, its front at `pos_m` or as near behind as nobody is hit.

        Its length is the next of 5, 10, 20, 40 and 80 m. Raises `BadInput` where the lane has no room for it.
        """
        self._lane(lane)
        lengths = np.array(OBSTACLE_LENGTHS_M)
        what = len(self._errands.kind) - len(lengths) + min(int(np.searchsorted(lengths, length_m)), len(lengths) - 1)
        if int(self._state.clock["n_free"][0]) < ENOUGH_SLOTS:
            self._grow()
        s = self._state
        if not _edit.place_obstacle(
            lane, float(pos_m), what, int(until_ms), s.clock, s.car, self._errands.kind, self._street.lane, s.lane_now
        ):
            raise BadInput(
                f"lane {self._network.lanes.id[lane]!r}: no room for an obstacle of {length_m} m at or behind "
                f"{pos_m} m; choose another place or wait until cars have passed"
            )

    def edit(self, inserts: Inserts | None, deletes: I32, shifts: Shifts | None) -> EditReport:
        """Take away, shift and put in cars; each wish alone is done or refused with a reason (see `_edit`)."""
        st, s, e = self._street, self._state, self._errands
        delete_code = np.zeros(len(deletes), np.int8)
        _edit.delete_cars(self._slots(deletes), s.clock, s.car, e.kind, s.lane_now, s.trip_now, delete_code)
        shift_code = self._shift(shifts)
        if inserts is None or not len(inserts.lane):
            return EditReport(np.zeros(0, np.int32), np.zeros(0, np.int8), delete_code, shift_code)
        lanes = np.asarray(inserts.lane, np.int32)
        there = (lanes >= 0) & (lanes < len(st.lane))
        begins = np.where(there, st.lane["edge"][np.where(there, lanes, 0)], -1)
        row0 = self._rows_for(inserts.route_start, inserts.route_edge, np.asarray(inserts.type, np.int32), begins)
        while int(self._state.clock["n_free"][0]) < len(row0) + 64:
            self._grow()
        s, e = self._state, self._errands
        code, number = np.zeros(len(row0), np.int8), np.zeros(len(row0), np.int32)
        _edit.insert_cars(
            lanes, np.asarray(inserts.pos_m, np.float64),
            np.asarray(inserts.speed_mps, np.float64), np.asarray(inserts.type, np.int32), row0,
            FIRST_ADDED + int(s.clock["added"][0]), s.clock, s.car, e.kind, st.lane, s.lane_now, st.link, st.upstream,
            e.row, e.guide, e.stop, s.lamp, code, number,
        )  # fmt: skip
        return EditReport(number, code, delete_code, shift_code)

    def _slots(self, numbers: I32) -> I32:
        """Rows of cars by number, -1 where none is on the road."""
        car = self._state.car
        live = np.flatnonzero(car["number"] >= 0)
        order = live[np.argsort(car["number"][live], kind="stable")]
        known = car["number"][order]
        wanted = np.asarray(numbers, np.int32)
        at = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
        if not len(known):
            return np.full(len(wanted), -1, np.int32)
        return np.where(known[at] == wanted, order[at], -1).astype(np.int32)

    def _shift(self, shifts: Shifts | None) -> I8:
        if shifts is None or not len(shifts.number):
            return np.zeros(0, np.int8)
        slots, delta = self._slots(shifts.number), np.asarray(shifts.delta_m, np.float64)
        car = self._state.car
        forward = delta > 0.0
        order = np.lexsort((np.where(forward, -1.0, 1.0) * car["pos_m"][slots], car["lane"][slots], ~forward))
        code = np.zeros(len(slots), np.int8)
        sorted_code = np.zeros(len(slots), np.int8)
        _edit.shift_cars(slots[order], delta[order], car, self._errands.kind, self._street.lane, sorted_code)
        code[order] = sorted_code
        return code

    def reroute(self, wishes: Reroutes) -> I8:
        """Send cars another way; each wish alone is done or refused with a reason, an index into `EDIT_CODES`."""
        slots = self._slots(wishes.number)
        known = slots >= 0
        car = self._state.car
        types = np.where(known, car["kind"][slots], -1).astype(np.int32)
        begins = np.where(known, self._street.lane["edge"][car["lane"][slots]], -1)
        row0 = self._rows_for(wishes.route_start, wishes.route_edge, types, begins)
        code = np.zeros(len(slots), np.int8)
        e, st = self._errands, self._street
        reroute_cars(
            slots, row0, np.asarray(wishes.arrival_m, np.float64), float(self._state.clock["dt_s"][0]), car, e.kind,
            st.edge, st.lane, e.row, e.guide, code,
        )  # fmt: skip
        return code

    def _rows_for(self, start: I32, edges: I32, types: I32, begins: I32) -> I32:
        """First rows of the routes (CSR), compiled where they are new; -1 where one does not begin on its edge of
        `begins` or its type is unknown."""
        out = np.full(len(types), -1, np.int32)
        legs = Legs()
        fresh: list[tuple[int, tuple[bytes, int], int]] = []
        for i in range(len(out)):
            route = np.ascontiguousarray(edges[start[i] : start[i + 1]], np.int32)
            kind = int(types[i])
            if not (0 <= kind < len(self._errands.kind) and len(route)) or route[0] != begins[i]:
                continue
            vclass = self._errands.kind["vclass"][kind]
            key = (route.tobytes(), int(vclass))
            if key in self._legs:
                out[i] = self._legs[key]
            else:
                fresh.append((i, key, legs.add(route, vclass, LEG_ENDS)))
        if fresh:
            row, guide = legs.tables(self._street, self._state.lane_now["closed"])
            base = len(self._errands.row)
            row["guide0"] += len(self._errands.guide)
            self._errands = self._errands._replace(
                row=np.concatenate((self._errands.row, row)), guide=np.concatenate((self._errands.guide, guide))
            )
            for i, key, row0 in fresh:
                self._legs[key] = base + row0
                out[i] = base + row0
        return out


def run(
    network: Network,
    demand: Demand,
    *,
    begin_s: float,
    until_s: float,
    seed: int,
    step_ms: int = 1000,
    check: bool = False,
    progress: Callable[[float], None] | None = None,
) -> Simulation:
    """Simulate from `begin_s` to `until_s`. `progress` is told the share done, about every 50 steps."""
    simulation = Simulation(network, demand, seed=seed, begin_s=begin_s, step_ms=step_ms, check=check)
    total = max(0, round((until_s - begin_s) * 1000.0 / step_ms))
    done = 0
    while done < total:
        n = min(50 if progress else 1000, total - done)
        simulation.step(n)
        done += n
        if progress:
            progress(done / total)
    return simulation


_WARMING: list[bool] = []


def warm(progress: Callable[[float], None] | None = None) -> None:
    """Compile all kernels into the cache, under a minute on two cores, unless a process did before.

    The first simulation does it too; a supervisor calls this before it starts workers.
    """
    if _WARMING or is_warm():
        return
    with compiling_alone():
        if is_warm():
            return
        _WARMING.append(True)
        try:
            simulation = Simulation(tiny_network(), tiny_demand(), seed=1, check=True)
            if progress:
                progress(0.4)
            simulation.step(3)
            one, at = np.array([1], np.int32), np.array([50.0])
            none = np.zeros(1, np.int32)
            simulation.edit(
                Inserts(one, at, at * 0.1, np.array([0, 1], np.int32), one, none), one * 7, Shifts(none, at * 0.02)
            )
            simulation.reroute(Reroutes(none, np.array([0, 2], np.int32), np.array([0, 1], np.int32), at))
            simulation.step(1)
            _warm_signals()
            mark_warm()
        finally:
            _WARMING.clear()
    if progress:
        progress(1.0)


def _warm_signals() -> None:
    """The tiny network has no signal: start one of a single phase without links."""
    program, phase = np.zeros(1, PROGRAM), np.zeros(1, PHASE)
    program["cycle_ms"] = phase["duration_ms"] = 1000
    none = np.zeros(0, np.int8)
    start_program(np.zeros(1, SIGNAL_NOW), 0, program, phase, none, none, 0)
