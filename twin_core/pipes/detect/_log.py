"""The days of the last weeks, each with the model around it.

A day keeps what the sensors showed less what the driven model says without any leak. What known leaks do is solved in
full and taken off, then put back as the linear model has it: so the filter is exact where its flows are right, however
large a leak is and however bent its head loss.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from twin_core.pipes.detect._driven import BLOCKS, Day, DrivenModel
from twin_core.pipes.detect._linear import Assumptions, Linear, Lineariser
from twin_core.pipes.detect._state import MODES, Followed
from twin_core.pipes.water import NoSolution

__all__ = ["MOST_M3S", "DayLog", "Kept"]

F64 = NDArray[np.float64]

MOST_M3S = 60.0 / 3600.0
"""More is no leak but a place that the sensors hardly see, asked to explain what others do."""
MODE_REACH_M = 200.0
"""A leak's signature may be wrong by mixtures of those of pipes so near, and of the model's variants."""
NEW_POINT_M3S, NEW_POINT_DAYS = 3.0 / 3600.0, 28
NEW_DOUBT_M3S, NEW_DOUBT_DAYS = 25.0 / 3600.0, 120
"""The model, and its variants, are linearised anew when leaks have changed by so much, or after so long."""
LEAST_STEP_M3S = 1.0 / 3600.0
SAME_M3S = 1e-6


@dataclass(eq=False)
class Kept:
    """A day by blocks: `rest` [D] against the leak-free model, `whole` [D] what that model says, its inputs.

    `flows` of leaks around which `seen` [D] was made: `rest` as if the effects of leaks were linear.
    """

    rest: F64
    whole: F64
    demand_m3s: F64
    level_m: F64
    linear: Linear
    flows: dict[Followed, float] = field(default_factory=dict)
    seen: F64 = field(default_factory=lambda: np.zeros(0))


class DayLog:
    """Keeps days and makes the linear models that they need."""

    def __init__(self, model: DrivenModel, assumed: Assumptions) -> None:
        """Empty; `assumed` is how wrong model and sensors are taken to be."""
        self.model = model
        self.lineariser = Lineariser(model, assumed)
        self.days: dict[int, Kept] = {}
        self._linear: Linear | None = None
        self._made = self._doubted = 0
        self._made_for: dict[Followed, float] = {}
        self._doubted_m3s = 0.0
        self._mixtures: dict[Followed, tuple[int, F64]] = {}
        self._rows: dict[tuple[int, int, int], F64] = {}

    @property
    def linear(self) -> Linear:
        """The model of the last day."""
        assert self._linear is not None, "no day was taken yet"
        return self._linear

    def add(self, number: int, day: Day, flows: dict[Followed, float]) -> None:
        """Keep a day on which leaks are thought to have these flows, m³/s."""
        hourly = self.model.demand_m3s(day)
        middle = (day.level_m[1:] + day.level_m[:-1]) / 2.0
        demand, level = _blocks(hourly), _blocks(middle)
        rest = _blocks(self.model.measured(day) - self.model.solve(hourly, middle)).ravel()
        whole = self.model.solve(demand, level).ravel()
        self._renew(number, demand, level, flows)
        self.days[number] = Kept(rest, whole, demand, level, self.linear)

    def forget_before(self, number: int) -> None:
        """Earlier days will not be asked for again."""
        for old in [n for n in self.days if n < number]:
            del self.days[old]
        alive = {id(kept.linear) for kept in self.days.values()} | {id(self._linear)}
        self._rows = {key: rows for key, rows in self._rows.items() if key[0] in alive}

    def _renew(self, number: int, demand: F64, level: F64, flows: dict[Followed, float]) -> None:
        known = flows.keys() | self._made_for.keys()
        moved = sum(abs(flows.get(leak, 0.0) - self._made_for.get(leak, 0.0)) for leak in known)
        if self._linear is not None and moved < NEW_POINT_M3S and number - self._made < NEW_POINT_DAYS:
            return
        running = demand + self._drawn(flows)
        point = self.model.around(running, level)
        total = sum(flows.values())
        changed = abs(total - self._doubted_m3s) > NEW_DOUBT_M3S or number - self._doubted >= NEW_DOUBT_DAYS
        if self._linear is None or changed:
            self.lineariser.renew_doubt(running, level, self.lineariser.signatures(point))
            self._doubted, self._doubted_m3s = number, total
        self._linear = self.lineariser.make(point, demand)
        self._made, self._made_for = number, flows

    def _drawn(self, flows: dict[Followed, float]) -> F64:
        """[J] what leaks draw at junctions: half at each end of their pipe."""
        out = np.zeros(len(self.model.junctions))
        for leak, flow in flows.items():
            np.add.at(out, self.model.ends[leak.place], flow / 2.0)
        return out

    def _effect(self, kept: Kept, flows: dict[Followed, float]) -> F64:
        """[D] what leaks do to the sensors on a day, solved in full."""
        held = {leak: min(flow, MOST_M3S) for leak, flow in flows.items() if flow > 0.0}
        if not held:
            return np.zeros_like(kept.whole)
        try:
            return self.model.solve(kept.demand_m3s + self._drawn(held), kept.level_m).ravel() - kept.whole
        except NoSolution:  # more water than the pipes can carry: a wrong place, which the linear effect shows as well
            return self._linear_effect(kept.linear, held)

    def _linear_effect(self, linear: Linear, flows: dict[Followed, float]) -> F64:
        out = np.zeros(linear.signature.shape[1])
        for leak, flow in flows.items():
            out += flow * linear.signature[leak.place]
        return out

    def look(self, number: int, flows: dict[Followed, float]) -> F64:
        """[D] what the sensors showed, as if leaks' effects were linear, made around `flows`."""
        kept = self.days[number]
        same = kept.seen.size and kept.flows.keys() == flows.keys()
        if not same or any(abs(kept.flows[leak] - flow) > SAME_M3S for leak, flow in flows.items()):
            kept.seen = kept.rest - self._effect(kept, flows) + self._linear_effect(kept.linear, flows)
            kept.flows = flows
        return kept.seen

    def unsee(self, number: int) -> None:
        """Leaks were moved: what was made of a day around them does not hold."""
        self.days[number].flows, self.days[number].seen = {}, np.zeros(0)

    def seen_as(self, number: int, linear: Linear, without: Followed | None) -> F64:
        """[D] of a day, its leaks put back as `linear` has them; one leak may be taken as not known."""
        kept = self.days[number]
        flows = {leak: flow for leak, flow in kept.flows.items() if leak is not without}
        if len(flows) < len(kept.flows):
            left = kept.rest - self._effect(kept, flows)
        elif linear is kept.linear:
            return kept.seen
        else:
            left = kept.seen - self._linear_effect(kept.linear, flows)
        return left + self._linear_effect(linear, flows)

    def rows_of(self, leak: Followed, linear: Linear) -> F64:
        """[1 + MODES, D] a leak's signature and the ways in which it may be wrong."""
        key = (id(linear), id(leak), leak.place)
        if key not in self._rows:
            raw = self._ways(leak, linear)
            if self._mixtures.get(leak, (-1,))[0] != leak.place:
                scaled = raw / np.sqrt(np.diag(linear.mood + linear.noise))
                basis, *_ = np.linalg.svd(scaled, full_matrices=False)
                mixture = np.zeros((MODES, len(raw)))
                mixture[: basis.shape[1]] = basis[:, :MODES].T
                self._mixtures[leak] = (leak.place, mixture)
            self._rows[key] = np.vstack((linear.signature[leak.place][None], self._mixtures[leak][1] @ raw))
        return self._rows[key]

    def _ways(self, leak: Followed, linear: Linear) -> F64:
        near = np.flatnonzero(self.lineariser.distance_m[leak.place] <= MODE_REACH_M)
        near = near[near != leak.place]
        beside = (linear.signature[near] - linear.signature[leak.place]) / max(1.0, len(near)) ** 0.5
        return np.vstack((beside, linear.doubt[leak.place]))

    def let_go(self, leak: Followed) -> None:
        """A leak is followed no longer."""
        self._mixtures.pop(leak, None)
        self._rows = {key: rows for key, rows in self._rows.items() if key[1] != id(leak)}

    def signatures_of_size(
        self, number: int, flow_m3s: float, others: dict[Followed, float], near: NDArray[np.int64] | None
    ) -> F64:
        """[P, D] per m³/s of a leak of that size at each pipe on a day, beside others.

        Only `near` pipes are solved; for others that of a small leak must do.
        """
        kept, ends = self.days[number], self.model.ends
        only = None if near is None else np.unique(ends[near])
        running = kept.demand_m3s + self._drawn(others)
        point = self.model.around(running, kept.level_m, max(flow_m3s, LEAST_STEP_M3S), only)
        found = self.lineariser.signatures(point)
        return np.where(np.isfinite(found), found, kept.linear.signature)


def _blocks(hourly: F64) -> F64:
    """[24, n] → [B, n] means."""
    return np.stack([hourly[first:end].mean(axis=0) for first, end in BLOCKS])
