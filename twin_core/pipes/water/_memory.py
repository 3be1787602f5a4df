"""Memory of a simulation: all state in one block of bytes, so that snapshot, restore and fork are one copy each."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from twin_core.pipes.water._changes import FIRST_LEAK_CFS
from twin_core.pipes.water._compile import Compiled
from twin_core.pipes.water.engine._arrays import CLOCK, ENERGY, PROGRESS, Net, State, Work
from twin_core.pipes.water.engine._constants import ACTIVE, CLOSED, FCV, MISSING, PCV, PRV, PSV, ZERO_FLOW_CFS
from twin_core.pipes.water.engine._devices import position_loss

__all__ = ["begin", "lane_state", "make_state", "make_work"]

ALIGNMENT = 64  # bytes: a cache line and a SIMD register
CONTROLLING = (PRV, PSV, FCV)
Block = npt.NDArray[np.uint8]


def _layout(net: Net) -> dict[str, tuple[np.dtype[np.generic] | type, int]]:
    """Type and length of every field of `State`."""
    links, nodes, junctions = net.link_from.size, net.elevation.size, net.column.size - 1
    f8 = np.float64
    return {
        "clock": (CLOCK, 1),
        "flow": (f8, links),
        "setting": (f8, links),
        "resistance": (f8, links),
        "minor": (f8, links),
        "status": (np.int8, links),
        "head": (f8, nodes),
        "outflow": (f8, nodes),
        "full_demand": (f8, junctions),
        "demand": (f8, junctions),
        "override": (f8, junctions),
        "base": (f8, net.category_pattern.size),
        "emitter": (f8, junctions),
        "emitter_flow": (f8, junctions),
        "fixed_leak": (f8, junctions),
        "growing_leak": (f8, junctions),
        "fixed_leak_flow": (f8, junctions),
        "growing_leak_flow": (f8, junctions),
        "volume": (f8, net.tank.size),
        "energy": (ENERGY, net.pump.size),
    }


def make_state(net: Net, lanes: tuple[int, ...] = ()) -> tuple[Block, State]:
    """A zeroed block and the state as views into it; `lanes` = (8,) makes that of a batch."""
    layout = _layout(net)
    starts, size = {}, 0
    for name, (dtype, length) in layout.items():
        starts[name] = size
        size += -(-_bytes(dtype, length, lanes) // ALIGNMENT) * ALIGNMENT
    raw = np.zeros(size + ALIGNMENT, dtype=np.uint8)
    shift = -raw.ctypes.data % ALIGNMENT
    block = raw[shift : shift + size]
    views = {
        name: block[starts[name] : starts[name] + _bytes(dtype, length, lanes)].view(dtype).reshape(length, *lanes)
        for name, (dtype, length) in layout.items()
    }
    return block, State(**views)


def lane_state(state: State, lane: int) -> State:
    """Views of one lane of a batch's state."""
    return State(**{name: array[..., lane] for name, array in state._asdict().items()})


def _bytes(dtype: np.dtype[np.generic] | type, length: int, lanes: tuple[int, ...]) -> int:
    return int(np.dtype(dtype).itemsize * length * np.prod(lanes, dtype=np.int64))


def make_work(net: Net, lanes: tuple[int, ...] = ()) -> Work:
    """Scratch of a simulation, or of a batch as in `make_state`."""
    links, nodes, junctions = net.link_from.size, net.elevation.size, net.column.size - 1

    def zeros(*shape: int) -> npt.NDArray[np.float64]:
        """Zeros that begin at a cache line."""
        size = int(np.prod((*shape, *lanes), dtype=np.int64))
        raw = np.zeros(size + ALIGNMENT // 8)
        shift = -raw.ctypes.data % ALIGNMENT // 8
        return raw[shift : shift + size].reshape(*shape, *lanes)

    return Work(
        conductance=zeros(links),
        shift=zeros(links),
        change=zeros(links),
        diagonal=zeros(nodes),
        right=zeros(nodes),
        lower=zeros(net.row.size + 1),
        factor=zeros(net.row.size),
        inverse=zeros(junctions),
        excess=zeros(nodes),
        loss=zeros(4, junctions),
        gradient=zeros(4, junctions),
        sums=zeros(3),
        relax=zeros(1),
        moving=zeros(1),
        turn=zeros(1),
        progress=np.zeros((1, *lanes), dtype=PROGRESS),
        pattern_now=zeros(net.pattern_start.size),
        outlets=np.zeros((junctions, *lanes), dtype=np.uint32),
        action_of=np.full((links, *lanes), -1, dtype=np.int32),
        action_rule=np.full((links, *lanes), -1, dtype=np.int32),
    )


def begin(compiled: Compiled, state: State) -> None:
    """Put a state at time 0: first statuses, tank levels and guesses of flow (EPANET 2.3, `inithyd`)."""
    net, network = compiled.net, compiled.network
    for name, values in compiled.first.items():
        getattr(state, name)[:] = values
    state.override[:] = np.nan
    junctions = int(net.option[0]["junctions"])
    state.head[:junctions] = net.elevation[:junctions]
    state.head[net.tank["node"]] = net.tank["start_ft"]
    state.volume[:] = net.tank["start_ft3"]
    controls = np.isin(net.kind, CONTROLLING) & (state.setting != MISSING)
    state.status[controls] = ACTIVE
    positional = np.flatnonzero(net.kind == PCV)
    for k in positional:
        valve = net.valve[net.device_of[k]]
        state.resistance[k] = position_loss(valve, float(state.setting[k]), net.curve_x, net.curve_y)
    state.flow[:] = net.area
    state.flow[net.pump["link"]] = state.setting[net.pump["link"]] * net.pump["q0_cfs"]
    state.flow[state.status <= CLOSED] = ZERO_FLOW_CFS
    state.emitter_flow[:] = np.where(state.emitter > 0.0, 1.0, 0.0)
    state.fixed_leak_flow[:] = np.where(state.fixed_leak > 0.0, FIRST_LEAK_CFS, 0.0)
    state.growing_leak_flow[:] = np.where(state.growing_leak > 0.0, FIRST_LEAK_CFS, 0.0)
    clock = state.clock[0]
    clock["next_cut_s"] = network.times.report_step_s
    clock["next_report_s"] = network.times.report_start_s
    clock["bad_node"] = -1
