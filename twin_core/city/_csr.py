"""Ragged lists as CSR arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from twin_core.city.network import F64, I32

__all__ = ["csr", "shapes"]


def csr(rows: Sequence[Sequence[int]]) -> tuple[I32, I32]:
    """(start [len(rows) + 1], values) of ragged rows."""
    start = np.zeros(len(rows) + 1, np.int32)
    np.cumsum([len(row) for row in rows], out=start[1:])
    return start, np.array([value for row in rows for value in row], np.int32)


def shapes(polylines: Sequence[Sequence[tuple[float, float]]]) -> tuple[I32, F64]:
    """(start [len + 1], points [P, 2]) of polylines."""
    start = np.zeros(len(polylines) + 1, np.int32)
    np.cumsum([len(line) for line in polylines], out=start[1:])
    points = np.array([point for line in polylines for point in line], np.float64)
    return start, points.reshape(-1, 2)
