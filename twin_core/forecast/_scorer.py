"""Keeps forecasts until their time comes and scores them by what the next forecasts say is now.

Each forecast carries the values its nowcast held (speeds as the street's own loops measured them within the last
minute, queues as the mirror estimates them). They are the observation for every earlier forecast with a lead that ends
then, and what persistence would have said for every later one. What the past ones missed widens or narrows the ranges
of the next (see `_calibration`): forecasts are told, and scored, as they leave here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.forecast._calibration import Calibration, scaled
from twin_core.forecast._scores import QUANTITIES, Scores, score_values

__all__ = ["Scorer"]

F64 = NDArray[np.float64]

NS_PER_S = 1_000_000_000
TOLERANCE_NS = 2 * NS_PER_S
KEPT_NS = 7200 * NS_PER_S


@dataclass(frozen=True)
class _Kept:
    issued_ns: int
    now: Mapping[str, F64]
    leads: Mapping[int, Mapping[str, tuple[F64, F64]]]  # lead s → quantity → (mean, quantiles)
    factors: Mapping[tuple[str, int], float]


class Scorer:
    """Scores of one run. Fits the core's hook for forecasts; it needs no readings of its own."""

    def __init__(self) -> None:
        self._kept: list[_Kept] = []
        self._scores = Scores()
        self._calibration = Calibration()
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
        """A forecast came: score those whose lead ends at its moment, keep it, and give it with calibrated ranges."""
        try:
            forecast = json.loads(forecast_json)
            new = _read(forecast, {})
        except (ValueError, KeyError, TypeError):
            self.unreadable += 1
            return forecast_json
        for old in self._kept:
            for lead_s, quantities in old.leads.items():
                if abs(old.issued_ns + lead_s * NS_PER_S - new.issued_ns) <= TOLERANCE_NS:
                    self._score(old, lead_s, quantities, new)
        self._kept = [k for k in self._kept if new.issued_ns - k.issued_ns < KEPT_NS]
        factors = {(name, lead): self._calibration.factor(name, lead) for lead in new.leads for name in QUANTITIES}
        for (name, lead), factor in factors.items():
            forecast["leads"][str(lead)][name] = scaled(forecast["leads"][str(lead)][name], factor)
        self._kept.append(_read(forecast, factors))
        return json.dumps(forecast, separators=(",", ":"), allow_nan=False).encode()

    def _score(self, old: _Kept, lead_s: int, quantities: Mapping[str, tuple[F64, F64]], new: _Kept) -> None:
        for name in QUANTITIES:
            mean, quantiles = quantities[name]
            if mean.shape == new.now[name].shape:
                score = score_values(mean, quantiles, old.now[name], new.now[name])
                self._scores = self._scores.plus(name, lead_s, score)
                width = (quantiles[-1] - mean) / old.factors[name, lead_s]
                self._calibration.note(name, lead_s, width, mean, new.now[name])

    def summary(self) -> Mapping[str, object]:
        """`{"speed": {"5": {...}, "15": {...}}, "queue": {...}}`; `widened`: the factor of the newest ranges."""
        out = self._scores.to_dict()
        for (name, lead_s), factor in self._kept[-1].factors.items() if self._kept else ():
            score = out.get(name.removesuffix("_mps"), {}).get(str(lead_s // 60))
            if score is not None:
                score["widened"] = round(factor, 3)
        return out


def _read(forecast: Mapping[str, object], factors: Mapping[tuple[str, int], float]) -> _Kept:
    now, leads = forecast["now"], forecast["leads"]
    if not isinstance(now, Mapping) or not isinstance(leads, Mapping):
        raise TypeError("now and leads must be mappings")
    return _Kept(
        int(str(forecast["issued_ts_ns"])),
        {name: np.array(now[name], np.float64) for name in QUANTITIES},
        {
            int(lead_s): {
                name: (np.array(row[name]["mean"], np.float64), np.array(row[name]["quantiles"], np.float64))
                for name in QUANTITIES
            }
            for lead_s, row in leads.items()
        },
        factors,
    )
