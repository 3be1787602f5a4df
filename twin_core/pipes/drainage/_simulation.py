"""A running drainage: runoff by nonlinear reservoirs, sewers by kinematic wave, storages with pumps.

Sources: SWMM Reference Manual I (EPA/600/R-15/162A), section 3.2, and II (EPA/600/R-17/111), section 4.3: the
four-point scheme with both weights 0.6. Departures: Horton's curve moves on with the water that sinks in and does not
recover; pipes carry at most their full flow; what does not fit waits above the manhole and returns; weirs and surcharge
do not exist in this wave.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

import numpy as np
from citybrain_wire.errors import BadInput

from twin_core.pipes.drainage._network import F64, I64, DrainageNetwork
from twin_core.pipes.drainage._section import area_of_flow, flow_of_area

__all__ = ["Balance", "DrainageSimulation"]

WEIGHT = 0.6
"""Of the new time and of the lower end: the manual's values, stable for every step."""
HALVINGS = 40
NEWTON_STEPS = 12
MM_H = 1.0 / 3_600_000.0
LONGEST_STEP_S = 300.0


@dataclass
class _State:
    """All that changes, [..] as in the network."""

    time_s: float
    depth_m: F64  # [S, 3] water on the ground
    wet_s: F64  # [S, 3] place on Horton's curve
    area_in: F64  # [C] shares of the full pipe, at the upper end
    area_out: F64
    flow_in: F64  # [C] shares of the full flow
    flow_out: F64
    ponded_m3: F64  # [junctions]
    stored_m3: F64  # [storages]
    running: I64  # [P] 1 where the pump runs
    rained_m3: float = 0.0
    infiltrated_m3: float = 0.0
    left_m3: float = 0.0  # through outfalls


@dataclass(frozen=True)
class Balance:
    """Where the water is, m³; `error` is what is missing as a share of the rain."""

    rained_m3: float
    infiltrated_m3: float
    left_m3: float
    on_ground_m3: float
    in_pipes_m3: float
    ponded_m3: float
    stored_m3: float
    error: float


