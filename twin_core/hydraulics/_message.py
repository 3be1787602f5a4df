"""State of the pipes as messages: columns for the bus, and the small part as JSON for REST."""

from __future__ import annotations

import json
import math

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.pipes.drainage import DrainageSimulation
from twin_core.pipes.isolation import IsolationPlan
from twin_core.pipes.watch import Kind, MeterState, Minute, WaterModel
from twin_core.pipes.water import LinkStatus

__all__ = ["QUANTITY_OF", "drainage_state", "place_plan", "sensor_row", "summary_json", "water_state"]

QUANTITY_OF = {
    Kind.PRESSURE: edge.QUANTITY_PRESSURE_M,
    Kind.FLOW: edge.QUANTITY_FLOW_M3PS,
    Kind.LEVEL: edge.QUANTITY_LEVEL_M,
    Kind.RAIN: edge.QUANTITY_RAIN_MM_H,
}
_KIND_OF = {int(quantity): kind for kind, quantity in QUANTITY_OF.items()}
_FLAGS = {
    twin.SENSOR_FLAG_GOOD: "good",
    twin.SENSOR_FLAG_OLD: "old",
    twin.SENSOR_FLAG_ALARM: "alarm",
    twin.SENSOR_FLAG_NEVER: "never",
}


def _column(values: NDArray[np.float64]) -> bytes:
    return np.asarray(values).astype("<f4").tobytes()


def water_state(model: WaterModel, minute: Minute) -> twin.WaterState:
    """Pressures, flows and tanks of the model's present moment."""
    simulation = model.simulation
    pressures = simulation.pressures_m
    level = dict(zip(simulation.node_ids, pressures.tolist(), strict=True))
    tanks = model.network.tanks
    supplied = [level[j.id] for j in model.network.junctions if j.demands]
    return twin.WaterState(
        pressure_m=_column(pressures),
        flow_m3ps=_column(simulation.flows_m3s),
        closed=(simulation.statuses <= LinkStatus.CLOSED).astype(np.uint8).tobytes(),
        tanks=[twin.TankLevel(id=t.id, level_m=level[t.id], low_m=t.min_level_m, high_m=t.max_level_m) for t in tanks],
        inflow_m3ps=minute.inflow_m3ps,
        expected_inflow_m3ps=minute.expected_inflow_m3ps,
        demand_factor=model.factor,
        lowest_pressure_m=min(supplied, default=math.nan),
    )


def drainage_state(drainage: DrainageSimulation, rain_mm_h: float) -> twin.DrainageState:
    """Sewers, manholes and storages now; underpasses are the caller's."""
    return twin.DrainageState(
        flow_m3ps=_column(drainage.flows_m3ps()),
        filling=_column(drainage.fillings()),
        ponded_m3=_column(drainage.ponded_m3()),
        storage_m=_column(drainage.storage_depth_m()),
        rain_mm_h=rain_mm_h,
    )


def sensor_row(row: MeterState, ts_ns: int, measured: float, flag: twin.SensorFlag) -> twin.PipeSensor:
    """One sensor with its newest reading."""
    return twin.PipeSensor(
        id=row.meter.id,
        quantity=QUANTITY_OF[row.meter.kind],
        ts_ns=ts_ns,
        measured=measured,
        expected=row.expected,
        residual=row.residual,
        flag=flag,
    )


def place_plan(plan: IsolationPlan) -> twin.IsolationPlan:
    """A plan on the wire."""
    return twin.IsolationPlan(
        pipe=plan.pipe,
        valves=plan.valves,
        pipes=plan.pipes,
        cut_off_nodes=plan.cut_off_nodes,
        customers=plan.customers,
        hydrants=plan.hydrants,
        lowest_pressure_m=plan.lowest_pressure_m,
        weak_nodes=plan.weak_nodes,
        edges=plan.edges,
    )


def summary_json(state: twin.PipesState) -> bytes:
    """What REST tells: everything but the columns. Times are texts, what is not known is null."""
    water, drainage = state.water, state.drainage
    body = {
        "ts_ns": str(state.ts_ns),
        "readings_ts_ns": _time(state.readings_ts_ns),
        "water": None
        if not state.HasField("water")
        else {
            "inflow_m3ps": _number(water.inflow_m3ps),
            "expected_inflow_m3ps": _number(water.expected_inflow_m3ps),
            "demand_factor": _number(water.demand_factor),
            "lowest_pressure_m": _number(water.lowest_pressure_m),
            "tanks": [
                {"id": t.id, "level_m": _number(t.level_m), "low_m": _number(t.low_m), "high_m": _number(t.high_m)}
                for t in water.tanks
            ],
        },
        "drainage": None
        if not state.HasField("drainage")
        else {
            "rain_mm_h": _number(drainage.rain_mm_h),
            "underpasses": [
                {"id": u.id, "on_road_m": _number(u.on_road_m), "state": u.state} for u in drainage.underpasses
            ],
        },
        "sensors": [_sensor(row) for row in state.sensors],
        "bursts": [_burst(row) for row in state.bursts],
    }
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _sensor(row: twin.PipeSensor) -> dict[str, object]:
    return {
        "id": row.id,
        "quantity": _KIND_OF[int(row.quantity)].value,
        "ts_ns": _time(row.ts_ns),
        "measured": _number(row.measured),
        "expected": _number(row.expected),
        "residual": _number(row.residual),
        "flag": _FLAGS[row.flag],
    }


def _burst(row: twin.BurstSuspicion) -> dict[str, object]:
    plan = row.plan
    return {
        "id": row.id,
        "since_ts_ns": str(row.since_ts_ns),
        "alarm_ts_ns": str(row.alarm_ts_ns),
        "flow_m3ps": _number(row.flow_m3ps),
        "candidates": [
            {
                "pipe": c.pipe,
                "likelihood": _number(c.likelihood),
                "flow_m3ps": _number(c.flow_m3ps),
                "streets": list(c.streets),
            }
            for c in row.candidates
        ],
        "plan": None
        if not row.HasField("plan")
        else {
            "pipe": plan.pipe,
            "valves": list(plan.valves),
            "pipes": list(plan.pipes),
            "cut_off_nodes": list(plan.cut_off_nodes),
            "customers": _number(plan.customers),
            "hydrants": list(plan.hydrants),
            "lowest_pressure_m": _number(plan.lowest_pressure_m),
            "weak_nodes": list(plan.weak_nodes),
            "edges": list(plan.edges),
        },
    }


def _time(ts_ns: int) -> str | None:
    return str(ts_ns) if ts_ns else None


def _number(value: float) -> float | None:
    return round(value, 5) if math.isfinite(value) else None
