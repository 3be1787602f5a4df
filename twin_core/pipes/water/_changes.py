"""Changes that people, sensors and scenarios make to a state: of a simulation, or of one lane of a batch."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from citybrain_wire.errors import BadInput

from twin_core.pipes.water._compile import Compiled
from twin_core.pipes.water._units import M_PER_FT
from twin_core.pipes.water.engine._arrays import State
from twin_core.pipes.water.engine._constants import FCV, PBV, PRV, PSV, PUMP
from twin_core.pipes.water.engine._settings import give_setting, give_status

__all__ = ["FIRST_LEAK_CFS", "Changeable"]

GRAVITY_MPS2 = 9.80665
FIRST_LEAK_CFS = 0.001


class Changeable:
    """A state whose inputs may be changed; a change holds from the state's present time on."""

    def __init__(self, compiled: Compiled, state: State) -> None:
        self._compiled = compiled
        self._state = state

    @property
    def compiled(self) -> Compiled:
        """What all simulations of this network share."""
        return self._compiled

    @property
    def state(self) -> State:
        """The engine's arrays, in feet and cfs."""
        return self._state

    def set_status(self, link: str, opened: bool) -> None:
        """Hold a link open or closed from now on; a valve gives up its setting. Controls and rules may change it."""
        give_status(self._compiled.net, self._state, self._link(link), bool(opened))
        self._touch()

    def set_setting(self, link: str, value: float) -> None:
        """Set a pump's speed or a valve's setting: m (PRV, PSV, PBV), m³/s (FCV), loss (TCV), percent (PCV)."""
        k = self._link(link)
        _finite(value, f"setting of {link!r}")
        kind = int(self._compiled.net.kind[k])
        if kind < PUMP:
            raise BadInput(f"pipe {link!r} has no setting; use set_status")
        factor = M_PER_FT if kind in (PRV, PSV, PBV) else self._compiled.flow_m3s if kind == FCV else 1.0
        give_setting(self._compiled.net, self._state, k, float(value) / factor)
        self._touch()

    def set_demand(self, node: str, demand_m3s: float | None) -> None:
        """Give a junction its demand, m³/s, until the next call; None returns to the file's categories."""
        if demand_m3s is not None:
            _finite(demand_m3s, f"demand of {node!r}")
        value = np.nan if demand_m3s is None else float(demand_m3s) / self._compiled.flow_m3s
        self._state.override[self._junction(node)] = value
        self._touch()

    def set_demands(self, demands_m3s: npt.NDArray[np.float64]) -> None:
        """Give every junction its demand, m³/s, in the order of `node_ids`; reservoirs and tanks have none."""
        if demands_m3s.shape != self._state.head.shape:
            raise BadInput(f"{demands_m3s.shape} demands given, there are {self._state.head.size} nodes")
        junctions = self._compiled.net.node_file[: self._state.override.size]
        if not np.isfinite(demands_m3s[junctions]).all():
            raise BadInput("demands of junctions must be finite")
        self._state.override[:] = demands_m3s[junctions] / self._compiled.flow_m3s
        self._touch()

    def scale_demands(self, factor: float) -> None:
        """Multiply the demands of the file by a factor; demands given by `set_demand` stay."""
        _finite(factor, "factor of demands")
        np.multiply(self._state.base, float(factor), out=self._state.base)
        self._touch()

    def set_leak(self, node: str, *, area_m2: float | None = None, coefficient: float | None = None) -> None:
        """A leak q = coefficient √pressure at a junction, coefficient in m³/s per √m; 0 ends it.

        `area_m2` stands for coefficient = 0.75 · area · √(2 g), a hole with the discharge coefficient 0.75.
        """
        if (area_m2 is None) == (coefficient is None):
            raise BadInput("give a leak either an area_m2 or a coefficient")
        c = 0.75 * area_m2 * (2.0 * GRAVITY_MPS2) ** 0.5 if area_m2 is not None else coefficient
        if c is None or not 0.0 <= c < np.inf:
            raise BadInput(f"leak of node {node!r} is {c}; it must be at least 0")
        i = self._junction(node)
        state = self._state
        state.fixed_leak[i] = (self._compiled.flow_m3s / c) ** 2 / M_PER_FT if c > 0.0 else 0.0
        state.fixed_leak_flow[i] = (state.fixed_leak_flow[i] or FIRST_LEAK_CFS) if c > 0.0 else 0.0
        self._touch()

    def set_tank_level(self, tank: str, level_m: float) -> None:
        """Put a tank's water level, m above its bottom, as a sensor says; held within the tank's bounds."""
        _finite(level_m, f"level of {tank!r}")
        net = self._compiled.net
        place = self._compiled.node_place.get(tank, -1)
        row = int(net.tank_of[place]) if place >= 0 else -1
        if row < 0 or net.tank[row]["area_ft2"] == 0.0:
            raise BadInput(f"{tank!r} is no tank of this network")
        data = net.tank[row]
        head = float(np.clip(net.elevation[place] + level_m / M_PER_FT, data["min_ft"], data["max_ft"]))
        self._state.head[place] = head
        if data["points"]:
            part = slice(int(data["curve"]), int(data["curve"] + data["points"]))
            volume = float(np.interp(head - net.elevation[place], net.curve_x[part], net.curve_y[part]))
        else:
            volume = float(data["min_ft3"] + (head - data["min_ft"]) * data["area_ft2"])
        self._state.volume[row] = volume
        self._touch()

    def _touch(self) -> None:
        self._state.clock["dirty"] = 1

    def _link(self, name: str) -> int:
        place = self._compiled.link_place.get(name)
        if place is None:
            raise BadInput(f"link {name!r} is not in this network")
        return place

    def _junction(self, name: str) -> int:
        place = self._compiled.node_place.get(name, -1)
        if not 0 <= place < self._state.demand.size:
            raise BadInput(f"{name!r} is no junction of this network")
        return place


def _finite(value: float, what: str) -> None:
    if not np.isfinite(value):
        raise BadInput(f"{what} is {value}; a finite number is wanted")
