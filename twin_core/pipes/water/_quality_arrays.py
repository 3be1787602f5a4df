"""A network's water quality as arrays: units of the file to feet and seconds, defaults of [REACTIONS] to each pipe."""

from __future__ import annotations

from math import log

import numpy as np
import numpy.typing as npt
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._compile import Compiled
from twin_core.pipes.water._network import Pipe, SourceKind, WaterNetwork
from twin_core.pipes.water._units import M_PER_FT, SECONDS_PER_DAY
from twin_core.pipes.water.routing._arrays import (
    ACCOUNT,
    AGE,
    CHEMICAL,
    SETTINGS,
    SOURCE,
    TRACE,
    TWO_COMPARTMENTS,
    Chains,
    Table,
    Waters,
)

__all__ = ["LITRES_PER_FT3", "begin_chains", "make_waters", "with_segments"]

F8 = npt.NDArray[np.float64]
LITRES_PER_FT3 = 28.317  # EPANET's rounded value
KINDS = {"chemical": CHEMICAL, "age": AGE, "trace": TRACE}
MODELS = ("MIXED", "2COMP", "FIFO", "LIFO")
TOLERANCE = 0.01  # mg/L, h or percent where the file is silent
SEGMENTS_PER_CHAIN = 20  # at first; the pool grows as needed


def make_waters(compiled: Compiled) -> Waters:
    """Arrays that never change. Raises BadInput where the file asks for no quality."""
    network, net = compiled.network, compiled.net
    quality = network.quality
    if quality.kind not in KINDS:
        raise BadInput("the network has no water quality; [OPTIONS] QUALITY names CHEMICAL, AGE or TRACE node")
    node = {name: i for i, name in enumerate(compiled.node_ids)}
    links = [network.links_by_id()[name] for name in compiled.link_ids]
    pipes = [link if isinstance(link, Pipe) and not link.check_valve else None for link in links]
    start = np.array([node[link.start] for link in links], dtype=np.int32)
    end = np.array([node[link.end] for link in links], dtype=np.int32)
    bulk, wall = dict(quality.pipe_bulk), dict(quality.pipe_wall)
    tanks = compiled.node_ids[len(network.junctions) :]
    tank_bulk, mixing = dict(quality.tank_bulk), {m.tank: m for m in quality.mixing}
    first, adjacent = _adjacency(start, end, len(node))
    source, source_of = _sources(network, node)
    patterns = network.patterns
    lengths = [len(pattern.multipliers) for pattern in patterns]
    reacts = quality.kind == "age" or (
        quality.kind == "chemical"
        and any((*_pipe_rates(pipes, bulk, quality.bulk_per_day), *_wall_rates(network, pipes, wall),
                 *(tank_bulk.get(name, quality.bulk_per_day) for name in tanks)))
    )  # fmt: skip
    waters = Waters(
        settings=_settings(network, node, reacts),
        link_from=start,
        link_to=end,
        holds_water=np.array([pipe is not None for pipe in pipes], dtype=np.int8),
        diameter=np.array([0.0 if pipe is None else pipe.diameter_m / M_PER_FT for pipe in pipes]),
        length=np.array([0.0 if pipe is None else pipe.length_m / M_PER_FT for pipe in pipes]),
        bulk=_pipe_rates(pipes, bulk, quality.bulk_per_day) / SECONDS_PER_DAY,
        wall=_wall_rates(network, pipes, wall) / SECONDS_PER_DAY,
        adjacent_start=first,
        adjacent=adjacent,
        tank_area=net.tank["area_ft2"].copy(),
        tank_bulk=np.array([tank_bulk.get(name, quality.bulk_per_day) for name in tanks]) / SECONDS_PER_DAY,
        tank_mixing=np.array([MODELS.index(mixing[n].model) if n in mixing else 0 for n in tanks], dtype=np.int32),
        tank_zone_ft3=np.array([mixing[n].fraction if n in mixing else 1.0 for n in tanks]) * net.tank["max_ft3"],
        source=source,
        source_of=source_of,
        pattern_start=np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)[: len(lengths)],
        pattern_length=np.array(lengths, dtype=np.int32),
        pattern_value=np.array([m for pattern in patterns for m in pattern.multipliers], dtype=np.float64),
    )
    return waters


