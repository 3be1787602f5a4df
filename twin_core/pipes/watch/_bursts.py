"""Where has it burst? Every pipe is tried: how well does a hole somewhere along it explain what all sensors say?

For small holes the effect of one between two nodes is a mixture of those at its ends (Perez et al. 2011,
doi:10.1016/j.conengprac.2011.05.011, use signatures in this way); so one solution a node gives all pipes at all places.
Secants at the flow found, with the demand that the burst was taken for given back, stand in for slopes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.pipes.watch._model import WaterModel
from twin_core.pipes.watch._signatures import Signatures, burst_signatures

__all__ = ["BurstCandidate", "Evidence", "rank_bursts"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
FIRST_GUESS_M3PS, LEAST_M3PS, MOST_SHARE = 0.03, 0.002, 0.5
MOST_ROUNDS, AGREES = 4, 0.15
"""Signatures are made anew until the flow that is found agrees so well with the one they were made for."""
MODEL_ERROR = 0.04
"""Of a sensor's change: what unknown roughness and demand leave of a signature."""


@dataclass(frozen=True, slots=True)
class BurstCandidate:
    """A pipe, how likely it is the one among all pipes, and how much would leave there."""

    pipe: str
    likelihood: float
    flow_m3ps: float


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Changes of sensors and their standard errors; `node`, `link`: what each looks at, −1 where the other holds."""

    change: F64
    error: F64
    node: I64
    link: I64


def rank_bursts(
    model: WaterModel, evidence: Evidence, keep: int, *, guess_m3ps: float = FIRST_GUESS_M3PS
) -> tuple[list[BurstCandidate], float]:
    """The likeliest pipes, best first, and the share of the evidence (squared, weighted) that the best one explains."""
    heard = np.isfinite(evidence.change)
    seen = Evidence(evidence.change[heard], evidence.error[heard], evidence.node[heard], evidence.link[heard])
    network = model.network
    place = {junction.id: i for i, junction in enumerate(network.junctions)}
    pipes = [p for p in network.pipes if p.start in place or p.end in place]
    if not pipes or not len(seen.change):
        return [], 0.0
    ends = [(place.get(p.start, place.get(p.end, 0)), place.get(p.end, place.get(p.start, 0))) for p in pipes]
    tails, heads = np.array(ends, np.int64).T
    weight = 1.0 / np.hypot(seen.error, MODEL_ERROR * seen.change)
    target = weight * seen.change
    flow, most = guess_m3ps, MOST_SHARE * max(model.demand_m3ps(), LEAST_M3PS)
    for _ in range(MOST_ROUNDS):
        signatures = burst_signatures(model.without(flow), flow)
        fitted, gain = _fit(_at_sensors(signatures, seen) * weight, target, tails, heads)
        tried, flow = flow, float(np.clip(fitted[int(np.argmax(gain))], LEAST_M3PS, most))
        if abs(flow - tried) <= AGREES * tried:
            break
    lengths = np.array([p.length_m for p in pipes])
    log_likelihood = 0.5 * (gain - gain.max()) + np.log(lengths / lengths.max())
    likelihood = np.exp(log_likelihood - log_likelihood.max())
    likelihood /= likelihood.sum()
    order = np.argsort(-likelihood, kind="stable")[:keep]
    best = [BurstCandidate(pipes[i].id, float(likelihood[i]), float(fitted[i])) for i in order.tolist()]
    return best, float(gain.max() / max(float(target @ target), 1e-12))


def _at_sensors(signatures: Signatures, seen: Evidence) -> F64:
    """[J, sensors] per m³/s; rows of junctions that cannot leak are 0 and explain nothing."""
    by_node = signatures.head_m[:, np.maximum(seen.node, 0)]
    by_link = signatures.flow_m3ps[:, np.maximum(seen.link, 0)]
    return np.nan_to_num(np.where(seen.node >= 0, by_node, by_link))


def _fit(scaled: F64, target: F64, tails: I64, heads: I64) -> tuple[F64, F64]:
    """Least squares with two outflows not below 0, one at each end of a pipe: (their sum, squares explained)."""
    product, square = scaled @ target, np.maximum((scaled * scaled).sum(axis=1), 1e-12)
    cross = (scaled[tails] * scaled[heads]).sum(axis=1)
    determinant = np.maximum(square[tails] * square[heads] - cross**2, 1e-9 * square[tails] * square[heads])
    at_tail = (product[tails] * square[heads] - product[heads] * cross) / determinant
    at_head = (product[heads] * square[tails] - product[tails] * cross) / determinant
    alone = np.maximum(product, 0.0) / square  # of one end, [J]
    explained = alone * np.maximum(product, 0.0)
    inside = (at_tail > 0.0) & (at_head > 0.0)
    better = np.where(explained[tails] >= explained[heads], tails, heads)
    flow = np.where(inside, at_tail + at_head, alone[better])
    gain = np.where(inside, at_tail * product[tails] + at_head * product[heads], explained[better])
    return flow, gain
