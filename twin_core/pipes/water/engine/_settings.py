"""How a status or a setting is given to a link, by patterns, rules or people (EPANET 2.3)."""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State
from twin_core.pipes.water.engine._cache import kernel
from twin_core.pipes.water.engine._constants import ACTIVE, CLOSED, CONSTANT_POWER, FCV, GPV, MISSING, OPEN, PCV, PUMP
from twin_core.pipes.water.engine._devices import position_loss

__all__ = ["give_setting", "give_status", "restart_pump"]


@kernel
def restart_pump(net: Net, state: State, k: int) -> None:
    """A constant-power pump that starts again begins with its first guess, since its curve has no flow at 0."""
    pump = net.pump[net.device_of[k]]
    if pump.kind == CONSTANT_POWER:
        state.flow[k] = pump.q0_cfs


@kernel
def give_status(net: Net, state: State, k: int, opened: bool) -> None:
    """Hold a link open or closed; a valve gives up its setting."""
    what = net.kind[k]
    if what == PUMP:
        if opened and state.status[k] == CLOSED:
            restart_pump(net, state, k)
        state.setting[k] = 1.0 if opened else 0.0
    elif what > PUMP and what != GPV:
        state.setting[k] = MISSING
    state.status[k] = OPEN if opened else CLOSED


@kernel
def give_setting(net: Net, state: State, k: int, value: float) -> None:
    """Set a pump's speed or a valve's setting; the link opens, closes or controls as the value asks."""
    what = net.kind[k]
    if what == PUMP:
        if value > 0.0 and state.status[k] <= CLOSED:
            restart_pump(net, state, k)
            state.status[k] = OPEN
        if value == 0.0 and state.status[k] > CLOSED:
            state.status[k] = CLOSED
    elif what == FCV:
        state.status[k] = ACTIVE
    else:
        if state.setting[k] == MISSING and state.status[k] <= CLOSED:
            state.status[k] = OPEN
        if what == PCV:
            state.resistance[k] = position_loss(net.valve[net.device_of[k]], value, net.curve_x, net.curve_y)
    state.setting[k] = value
