"""A `WaterNetwork` as the engine's arrays: SI to feet and cfs, names to places, elimination order."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi

import numpy as np
import numpy.typing as npt

from twin_core.pipes.water._network import Action, Control, Pipe, Premise, Pump, Tank, Valve, ValveKind, WaterNetwork
from twin_core.pipes.water._symbolic import make_schedule
from twin_core.pipes.water._units import M_PER_FT, PRESSURE_UNITS
from twin_core.pipes.water.engine._arrays import (
    ACTION,
    CONTROL,
    OPTION,
    PREMISE,
    PUMP_TABLE,
    RULE,
    TANK_TABLE,
    VALVE_TABLE,
    Net,
    Table,
)
from twin_core.pipes.water.engine._constants import (
    ACTIVE,
    CHECK_VALVE,
    CLOSED,
    CONSTANT_POWER,
    CUSTOM_CURVE,
    GPV,
    MISSING,
    NO_HEAD_LIMIT_FT,
    OPEN,
    PIPE,
    POWER_CURVE,
    PRV,
    PUMP,
    SMALL,
)
from twin_core.pipes.water.engine._devices import THROTTLE
from twin_core.pipes.water.engine._rules import RELATIONS, VARIABLES

__all__ = ["Compiled", "compile_network"]

KINDS = {kind: PRV + i for i, kind in enumerate(ValveKind)}
FORMULAS = ("H-W", "D-W", "C-M")
STATES = {"OPEN": OPEN, "CLOSED": CLOSED, "ACTIVE": ACTIVE}
F8 = npt.NDArray[np.float64]
FIRST_POWER_FLOW_CFS = 1.0
FT_CFS_PER_HP, W_PER_HP = 8.814, 745.7
ONE_POINT_SHUTOFF = 1.33334  # shutoff over design head of a one-point pump curve, EPANET 2.2 chapter 3.1


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """The arrays that never change, the first values of those that do, and the way from names to places."""

    network: WaterNetwork
    net: Net
    first: dict[str, npt.NDArray[np.generic]]
    node_ids: tuple[str, ...]
    link_ids: tuple[str, ...]
    node_place: dict[str, int]
    link_place: dict[str, int]
    flow_m3s: float  # per cfs


class _Points:
    """Points of curves, each use converted to the engine's units."""

    def __init__(self, network: WaterNetwork) -> None:
        self._curves = {curve.id: curve for curve in network.curves}
        self.x: list[float] = []
        self.y: list[float] = []

    def add(self, name: str | None, x_unit: float, y_unit: float) -> tuple[int, int]:
        """(first point, number of points) of a curve whose x and y are divided by units; (−1, 0) without a name."""
        if name is None:
            return -1, 0
        curve = self._curves[name]
        first = len(self.x)
        self.x.extend(x / x_unit for x in curve.x)
        self.y.extend(y / y_unit for y in curve.y)
        return first, len(curve.x)


