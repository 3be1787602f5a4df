"""A simulation's state → results."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network
from twin_core.traffic._layout import Rows, State
from twin_core.traffic._results import EdgeTable, Means, TripTable

__all__ = ["edge_table", "means", "trip_table"]


def trip_table(state: State, trip: Rows, ids: tuple[str, ...]) -> TripTable:
    """Arrived vehicles in order of the demand."""
    done = np.flatnonzero(state.trip_now["phase"] == 3)
    now = state.trip_now[done]
    depart, arrival = now["depart_ms"] / 1000.0, now["arrival_ms"] / 1000.0
    return TripTable(
        tuple(ids[i] for i in done),
        done.astype(np.int32), depart, arrival, arrival - depart, now["length_m"].copy(), now["waited_ms"] / 1000.0,
        now["loss_s"].copy(), depart - trip["depart_ms"][done] / 1000.0, now["stopped_ms"] / 1000.0,
        now["depart_lane"].copy(),
    )  # fmt: skip


def means(trips: TripTable) -> Means:
    """Over arrived vehicles."""
    if not len(trips.number):
        return Means(*([float("nan")] * 6))
    speed = trips.route_length_m / np.maximum(trips.duration_s, 1e-9)
    return Means(
        float(trips.duration_s.mean()), float(trips.time_loss_s.mean()), float(trips.depart_delay_s.mean()),
        float(trips.waiting_time_s.mean()), float(speed.mean()), float(trips.route_length_m.mean()),
    )  # fmt: skip


def edge_table(network: Network, state: State, begin_s: float) -> EdgeTable:
    """Edges on which anything drove, from the sums of their lanes."""
    edge_of, n = network.lanes.edge, len(network.edges.id)
    lane_sum = state.lane_sum

    def total(name: str) -> NDArray[np.float64]:
        return np.bincount(edge_of, lane_sum[name], n).astype(np.float64)

    front_s, front_m = total("front_s"), total("front_m")
    sampled_s = front_s + total("trail_s")
    driven_m = front_m + total("trail_m")
    used = np.flatnonzero(sampled_s > 0.0)
    end_s = float(state.clock["t_ms"][0]) / 1000.0
    length_m = network.lanes.length_m[network.edges.lane0]
    with np.errstate(divide="ignore", invalid="ignore"):
        speed = driven_m / sampled_s
        traveltime = length_m * front_s / front_m
        density = front_s / max(end_s - begin_s, 1e-9) / length_m * 1000.0
    counts = {name: total(name)[used].astype(np.int32) for name in ("entered", "left", "departed", "arrived")}
    return EdgeTable(
        begin_s, end_s, tuple(network.edges.id[e] for e in used), used.astype(np.int32), counts["entered"],
        counts["left"], counts["departed"], counts["arrived"], sampled_s[used], speed[used], density[used],
        traveltime[used], total("waiting_s")[used], total("loss_s")[used],
    )  # fmt: skip
