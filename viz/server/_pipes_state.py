"""What the pipes do: the newest estimate as a message for browsers, and a day of each pipe for its card."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.city import PipeMap

__all__ = ["PipesPicture"]

F32 = NDArray[np.float32]

KEEP_S = 86_400
KEEP_EVERY_S = 300
WATER_KINDS = ("main", "water_pump", "valve")
WATER_NODES = ("junction", "reservoir", "tank")
FLAGS = ("good", "old", "alarm", "never")


@dataclass(frozen=True)
class _Minute:
    """One kept estimate: pressures [water nodes], flows [water links], flows and fillings [sewers]."""

    ts_ns: int
    pressure_m: F32
    flow_m3ps: F32
    sewer_m3ps: F32
    filling: F32


class PipesPicture:
    """`take` each estimate; `message` is the newest, `day` what was kept of one link."""

    def __init__(self, pipes: PipeMap) -> None:
        self._water = {link.id: i for i, link in enumerate(p for p in pipes.links if p.kind in WATER_KINDS)}
        self._sewer = {link.id: i for i, link in enumerate(p for p in pipes.links if p.kind == "sewer")}
        self._nodes = {node.id: i for i, node in enumerate(n for n in pipes.nodes if n.kind in WATER_NODES)}
        self._ends = {link.id: link.nodes for link in pipes.links}
        self._minutes: deque[_Minute] = deque(maxlen=KEEP_S // KEEP_EVERY_S)
        self._last_ns = 0

    def take(self, state: twin.PipesState) -> dict[str, object] | None:
        """The message that an estimate makes; None where it is the one before, sent again for late listeners.

        Raises BadMessage where its columns are not those of this city's pipes.
        """
        if state.ts_ns == self._last_ns and self._minutes:
            return None
        pressure = _column(state.water.pressure_m, self._nodes, state.HasField("water"), "pressures")
        flow = _column(state.water.flow_m3ps, self._water, state.HasField("water"), "flows")
        sewer = _column(state.drainage.flow_m3ps, self._sewer, state.HasField("drainage"), "sewer flows")
        filling = _column(state.drainage.filling, self._sewer, state.HasField("drainage"), "fillings")
        self._last_ns = state.ts_ns
        if not self._minutes or not 0 <= state.ts_ns - self._minutes[-1].ts_ns < KEEP_EVERY_S * 10**9:
            if self._minutes and state.ts_ns < self._minutes[-1].ts_ns:
                self._minutes.clear()
            self._minutes.append(_Minute(state.ts_ns, pressure, flow, sewer, filling))
        return {
            "type": "pipes",
            "ts_ns": str(state.ts_ns),
            "readings_ts_ns": str(state.readings_ts_ns) if state.readings_ts_ns else None,
            "pressure_m": _rounded(pressure, 1),
            "flow_lps": _rounded(flow * 1000.0, 1),
            "closed": np.flatnonzero(np.frombuffer(state.water.closed, np.uint8)).tolist(),
            "sewer_lps": _rounded(sewer * 1000.0, 1),
            "filling": _rounded(filling, 2),
            "storage_m": _rounded(np.frombuffer(state.drainage.storage_m, "<f4"), 2),
            "water": _water(state.water) if state.HasField("water") else None,
            "drainage": _drainage(state.drainage) if state.HasField("drainage") else None,
            "sensors": [_sensor(row) for row in state.sensors],
            "bursts": [_burst(row) for row in state.bursts],
        }

    def day(self, link_id: str) -> dict[str, object] | None:
        """Times and values of one link, oldest first: flow in L/s, and head of water at its ends or its filling."""
        if link_id in self._water:
            k = self._water[link_id]
            ends = [self._nodes[name] for name in self._ends[link_id]]
            rows = [[minute.flow_m3ps[k], minute.pressure_m[ends].mean()] for minute in self._minutes]
        elif link_id in self._sewer:
            k = self._sewer[link_id]
            rows = [[minute.sewer_m3ps[k], minute.filling[k]] for minute in self._minutes]
        else:
            return None
        return {
            "id": link_id,
            "every_s": KEEP_EVERY_S,
            "ts_ns": [str(minute.ts_ns) for minute in self._minutes],
            "flow_lps": [_finite(1000.0 * row[0], 2) for row in rows],
            "level": [_finite(row[1], 2) for row in rows],
        }


def _column(body: bytes, of: Sequence[str] | dict[str, int], there: bool, what: str) -> F32:
    """A column of as many values as the city has; not a number where the city's state has no such part."""
    if not there:
        return np.full(len(of), np.nan, np.float32)
    values = np.frombuffer(body, "<f4") if len(body) % 4 == 0 else np.zeros(0, np.float32)
    if values.size != len(of):
        raise BadMessage(f"pipes: {values.size} {what} for {len(of)} places; is it another city?")
    return values.astype(np.float32)


def _rounded(values: NDArray[np.floating], digits: int) -> list[float | None]:
    return [_finite(value, digits) for value in values]


def _finite(value: float, digits: int) -> float | None:
    return round(float(value), digits) if math.isfinite(value) else None


def _water(state: twin.WaterState) -> dict[str, object]:
    return {
        "inflow_lps": _finite(1000.0 * state.inflow_m3ps, 1),
        "expected_inflow_lps": _finite(1000.0 * state.expected_inflow_m3ps, 1),
        "demand_factor": _finite(state.demand_factor, 3),
        "tanks": [
            {"id": tank.id, "level_m": _finite(tank.level_m, 2), "low_m": _finite(tank.low_m, 2),
             "high_m": _finite(tank.high_m, 2)}
            for tank in state.tanks
        ],
    }  # fmt: skip


def _drainage(state: twin.DrainageState) -> dict[str, object]:
    return {
        "rain_mm_h": _finite(state.rain_mm_h, 1),
        "underpasses": [
            {"id": row.id, "on_road_m": _finite(row.on_road_m, 2), "state": row.state} for row in state.underpasses
        ],
    }


def _sensor(row: twin.PipeSensor) -> dict[str, object]:
    values = {name: _finite(getattr(row, name), 4) for name in ("measured", "expected", "residual")}
    quantity = edge.Quantity.Name(row.quantity).removeprefix("QUANTITY_").lower()
    flag = FLAGS[row.flag] if row.flag < len(FLAGS) else "old"
    return {"id": row.id, "quantity": quantity, "ts_ns": str(row.ts_ns) if row.ts_ns else None, **values, "flag": flag}


def _burst(row: twin.BurstSuspicion) -> dict[str, object]:
    plan = row.plan if row.HasField("plan") else None
    return {
        "id": row.id,
        "since_ts_ns": str(row.since_ts_ns),
        "flow_lps": _finite(1000.0 * row.flow_m3ps, 1),
        "candidates": [{"pipe": one.pipe, "likelihood": _finite(one.likelihood, 3)} for one in row.candidates],
        "cut_off": list(plan.pipes) if plan else [],
        "valves": list(plan.valves) if plan else [],
        "customers": round(plan.customers) if plan else None,
    }
