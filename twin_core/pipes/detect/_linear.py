"""What a leak at each place does to each sensor, and what else could move the sensors.

    s_j  what a leak in pipe j does, per m³/s: half of it is drawn at each end
    e_i  what the model does not know and what stays: roughness, customers' shares, heights of sensors
    M    covariance of what comes and goes: moods of demand, alike at places that are near each other

A rougher pipe that carries q gives the same heads as q·δ less through it, so e_i = q_i (r_a − r_b) with the responses r
of its two ends: no further solves (the adjoint view of Cheng & He 2011, J. Water Resour. Plann. Manage. 137, 351).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from twin_core.pipes.detect._driven import BLOCKS, HOUR_S, DrivenModel, Point
from twin_core.pipes.water import WaterNetwork

__all__ = ["Assumptions", "Linear", "Lineariser"]

F64 = NDArray[np.float64]
SEEN = 0.03
"""Standard deviations of a day's noise that a lasting error must move the sensors by to be followed."""


@dataclass(frozen=True)
class Assumptions:
    """How wrong model and sensors are taken to be: standard deviations, relative where no unit is named."""

    roughness: float = 0.1
    customer: float = 0.1
    mood: float = 0.05
    common_mood: float = 0.05
    quick_mood: float = 0.03
    mood_reach_m: float = 700.0
    pressure_m: float = 0.01
    height_m: float = 0.03
    flow: float = 0.005
    level_m: float = 0.01
    variants: int = 5
    variant_spread: float = 0.07


@dataclass(frozen=True, eq=False)
class Linear:
    """Around one state; D = blocks x sensors, P pipes, Z lasting unknowns, V variants of the model.

    `signature` [P, D] and `doubt` [P, V, D] per m³/s; `lasting` [Z, D] per standard deviation; `mood` and `noise`
    [D, D] covariances of a day.
    """

    signature: F64
    doubt: F64
    lasting: F64
    mood: F64
    noise: F64