def _settings(network: WaterNetwork, node: dict[str, int], reacts: bool) -> Table:
    quality, row = network.quality, np.zeros(1, dtype=SETTINGS)
    per_ft3 = LITRES_PER_FT3 if quality.kind == "chemical" else 1.0
    diffusivity = quality.diffusivity_m2s / M_PER_FT**2
    viscosity = network.options.viscosity_m2s / M_PER_FT**2
    values: dict[str, float] = {
        "kind": KINDS[quality.kind],
        "reacts": reacts,
        "trace_node": -1 if quality.trace_node is None else node[quality.trace_node],
        "tolerance": (TOLERANCE if quality.tolerance is None else quality.tolerance) * per_ft3,
        "bulk_order": quality.bulk_order,
        "tank_order": quality.tank_order,
        "wall_order": quality.wall_order,
        "bulk_unit": _order_unit(quality.bulk_order),
        "tank_unit": _order_unit(quality.tank_order),
        "limit": quality.limiting * per_ft3,
        "schmidt": viscosity / diffusivity if diffusivity > 0.0 else 0.0,
        "diffusivity_ft2s": diffusivity,
        "viscosity_ft2s": viscosity,
        "length_per_ft": M_PER_FT / network.units.length_m,
        "junctions": len(network.junctions),
        "links": len(network.link_ids()),
        "step_s": network.times.quality_step_s,
        "pattern_step_s": network.times.pattern_step_s,
        "pattern_start_s": network.times.pattern_start_s,
    }
    for name, value in values.items():
        row[name] = value
    return row


def _order_unit(order: float) -> float:
    """From a rate per litre to one per cubic foot."""
    return 1.0 if order == 1.0 else 1.0 / LITRES_PER_FT3 ** (max(order, 0.0) - 1.0)


def _pipe_rates(pipes: list[Pipe | None], own: dict[str, float], common: float) -> F8:
    return np.array([0.0 if pipe is None else own.get(pipe.id, common) for pipe in pipes])


def _wall_rates(network: WaterNetwork, pipes: list[Pipe | None], own: dict[str, float]) -> F8:
    """Wall coefficients per day; ROUGHNESS CORRELATION makes them from the roughness (User Manual 2.2, chapter 3.4)."""
    quality, factor = network.quality, network.quality.roughness_factor
    rates = np.zeros(len(pipes))
    for i, pipe in enumerate(pipes):
        if pipe is None:
            continue
        if pipe.id in own:
            rates[i] = own[pipe.id]
        elif factor == 0.0:
            rates[i] = quality.wall_per_day
        elif network.options.headloss == "H-W":
            rates[i] = factor / pipe.roughness
        elif network.options.headloss == "D-W":
            per_diameter = 1.0 if network.units.metric else 1000.0 / 12.0  # 1e-3 ft over inches
            rates[i] = factor / abs(log(pipe.roughness / pipe.diameter_m * per_diameter))
        else:
            rates[i] = factor * pipe.roughness
    return rates


