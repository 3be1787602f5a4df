"""A street that needs no engine: cars that go round on their lanes, lamps that change by the clock, a forecast.

Everything follows from the second asked for, so two tests that ask for the same second get the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.city import Network
from viz.server._lamps import Lamps

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
