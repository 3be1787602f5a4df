"""The least network and demand on which every kernel can run: for compiling them before they are needed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.city import (
    BusStops,
    Demand,
    Detectors,
    Edges,
    Junctions,
    Lanes,
    Links,
    Network,
    Programs,
    Signals,
    Vehicles,
    VehicleTypes,
)

__all__ = ["tiny_demand", "tiny_network"]


def _i(*values: int) -> NDArray[np.int32]:
    return np.array(values, np.int32)


def _f(*values: float) -> NDArray[np.float64]:
    return np.array(values, np.float64)


def tiny_network() -> Network:
    """One lane of 200 m, then another, without a junction between: the least that every kernel can run on."""
    everyone = np.full(2, 0xFFFFFFFFFFFFFFFF, np.uint64)
    shape = np.array([[0.0, 0.0], [200.0, 0.0], [200.0, 0.0], [400.0, 0.0]])
    no, none = np.zeros(0, np.int32), np.zeros(2, np.int32)
    return Network(
        Edges(("a", "b"), _i(0, 1), _i(1, 1), np.zeros(2, np.bool_), _i(0, 1), _i(1, 2), _i(1, 1),
              np.zeros(2, np.bool_), ("", ""), ("", "")),
        Lanes(("a_0", "b_0"), _i(0, 1), _f(200.0, 200.0), _f(13.9, 13.9), _f(3.2, 3.2), everyone, everyone, everyone,
              _i(0, 1, 1), _i(0, 2, 4), shape),
        Links(_i(0), _i(1), _i(-1), np.array([115], np.int8), np.array([77], np.int8), _i(1), _i(-1), _i(-1), _i(-1),
              np.ones(1, np.bool_), np.zeros(1, np.bool_), _f(4.5), np.zeros(1, np.bool_), none, no, none, no, none, no,
              none, no),
        Junctions(("s", "m", "t"), ("dead_end", "priority", "dead_end"), _f(0, 200, 400), _f(0, 0, 0), _i(0, 0, 0, 0),
                  np.zeros((0, 2))),
        Signals((), no, _i(0), no, no),
        Programs((), no, np.zeros(0, np.bool_), np.zeros(0, np.int64), _i(0), np.zeros(0, np.int64),
                 np.zeros(0, np.int64), np.zeros(0, np.int64), no, np.zeros(0, np.int64), np.zeros(0, np.int8), ()),
        Detectors(("d",), ("e1",), _i(0), _f(100.0), _f(100.0), _f(60.0), ("given",)),
        BusStops((), no, _f(), _f(), ()),
        (0.0, 0.0), "!", "tiny",
    )  # fmt: skip


def tiny_demand(n: int = 2, period_ms: int = 5000) -> Demand:
    """`n` equal cars, one every `period_ms`, over both lanes of `tiny_network`."""
    types = VehicleTypes(
        ("car",), _i(0), ("",),
        *[_f(v) for v in (5.0, 2.5, 1.8, 2.6, 4.5, 9.0, 4.5, 0.5, 1.0, 55.56, 1.0, 0.1, 0.2, 2.0)],
        *[_f(v) for v in (1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0)],
    )  # fmt: skip
    zero8, zero32 = np.zeros(n, np.int8), np.zeros(n, np.int32)
    vehicles = Vehicles(
        tuple(f"v{i}" for i in range(n)), zero32, np.arange(n, dtype=np.int64) * period_ms, zero32.copy(),
        np.ones(n, np.float32), zero8, zero32.copy(), zero8 + np.int8(1), np.zeros(n, np.float32), zero8 + np.int8(2),
        np.zeros(n, np.float32), np.full(n, np.nan, np.float32), np.zeros(n + 1, np.int32), _i()[:0],
        np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros(0, np.int64), np.zeros(0, np.int64),
        np.zeros(0, np.bool_), _i()[:0], ("",) * n,
    )  # fmt: skip
    return Demand(types, vehicles, _i(0, 2), _i(0, 1), np.zeros(n, np.bool_), 0, "tiny")