def _adjacency(
    start: npt.NDArray[np.int32], end: npt.NDArray[np.int32], nodes: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Links of each node, the last of the file first: the order in which EPANET adds their water."""
    link = np.concatenate([np.arange(start.size), np.arange(end.size)])
    node = np.concatenate([start, end])
    order = np.lexsort((-link, node))
    first = np.zeros(nodes + 1, dtype=np.int32)
    first[1:] = np.cumsum(np.bincount(node, minlength=nodes))
    return first, link[order].astype(np.int32)


def _sources(network: WaterNetwork, node: dict[str, int]) -> tuple[Table, npt.NDArray[np.int32]]:
    table = np.zeros(len(network.quality.sources), dtype=SOURCE)
    source_of = np.full(len(node), -1, dtype=np.int32)
    patterns = {pattern.id: i for i, pattern in enumerate(network.patterns)}
    for i, source in enumerate(network.quality.sources):
        unit = 1.0 / 60.0 if source.kind is SourceKind.MASS else LITRES_PER_FT3
        table[i]["node"], table[i]["kind"] = node[source.node], int(source.kind)
        table[i]["strength"] = source.strength * unit
        table[i]["pattern"] = -1 if source.pattern is None else patterns[source.pattern]
        source_of[node[source.node]] = i
    return table, source_of


def begin_chains(compiled: Compiled, waters: Waters, tank_ft3: F8) -> Chains:
    """Chains at time 0: one segment per pipe with the quality of its end node, and the water of each tank."""
    network, settings = compiled.network, waters.settings[0]
    quality = network.quality
    unit = LITRES_PER_FT3 if quality.kind == "chemical" else 1.0
    given = dict(quality.initial)
    node = np.array([given.get(name, 0.0) for name in compiled.node_ids]) * unit
    tanks = node[settings["junctions"] :].copy()  # EPANET lets tanks begin with a share of the traced source
    if quality.kind == "trace":
        node[:] = 0.0
    links, chains = int(settings["links"]), int(settings["links"]) + waters.tank_area.size
    volume, value, behind = list[float](), list[float](), list[int]()
    first, last = np.full(chains, -1, dtype=np.int32), np.full(chains, -1, dtype=np.int32)

    def add(k: int, ft3: float, concentration: float) -> None:
        new = len(volume)
        volume.append(ft3)
        value.append(concentration)
        behind.append(-1)
        if first[k] < 0:
            first[k] = new
        else:
            behind[last[k]] = new
        last[k] = new

    if settings["trace_node"] >= 0:
        node[settings["trace_node"]] = 100.0
    for k in np.flatnonzero(waters.holds_water):
        add(int(k), 0.785398 * waters.length[k] * waters.diameter[k] ** 2, node[waters.link_to[k]])
    for row in np.flatnonzero(waters.tank_area):
        stagnant = 0.0
        if waters.tank_mixing[row] == TWO_COMPARTMENTS:
            stagnant = max(0.0, tank_ft3[row] - waters.tank_zone_ft3[row])
            add(links + int(row), stagnant, tanks[row])
        add(links + int(row), tank_ft3[row] - stagnant, tanks[row])
    account = np.zeros(1, dtype=ACCOUNT)
    account["initial"] = np.dot(volume, value)
    small = Chains(
        volume=np.array(volume),
        quality=np.array(value),
        behind=np.array(behind, dtype=np.int32),
        pool=np.array([-1, 0], dtype=np.int32),
        first=first,
        last=last,
        direction=np.zeros(links, dtype=np.int8),
        order=np.arange(node.size, dtype=np.int32),
        waiting=np.zeros(node.size, dtype=np.int32),
        stack=np.zeros(node.size, dtype=np.int32),
        node=node,
        tank=tanks,
        transfer=np.zeros(links),
        account=account,
    )
    return with_segments(small, SEGMENTS_PER_CHAIN * chains)


def with_segments(chains: Chains, more: int) -> Chains:
    """The same chains with more free segments."""
    before = chains.volume.size
    behind = np.concatenate([chains.behind, np.arange(before + 1, before + more + 1, dtype=np.int32)])
    behind[-1] = chains.pool[0]
    return chains._replace(
        volume=np.concatenate([chains.volume, np.zeros(more)]),
        quality=np.concatenate([chains.quality, np.zeros(more)]),
        behind=behind.astype(np.int32),
        pool=np.array([before, chains.pool[1] + more], dtype=np.int32),
    )
