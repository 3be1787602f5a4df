"""One run of SUMO under one controller, in a process of its own: libsumo holds one simulation per process."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

__all__ = ["Job", "drive"]

STATIC, ACTUATED, DELAY_BASED = 0, 3, 5  # SUMO's numbers of program types
MIN_GREEN_S, MAX_GREEN_S = 5.0, 50.0  # of SUMO's own actuated programs, as RESCO sets them
DECIDE_S, AMBER_S = 10, 3
SIGHT_M = 200.0


@dataclass(frozen=True)
class Job:
    """What to run. `options`: SUMO's command line without the program."""

    controller: str
    options: tuple[str, ...]
    begin_s: float
    end_s: float
    log: Path


def drive(job: Job) -> None:
    """Run to the end; SUMO writes its own files as the options say. Words go to the job's log."""
    with job.log.open("w", encoding="utf-8") as log, contextlib.redirect_stdout(log):
        for stream in (1, 2):  # libsumo's own words do not pass through Python
            os.dup2(log.fileno(), stream)
        import libsumo

        libsumo.start(["sumo", *job.options])
        lights = [_Light(libsumo, name, job.controller) for name in libsumo.trafficlight.getIDList()]
        for second in range(round(job.end_s - job.begin_s)):
            for light in lights:
                light.tick(second)
            libsumo.simulationStep()
        libsumo.close()


class _Light:
    """One signal: SUMO's own program, or the greens of its program chosen by what is seen."""

    def __init__(self, sumo: ModuleType, name: str, controller: str) -> None:
        self._sumo, self._name, self._controller = sumo, name, controller
        logic = sumo.trafficlight.getAllProgramLogics(name)[-1]
        self._greens = list(dict.fromkeys(p.state for p in logic.phases if _is_green(p.state)))
        self._links = sumo.trafficlight.getControlledLinks(name)
        self._now, self._next, self._since = 0, 0, 0
        self._chooses = controller in ("greedy", "max_pressure") and len(self._greens) > 1
        if controller in ("actuated", "delay_based"):
            self._own_program(logic.phases)
        if self._chooses:
            self._show(self._greens[0])

    def _own_program(self, phases: Sequence[object]) -> None:
        kind = ACTUATED if self._controller == "actuated" else DELAY_BASED
        rows = [
            self._sumo.TraCIPhase(p.duration, p.state, MIN_GREEN_S, MAX_GREEN_S)  # type: ignore[attr-defined]
            if _is_green(p.state)  # type: ignore[attr-defined]
            else self._sumo.TraCIPhase(p.duration, p.state, p.duration, p.duration)  # type: ignore[attr-defined]
            for p in phases
        ]
        self._sumo.trafficlight.setProgramLogic(self._name, self._sumo.TraCILogic("bench", kind, 0, rows))
        self._sumo.trafficlight.setProgram(self._name, "bench")

    def tick(self, second: int) -> None:
        """Before each second: end an amber, or decide."""
        if not self._chooses:
            return
        if self._next != self._now and second - self._since == AMBER_S:
            self._now = self._next
            self._show(self._greens[self._now])
        if second % DECIDE_S == 0:
            best = max(range(len(self._greens)), key=lambda k: (self._worth(self._greens[k]), k == self._now))
            if best != self._now:
                self._next, self._since = best, second
                pairs = zip(self._greens[self._now], self._greens[best], strict=True)
                self._show("".join("y" if old in "Gg" and new not in "Gg" else old for old, new in pairs))

    def _worth(self, state: str) -> float:
        """Cars on the lanes that the phase serves; for max pressure less those on the lanes they leave to."""
        links = zip(self._links, state, strict=True)
        served = {(link[0][0], link[0][1]) for link, letter in links if link and letter in "Gg"}
        if self._controller == "greedy":
            return float(sum(self._near(lane) for lane in {first for first, _ in served}))
        return float(sum(self._near(first) - self._count(out) for first, out in served))

    def _near(self, lane: str) -> int:
        """Cars within sight of the stop line; beyond the lane's own begin nobody is seen."""
        length_m = self._sumo.lane.getLength(lane)
        cars = self._sumo.lane.getLastStepVehicleIDs(lane)
        if length_m <= SIGHT_M:
            return len(cars)
        return sum(length_m - self._sumo.vehicle.getLanePosition(car) <= SIGHT_M for car in cars)

    def _count(self, lane: str) -> int:
        count: int = self._sumo.lane.getLastStepVehicleNumber(lane)
        return count

    def _show(self, state: str) -> None:
        self._sumo.trafficlight.setRedYellowGreenState(self._name, state)


def _is_green(state: str) -> bool:
    return any(letter in "Gg" for letter in state) and "y" not in state and "Y" not in state
