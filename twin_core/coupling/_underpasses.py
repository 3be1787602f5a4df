"""Water on the road of an underpass → told, slowed, closed; and open again when it has stayed away.

Levels come from the couplings (10, 15 and 25 cm where the dress wrote them). Things get worse at once and better only
after the water has been below the level for a while, so that waves on the water do not open and close a road.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from citybrain_wire.errors import BadInput

from twin_core.city import Network, UnderpassCoupling

__all__ = ["RoadOrder", "Street", "UnderpassWatch", "apply_orders"]

STATES = ("open", "notice", "slow", "closed")
SLOW_MPS = 20.0 / 3.6
CALM_S = 600.0
"""How long the water must stay below a level before its order is lifted."""


@dataclass(frozen=True)
class RoadOrder:
    """What holds on an edge from now on because of water in an underpass."""

    underpass: str
    edge: str
    state: str  # one of STATES, or "works": an excavation takes the rightmost lane
    depth_m: float  # of the water on the road


class Street(Protocol):
    """What can be closed and slowed: lanes by number."""

    def close_lane(self, lane: int, closed: bool = True) -> None:
        """Close a lane, or open it again."""

    def set_lane_speed(self, lane: int, speed_mps: float) -> None:
        """Give a lane another speed limit."""


class UnderpassWatch:
    """Pure: depths in, orders out; holds the present state of each underpass."""

    def __init__(self, underpasses: Iterable[UnderpassCoupling]) -> None:
        self._by_id = {underpass.id: underpass for underpass in underpasses}
        self._state = dict.fromkeys(self._by_id, 0)
        self._calm_since_s: dict[str, float] = {}

    def states(self) -> dict[str, str]:
        """Underpass → its state."""
        return {id_: STATES[state] for id_, state in self._state.items()}

    def update(self, now_s: float, storage_depth_m: Mapping[str, float]) -> tuple[RoadOrder, ...]:
        """Orders that changed, given the depths of the storages that are known now. Raises `BadInput` on an id that
        no coupling has and on a depth that is no number; unknown depths keep the last state."""
        orders: list[RoadOrder] = []
        for id_, depth_m in storage_depth_m.items():
            underpass = self._by_id.get(id_)
            if underpass is None:
                raise BadInput(f"storage {id_} is no underpass of the couplings")
            if not depth_m >= 0.0:
                raise BadInput(f"storage {id_}: depth {depth_m} m; it must be a number not below 0")
            on_road_m = max(0.0, depth_m - underpass.road_m)
            if self._changes(underpass, on_road_m, now_s):
                state = STATES[self._state[id_]]
                orders += [RoadOrder(id_, edge, state, on_road_m) for edge in underpass.edges]
        return tuple(orders)

    def _changes(self, underpass: UnderpassCoupling, on_road_m: float, now_s: float) -> bool:
        levels = (underpass.notice_m, underpass.slow_m, underpass.close_m)
        wanted, present = sum(on_road_m >= level for level in levels), self._state[underpass.id]
        if wanted >= present:
            self._calm_since_s.pop(underpass.id, None)
            self._state[underpass.id] = wanted
            return wanted > present
        if now_s - self._calm_since_s.setdefault(underpass.id, now_s) < CALM_S:
            return False
        del self._calm_since_s[underpass.id]
        self._state[underpass.id] = wanted
        return True


def apply_orders(street: Street, network: Network, orders: Iterable[RoadOrder]) -> None:
    """Carry orders out on every lane of their edges: closed, 20 km/h, or as the network has it. Works close the
    rightmost lane, and slow the rest."""
    index = network.edge_index()
    for order in orders:
        first = int(network.edges.lane0[index[order.edge]])
        for lane in range(first, first + int(network.edges.n_lanes[index[order.edge]])):
            limit = float(network.lanes.speed_mps[lane])
            street.set_lane_speed(lane, min(limit, SLOW_MPS) if order.state in ("slow", "closed", "works") else limit)
            street.close_lane(lane, order.state == "closed" or (order.state == "works" and lane == first))