class DrainageSimulation:
    """One drainage, dry at first. Nothing is global: a process holds any number of them."""

    def __init__(self, network: DrainageNetwork) -> None:
        self.network = network
        conduits, catchments = len(network.conduit_ids), len(network.catchments.id)
        self._volume = [_volumes(d, a) for d, a in zip(network.storage_depth_m, network.storage_area_m2, strict=True)]
        self._state = _State(
            time_s=0.0,
            depth_m=np.zeros((catchments, 3)),
            wet_s=np.zeros((catchments, 3)),
            area_in=np.zeros(conduits),
            area_out=np.zeros(conduits),
            flow_in=np.zeros(conduits),
            flow_out=np.zeros(conduits),
            ponded_m3=np.zeros(network.junctions),
            stored_m3=np.zeros(network.storages),
            running=np.zeros(len(network.pump_ids), dtype=np.int64),
        )

    @property
    def time_s(self) -> float:
        """Since the simulation began."""
        return self._state.time_s

    def step(self, dt_s: float, rain_mm_h: float) -> None:
        """Go on by a step with rain of one intensity over the city. Raises `BadInput` on what cannot be rain or time.

        1. runoff  2. pumps  3. sewers from the leaves down  4. storages.
        """
        if not 0.0 < dt_s <= LONGEST_STEP_S:
            raise BadInput(f"a step of {dt_s:g} s: it must lie above 0 and not beyond {LONGEST_STEP_S:g} s")
        if not 0.0 <= rain_mm_h <= 1000.0:
            raise BadInput(f"rain of {rain_mm_h:g} mm/h: it must lie between 0 and 1000")
        arriving = self._runoff(dt_s, rain_mm_h * MM_H)
        self._pump(dt_s, arriving)
        self._route(dt_s, arriving)
        self._store(dt_s, arriving)
        self._state.time_s += dt_s

    def _runoff(self, dt_s: float, rain_mps: float) -> F64:
        """Flow into each node, m³/s: the depth on each part of the ground, by Newton's method on the implicit step."""
        land, state = self.network.catchments, self._state
        decayed = np.exp(-land.decay_per_s * state.wet_s)
        able = land.least_infiltration_mps + (land.infiltration_mps - land.least_infiltration_mps) * decayed
        wetted = state.depth_m + dt_s * rain_mps
        lost = np.minimum(wetted, dt_s * able)
        wetted = wetted - lost
        state.wet_s += np.divide(lost, able, out=np.zeros_like(lost), where=able > 0)
        depth = wetted.copy()
        for _ in range(NEWTON_STEPS):
            above = np.maximum(depth - land.storage_m, 0.0)
            root = np.cbrt(above)
            rate = dt_s * land.alpha * root**5
            slope = 1.0 + dt_s * land.alpha * (5.0 / 3.0) * root**2
            depth = np.maximum(depth - (depth - wetted + rate) / slope, 0.0)
        depth = np.minimum(depth, wetted)
        state.depth_m = depth
        state.rained_m3 += float(land.area_m2.sum()) * rain_mps * dt_s
        state.infiltrated_m3 += float((land.area_m2 * lost).sum())
        arriving = np.zeros(len(self.network.node_ids))
        np.add.at(arriving, land.outlet, ((wetted - depth) * land.area_m2).sum(axis=1) / dt_s)
        return arriving

    def _pump(self, dt_s: float, arriving: F64) -> None:
        """Pumps lift what their curves say at the storage's depth, and never more than is there."""
        net, state = self.network, self._state
        depths = self.storage_depth_m()
        for p, (source, target) in enumerate(zip(net.pump_from, net.pump_to, strict=True)):
            store = int(source) - net.junctions
            depth = depths[store]
            state.running[p] = depth >= net.pump_start_m[p] or (state.running[p] and depth > net.pump_stop_m[p])
            if state.running[p]:
                lifted = float(np.interp(depth, net.pump_depth_m[p], net.pump_flow_m3ps[p]))
                lifted = min(lifted, float(state.stored_m3[store]) / dt_s)
                arriving[target] += lifted
                state.stored_m3[store] -= lifted * dt_s

    def _route(self, dt_s: float, arriving: F64) -> None:
        """All sewers, group by group; what a pipe cannot take stays ponded above its manhole."""
        net, state = self.network, self._state
        for group in net.levels:
            tail = net.tail[group]
            waiting = arriving[tail] + state.ponded_m3[tail] / dt_s
            taken = np.minimum(waiting, net.full_flow_m3ps[group])
            state.ponded_m3[tail] = (waiting - taken) * dt_s
            left = self._wave(group, taken / net.full_flow_m3ps[group], dt_s) * net.full_flow_m3ps[group]
            np.add.at(arriving, net.head[group], left)

    def _wave(self, group: I64, inflow: F64, dt_s: float) -> F64:
        """One step of the kinematic wave in some conduits; returns the outflow. The function of the lower area rises
        without end, so that halving finds its root."""
        net, state = self.network, self._state
        courant = net.length_m[group] * net.full_area_m2[group] / (dt_s * net.full_flow_m3ps[group])
        area_in = area_of_flow(inflow)
        change = (1.0 - WEIGHT) * (area_in - state.area_in[group]) - WEIGHT * state.area_out[group]
        known = courant * change / WEIGHT - inflow
        known = known + (1.0 - WEIGHT) / WEIGHT * (state.flow_out[group] - state.flow_in[group])
        low, high = np.zeros(len(group)), np.ones(len(group))
        for _ in range(HALVINGS):
            middle = 0.5 * (low + high)
            positive = courant * middle + known + flow_of_area(middle) > 0
            high = np.where(positive, middle, high)
            low = np.where(positive, low, middle)
        area = 0.5 * (low + high)
        outflow = flow_of_area(area)
        state.area_in[group], state.area_out[group] = area_in, area
        state.flow_in[group], state.flow_out[group] = inflow, outflow
        return outflow

    def _store(self, dt_s: float, arriving: F64) -> None:
        net, state = self.network, self._state
        stores = slice(net.junctions, net.junctions + net.storages)
        state.stored_m3 += arriving[stores] * dt_s
        state.left_m3 += float(arriving[net.junctions + net.storages :].sum()) * dt_s

    def storage_depth_m(self) -> F64:
        """[storages] depth of the water in each, in the order of `network.storage_ids`."""
        depths = [
            float(np.interp(volume, curve, depth))
            for volume, curve, depth in zip(
                self._state.stored_m3, self._volume, self.network.storage_depth_m, strict=True
            )
        ]
        return np.array(depths)

    def ponded_m3(self) -> F64:
        """[junctions] water that waits above each manhole, since the sewer below is full."""
        return self._state.ponded_m3.copy()

    def flows_m3ps(self) -> F64:
        """[C] flow at the lower end of each conduit."""
        return np.asarray(self._state.flow_out * self.network.full_flow_m3ps)

    def fillings(self) -> F64:
        """[C] share of the full cross-section that is under water, mean of both ends."""
        return np.asarray((self._state.area_in + self._state.area_out) / 2.0)

    def balance(self) -> Balance:
        """Where all the rain is now."""
        net, state = self.network, self._state
        pipes = (1.0 - WEIGHT) * state.area_in + WEIGHT * state.area_out
        parts = (
            state.infiltrated_m3,
            state.left_m3,
            float((state.depth_m * net.catchments.area_m2).sum()),
            float((pipes * net.full_area_m2 * net.length_m).sum()),
            float(state.ponded_m3.sum()),
            float(state.stored_m3.sum()),
        )
        error = (state.rained_m3 - sum(parts)) / state.rained_m3 if state.rained_m3 else 0.0
        return Balance(state.rained_m3, *parts, error=error)

    def snapshot(self) -> _State:
        """The state, for `restore` of a simulation of the same network."""
        return deepcopy(self._state)

    def restore(self, snapshot: _State) -> None:
        """Go back to a snapshot, bit for bit."""
        self._state = deepcopy(snapshot)


def _volumes(depth_m: F64, area_m2: F64) -> F64:
    """Volume below each depth of an area curve."""
    return np.concatenate(([0.0], np.cumsum(np.diff(depth_m) * (area_m2[1:] + area_m2[:-1]) / 2.0)))