def compile_network(network: WaterNetwork) -> Compiled:
    """Arrays of a network that `read_inp` accepted."""
    units = network.units
    links = network.links_by_id()
    ids = network.link_ids()
    placed = [*(i for i in ids if isinstance(links[i], Pipe)), *(i for i in ids if not isinstance(links[i], Pipe))]
    node_ids = network.node_ids()
    junctions = len(network.junctions)
    number = {name: i for i, name in enumerate(node_ids)}
    edges = [(number[link.start], number[link.end]) for link in links.values()]
    schedule = make_schedule(junctions, [(a, b) for a, b in edges if a < junctions and b < junctions])
    node_file = np.concatenate([schedule.order, np.arange(junctions, len(node_ids), dtype=np.uint32)]).astype(np.uint32)
    place = np.empty(len(node_ids), dtype=np.int64)
    place[node_file] = np.arange(len(node_ids))
    node_place = {name: int(place[i]) for name, i in number.items()}
    start = np.array([node_place[links[i].start] for i in placed], dtype=np.uint32)
    end = np.array([node_place[links[i].end] for i in placed], dtype=np.uint32)
    spare = schedule.rows.size
    slot = np.array(
        [
            schedule.slot_of.get((max(a, b), min(a, b)), spare)
            for a, b in zip(start.tolist(), end.tolist(), strict=True)
        ],
        dtype=np.uint32,
    )
    link_place = {name: i for i, name in enumerate(placed)}
    file_of = {name: i for i, name in enumerate(ids)}
    points = _Points(network)
    patterns = {pattern.id: i for i, pattern in enumerate(network.patterns)}
    pump, valve = _pumps(network, link_place, points, patterns), _valves(network, link_place, points)
    tank = _tanks(network, node_place, points, patterns)
    device_of = np.full(len(placed), -1, dtype=np.int32)
    for table in (pump, valve):
        device_of[table["link"]] = np.arange(table.size)
    tank_of = np.full(len(node_ids), -1, dtype=np.int32)
    tank_of[tank["node"]] = np.arange(tank.size)
    kind = np.array([_kind(links[i]) for i in placed], dtype=np.int8)
    fixed = (start >= junctions) | (end >= junctions)
    adjacent_start, adjacent = _adjacency(start, end, len(node_ids))
    category_start, category_pattern, base = _categories(network, node_file[:junctions], patterns)
    elevation = np.array([_elevation_m(network)[name] for name in node_ids])[node_file] / M_PER_FT
    diameter = np.array([getattr(links[i], "diameter_m", 0.0) for i in placed]) / M_PER_FT
    lengths = [len(pattern.multipliers) for pattern in network.patterns]
    premise, action, rule = _rules(network, node_place, link_place)
    net = Net(
        option=_options(network, patterns, len(network.pipes), junctions),
        link_from=start,
        link_to=end,
        slot=slot,
        kind=kind,
        area=pi * diameter**2 / 4,
        diameter=diameter,
        roughness=np.array([getattr(links[i], "roughness", 0.0) for i in placed]) / M_PER_FT,
        fixed_links=np.flatnonzero(fixed).astype(np.uint32),
        special=np.flatnonzero(fixed | (kind != PIPE)).astype(np.uint32),
        elevation=elevation,
        column=schedule.start,
        row=schedule.rows,
        target=schedule.targets,
        adjacent_start=adjacent_start,
        adjacent=adjacent,
        category_start=category_start,
        category_pattern=category_pattern,
        pattern_start=np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32)[: len(lengths)],
        pattern_length=np.array(lengths, dtype=np.int32),
        pattern_value=np.array([m for pattern in network.patterns for m in pattern.multipliers], dtype=np.float64),
        curve_x=np.array(points.x, dtype=np.float64),
        curve_y=np.array(points.y, dtype=np.float64),
        pump=pump,
        device_of=device_of,
        valve=valve,
        tank=tank,
        tank_of=tank_of,
        control=_controls(network, node_place, link_place, links),
        rule=rule,
        premise=premise,
        action=action,
        node_file=node_file,
        link_file=np.array([file_of[name] for name in placed], dtype=np.uint32),
    )
    first = {
        "base": base,
        **_first_links(network, [links[i] for i in placed]),
        **_first_nodes(network, net, node_place),
    }
    return Compiled(network, net, first, node_ids, ids, node_place, link_place, units.flow_m3s_per_cfs)


def _kind(link: Pipe | Pump | Valve) -> int:
    if isinstance(link, Pipe):
        return CHECK_VALVE if link.check_valve else PIPE
    return PUMP if isinstance(link, Pump) else KINDS[link.kind]


def _elevation_m(network: WaterNetwork) -> dict[str, float]:
    heights = {junction.id: junction.elevation_m for junction in network.junctions}
    heights.update((reservoir.id, reservoir.head_m) for reservoir in network.reservoirs)
    heights.update((tank.id, tank.elevation_m) for tank in network.tanks)
    return heights


