"""SUMO in a process of its own: libsumo holds one simulation per process and nothing but plain values crosses the pipe.

One request a second carries all orders for that second and asks for the next; one answer carries all that was seen. The
pipe's end is the process's end.
"""

from __future__ import annotations

import contextlib
import math
import signal
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarios.street._sumo_files import LOCAL

__all__ = ["LaneSpeed", "Order", "ProgramOrder", "SumoSecond", "SumoSetup", "serve_sumo"]

STATIC, ACTUATED = 0, 3  # SUMO's numbers of program types
LEAST_REST_S = 1.0  # a phase that is over lasts until the step in which the next one begins
F32 = NDArray[np.float32]


@dataclass(frozen=True)
class SumoSetup:
    """What a worker needs. `probes`: ids of cars that tell where they are. `outputs`: folder for SUMO's own files."""

    net: Path
    routes: Path
    additional: Path
    outputs: Path
    begin_s: float
    seed: int
    signals: tuple[str, ...]
    detector_kinds: tuple[str, ...]
    probes: frozenset[str]


class ProgramOrder(NamedTuple):
    """Run a program: `phases` of (duration_s, min_s, max_s, next, letters), or the local one where there are none."""

    signal: int
    phases: tuple[tuple[float, float, float, int, str], ...]
    actuated: bool
    phase: int
    rest_s: float
    elapsed_ms: int


class LaneSpeed(NamedTuple):
    """Set a lane's speed limit."""

    lane: str
    speed_mps: float


Order = ProgramOrder | LaneSpeed


class SumoSecond(NamedTuple):
    """The street after a second. `detections` [4, D]: count, occupancy, mean speed, first passage (NaN none)."""

    time_ms: int
    inserted: int
    arrived: int
    waiting: int
    phases: tuple[tuple[int, int], ...]  # per signal: phase, ms since it began
    letters: tuple[str, ...]
    detections: F32
    probes: tuple[tuple[str, str, float, float], ...]  # id, lane, pos_m, speed_mps