class Lineariser:
    """Makes `Linear`s of one network."""

    def __init__(self, model: DrivenModel, assumed: Assumptions) -> None:
        """Builds the variants of the network from which the doubt about signatures is taken."""
        self._model, self._assumed = model, assumed
        self.between_m = _between(model)
        ends = model.ends
        ways = [self.between_m[np.ix_(ends[:, i], ends[:, k])] for i in (0, 1) for k in (0, 1)]
        half = model.length_m / 2.0
        self.distance_m = np.min(ways, axis=0) + half[:, None] + half[None, :]
        np.fill_diagonal(self.distance_m, 0.0)
        self._variants = [_variant(model, assumed, seed) for seed in range(assumed.variants)]
        self._basis: F64 | None = None
        self.doubt = np.zeros((len(ends), 0, len(BLOCKS) * model.width))

    def renew_doubt(self, demand_m3s: F64, level_m: F64, signature: F64) -> None:
        """How far the variants' signatures are from the model's: [P, V, D], scaled so that squares add up."""
        if not self._variants:
            return
        found = []
        for model, share in self._variants:
            point = model.around(demand_m3s * share, level_m)
            found.append(self.signatures(point) - signature)
        self.doubt = np.stack(found, axis=1) / math.sqrt(len(found))

    def signatures(self, point: Point) -> F64:
        """[P, D] per m³/s of a day's mean: a leak flows as the root of its pressure."""
        rate = np.sqrt(np.maximum(point.pressure_m, 1.0))
        drawn = point.response * (rate / rate.mean(axis=0))[:, :, None]
        return np.asarray(_by_pipe(drawn[:, self._model.ends].mean(axis=2)))

    def make(self, point: Point, demand_m3s: F64) -> Linear:
        """All of it around `point`, which stands at the [B, J] demands."""
        model, assumed = self._model, self._assumed
        a, b = model.ends.T
        rough = _by_pipe(point.flow_m3s[:, :, None] * (point.response[:, a] - point.response[:, b]))
        per_use = model.customers(demand_m3s.copy())[:, :, None] * point.response
        use = _by_pipe(per_use)
        unknown = np.vstack((assumed.roughness * rough, assumed.customer * use))
        noise = self._noise(point)
        if self._basis is None:
            # Far fewer directions than pipes and customers show above the sensors' noise; these are kept.
            basis, seen, _ = np.linalg.svd(unknown / np.sqrt(np.diag(noise)), full_matrices=False)
            self._basis = basis[:, seen > SEEN]
        lasting = np.vstack((self._basis.T @ unknown, self._heights()))
        return Linear(self.signatures(point), self.doubt, lasting, self._mood(per_use, use), noise)

    def _heights(self) -> F64:
        sensors = len(self._model.sensors.pressure)
        out = np.zeros((sensors, len(BLOCKS), self._model.width))
        for i in range(sensors):
            out[i, :, i] = self._assumed.height_m
        return out.reshape(sensors, -1)

    def _mood(self, per_use: F64, use: F64) -> F64:
        assumed, width = self._assumed, self._model.width
        near = np.exp(-self.between_m / assumed.mood_reach_m)
        out = np.asarray(use.T @ (assumed.mood**2 * near + assumed.common_mood**2) @ use)
        for b, block in enumerate(per_use):
            part = slice(b * width, (b + 1) * width)
            out[part, part] += assumed.quick_mood**2 * block.T @ (near + 1.0) @ block
        return out

    def _noise(self, point: Point) -> F64:
        model, assumed = self._model, self._assumed
        pressures, inlets = len(model.sensors.pressure), len(model.sensors.inlets)
        sd = np.zeros((len(BLOCKS), model.width))
        sd[:, :pressures] = assumed.pressure_m
        sd[:, pressures : pressures + inlets] = assumed.flow * float(np.abs(point.flow_m3s).max())
        long_s = np.array([(end - first) * HOUR_S for first, end in BLOCKS])
        sd[:, pressures + inlets :] = assumed.level_m * model.tank_area_m2[None, :] / long_s[:, None]
        return np.diag(sd.ravel() ** 2)


def _by_pipe(values: F64) -> F64:
    """[B, N, S] → [N, B·S]."""
    return np.ascontiguousarray(values.transpose(1, 0, 2)).reshape(values.shape[1], -1)


def _variant(model: DrivenModel, assumed: Assumptions, seed: int) -> tuple[DrivenModel, F64]:
    """A network as wrong as the model may be: its driven model and the factor on each junction's demand."""
    rng = np.random.default_rng(seed)
    spread = assumed.variant_spread
    factors = np.exp(rng.normal(0.0, spread, len(model.network.pipes)))
    pipes = tuple(
        replace(pipe, roughness=pipe.roughness * factor)
        for pipe, factor in zip(model.network.pipes, factors.tolist(), strict=True)
    )
    drawn = np.maximum(0.2, 1.0 + rng.normal(0.0, spread, len(model.junctions)))
    guessed = model.customers(np.ones((1, len(model.junctions))))[0]
    other: WaterNetwork = replace(model.network, pipes=pipes, links=())
    return DrivenModel(other, model.sensors), np.where(guessed > 0.0, drawn, 1.0)


def _between(model: DrivenModel) -> F64:
    """[J, J] m along pipes between junctions."""
    graph = nx.Graph()
    for pipe in model.network.pipes:
        graph.add_edge(pipe.start, pipe.end, weight=max(pipe.length_m, 1e-6))
    for link in (*model.network.valves, *model.network.pumps):
        graph.add_edge(link.start, link.end, weight=1e-6)
    names = list(graph.nodes)
    index = {name: i for i, name in enumerate(names)}
    at = np.array([index[name] for name in model.junctions])
    table = nx.to_scipy_sparse_array(graph, nodelist=names, weight="weight", dtype=np.float64)
    return np.asarray(dijkstra(table, directed=False, indices=at)[:, at])