def _adjacency(
    start: npt.NDArray[np.uint32], end: npt.NDArray[np.uint32], nodes: int
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Links of each node, by link within a node."""
    link = np.concatenate([np.arange(start.size), np.arange(end.size)])
    node = np.concatenate([start, end])
    order = np.lexsort((link, node))
    first = np.zeros(nodes + 1, dtype=np.uint32)
    first[1:] = np.cumsum(np.bincount(node, minlength=nodes))
    return first, link[order].astype(np.uint32)


def _categories(
    network: WaterNetwork, order: npt.NDArray[np.uint32], patterns: dict[str, int]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32], F8]:
    default = patterns.get(network.options.default_pattern, -1)
    start, pattern, base = [0], list[int](), list[float]()
    for i in order:
        for demand in network.junctions[i].demands:
            pattern.append(default if demand.pattern is None else patterns[demand.pattern])
            base.append(demand.base_m3s / network.units.flow_m3s_per_cfs)
        start.append(len(base))
    return np.array(start, dtype=np.uint32), np.array(pattern, dtype=np.int32), np.array(base, dtype=np.float64)


def _options(network: WaterNetwork, patterns: dict[str, int], pipes: int, junctions: int) -> Table:
    options, times, units, energy = network.options, network.times, network.units, network.energy
    row = np.zeros(1, dtype=OPTION)
    per_ft, by_weight = PRESSURE_UNITS[units.pressure]
    values: dict[str, float] = {
        "formula": FORMULAS.index(options.headloss),
        "exponent": 1.852 if options.headloss == "H-W" else 2.0,
        "accuracy": options.accuracy,
        "head_error_ft": options.head_error_m / M_PER_FT,
        "flow_change_cfs": options.flow_change_m3s / units.flow_m3s_per_cfs,
        "damp_limit": options.damp_limit,
        "head_tol_ft": options.head_tolerance_ft,
        "flow_tol_cfs": options.flow_tolerance_cfs,
        "low_gradient": options.low_flow_gradient,
        "trials": options.trials,
        "extra_trials": options.extra_trials,
        "check_every": options.check_every,
        "check_until": options.check_until,
        "pressure_driven": options.pressure_driven,
        "min_pressure_ft": options.minimum_pressure_m / M_PER_FT,
        "pressure_range_ft": (options.required_pressure_m - options.minimum_pressure_m) / M_PER_FT,
        "demand_power": 1.0 / options.pressure_exponent,
        "emitter_power": 1.0 / options.emitter_exponent,
        "backflow": options.emitter_backflow,
        "demand_factor": options.demand_multiplier,
        "gravity": options.specific_gravity,
        "viscosity_ft2s": options.viscosity_m2s / M_PER_FT**2,
        "hydraulic_step_s": times.hydraulic_step_s,
        "pattern_step_s": times.pattern_step_s,
        "pattern_start_s": times.pattern_start_s,
        "report_step_s": times.report_step_s,
        "rule_step_s": times.rule_step_s,
        "clock_start_s": times.start_clock_s,
        "pump_efficiency": energy.efficiency,
        "price": energy.price_per_kwh,
        "price_pattern": -1 if energy.pattern is None else patterns[energy.pattern],
        "pipes": pipes,
        "junctions": junctions,
        "flow_per_cfs": units.flow_m3s_per_cfs / units.flow_m3s,
        "head_per_ft": M_PER_FT / units.length_m,
        "pressure_per_ft": per_ft * (options.specific_gravity if by_weight else 1.0),
    }
    for name, value in values.items():
        row[name] = value
    return row


def _pumps(network: WaterNetwork, place: dict[str, int], points: _Points, patterns: dict[str, int]) -> Table:
    flow_unit = network.units.flow_m3s_per_cfs / network.units.flow_m3s
    head_unit = M_PER_FT / network.units.length_m
    table = np.zeros(len(network.pumps), dtype=PUMP_TABLE)
    for row, pump in zip(table, network.pumps, strict=True):
        row["link"] = place[pump.id]
        row["pattern"] = -1 if pump.pattern is None else patterns[pump.pattern]
        row["price"] = pump.price_per_kwh
        row["price_pattern"] = -1 if pump.price_pattern is None else patterns[pump.price_pattern]
        row["efficiency"], row["efficiency_points"] = points.add(pump.efficiency_curve, flow_unit, 1.0)
        row["curve"], row["points"] = points.add(pump.curve, flow_unit, head_unit)
        if pump.curve is None:
            row["kind"], row["n"], row["q0_cfs"] = CONSTANT_POWER, -1.0, FIRST_POWER_FLOW_CFS
            row["r"] = -FT_CFS_PER_HP * pump.power_w / W_PER_HP
            row["max_head_ft"] = NO_HEAD_LIMIT_FT
        else:
            first, end = int(row["curve"]), int(row["curve"] + row["points"])
            _pump_curve(row, points.x[first:end], points.y[first:end])
    return table


def _pump_curve(row: np.void, flow: list[float], head: list[float]) -> None:
    """Power function through one or three points, straight segments through any others."""
    if len(flow) == 1:
        flow, head = [0.0, flow[0], 2.0 * flow[0]], [ONE_POINT_SHUTOFF * head[0], head[0], 0.0]
    if len(flow) == 3 and flow[0] == 0.0:
        exponent = log((head[0] - head[2]) / (head[0] - head[1])) / log(flow[2] / flow[1])
        if 0.0 < exponent <= 20.0:
            row["kind"], row["n"] = POWER_CURVE, exponent
            row["h0_ft"], row["r"] = -head[0], (head[0] - head[1]) / flow[1] ** exponent
            row["q0_cfs"], row["max_head_ft"] = flow[1], head[0]
            return
    row["kind"], row["q0_cfs"], row["max_head_ft"] = CUSTOM_CURVE, (flow[0] + flow[-1]) / 2.0, head[0]


def _valves(network: WaterNetwork, place: dict[str, int], points: _Points) -> Table:
    flow_unit = network.units.flow_m3s_per_cfs / network.units.flow_m3s
    head_unit = M_PER_FT / network.units.length_m
    table = np.zeros(len(network.valves), dtype=VALVE_TABLE)
    for row, valve in zip(table, network.valves, strict=True):
        general = valve.kind is ValveKind.GPV
        row["link"], row["kind"] = place[valve.id], KINDS[valve.kind]
        row["curve"], row["points"] = points.add(
            valve.curve, flow_unit if general else 1.0, head_unit if general else 1.0
        )
        row["loss_open"] = THROTTLE * valve.minor_loss / (valve.diameter_m / M_PER_FT) ** 4
    return table


def _tanks(network: WaterNetwork, place: dict[str, int], points: _Points, patterns: dict[str, int]) -> Table:
    """Reservoirs and tanks in the order of the file."""
    by_id = {item.id: item for item in (*network.reservoirs, *network.tanks)}
    names = network.node_ids()[len(network.junctions) :]
    table = np.zeros(len(names), dtype=TANK_TABLE)
    for row, name in zip(table, names, strict=True):
        item = by_id[name]
        row["node"], row["pattern"], row["curve"] = place[name], -1, -1
        if isinstance(item, Tank):
            _tank(row, item, points, network)
        else:
            row["start_ft"] = item.head_m / M_PER_FT
            row["pattern"] = -1 if item.pattern is None else patterns[item.pattern]
    return table


def _tank(row: np.void, tank: Tank, points: _Points, network: WaterNetwork) -> None:
    bottom = tank.elevation_m
    for name, level in (("min_ft", tank.min_level_m), ("max_ft", tank.max_level_m), ("start_ft", tank.level_m)):
        row[name] = bottom / M_PER_FT + level / M_PER_FT
    area_m2 = pi * tank.diameter_m**2 / 4
    row["area_ft2"], row["overflow"] = pi * (tank.diameter_m / M_PER_FT) ** 2 / 4, tank.overflow
    least_m3 = tank.min_volume_m3 or area_m2 * tank.min_level_m
    levels = {"min_ft3": tank.min_level_m, "max_ft3": tank.max_level_m, "start_ft3": tank.level_m}
    if tank.curve is None:
        for name, level in levels.items():
            row[name] = (least_m3 + area_m2 * (level - tank.min_level_m)) / M_PER_FT**3
        return
    units = network.units
    row["curve"], row["points"] = points.add(tank.curve, M_PER_FT / units.length_m, M_PER_FT**3 / units.volume_m3)
    first, end = int(row["curve"]), int(row["curve"] + row["points"])
    for name, level in levels.items():
        row[name] = np.interp(level / M_PER_FT, points.x[first:end], points.y[first:end])


def _controls(
    network: WaterNetwork, nodes: dict[str, int], places: dict[str, int], links: dict[str, Pipe | Pump | Valve]
) -> Table:
    active = [control for control in network.controls if control.enabled]
    table = np.zeros(len(active), dtype=CONTROL)
    heights = _elevation_m(network)
    for row, control in zip(table, active, strict=True):
        row["link"], row["kind"], row["time_s"] = places[control.link], int(control.kind), control.time_s
        row["node"] = -1 if control.node is None else nodes[control.node]
        if control.node is not None:
            row["level_ft"] = (heights[control.node] + control.level_m) / M_PER_FT
        row["status"] = ACTIVE if control.open is None else OPEN if control.open else CLOSED
        row["setting"] = _control_setting(control, links[control.link], network)
    return table


def _control_setting(control: Control, link: Pipe | Pump | Valve, network: WaterNetwork) -> float:
    if isinstance(link, Valve) and link.kind is ValveKind.GPV:
        return 0.0  # a GPV keeps its curve
    if control.setting is None:
        return MISSING
    return control.setting / _setting_unit(link, network)


def _setting_unit(link: Pipe | Pump | Valve, network: WaterNetwork) -> float:
    """SI per engine unit of a setting."""
    if isinstance(link, Valve) and link.kind in (ValveKind.PRV, ValveKind.PSV, ValveKind.PBV):
        return M_PER_FT
    return network.units.flow_m3s_per_cfs if isinstance(link, Valve) and link.kind is ValveKind.FCV else 1.0


def _rules(network: WaterNetwork, nodes: dict[str, int], places: dict[str, int]) -> tuple[Table, Table, Table]:
    active = [rule for rule in network.rules if rule.enabled]
    premises, actions, rules = list[Premise](), list[Action](), np.zeros(len(active), dtype=RULE)
    for row, rule in zip(rules, active, strict=True):
        row["premise"], row["premise_end"] = len(premises), len(premises) + len(rule.premises)
        premises.extend(rule.premises)
        row["then"], row["then_end"] = len(actions), len(actions) + len(rule.then)
        actions.extend(rule.then)
        row["other"], row["other_end"] = len(actions), len(actions) + len(rule.otherwise)
        actions.extend(rule.otherwise)
        row["priority"] = rule.priority
    premise_table = np.zeros(len(premises), dtype=PREMISE)
    for out, premise in zip(premise_table, premises, strict=True):
        _premise(out, premise, network, nodes if premise.scope == "node" else places)
    action_table = np.zeros(len(actions), dtype=ACTION)
    for out, action in zip(action_table, actions, strict=True):
        out["link"] = places[action.link]
        out["status"] = -1 if action.status is None else STATES[action.status]
        out["setting"] = MISSING if action.setting is None else action.setting
    return premise_table, action_table, rules


def _premise(out: np.void, premise: Premise, network: WaterNetwork, places: dict[str, int]) -> None:
    units = network.units
    per_ft, by_weight = PRESSURE_UNITS[units.pressure]
    flow = units.flow_m3s_per_cfs / units.flow_m3s
    head = M_PER_FT / units.length_m
    pressure = per_ft * (network.options.specific_gravity if by_weight else 1.0)
    unit = {"DEMAND": flow, "FLOW": flow, "HEAD": head, "GRADE": head, "LEVEL": head, "PRESSURE": pressure}
    out["joined_by_or"] = premise.joined_by_or
    out["variable"] = VARIABLES.index(premise.variable)
    out["index"] = -1 if premise.element is None else places[premise.element]
    out["relation"] = RELATIONS.index(premise.relation)
    out["status"] = -1 if premise.status is None else STATES[premise.status]
    out["value"] = 0.0 if premise.value is None else premise.value
    out["per_unit"] = unit.get(premise.variable, 1.0)
    if premise.variable == "SETTING":
        kinds = {valve.id: valve.kind for valve in network.valves}
        kind = kinds.get(premise.element or "")
        if kind in (ValveKind.PRV, ValveKind.PSV, ValveKind.PBV):
            out["per_unit"] = pressure
        elif kind is ValveKind.FCV:
            out["per_unit"] = flow


def _first_links(network: WaterNetwork, links: list[Pipe | Pump | Valve]) -> dict[str, npt.NDArray[np.generic]]:
    """Status, setting and losses with which a run begins."""
    status = np.full(len(links), OPEN, dtype=np.int8)
    setting = np.zeros(len(links))
    resistance = np.full(len(links), SMALL)
    minor = np.zeros(len(links))
    for k, link in enumerate(links):
        if not isinstance(link, Pump):
            minor[k] = THROTTLE * link.minor_loss / (link.diameter_m / M_PER_FT) ** 4
        if isinstance(link, Pipe):
            status[k] = OPEN if link.open else CLOSED
            resistance[k] = _resistance(link, network.options.headloss)
        elif isinstance(link, Pump):
            status[k], setting[k] = OPEN if link.open else CLOSED, link.speed
        elif link.fixed is None:
            status[k], setting[k] = ACTIVE, link.setting / _setting_unit(link, network)
        else:
            status[k] = OPEN if link.fixed else CLOSED
            setting[k] = 0.0 if KINDS[link.kind] == GPV else MISSING
    return {"status": status, "setting": setting, "resistance": resistance, "minor": minor}


def _resistance(pipe: Pipe, headloss: str) -> float:
    length, d = pipe.length_m / M_PER_FT, pipe.diameter_m / M_PER_FT
    if headloss == "H-W":
        return float(4.727 * length / pipe.roughness**1.852 / d**4.871)
    if headloss == "D-W":
        return float(length / 2.0 / 32.2 / d / (pi * d**2 / 4.0) ** 2)
    return float((4.0 * pipe.roughness / (1.49 * pi * d**2)) ** 2 * (d / 4.0) ** -1.333 * length)


def _first_nodes(network: WaterNetwork, net: Net, place: dict[str, int]) -> dict[str, npt.NDArray[np.generic]]:
    """Emitters and leaks: head loss for one unit of outflow, in feet and cfs."""
    junctions = len(network.junctions)
    flow, power = network.units.flow_m3s_per_cfs, 1.0 / network.options.emitter_exponent
    emitter = np.zeros(junctions)
    for item in network.emitters:
        if item.coefficient > 0.0:
            emitter[place[item.node]] = (flow / item.coefficient) ** power / M_PER_FT
    fixed, growing = np.zeros(junctions), np.zeros(junctions)
    pipes = {pipe.id: pipe for pipe in network.pipes}
    orifice = 4.8149766e-6  # 0.6 √(2 g) in m², per mm²; EPANET 2.3
    metric = network.units.length_m
    for leak in network.leakage:
        pipe = pipes[leak.pipe]
        ends = [place[name] for name in (pipe.start, pipe.end) if place[name] < junctions]
        hundreds = pipe.length_m / M_PER_FT / 100.0 / max(len(ends), 1)
        # The file's coefficients are per 100 of its length units; EPANET multiplies by units per foot.
        per_ft = M_PER_FT / metric
        for i in ends:
            fixed[i] += orifice * leak.area * per_ft / M_PER_FT**2 * hundreds
            growing[i] += orifice * leak.expansion * per_ft / M_PER_FT * hundreds
    with np.errstate(divide="ignore"):
        fixed = np.where(fixed > 0.0, 1.0 / fixed**2, 0.0)
        growing = np.where(growing > 0.0, 1.0 / growing ** (2.0 / 3.0), 0.0)
    return {"emitter": emitter, "fixed_leak": fixed, "growing_leak": growing}
