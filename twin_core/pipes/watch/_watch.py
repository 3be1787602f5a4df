"""A water network minute by minute: model, sensors, tests, and what they say about bursts. No clock, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypedDict, cast

import numpy as np
from numpy.typing import NDArray

from twin_core.pipes.watch._bursts import FIRST_GUESS_M3PS, BurstCandidate, Evidence, rank_bursts
from twin_core.pipes.watch._meters import PRESSURE_ERROR_M, Kind, Meter, flow_error_m3ps
from twin_core.pipes.watch._model import WaterModel
from twin_core.pipes.watch._tests import Bank
from twin_core.pipes.water import WaterNetwork

__all__ = ["MeterState", "Minute", "Suspicion", "WaterWatch"]

F64 = NDArray[np.float64]
MINUTE_S = 60
LEAST_CROSSED = 3
"""One sensor that changes is a broken sensor; a burst is seen by several."""
LEAST_EXPLAINED = 0.6
"""Share of the evidence that some burst must explain; drifting sensors and odd demand agree with none."""
LEAST_BURST_M3PS = 0.004
REFINED_MIN = (2, 5, 10)
"""So many minutes after the alarm the ranking is made anew, with all that was heard since the change began."""
OVER_SHARE, OVER_MIN = 0.3, 5
LONGEST_MIN = 240
"""Beyond this the biases from before the burst say nothing any more."""
CANDIDATES = 10
INFLOW_ERROR_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class MeterState:
    """A sensor against the model. `residual`: without the sensor's usual bias; NaN where nothing was heard."""

    meter: Meter
    measured: float
    expected: float
    residual: float
    crossed: bool


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A burst that the sensors speak of: since when (street seconds), since when told, where, how much leaves."""

    since_s: int
    alarm_s: int
    candidates: tuple[BurstCandidate, ...]
    flow_m3ps: float


@dataclass(frozen=True, slots=True)
class Minute:
    """What a minute brought. `inflow_m3ps` is NaN where not all inlets were heard."""

    time_s: int
    inflow_m3ps: float
    expected_inflow_m3ps: float
    meters: tuple[MeterState, ...]
    suspicion: Suspicion | None


class WaterWatch:
    """`network`, its meters, and the second of the day at which the watch begins."""

    def __init__(self, network: WaterNetwork, meters: Sequence[Meter], begin_s: int) -> None:
        self.model = WaterModel(network, begin_s)
        self.meters = tuple(meters)
        simulation = self.model.simulation
        node = {name: i for i, name in enumerate(simulation.node_ids)}
        link = {name: i for i, name in enumerate(simulation.link_ids)}
        kinds = [meter.kind for meter in self.meters]
        self._node = np.array([node[m.id] if m.kind is Kind.PRESSURE else -1 for m in self.meters], np.int64)
        self._link = np.array([link[m.id] if m.kind is Kind.FLOW else -1 for m in self.meters], np.int64)
        self._tested = np.array([kind in (Kind.PRESSURE, Kind.FLOW) for kind in kinds], bool)
        self._bank = Bank(len(self.meters) + 1)  # the last one tests the inflow as a whole
        self._statuses = self.model.statuses()
        self.suspicion: Suspicion | None = None
        self._calm_min = 0

    def minute(self, time_s: int, readings: Mapping[tuple[Kind, str], float]) -> Minute:
        """Work in what was heard in the minute that ends at `time_s` (seconds after the first midnight)."""
        measured = np.array([readings.get((m.kind, m.id), np.nan) for m in self.meters])
        levels = {m.id: v for m, v in zip(self.meters, measured.tolist(), strict=True) if m.kind is Kind.LEVEL}
        inflow = self._inflow(measured)
        known = None if np.isnan(inflow) else inflow
        expected_inflow = self.model.follow(time_s, known, {k: v for k, v in levels.items() if np.isfinite(v)})
        expected = self._expected()
        self._note_switching()
        residual = np.append(np.where(self._tested, measured - expected, np.nan), inflow - expected_inflow)
        error = np.append(self._errors(), INFLOW_ERROR_SHARE * max(expected_inflow, 1e-3))
        score = self._bank.take(residual, error, hold=self.suspicion is not None)
        self._judge(time_s, error)
        crossed = self._bank.crossed()
        shown = score[:-1] * self._bank.scale(error)[:-1]
        rows = zip(self.meters, measured.tolist(), expected.tolist(), shown.tolist(), crossed.tolist(), strict=False)
        return Minute(time_s, inflow, expected_inflow, tuple(MeterState(*row) for row in rows), self.suspicion)

    def _inflow(self, measured: F64) -> float:
        """Sum over all inlets, NaN unless each has a meter that was heard."""
        at = {int(link): i for i, link in enumerate(self._link) if link >= 0}
        return sum(
            (sign * float(measured[at[link]]) if link in at else np.nan for link, sign in self.model.inlet.items()), 0.0
        )

    def _expected(self) -> F64:
        simulation = self.model.simulation
        pressure, flow = simulation.pressures_m[self._node], simulation.flows_m3s[self._link]
        level = {m.id: i for i, m in enumerate(self.meters) if m.kind is Kind.LEVEL}
        expected = np.where(self._node >= 0, pressure, np.where(self._link >= 0, flow, np.nan))
        for tank, i in level.items():
            if tank in simulation.node_ids:
                expected[i] = simulation.pressures_m[simulation.node_ids.index(tank)]
        return np.asarray(expected)

    def _errors(self) -> F64:
        simulation = self.model.simulation
        flow = flow_error_m3ps(simulation.flows_m3s, simulation.areas_m2)[self._link]
        return np.where(self._link >= 0, flow, PRESSURE_ERROR_M)

    def _note_switching(self) -> None:
        """A pump or valve that switches gives every sensor another bias."""
        statuses = self.model.statuses()
        if not np.array_equal(statuses, self._statuses):
            self._statuses = statuses
            if self.suspicion is None:
                self._bank.forget()

    def _judge(self, time_s: int, error: F64) -> None:
        bank, found = self._bank, self.suspicion
        crossed = bank.crossed()[:-1]
        if found is None:
            if int(crossed.sum()) >= LEAST_CROSSED:
                began = bank.onset(error, int(bank.leaning[:-1][crossed].max()))
                self._suspect(time_s, time_s, time_s - began * MINUTE_S, error)
            return
        minutes = (time_s - found.since_s) // MINUTE_S
        told_min = (time_s - found.alarm_s) // MINUTE_S
        if told_min in REFINED_MIN:
            self._suspect(time_s, found.alarm_s, found.since_s, error)
        elif minutes > LONGEST_MIN or (told_min > REFINED_MIN[-1] and self._is_over(error)):
            self.suspicion = None
            bank.forget()

    def _suspect(self, time_s: int, alarm_s: int, since_s: int, error: F64) -> None:
        minutes = max(1, (time_s - since_s) // MINUTE_S)
        guess_m3ps = self.suspicion.flow_m3ps if self.suspicion else FIRST_GUESS_M3PS
        evidence = self._evidence(minutes, error)
        ranked, explained = rank_bursts(self.model, evidence, CANDIDATES, guess_m3ps=guess_m3ps)
        if self.suspicion is None and (
            not ranked or explained < LEAST_EXPLAINED or ranked[0].flow_m3ps < LEAST_BURST_M3PS
        ):
            return
        if ranked:
            self.suspicion = Suspicion(since_s, alarm_s, tuple(ranked), ranked[0].flow_m3ps)
            self._calm_min = 0

    def _evidence(self, minutes: int, error: F64) -> Evidence:
        change = np.where(self._tested, self._bank.shift(minutes)[:-1], np.nan)
        spread = self._bank.scale(error)[:-1]
        return Evidence(change, spread * np.sqrt(1.0 / minutes + 0.1), self._node, self._link)

    def _is_over(self, error: F64) -> bool:
        """Whether the sensors have been back for some minutes: repaired, or closed off."""
        now = _evidence_size(self._evidence(1, error))
        began = (self.model.time_s - (self.suspicion.since_s if self.suspicion else 0)) // MINUTE_S
        whole = _evidence_size(self._evidence(min(began, 30), error))
        self._calm_min = self._calm_min + 1 if now < OVER_SHARE * whole else 0
        return self._calm_min >= OVER_MIN

    def state(self) -> dict[str, object]:
        """Plain values from which `restore` goes on."""
        return {
            "meters": [[m.kind.value, m.id] for m in self.meters],
            "model": self.model.state(),
            "bank": self._bank.state(),
            "suspicion": None if self.suspicion is None else asdict(self.suspicion),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on from an earlier watch's state. Raises KeyError, TypeError, ValueError where it is of other meters."""
        if state["meters"] != [[m.kind.value, m.id] for m in self.meters]:
            raise ValueError("the state is of other meters")
        self.model.restore(cast("Mapping[str, object]", state["model"]))
        self._bank.restore(cast("Mapping[str, list[object]]", state["bank"]))
        self._statuses = self.model.statuses()
        kept = cast("_Kept | None", state["suspicion"])
        if kept is not None:
            candidates = tuple(BurstCandidate(**row) for row in kept["candidates"])
            self.suspicion = Suspicion(kept["since_s"], kept["alarm_s"], candidates, kept["flow_m3ps"])


class _Candidate(TypedDict):
    pipe: str
    likelihood: float
    flow_m3ps: float


class _Kept(TypedDict):
    since_s: int
    alarm_s: int
    candidates: list[_Candidate]
    flow_m3ps: float


def _evidence_size(evidence: Evidence) -> float:
    return float(np.nansum((evidence.change / evidence.error) ** 2) ** 0.5)
