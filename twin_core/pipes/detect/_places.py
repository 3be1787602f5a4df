"""In which pipe is a leak that is known to run? Its likelihood at every pipe, from all days since it began.

The days are cut into a few stretches; in each the leak has its own flow, f ~ N(0, F), much alike in all:

    log p_j = ½ uᵀ (G + F⁻¹)⁻¹ u − ½ log |I + F G|,   G = S_jᵀ V⁻¹ S_j,   u = S_jᵀ V⁻¹ r
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular

from twin_core.pipes.detect._log import MOST_M3S
from twin_core.pipes.detect._state import LEAK_M3S, Followed
from twin_core.pipes.detect._tracker import SIGNATURE_ERROR, Tracker

__all__ = ["Places", "places_of"]

F64 = NDArray[np.float64]

LOOK_BACK_DAYS = 21
ALIKE = 0.85
"""Correlation of a leak's flows in two stretches."""
TEMPER = 0.5
"""Not all errors of the model are in the covariance: halving the log-likelihood widens what chance may move."""
REACH_M, ALL_UNTIL_DAYS = 700.0, 4
"""A leak older than so many days is solved in full only at pipes so near to where it is thought to be."""
IMPOSSIBLE = -1e6


@dataclass(frozen=True, eq=False)
class Places:
    """[P] log-likelihood, and the share of each pipe in the tempered likelihood."""

    likelihood: F64
    weight: F64

    @property
    def best(self) -> int:
        """The likeliest pipe's number."""
        return int(np.argmax(self.likelihood))

    def better_than(self, place: int) -> float:
        """Log-likelihood of the best place over that of another."""
        return float(self.likelihood[self.best] - self.likelihood[place])


def places_of(tracker: Tracker, leak: Followed) -> Places:
    """Compare all pipes for a leak that is being followed."""
    stretches = _stretches(tracker, leak)
    count = len(stretches)
    span = tracker.span(leak.onset - 1, stretches, without=leak)
    near = np.flatnonzero(tracker.lineariser.distance_m[leak.place] <= REACH_M)
    signature = tracker.signatures_of_size(leak, near if tracker.day - leak.onset >= ALL_UNTIL_DAYS else None)
    size = signature.shape[1]
    here, doubt = signature[leak.place], span.linears[-1].doubt[leak.place]
    wrong = SIGNATURE_ERROR**2 * np.diag(here**2) + doubt.T @ doubt
    flow = max(leak.flow_m3s, LEAK_M3S / 10.0)
    lower = np.linalg.cholesky(span.cov + flow**2 * np.kron(np.ones((count, count)), wrong))
    rest = solve_triangular(lower, span.rest, lower=True)
    columns = np.zeros((count, count * size, len(signature)))
    for i in range(count):
        columns[i, i * size : (i + 1) * size] = signature.T
        columns[i] = solve_triangular(lower, columns[i], lower=True)
    power = np.einsum("adp,bdp->pab", columns, columns, optimize=True)
    along = np.einsum("adp,d->pa", columns, rest)
    prior = LEAK_M3S**2 * (ALIKE + (1.0 - ALIKE) * np.eye(count))
    flows = np.linalg.solve(power + np.linalg.inv(prior), along[..., None])[..., 0]
    likelihood = 0.5 * (along * flows).sum(axis=1) - 0.5 * np.linalg.slogdet(np.eye(count) + prior @ power)[1]
    possible = (flows.mean(axis=1) > 0.0) & (flows[:, -1] < MOST_M3S)
    likelihood = np.where(possible, likelihood, IMPOSSIBLE)
    weight = np.exp(TEMPER * (likelihood - likelihood.max()))
    return Places(likelihood, weight / weight.sum())


def _stretches(tracker: Tracker, leak: Followed) -> list[tuple[int, int]]:
    """(first, last) days since the leak began that no other event disturbs, at most three stretches."""
    first = max(leak.onset + 1, tracker.day - LOOK_BACK_DAYS + 1, tracker.last_event(leak) + 1)
    days = tracker.day - first + 1
    count = 1 if days < 3 else 2 if days < 8 else 3
    edges = np.linspace(first, tracker.day + 1, count + 1).round().astype(int).tolist()
    return [(a, b - 1) for a, b in pairwise(edges)]
