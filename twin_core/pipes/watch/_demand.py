"""A day of demand without steps: factors of an hour are means, and people do not turn their taps at the full hour."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from twin_core.pipes.water import Pattern, WaterNetwork

__all__ = ["STEP_S", "smooth_demand"]

STEP_S = 300


def smooth_demand(network: WaterNetwork) -> WaterNetwork:
    """The network with patterns of demand drawn as lines through the middles of their steps; each day's sum stays.

    Other patterns (pumps, heads, prices) keep their steps. Patterns whose step is no multiple of five minutes, or not
    longer, stay as they are.
    """
    step_s = network.times.pattern_step_s
    if step_s <= STEP_S or step_s % STEP_S:
        return network
    parts = step_s // STEP_S
    used = {d.pattern or network.options.default_pattern for j in network.junctions for d in j.demands}
    patterns = tuple(
        Pattern(p.id, _lines(p.multipliers, parts) if p.id in used else tuple(np.repeat(p.multipliers, parts).tolist()))
        for p in network.patterns
    )
    return replace(network, patterns=patterns, times=replace(network.times, pattern_step_s=STEP_S))


def _lines(factors: tuple[float, ...], parts: int) -> tuple[float, ...]:
    """Linear between the middles of the steps, the last joined to the first."""
    middles = (np.arange(len(factors) + 2) - 0.5) * parts
    around = [factors[-1], *factors, factors[0]]
    drawn = np.interp(np.arange(len(factors) * parts) + 0.5, middles, around)
    return tuple((drawn * (sum(factors) * parts / drawn.sum() if drawn.sum() else 1.0)).tolist())
