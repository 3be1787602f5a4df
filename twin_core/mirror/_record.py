"""What was seen lately: the last minute at every detector and approach, the last quarter of an hour at every entry."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Recent"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]

SPAN_S = 60
ENTRY_MINUTES = 15


class Recent:
    """Rings over time. [D] detectors, [E] edges, [A] approaches."""

    def __init__(self, n_detectors: int, n_edges: int, n_approaches: int) -> None:
        self._count: F64 = np.zeros((SPAN_S, n_detectors))
        self._speed_sum: F64 = np.zeros((SPAN_S, n_detectors))
        self._model: F64 = np.zeros((SPAN_S, n_detectors))
        self._queue: F64 = np.zeros((SPAN_S, n_approaches))
        self._entered: F64 = np.zeros((ENTRY_MINUTES, n_edges))
        self._nominal: F64 = np.zeros((ENTRY_MINUTES, n_edges))
        self._seconds = 0

    def note(self, count: I32, speed_mps: F64, model_count: I32, queue: F64, entered: F64, nominal: F64) -> None:
        """One second: counts [D], mean speeds [D] (NaN none), the model's counts; cars queued at each approach [A];
        cars in at each edge [E] and how many the nominal demand has there."""
        row = self._seconds % SPAN_S
        self._count[row] = count
        self._speed_sum[row] = np.where(count > 0, np.nan_to_num(speed_mps) * count, 0.0)
        self._model[row] = model_count
        self._queue[row] = queue
        minute = self._seconds // 60 % ENTRY_MINUTES
        if self._seconds % 60 == 0:
            self._entered[minute] = 0.0
            self._nominal[minute] = 0.0
        self._entered[minute] += entered
        self._nominal[minute] += nominal
        self._seconds += 1

    @property
    def counts(self) -> F64:
        """[D] cars of the last minute."""
        return np.asarray(self._count.sum(axis=0))

    @property
    def speed_sums(self) -> F64:
        """[D] sum of the speeds of the cars of the last minute, m/s; their mean speed is this by `counts`."""
        return np.asarray(self._speed_sum.sum(axis=0))

    @property
    def queue(self) -> F64:
        """[A] mean number of standing cars of the last minute."""
        return np.asarray(self._queue.sum(axis=0) / min(max(self._seconds, 1), SPAN_S))

    @property
    def entered(self) -> F64:
        """[E] cars that came in within the last quarter of an hour."""
        return np.asarray(self._entered.sum(axis=0))

    @property
    def nominal(self) -> F64:
        """[E] cars of the nominal demand in the same time."""
        return np.asarray(self._nominal.sum(axis=0))

    def count_mae(self) -> float:
        """Cars a detector and minute-second that model and street differ by: mean |Δ of the last minute| ÷ 60."""
        seconds = min(max(self._seconds, 1), SPAN_S)
        if not self._count.shape[1]:
            return 0.0
        return float(np.abs(self._count.sum(axis=0) - self._model.sum(axis=0)).mean() / seconds)
