"""What happens to the water inside pipes and tanks (EPANET 2.2 User Manual, chapter 12.2).

    bulk    r = kb C^n, with a limit kb (CL − C) C^(n−1), or Michaelis-Menten kb C / (CL ± C) for n < 0
    wall    first order  r = 4/d · kw kf / (kf + |kw|) · C;  order 0  r = 4/d · min(|kw|, kf C)
    kf      Sh D / d;  Sh = 2 stagnant, 0.0149 Re^0.88 Sc^(1/3) turbulent (Notter and Sleicher), Graetz laminar

Water age grows by the step. A step is explicit, as EPANET's is.
"""

from __future__ import annotations

from math import pi

from twin_core.pipes.water.routing._arrays import AGE, Chains, Flows, Waters
from twin_core.pipes.water.routing._cache import inlined, kernel
from twin_core.pipes.water.routing._segments import outermost

__all__ = ["find_transfer", "react"]

TINY = 1e-6
NO_LIMIT = 1e10


@inlined
def _sign(x: float) -> float:
    return 1.0 if x > 0.0 else -1.0 if x < 0.0 else 0.0


@kernel
def find_transfer(waters: Waters, flows: Flows, chains: Chains) -> None:
    """Wall coefficient of each pipe at the present flow: 1/s for first order, kf in ft/s for order 0."""
    settings = waters.settings[0]
    for k in range(waters.wall.size):
        wall, d = waters.wall[k], waters.diameter[k]
        if wall == 0.0:
            chains.transfer[k] = 0.0
            continue
        wall /= settings.length_per_ft
        if settings.schmidt == 0.0:
            chains.transfer[k] = NO_LIMIT if settings.wall_order == 0.0 else wall * 4.0 / d
            continue
        reynolds = abs(flows.flow[k]) / (pi * d * d / 4.0) * d / settings.viscosity_ft2s
        if reynolds < 1.0:
            sherwood = 2.0
        elif reynolds >= 2300.0:
            sherwood = 0.0149 * reynolds**0.88 * settings.schmidt**0.333
        else:
            y = d / waters.length[k] * reynolds * settings.schmidt
            sherwood = 3.65 + 0.0668 * y / (1.0 + 0.04 * y**0.667)
        kf = sherwood * settings.diffusivity_ft2s / d
        chains.transfer[k] = kf if settings.wall_order == 0.0 else 4.0 / d * wall * kf / (kf + abs(wall))


@kernel
def react(waters: Waters, chains: Chains, step_s: int) -> None:
    """Age or react every segment of pipes and tanks."""
    settings, account = waters.settings[0], chains.account[0]
    links = settings.links
    for k in range(chains.first.size):
        if k < links and waters.holds_water[k] == 0:
            continue
        at = outermost(waters, chains, k)
        while at >= 0:
            before = chains.quality[at]
            if settings.kind == AGE:
                change = step_s / 3600.0
            elif k < links:
                rate = _bulk(before, waters.bulk[k], settings.bulk_order, settings.limit) * settings.bulk_unit
                change = (rate + _wall(waters, chains, k, before)) * step_s
            else:
                rate = _bulk(before, waters.tank_bulk[k - links], settings.tank_order, settings.limit)
                change = rate * settings.tank_unit * step_s
            after = max(0.0, before + change)
            chains.quality[at] = after
            account.reacted += (before - after) * chains.volume[at]
            at = chains.behind[at]


@inlined
def _bulk(c: float, coefficient: float, order: float, limit: float) -> float:
    if order == 0.0:
        potential = 1.0
    elif 0.0 < order < 1.0 and c <= 0.0:
        potential = 0.0  # where C^(n−1) has no value
    elif order < 0.0:
        below = limit + _sign(coefficient) * c
        if abs(below) < TINY:
            below = _sign(below) * TINY
        potential = c / below
    else:
        potential = c if limit == 0.0 else max(0.0, _sign(coefficient) * (limit - c))
        if order == 2.0:
            potential *= c
        elif order != 1.0:
            potential *= max(0.0, c) ** (order - 1.0)
    return coefficient * max(potential, 0.0)


@inlined
def _wall(waters: Waters, chains: Chains, k: int, c: float) -> float:
    settings, wall, d = waters.settings[0], waters.wall[k], waters.diameter[k]
    if wall == 0.0 or d == 0.0:
        return 0.0
    if settings.wall_order != 0.0:
        return c * chains.transfer[k]
    arriving = _sign(wall) * c * chains.transfer[k]
    reacting = wall * settings.length_per_ft * settings.length_per_ft
    return (arriving if abs(arriving) < abs(reacting) else reacting) * 4.0 / d
