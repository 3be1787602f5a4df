"""What the twin knows of parking: free bays from readings, how they will be, and what signs should show.

Every site begins at the usual share of its hour and is known once its sensors have spoken. A forecast adds the cars
that the plans of the day bring and take, scaled by how the last half hour compared with them, and stays within 0 and
the bays. It is scored when its time comes, against the bare statement that nothing changes.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from twin_core.parking._supply import Supply
from twin_core.parking._trips import Flows
from twin_core.parking._usual import usual_share

__all__ = ["ParkingBook", "ParkingForecast", "ParkingNow", "Sign"]

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]

LOOK_BACK_S = 1800.0
PERIOD_S = 60.0
LEADS_S = (900, 1800, 3600)
SIGN_LEAD_S = 300.0
"""A sign says what will be free when its reader gets there."""
SIGN_STEP_SHARE = 0.05
"""A sign is told anew when its number moved by this share of the bays, or to or from full."""
PRIOR_CARS = 20.0
"""So many cars must come before what was counted weighs as much as the plan."""


@dataclass(frozen=True)
class ParkingNow:
    """[S] free bays; `ts_ns` of the newest reading, 0 where a site has not spoken and its usual share stands in."""

    ts_ns: int
    free: I32
    seen_ts_ns: I64


@dataclass(frozen=True)
class ParkingForecast:
    """[L, S] free bays expected `leads_s` after `ts_ns`."""

    ts_ns: int
    leads_s: tuple[int, ...]
    free: F64


@dataclass(frozen=True)
class Sign:
    """What the sign of a parking site should show."""

    site: int
    free_bays: int


@dataclass
class _Score:
    """Absolute errors of forecasts that came due, and of saying that nothing changes, in bays."""

    count: int = 0
    error: float = 0.0
    persistence_error: float = 0.0


@dataclass
class ParkingBook:
    """The twin's book of parking. `day_ns`: street time of the day's second 0. `flows`: what the plans bring."""

    supply: Supply
    flows: Flows
    day_ns: int
    _free: F64 = field(init=False)
    _seen_ns: I64 = field(init=False)
    _first_ns: I64 = field(init=False)
    _taken_bays: list[set[int]] = field(init=False)
    _moved: deque[tuple[int, F64, F64]] = field(init=False)
    _in: F64 = field(init=False)
    _out: F64 = field(init=False)
    _due: deque[tuple[int, int, F64, F64]] = field(init=False)
    _score: dict[int, _Score] = field(init=False)
    _shown: I32 = field(init=False)
    _next_ns: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        n = len(self.supply.id)
        share = usual_share(self.supply.kind, self.flows.begin_s)
        self._free = np.round(self.supply.bays * (1.0 - share))
        self._seen_ns, self._first_ns = np.zeros(n, np.int64), np.zeros(n, np.int64)
        self._taken_bays = [set() for _ in range(n)]
        self._moved = deque()
        self._in, self._out = np.zeros(n), np.zeros(n)
        self._due = deque()
        self._score = {lead: _Score() for lead in LEADS_S}
        self._shown = np.full(n, -1, np.int32)

    # ── readings ──────────────────────────────────────────────────────────────────────────────────────────────────

    def count(self, site: int, free: float, ts_ns: int) -> None:
        """A gate or camera says how many bays are free. Numbers beyond the bays are cut: no site has more."""
        self._set(site, float(np.clip(free, 0, self.supply.bays[site])), ts_ns)

    def bay(self, site: int, bay: int, occupied: bool, ts_ns: int) -> None:
        """A bay's own sensor has spoken. A row counts as known from its first bay on; silent bays count as free."""
        if not 0 <= bay < int(self.supply.bays[site]):
            return
        taken = self._taken_bays[site]
        (taken.add if occupied else taken.discard)(bay)
        self._set(site, float(self.supply.bays[site] - len(taken)), ts_ns)

    def _set(self, site: int, free: float, ts_ns: int) -> None:
        change = free - self._free[site]
        if self._first_ns[site] == 0:
            self._first_ns[site] = ts_ns
        elif ts_ns > self._first_ns[site]:  # what a site says at its first moment is its state, not traffic
            self._in[site] += max(0.0, -change)
            self._out[site] += max(0.0, change)
        self._free[site] = free
        self._seen_ns[site] = max(int(self._seen_ns[site]), ts_ns)

    # ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def tick(self, ts_ns: int) -> ParkingForecast | None:
        """A street second has closed; once a minute a new forecast, and old ones are scored."""
        if ts_ns < self._next_ns:
            return None
        self._next_ns = ts_ns + round(PERIOD_S * 1e9)
        self._moved.append((ts_ns, self._in.copy(), self._out.copy()))
        while self._moved and ts_ns - self._moved[0][0] > LOOK_BACK_S * 1e9:
            self._moved.popleft()
        self._settle(ts_ns)
        forecast = ParkingForecast(ts_ns, LEADS_S, np.stack([self._ahead(ts_ns, lead) for lead in LEADS_S]))
        for lead, free in zip(LEADS_S, forecast.free, strict=True):
            self._due.append((ts_ns + lead * 1_000_000_000, lead, free, self._free.copy()))
        return forecast

    def _settle(self, ts_ns: int) -> None:
        waiting = deque[tuple[int, int, F64, F64]]()
        known = self._seen_ns > 0
        for due_ns, lead, free, then in self._due:
            if due_ns > ts_ns:
                waiting.append((due_ns, lead, free, then))
            elif known.any():
                score = self._score[lead]
                score.count += int(known.sum())
                score.error += float(np.abs(free - self._free)[known].sum())
                score.persistence_error += float(np.abs(then - self._free)[known].sum())
        self._due = waiting

    def _ahead(self, ts_ns: int, lead_s: float) -> F64:
        """[S] free bays `lead_s` from now."""
        now_s = (ts_ns - self.day_ns) / 1e9
        arriving, leaving = self.flows.between(now_s, now_s + lead_s)
        scale_in, scale_out = self._scales(ts_ns, now_s)
        return np.clip(self._free - scale_in * arriving + scale_out * leaving, 0.0, self.supply.bays.astype(np.float64))

    def _scales(self, ts_ns: int, now_s: float) -> tuple[F64, F64]:
        """How the last half hour compared with the plans: (counted + prior) / (planned + prior), per site."""
        since_ns, counted_in, counted_out = self._moved[0]
        planned_in, planned_out = self.flows.between((since_ns - self.day_ns) / 1e9, now_s)
        return (
            (self._in - counted_in + PRIOR_CARS) / (planned_in + PRIOR_CARS),
            (self._out - counted_out + PRIOR_CARS) / (planned_out + PRIOR_CARS),
        )

    # ── answers ───────────────────────────────────────────────────────────────────────────────────────────────────

    def now(self, ts_ns: int) -> ParkingNow:
        """Free bays as known at `ts_ns`."""
        return ParkingNow(ts_ns, self._free.round().astype(np.int32), self._seen_ns.copy())

    def signs(self, ts_ns: int) -> list[Sign]:
        """Signs whose number has to change, of sites that have spoken."""
        if not self._moved:
            return []
        ahead = self._ahead(ts_ns, SIGN_LEAD_S).round().astype(np.int32)
        step = np.maximum(1.0, SIGN_STEP_SHARE * self.supply.bays)
        turned = (ahead == 0) != (self._shown == 0)
        stale = (self._seen_ns > 0) & ((self._shown < 0) | turned | (np.abs(ahead - self._shown) >= step))
        return [Sign(int(i), int(ahead[i])) for i in np.flatnonzero(stale)]

    def shown(self, sign: Sign) -> None:
        """The sign was told."""
        self._shown[sign.site] = sign.free_bays

    def summary(self) -> dict[str, object]:
        """Mean absolute errors in bays per site, by lead; None where no forecast came due."""
        return {
            "sites": len(self.supply.id),
            "sites_heard": int((self._seen_ns > 0).sum()),
            "forecast": {
                str(lead): {
                    "scored": score.count,
                    "mae_bays": score.error / score.count if score.count else None,
                    "persistence_mae_bays": score.persistence_error / score.count if score.count else None,
                }
                for lead, score in self._score.items()
            },
        }
