"""How tanks mix (EPANET 2.2 User Manual, chapter 12.2): completely, in two compartments, first or last in first out."""

from __future__ import annotations

from twin_core.pipes.water.routing._arrays import FIRST_IN_FIRST_OUT, MIXED, TWO_COMPARTMENTS, Chains, Waters
from twin_core.pipes.water.routing._cache import inlined
from twin_core.pipes.water.routing._segments import append, release

__all__ = ["mix_tank"]


@inlined
def mix_tank(waters: Waters, chains: Chains, row: int, volume_in: float, mass_in: float, volume_out: float) -> float:
    """Move a step's inflow and outflow through a tank; returns the quality of what leaves it."""
    k, model = waters.settings[0].links + row, waters.tank_mixing[row]
    if chains.first[k] >= 0:
        net = volume_in - volume_out
        if model == MIXED:
            chains.tank[row] = _mixed(chains, k, volume_in, mass_in, net)
        elif model == TWO_COMPARTMENTS:
            chains.tank[row] = _two(chains, k, waters.tank_zone_ft3[row], volume_in, mass_in, net)
        elif model == FIRST_IN_FIRST_OUT:
            chains.tank[row] = _first_in_first_out(waters, chains, k, volume_in, mass_in, volume_out)
        else:
            chains.tank[row] = _last_in_first_out(waters, chains, k, volume_in, mass_in, net)
    return float(chains.tank[row])


@inlined
def _mixed(chains: Chains, k: int, volume_in: float, mass_in: float, net: float) -> float:
    at = chains.first[k]
    volume = chains.volume[at] + volume_in
    if volume > 0.0:
        chains.quality[at] = (chains.quality[at] * chains.volume[at] + mass_in) / volume
    chains.volume[at] = max(0.0, chains.volume[at] + net)
    return float(chains.quality[at])


@inlined
def _two(chains: Chains, k: int, zone: float, volume_in: float, mass_in: float, net: float) -> float:
    """Water enters and leaves through the mixing zone (the last segment); what it cannot hold is stagnant."""
    mixing, stagnant = chains.last[k], chains.first[k]
    v, c = chains.volume, chains.quality
    moved = 0.0
    if net > 0.0:
        moved = max(0.0, v[mixing] + net - zone)
        if volume_in > 0.0:
            c[mixing] = (c[mixing] * v[mixing] + mass_in) / (v[mixing] + volume_in)
        if moved > 0.0:
            c[stagnant] = (c[stagnant] * v[stagnant] + c[mixing] * moved) / (v[stagnant] + moved)
    elif net < 0.0:
        if v[stagnant] > 0.0:
            moved = min(v[stagnant], -net)
        if volume_in + moved > 0.0:
            mass = c[mixing] * v[mixing] + mass_in + c[stagnant] * moved
            c[mixing] = mass / (v[mixing] + volume_in + moved)
    if moved > 0.0:
        v[mixing] = zone
        v[stagnant] = v[stagnant] + moved if net > 0.0 else max(0.0, v[stagnant] - moved)
    else:
        v[mixing] = max(0.0, min(v[mixing] + net, zone))
        v[stagnant] = 0.0
    return float(c[mixing])


@inlined
def _first_in_first_out(
    waters: Waters, chains: Chains, k: int, volume_in: float, mass_in: float, volume_out: float
) -> float:
    if volume_in > 0.0:
        quality, last = mass_in / volume_in, chains.last[k]
        if abs(chains.quality[last] - quality) < waters.settings[0].tolerance:
            chains.volume[last] += volume_in
        else:
            append(chains, k, volume_in, quality)
    volume, mass, left = 0.0, 0.0, volume_out
    while left > 0.0:
        at = chains.first[k]
        part = left if at == chains.last[k] else min(chains.volume[at], left)
        volume += part
        mass += chains.quality[at] * part
        left -= part
        if part < chains.volume[at]:
            chains.volume[at] -= part
        elif chains.behind[at] >= 0:
            chains.first[k] = chains.behind[at]
            release(chains, at)
    return mass / volume if volume > 0.0 else float(chains.quality[chains.first[k]])


@inlined
def _last_in_first_out(waters: Waters, chains: Chains, k: int, volume_in: float, mass_in: float, net: float) -> float:
    """A stack: here `behind` of the newest segment leads to the older one."""
    newest = chains.last[k]
    if net > 0.0:
        quality = mass_in / volume_in if volume_in > 0.0 else 0.0
        if abs(chains.quality[newest] - quality) < waters.settings[0].tolerance:
            chains.volume[newest] += net
        else:
            chains.last[k] = -1
            append(chains, k, net, quality)
            chains.behind[chains.last[k]] = newest
    elif net < 0.0:
        volume, mass, left = 0.0, 0.0, -net
        while left > 0.0:
            at = chains.last[k]
            part = left if at == chains.first[k] else min(chains.volume[at], left)
            volume += part
            mass += chains.quality[at] * part
            left -= part
            if part < chains.volume[at]:
                chains.volume[at] -= part
            elif chains.behind[at] >= 0:
                chains.last[k] = chains.behind[at]
                release(chains, at)
        return (mass + mass_in) / (volume + volume_in)
    return float(chains.quality[chains.last[k]])
