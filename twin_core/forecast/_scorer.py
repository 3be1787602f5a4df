"""Keeps forecasts until their time comes and scores them by what the next forecasts say is now.

Each forecast carries the values its nowcast held (speeds as the street's own loops measured them within the last
minute, queues as the mirror estimates them). They are the observation for every earlier forecast with a lead that ends
then, and what persistence would have said for every later one. What the past ones missed corrects the next (see
`_calibration`): forecasts are told, and scored, as they leave here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import numpy as np
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.forecast._calibration import Calibration, Correction
from twin_core.forecast._scores import LEVELS, QUANTITIES, Scores, score_values

__all__ = ["Scorer"]

F64 = NDArray[np.float64]

NS_PER_S = 1_000_000_000
TOLERANCE_NS = 2 * NS_PER_S
KEPT_NS = 7200 * NS_PER_S
DIGITS = 3


Values = tuple[F64, F64]
"""(mean [K], quantiles [levels, K])"""


@dataclass(frozen=True)
class _Made:
    """A forecast as the members made it. `leads`: lead in seconds → quantity → values."""

    issued_ns: int
    now: Mapping[str, F64]
    leads: Mapping[int, Mapping[str, Values]]


@dataclass(frozen=True)
class _Kept:
    """A forecast, what was told of it by (quantity, lead), and which moments have scored it."""

    made: _Made
    told: Mapping[tuple[str, int], Values]
    scored: set[tuple[str, int, int]] = field(default_factory=set)


@dataclass(frozen=True)
class _Row:
    """One lead of a forecast as it was told, as JSON."""

    issued_ns: int
    values: object


class Scorer:
    """Scores of one run. Fits the core's hook for forecasts; it needs no readings of its own."""

    def __init__(self) -> None:
        self._kept: list[_Kept] = []
        self._scores = Scores()
        self._newest = Scores()
        self._calibration = Calibration()
        self._learned: dict[tuple[str, int], Correction] = {}
        self._far: dict[int, _Row] = {}
        self.unreadable = 0

    @property
    def scores(self) -> Scores:
        """All scores so far."""
        return self._scores

    def on_table(self, table: twin.SensorTable) -> None:
        """Nothing: forecasts are by place, not by sensor."""

    def on_readings(self, readings: twin.Readings) -> None:
        """Nothing: what is now comes with the next forecast."""

    def on_forecast(self, issued_ts_ns: int, forecast_json: bytes) -> bytes:
        """A forecast came: score those whose lead ends at its moment, correct it by what they missed, and keep it."""
        try:
            forecast = json.loads(forecast_json)
            made = _read(forecast)
        except (ValueError, KeyError, TypeError):
            self.unreadable += 1
            return forecast_json
        self._newest = Scores()
        for old in self._kept:
            for name, lead_s in old.told:
                # Two kinds of forecast start from one nowcast: what it says is now counts once.
                if (name, lead_s, made.issued_ns) in old.scored:
                    continue
                if abs(old.made.issued_ns + lead_s * NS_PER_S - made.issued_ns) <= TOLERANCE_NS:
                    old.scored.add((name, lead_s, made.issued_ns))
                    self._score(old, name, lead_s, made.now[name])
        self._kept = [k for k in self._kept if made.issued_ns - k.made.issued_ns < KEPT_NS]
        kept = self._corrected(made)
        self._kept.append(kept)
        for (name, lead_s), (mean, quantiles) in kept.told.items():
            rows = [_plain(row) for row in quantiles]
            forecast["leads"][str(lead_s)][name] = {"mean": _plain(mean), "quantiles": rows}
        self._carry(made, forecast["leads"])
        return json.dumps(forecast, separators=(",", ":"), allow_nan=False).encode()

    def _carry(self, made: _Made, leads: dict[str, object]) -> None:
        """Where a forecast has no far lead of its own, the last one that had still speaks of the same moment, which is
        nearer by now: it is told again as such, and not scored again."""
        for lead_s in made.leads:
            self._far[lead_s] = _Row(made.issued_ns, leads[str(lead_s)])
        for lead_s, row in self._far.items():
            left_s = lead_s - (made.issued_ns - row.issued_ns) // NS_PER_S
            if lead_s not in made.leads and left_s > max(made.leads):
                leads[str(left_s)] = row.values

    def _corrected(self, made: _Made) -> _Kept:
        corrections: dict[tuple[str, int], Correction] = {}
        told: dict[tuple[str, int], Values] = {}
        for lead_s, quantities in made.leads.items():
            for name, (members, quantiles) in quantities.items():
                correction = self._calibration.correction(name, lead_s)
                mean = correction.mean(members, made.now[name])
                corrections[name, lead_s] = correction
                told[name, lead_s] = (mean, correction.quantiles(mean, quantiles, members))
        self._learned.update(corrections)
        return _Kept(made, told)

    def _score(self, old: _Kept, name: str, lead_s: int, observed: F64) -> None:
        members, quantiles = old.made.leads[lead_s][name]
        if members.shape != observed.shape:
            return
        before = old.made.now[name]
        score = score_values(*old.told[name, lead_s], before, observed)
        self._scores = self._scores.plus(name, lead_s, score)
        self._newest = self._newest.plus(name, lead_s, score)
        self._calibration.note(name, lead_s, members, quantiles[-1] - members, before, observed)

    def newest(self) -> Mapping[tuple[str, int], tuple[int, int]]:
        """(quantity, lead s) → (values, values within the 5–95 % range) that the last forecast allowed to score."""
        return {key: (score.n, score.covered) for key, score in self._newest.by.items()}

    def summary(self) -> Mapping[str, object]:
        """`{"speed": {"5": {...}, "15": {...}}, "queue": {...}}`, with the newest correction of each."""
        out = self._scores.to_dict()
        for (name, lead_s), correction in self._learned.items():
            score = out.get(name.removesuffix("_mps"), {}).get(str(lead_s // 60))
            if score is not None:
                score.update({key: round(value, 3) for key, value in asdict(correction).items()})
        return out


def _plain(values: F64) -> list[float | None]:
    return [round(float(v), DIGITS) if np.isfinite(v) else None for v in values]


def _read(forecast: Mapping[str, object]) -> _Made:
    """Raises KeyError, TypeError or ValueError for another shape."""
    now, leads = forecast["now"], forecast["leads"]
    if not isinstance(now, Mapping) or not isinstance(leads, Mapping):
        raise TypeError("now and leads must be mappings")
    present = {name: np.array(now[name], np.float64) for name in QUANTITIES}
    made: dict[int, dict[str, Values]] = {}
    for lead_s, row in leads.items():
        made[int(lead_s)] = {}
        for name in QUANTITIES:
            mean, quantiles = np.array(row[name]["mean"], np.float64), np.array(row[name]["quantiles"], np.float64)
            if mean.shape != present[name].shape or quantiles.shape != (len(LEVELS), *mean.shape):
                raise ValueError(f"{name}: values of {mean.shape}, now of {present[name].shape}")
            made[int(lead_s)][name] = (mean, quantiles)
    return _Made(int(str(forecast["issued_ts_ns"])), present, made)
