"""Signals as people see them: what each group shows, since when, and when it will probably change.

The time to the next change is not read from a plan but from the street itself: as long as the same lamps lasted when
they last followed the same lamps. That is right for a fixed programme after one cycle, whatever made it, and honest for
an actuated one, whose next change nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Network, derive_controllers

__all__ = ["ControllerView", "LampState", "Lamps"]

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]

UNKNOWN_ASPECT = 255
UNKNOWN_DS = 65_535
HISTORY = 64  # states kept of each controller: three cycles of twenty states


@dataclass(frozen=True)
class LampState:
    """What all groups of a controller showed together, and how long."""

    aspects: tuple[int, ...]
    seconds: float


@dataclass
class ControllerView:
    """One controller, followed. `past`: states that have ended, oldest first; the first one seen was cut and is left
    out. `groups`: (id, the lanes it controls)."""

    id: str
    groups: tuple[tuple[str, tuple[int, ...]], ...]
    first_group: int
    aspects: tuple[int, ...] = ()
    since_ns: int = 0
    mode: int = 0
    plan_id: str = ""
    past: list[LampState] = field(default_factory=list)
    _whole: bool = False

    def show(self, ts_ns: int, aspects: tuple[int, ...]) -> None:
        """The groups were reported to show `aspects` at `ts_ns`."""
        if aspects == self.aspects:
            return
        if self.aspects and self._whole:
            self.past.append(LampState(self.aspects, (ts_ns - self.since_ns) / 1e9))
            del self.past[:-HISTORY]
        self._whole = bool(self.aspects)
        self.aspects, self.since_ns = aspects, ts_ns

    def _lasted_s(self) -> float | None:
        """How long the present lamps lasted the last time they followed the same lamps as now."""
        for i in range(len(self.past) - 2, 0, -1):
            if self.past[i].aspects == self.aspects and self.past[i - 1].aspects == self.past[-1].aspects:
                return self.past[i].seconds
        return None

    def remaining_s(self, ts_ns: int) -> float | None:
        """Seconds to the next change; None before a whole cycle was seen or when that time has passed."""
        lasted = self._lasted_s()
        if lasted is None:
            return None
        left = lasted - (ts_ns - self.since_ns) / 1e9
        return left if left >= 0.0 else None

    def cycle(self) -> list[LampState]:
        """The states of the last whole cycle, the present one first with its last length; empty before one was seen."""
        for i in range(len(self.past) - 2, 0, -1):
            if self.past[i].aspects == self.aspects and self.past[i - 1].aspects == self.past[-1].aspects:
                return self.past[i:]
        return []


class Lamps:
    """All controllers of a city, in the order of the scene."""

    def __init__(self, network: Network) -> None:
        self.controllers: list[ControllerView] = []
        count = 0
        for setup in derive_controllers(network):
            if setup.profile is None:
                continue
            lanes = _lanes_of_positions(network, setup.signal)
            groups = tuple(
                (group.id, tuple(sorted({lane for p in np.flatnonzero(setup.group_of == g) for lane in lanes[int(p)]})))
                for g, group in enumerate(setup.profile.groups)
            )
            self.controllers.append(ControllerView(setup.id, groups, count))
            count += len(groups)
        self._by_id = {view.id: view for view in self.controllers}
        self._aspects: U8 = np.full(count, UNKNOWN_ASPECT, np.uint8)
        self.ts_ns = 0

    def get(self, controller_id: str) -> ControllerView | None:
        """One controller, None where the city has none of that id."""
        return self._by_id.get(controller_id)

    def update(self, ts_ns: int, rows: Iterable[tuple[str, tuple[int, ...], int, str]]) -> None:
        """(controller, aspects of its groups, mode, plan id) as reported; rows of another city are ignored."""
        self.ts_ns = ts_ns
        for name, aspects, mode, plan_id in rows:
            view = self._by_id.get(name)
            if view is None or len(aspects) != len(view.groups):
                continue
            view.show(ts_ns, aspects)
            view.mode, view.plan_id = mode, plan_id
            self._aspects[view.first_group : view.first_group + len(aspects)] = aspects

    def aspects(self) -> U8:
        """[groups of all controllers]"""
        return self._aspects

    def remaining_ds(self) -> U16:
        """[controllers] tenths of a second to the next change."""
        left = [view.remaining_s(self.ts_ns) for view in self.controllers]
        return np.array([UNKNOWN_DS if s is None else min(round(s * 10), UNKNOWN_DS - 1) for s in left], np.uint16)


def _lanes_of_positions(network: Network, signal: int) -> Mapping[int, list[int]]:
    """Position of the signal's state string → lanes that lead up to it."""
    signals, links = network.signals, network.links
    mine = signals.link[signals.link_start[signal] : signals.link_start[signal + 1]].tolist()
    found: dict[int, list[int]] = {}
    for link in mine:
        found.setdefault(int(links.signal_index[link]), []).append(int(links.from_lane[link]))
    return {p: found.get(p, []) for p in range(int(signals.n_links[signal]))}