def serve_sumo(pipe: Connection, setup: SumoSetup) -> None:
    """Answer `list[Order]` by the next `SumoSecond`, None by the total delay in s (float), which ends it.

    What SUMO refuses is answered by a text (str), after which the process ends.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # the street decides when it is over, and then closes the pipe
    try:
        with contextlib.redirect_stdout(None):  # a remark on table formats that nobody here asks SUMO for
            import libsumo
        street = _Sumo(libsumo, setup)
        pipe.send(street.second())
        while (orders := pipe.recv()) is not None:
            pipe.send(street.step(orders))
        pipe.send(street.finish())
    except EOFError:
        pass  # the street is gone, and with it the need for this process
    except Exception as error:  # libsumo's exceptions have no common base; the street gets the words
        with contextlib.suppress(OSError):
            pipe.send(f"{type(error).__name__}: {error}")


class _Sumo:
    """The one simulation of this process."""

    def __init__(self, libsumo: ModuleType, setup: SumoSetup) -> None:
        self._sumo, self._setup = libsumo, setup
        self._tripinfo = setup.outputs / "tripinfo.xml"
        libsumo.start(
            [
                *("sumo", "--net-file", str(setup.net), "--route-files", str(setup.routes)),
                *("--additional-files", str(setup.additional), "--begin", str(setup.begin_s)),
                *("--seed", str(setup.seed), "--time-to-teleport", "-1", "--no-step-log", "--no-warnings"),
                *("--tripinfo-output", str(self._tripinfo), "--tripinfo-output.write-unfinished"),
                *("--summary-output", str(setup.outputs / "summary.xml")),
            ]
        )
        self._inserted = self._arrived = self._programs = 0
        self._on_road: dict[str, None] = {}  # probes, in order of departure
        now_ms = self._now_ms()
        light = libsumo.trafficlight
        self._since = [(light.getPhase(s), now_ms - round(1000 * light.getSpentDuration(s))) for s in setup.signals]

    def _now_ms(self) -> int:
        now_s: float = self._sumo.simulation.getTime()
        return round(1000 * now_s)

    def step(self, orders: list[Order]) -> SumoSecond:
        """Carry out the orders and play a second."""
        for order in orders:
            if isinstance(order, LaneSpeed):
                self._sumo.lane.setMaxSpeed(order.lane, order.speed_mps)
            else:
                self._run_program(order)
        self._sumo.simulationStep()
        simulation = self._sumo.simulation
        self._inserted += simulation.getDepartedNumber()
        self._arrived += simulation.getArrivedNumber()
        departed = (name for name in simulation.getDepartedIDList() if name in self._setup.probes)
        self._on_road.update(dict.fromkeys(departed))
        for name in simulation.getArrivedIDList():
            self._on_road.pop(name, None)
        return self.second()

    def _run_program(self, order: ProgramOrder) -> None:
        light, name = self._sumo.trafficlight, self._setup.signals[order.signal]
        program = LOCAL
        if order.phases:
            self._programs += 1
            program = f"{LOCAL}-{self._programs}"
            phases = [
                self._sumo.TraCIPhase(duration, letters, least, most, (following,) if following >= 0 else ())
                for duration, least, most, following, letters in order.phases
            ]
            kind = ACTUATED if order.actuated else STATIC
            light.setProgramLogic(name, self._sumo.TraCILogic(program, kind, order.phase, phases))
        light.setProgram(name, program)
        light.setPhase(name, order.phase)
        light.setPhaseDuration(name, max(LEAST_REST_S, order.rest_s))
        self._since[order.signal] = (order.phase, self._now_ms() - order.elapsed_ms)

    def second(self) -> SumoSecond:
        """The street as it is."""
        light, now_ms = self._sumo.trafficlight, self._now_ms()
        begin_ms = now_ms - 1000  # lamps change at the begin of the second that was played
        phases, letters = [], []
        for s, name in enumerate(self._setup.signals):
            phase, since_ms = self._since[s]
            shown = light.getPhase(name)
            if shown != phase:
                phase, since_ms = self._since[s] = (shown, begin_ms)
            phases.append((phase, now_ms - since_ms))
            letters.append(light.getRedYellowGreenState(name))
        return SumoSecond(
            now_ms, self._inserted, self._arrived, len(self._sumo.simulation.getPendingVehicles()), tuple(phases),
            tuple(letters), self._detections(now_ms / 1000.0), self._probes(),
        )  # fmt: skip

    def _detections(self, now_s: float) -> F32:
        kinds = self._setup.detector_kinds
        out = np.zeros((4, len(kinds)), np.float32)
        out[2:] = math.nan
        for i, kind in enumerate(kinds):
            seen = self._area(f"d{i}") if kind == "e2" else self._loop(f"d{i}", now_s)
            if seen is not None:
                out[:, i] = seen
        return out

    def _loop(self, name: str, now_s: float) -> tuple[float, float, float, float] | None:
        """Count of fronts that passed, share of the second covered, mean speed, first passage; None: nothing there."""
        passed = self._sumo.inductionloop.getVehicleData(name)
        if not passed:
            return None
        begin_s, covered_s = now_s - 1.0, 0.0
        entries = []
        for _, _, entry_s, leave_s, _ in passed:
            covered_s += (min(leave_s, now_s) if leave_s >= 0.0 else now_s) - max(entry_s, begin_s)
            if begin_s < entry_s <= now_s:
                entries.append(entry_s - begin_s)
        speed_mps = self._sumo.inductionloop.getLastStepMeanSpeed(name) if entries else -1.0
        return (
            float(len(entries)),
            min(1.0, max(0.0, covered_s)),
            speed_mps if speed_mps >= 0.0 else math.nan,
            min(entries, default=math.nan),
        )

    def _area(self, name: str) -> tuple[float, float, float, float] | None:
        area = self._sumo.lanearea
        count = area.getLastStepVehicleNumber(name)
        if not count:
            return None
        return (
            float(count),
            min(1.0, area.getLastStepOccupancy(name) / 100.0),
            area.getLastStepMeanSpeed(name),
            math.nan,
        )

    def _probes(self) -> tuple[tuple[str, str, float, float], ...]:
        car = self._sumo.vehicle
        found = []
        for name in self._on_road:
            lane = car.getLaneID(name)
            if lane:  # a parked car is on no lane
                found.append((name, lane, car.getLanePosition(name), car.getSpeed(name)))
        return tuple(found)

    def finish(self) -> float:
        """End SUMO. Seconds lost by all cars that wanted to depart, waiting outside included.

        Time loss and departure delay of cars that drove come from tripinfo, where SUMO writes unfinished ones as well;
        those never inserted have waited since their departure.
        """
        now_s = self._now_ms() / 1000.0
        waiting = set(self._sumo.simulation.getPendingVehicles())
        self._sumo.close()
        total_s = 0.0
        for _, element in ElementTree.iterparse(self._tripinfo):
            if element.tag == "tripinfo":
                total_s += float(element.get("timeLoss", 0.0)) + float(element.get("departDelay", 0.0))
            element.clear()
        if waiting:
            for _, element in ElementTree.iterparse(self._setup.routes):
                if element.tag in ("vehicle", "trip") and element.get("id") in waiting:
                    total_s += now_s - float(element.get("depart", now_s))
                element.clear()
        return total_s
