"""Chains of segments."""

from __future__ import annotations

from twin_core.pipes.water.routing._arrays import F8, FREE, FREE_COUNT, LAST_IN_FIRST_OUT, Chains, Waters
from twin_core.pipes.water.routing._cache import inlined, kernel

__all__ = ["append", "drop_first", "link_means", "outermost", "release", "reverse", "stored_mass"]


@inlined
def append(chains: Chains, k: int, volume: float, quality: float) -> None:
    """A new segment at the upstream end of chain k; `transport` has seen to it that one is free."""
    new = chains.pool[FREE]
    chains.pool[FREE] = chains.behind[new]
    chains.pool[FREE_COUNT] -= 1
    chains.volume[new] = volume
    chains.quality[new] = quality
    chains.behind[new] = -1
    if chains.first[k] < 0:
        chains.first[k] = new
    if chains.last[k] >= 0:
        chains.behind[chains.last[k]] = new
    chains.last[k] = new


@inlined
def release(chains: Chains, segment: int) -> None:
    """Give a segment back; its chain must have let it go."""
    chains.behind[segment] = chains.pool[FREE]
    chains.pool[FREE] = segment
    chains.pool[FREE_COUNT] += 1


@inlined
def drop_first(chains: Chains, k: int) -> None:
    """The leading segment of chain k is used up."""
    gone = chains.first[k]
    chains.first[k] = chains.behind[gone]
    if chains.first[k] < 0:
        chains.last[k] = -1
    release(chains, gone)


@inlined
def reverse(chains: Chains, k: int) -> None:
    """Turn chain k round, since its flow did."""
    at, before = chains.first[k], -1
    chains.first[k], chains.last[k] = chains.last[k], chains.first[k]
    while at >= 0:
        following = chains.behind[at]
        chains.behind[at] = before
        before = at
        at = following


@inlined
def outermost(waters: Waters, chains: Chains, k: int) -> int:
    """The segment from which `behind` leads through all of chain k: the newest in a stack, else the first."""
    tank = k - waters.settings[0].links
    stacked = tank >= 0 and waters.tank_mixing[tank] == LAST_IN_FIRST_OUT
    return int(chains.last[k] if stacked else chains.first[k])


@kernel
def stored_mass(waters: Waters, chains: Chains) -> float:
    """Σ volume × quality over all chains."""
    mass = 0.0
    for k in range(chains.first.size):
        at = outermost(waters, chains, k)
        while at >= 0:
            mass += chains.volume[at] * chains.quality[at]
            at = chains.behind[at]
    return mass


@kernel
def link_means(waters: Waters, chains: Chains, means: F8) -> None:
    """Mean quality of the water in each link; of its two ends where it holds none."""
    for k in range(means.size):
        at, volume, mass = chains.first[k], 0.0, 0.0
        while at >= 0:
            volume += chains.volume[at]
            mass += chains.volume[at] * chains.quality[at]
            at = chains.behind[at]
        ends = (chains.node[waters.link_from[k]] + chains.node[waters.link_to[k]]) / 2.0
        means[k] = mass / volume if volume > 0.0 else ends
