"""The engine's arrays: what never changes, what a run changes, and scratch. Feet, cubic feet per second, seconds.

Nodes stand in the order of elimination, fixed heads (reservoirs, tanks) last; links stand pipes first. `Net.node_file`
and `Net.link_file` lead from these places to the order of the file. "−1" means none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = [
    "ACTION", "CLOCK", "CONTROL", "ENERGY", "F8", "I1", "I4", "LARGEST_MOVE", "OPTION", "PREMISE", "PROGRESS",
    "PUMP_TABLE", "RULE", "SUM_OF_FLOWS", "SUM_OF_MOVES", "TANK_TABLE", "U4", "VALVE_TABLE", "Net", "State", "Table",
    "Work",
]  # fmt: skip

F8 = npt.NDArray[np.float64]
I4 = npt.NDArray[np.int32]
I1 = npt.NDArray[np.int8]
U4 = npt.NDArray[np.uint32]
Table = npt.NDArray[np.void]

OPTION = np.dtype(
    [
        ("formula", "i4"),  # 0 H-W, 1 D-W, 2 C-M
        ("exponent", "f8"),  # of flow in the head loss
        ("accuracy", "f8"),  # sum of flow changes over sum of flows
        ("head_error_ft", "f8"),  # 0: not asked
        ("flow_change_cfs", "f8"),  # 0: not asked
        ("damp_limit", "f8"),
        ("head_tol_ft", "f8"),
        ("flow_tol_cfs", "f8"),
        ("low_gradient", "f8"),  # below it a head loss is linear in flow
        ("trials", "i4"),
        ("extra_trials", "i4"),
        ("check_every", "i4"),
        ("check_until", "i4"),
        ("pressure_driven", "i4"),
        ("min_pressure_ft", "f8"),
        ("pressure_range_ft", "f8"),
        ("demand_power", "f8"),  # 1 / pressure exponent
        ("emitter_power", "f8"),  # 1 / emitter exponent
        ("backflow", "i4"),
        ("demand_factor", "f8"),
        ("gravity", "f8"),
        ("viscosity_ft2s", "f8"),
        ("hydraulic_step_s", "i8"),
        ("pattern_step_s", "i8"),
        ("pattern_start_s", "i8"),
        ("report_step_s", "i8"),
        ("rule_step_s", "i8"),
        ("clock_start_s", "i8"),
        ("pump_efficiency", "f8"),  # percent
        ("price", "f8"),
        ("price_pattern", "i4"),
        ("pipes", "i4"),
        ("junctions", "i4"),
        ("flow_per_cfs", "f8"),  # units of the file, for rules
        ("head_per_ft", "f8"),
        ("pressure_per_ft", "f8"),
    ]
)
PUMP_TABLE = np.dtype(
    [
        ("link", "i4"),
        ("kind", "i4"),
        ("h0_ft", "f8"),  # head gain − h0 − r q^n at speed 1, as a loss
        ("r", "f8"),
        ("n", "f8"),
        ("max_head_ft", "f8"),
        ("q0_cfs", "f8"),  # first guess
        ("curve", "i4"),  # first point
        ("points", "i4"),
        ("pattern", "i4"),
        ("efficiency", "i4"),  # first point, −1: the global one
        ("efficiency_points", "i4"),
        ("price", "f8"),
        ("price_pattern", "i4"),
    ]
)
VALVE_TABLE = np.dtype(
    [("link", "i4"), ("kind", "i4"), ("curve", "i4"), ("points", "i4"), ("loss_open", "f8")]  # minor loss, on flow²
)
TANK_TABLE = np.dtype(
    [
        ("node", "i4"),
        ("area_ft2", "f8"),  # 0: a reservoir
        ("min_ft", "f8"),  # heads
        ("max_ft", "f8"),
        ("start_ft", "f8"),
        ("min_ft3", "f8"),
        ("max_ft3", "f8"),
        ("start_ft3", "f8"),
        ("curve", "i4"),
        ("points", "i4"),
        ("overflow", "i4"),
        ("pattern", "i4"),  # of a reservoir's head
    ]
)
CONTROL = np.dtype(
    [
        ("link", "i4"),
        ("node", "i4"),
        ("kind", "i4"),
        ("status", "i4"),
        ("setting", "f8"),
        ("level_ft", "f8"),
        ("time_s", "i8"),
    ]
)
PREMISE = np.dtype(
    [
        ("joined_by_or", "i4"),
        ("variable", "i4"),
        ("index", "i4"),
        ("relation", "i4"),
        ("status", "i4"),  # −1: a value is compared
        ("value", "f8"),
        ("per_unit", "f8"),  # units of the file per foot or cfs
    ]
)
ACTION = np.dtype([("link", "i4"), ("status", "i4"), ("setting", "f8")])
RULE = np.dtype(
    [
        ("premise", "i4"), ("premise_end", "i4"), ("then", "i4"), ("then_end", "i4"), ("other", "i4"),
        ("other_end", "i4"), ("priority", "f8"),
    ]
)  # fmt: skip
ENERGY = np.dtype(
    [
        ("power_kw", "f8"),
        ("efficiency", "f8"),
        ("hours", "f8"),
        ("efficiency_hours", "f8"),
        ("kwh_per_cfs", "f8"),
        ("kwh", "f8"),
        ("peak_kw", "f8"),
        ("cost", "f8"),
    ]
)
CLOCK = np.dtype(
    [
        ("time_s", "i8"),
        ("next_cut_s", "i8"),  # next report step, where a step ends
        ("next_report_s", "i8"),
        ("solved", "i8"),  # 1: heads and flows belong to time_s
        ("dirty", "i8"),  # 1: somebody changed an input since
        ("solves", "i8"),
        ("iterations", "i8"),
        ("last_iterations", "i8"),
        ("unbalanced", "i8"),
        ("halted", "i8"),
        ("bad_node", "i8"),
        ("system_demand_cfs", "f8"),
        ("relative_error", "f8"),
        ("peak_kw", "f8"),
    ]
)
PROGRESS = np.dtype(
    [
        ("stage", "i8"),  # what `march` did or does
        ("left", "i8"),  # solutions it may still make
        ("trial", "i8"),  # of the present solution
        ("next_check", "i8"),  # trial at which link states are looked at before all is balanced
        ("balanced", "i8"),
        ("outlets", "i8"),  # junctions with emitter or leak
    ]
)
SUM_OF_FLOWS, SUM_OF_MOVES, LARGEST_MOVE = 0, 1, 2  # rows of `Work.sums`, cfs


class Net(NamedTuple):
    """Never changes; shared by all simulations of one network. n nodes, j junctions, l links, c demand categories."""

    option: Table  # [1] OPTION
    link_from: U4  # [l] node
    link_to: U4  # [l] node
    slot: U4  # [l] entry of L, or the spare one after the last
    kind: I1  # [l]
    area: F8  # [l] ft², the flow at 1 ft/s with which a run begins
    diameter: F8  # [l] ft
    roughness: F8  # [l] ft, for D-W
    fixed_links: U4  # links with a reservoir or tank at an end
    special: U4  # links that are no plain pipe: check valves, pumps, valves, links to tanks
    elevation: F8  # [n] ft
    column: U4  # [j + 1] first entry of each column of L
    row: U4  # [entries]
    target: U4  # [updates]
    adjacent_start: U4  # [n + 1]
    adjacent: U4  # [2 l] links of each node
    category_start: U4  # [j + 1]
    category_pattern: I4  # [c]
    pattern_start: I4
    pattern_length: I4
    pattern_value: F8
    curve_x: F8
    curve_y: F8
    pump: Table
    device_of: I4  # [l] row of the pump or valve table
    valve: Table
    tank: Table
    tank_of: I4  # [n]
    control: Table
    rule: Table
    premise: Table
    action: Table
    node_file: U4  # [n] place in the file's order
    link_file: U4  # [l]


class State(NamedTuple):
    """All that a run changes: views into one block of bytes, so that a snapshot is one copy.

    A batch of eight simulations has one more axis at the end of every array (`_lanes.py`).
    """

    clock: Table  # [1] CLOCK
    flow: F8  # [l] cfs, from start to end
    setting: F8  # [l]
    resistance: F8  # [l] ft/cfs^exponent
    minor: F8  # [l] ft/cfs²
    status: I1  # [l]
    head: F8  # [n] ft
    outflow: F8  # [n] cfs: demand, emitter and leaks of a junction; inflow of a tank
    full_demand: F8  # [j] cfs wanted
    demand: F8  # [j] cfs delivered
    override: F8  # [j] cfs given from outside, NaN: the file's categories
    base: F8  # [c] cfs
    emitter: F8  # [j] ft/cfs^power, 0: none
    emitter_flow: F8  # [j]
    fixed_leak: F8  # [j] ft/cfs² of leaks whose area stays, 0: none
    growing_leak: F8  # [j] ft/cfs^(2/3) of leaks that grow with pressure, 0: none
    fixed_leak_flow: F8  # [j]
    growing_leak_flow: F8  # [j]
    volume: F8  # [tanks] ft³
    energy: Table  # [pumps] ENERGY


class Work(NamedTuple):
    """Scratch of one simulation, or of eight as in `State`; nothing in it outlives a call of `march`."""

    conductance: F8  # [l] p = 1 / (dh/dq)
    shift: F8  # [l] y = p h
    change: F8  # [l] dq
    diagonal: F8  # [n]
    right: F8  # [n]
    lower: F8  # [entries + 1]
    factor: F8  # [entries]
    inverse: F8  # [j]
    excess: F8  # [n] inflow − outflow at the ends of control valves
    loss: F8  # [4, j] head loss of emitter, fixed leak, growing leak, demand
    gradient: F8  # [4, j]
    sums: F8  # [3] over an iteration: flows, moves, largest move
    relax: F8  # [1] share of a move that is made
    moving: F8  # [1] 1: the present iteration moves flows, 0: this lane waits
    turn: F8  # [1] 1: what happens to all lanes at once happens to this one
    progress: Table  # [1] PROGRESS
    pattern_now: F8  # [patterns]
    outlets: U4  # [j] junctions with emitter or leak
    action_of: I4  # [l] action chosen for a link
    action_rule: I4  # [l]
