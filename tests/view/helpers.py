"""A street that needs no engine: cars that go round on their lanes, lamps that change by the clock, a forecast.

Everything follows from the second asked for, so two tests that ask for the same second get the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.city import Network, PipeMap
from viz.server._lamps import Lamps

F32 = NDArray[np.float32]

START_NS = 1_790_000_000 * 10**9
SPEED_MPS = 9.0
GREEN_S, AMBER_S = 20, 3


def cars(network: Network, second: int, count: int) -> bytes:
    """`veh.`: car k is on lane k of the normal lanes longer than 60 m, and goes round on it."""
    lanes = network.lanes
    long = np.flatnonzero((lanes.length_m > 60.0) & ~network.edges.internal[lanes.edge])
    number = np.arange(count)
    lane = long[number % long.size]
    pos_m = (number * 13.0 + second * SPEED_MPS) % lanes.length_m[lane]
    state = twin.VehicleState(
        ts_ns=START_NS + second * 10**9,
        id=number.astype("<u4").tobytes(),
        lane=lane.astype("<u4").tobytes(),
        pos_m=pos_m.astype("<f4").tobytes(),
        speed_mps=np.full(count, SPEED_MPS, "<f4").tobytes(),
        network_hash=bytes.fromhex(network.source_hash),
    )
    return state.SerializeToString()


def lamps(views: Lamps, second: int) -> bytes:
    """`sig.`: two halves of each controller's groups in turn, 20 s green, 3 s amber."""
    state = twin.SignalState(ts_ns=START_NS + second * 10**9)
    half, into = divmod(second % (2 * (GREEN_S + AMBER_S)), GREEN_S + AMBER_S)
    going = edge.ASPECT_GREEN if into < GREEN_S else edge.ASPECT_AMBER
    for view in views.controllers:
        row = state.controllers.add(controller_id=view.id, mode=edge.CONTROLLER_MODE_LOCAL)
        row.lamps.extend([going if g % 2 == half else edge.ASPECT_RED for g in range(len(view.groups))])
    return state.SerializeToString()


def core(second: int, *, connected: int = 146) -> bytes:
    """`core.`"""
    summary = {
        "ts_ns": START_NS + second * 10**9,
        "sites": {"known": 146, "connected": connected, "laggards": []},
        "age_ms": {"p50": 210.0, "p99": 480.0},
        "forecast": {"speed": {"15": {"mae": 1.4, "persistence": 1.9, "coverage": 0.91}}},
        "phase": "run",
    }
    text = json.dumps(summary).encode()
    return twin.CoreState(ts_ns=START_NS + second * 10**9, summary_json=text).SerializeToString()


def forecast(network: Network, second: int, edges: Sequence[int]) -> bytes:
    """`fore.`: speeds at these edges fall by a tenth to +5 min and by a third to +15 min."""
    now = [float(network.lanes.speed_mps[network.edges.lane0[e]]) * 0.6 for e in edges]
    leads = {}
    for lead_s, share in ((300, 0.9), (900, 0.67)):
        mean = [v * share for v in now]
        quantiles = [[v * k for v in mean] for k in (0.8, 1.0, 1.2)]
        leads[str(lead_s)] = {"speed_mps": {"mean": mean, "quantiles": quantiles}, "vehicles": 900.0}
    made = {
        "issued_ts_ns": START_NS + second * 10**9,
        "members": 8,
        "levels": [0.05, 0.5, 0.95],
        "places": [network.edges.id[e] for e in edges],
        "now": {"speed_mps": now, "queue": [0.0] * len(now)},
        "leads": leads,
    }
    body = json.dumps(made).encode()
    return twin.ForecastState(issued_ts_ns=START_NS + second * 10**9, forecast_json=body).SerializeToString()


RECORDED = Path(__file__).with_name("pipes_recorded.npz")
BURST_MAIN, BURST_M3PS, BURST_FROM_S = "W0744", 0.277, 410
"""Of the recording: our engine's Luzhou at 08:00, whole and with 277 L/s leaving at the first node of this main; its
sewers after 50 minutes of 42 mm/h."""


def pipes(mapped: PipeMap, second: int) -> bytes:
    """`pipe.`: the recording; from BURST_FROM_S on with its burst, found two minutes later."""
    minute = second - second % 60
    burst = minute >= BURST_FROM_S
    with np.load(RECORDED) as recorded:
        rows = {name: recorded[name] for name in recorded.files}
    state = twin.PipesState(
        ts_ns=START_NS + minute * 10**9,
        readings_ts_ns=START_NS + (minute - 8) * 10**9,
        water=twin.WaterState(
            pressure_m=rows["burst_pressure_m" if burst else "pressure_m"].tobytes(),
            flow_m3ps=rows["burst_flow_m3ps" if burst else "flow_m3ps"].tobytes(),
            closed=bytes(rows["flow_m3ps"].size),
            tanks=[twin.TankLevel(id="T1", level_m=3.42, low_m=0.3, high_m=5.5)],
            inflow_m3ps=1.412 + (BURST_M3PS if burst else 0.0),
            expected_inflow_m3ps=1.405,
            demand_factor=1.005,
        ),
        drainage=twin.DrainageState(
            flow_m3ps=rows["sewer_m3ps"].tobytes(),
            filling=rows["filling"].tobytes(),
            ponded_m3=rows["ponded_m3"].tobytes(),
            storage_m=rows["storage_m"].tobytes(),
            rain_mm_h=42.0,
            underpasses=[
                twin.UnderpassLevel(id=one.id, on_road_m=0.18 if one.id == "U03" else 0.0,
                                    state="slow" if one.id == "U03" else "open")
                for one in mapped.underpasses
            ],
        ),
    )  # fmt: skip
    _gauges(mapped, state, rows["burst_pressure_m"] if burst else rows["pressure_m"], rows["pressure_m"])
    if burst:
        found = state.bursts.add(id=BURST_MAIN, since_ts_ns=START_NS + BURST_FROM_S * 10**9, flow_m3ps=BURST_M3PS)
        for name, share in ((BURST_MAIN, 0.62), ("W0745", 0.21), ("W0743", 0.09)):
            found.candidates.add(pipe=name, likelihood=share, flow_m3ps=BURST_M3PS)
        found.plan.MergeFrom(twin.IsolationPlan(pipe=BURST_MAIN, valves=["V1480", "V1483"], customers=412.0))
    return state.SerializeToString()


def _gauges(mapped: PipeMap, state: twin.PipesState, heads: F32, expected: F32) -> None:
    """A pressure logger at every thirtieth junction; one of them has been silent."""
    names = [node.id for node in mapped.nodes if node.kind in ("junction", "reservoir", "tank")]
    for row in range(0, len(names) - 3, 30):
        lost = float(heads[row] - expected[row])
        flag = twin.SENSOR_FLAG_ALARM if lost < -1.2 else twin.SENSOR_FLAG_OLD if row == 60 else twin.SENSOR_FLAG_GOOD
        state.sensors.add(
            id=names[row], quantity=edge.QUANTITY_PRESSURE_M, ts_ns=state.readings_ts_ns, measured=float(heads[row]),
            expected=float(expected[row]), residual=lost, flag=flag,
        )  # fmt: skip
