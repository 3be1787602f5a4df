"""Sites: which devices stand at which signal, and the loops that a network lacks.

A lane that leads to a signal keeps the detectors its files give. Where they give none, three loops are derived, as
actuated control and advance detection are usually laid out (FHWA Traffic Signal Timing Manual 2008, chapter 4): at the
stop line, 40 m and 150 m upstream. Where traffic enters the network, one loop per lane counts it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from twin_core.city._permissions import class_mask
from twin_core.city._router import MAX_VIA
from twin_core.city.network import Detectors, Network

__all__ = ["Site", "derive_sites", "with_detectors"]

DERIVED_M = ((2.0, "stop"), (40.0, "advance"), (150.0, "advance"))
ENTRY_M = 10.0
DERIVED_PERIOD_S = 1.0
LOOK_UPSTREAM_M = 300.0
_MOTOR = class_mask(
    "passenger private taxi bus coach delivery truck trailer motorcycle moped emergency authority army vip hov "
    "evehicle custom1 custom2"
)


class _Approaches:
    """Which lanes lead to which signals, seen against the direction of travel."""

    def __init__(self, network: Network) -> None:
        self.network = network
        links, lanes = network.links, network.lanes
        # who turns round at the end of a street came by that street: no other traffic
        turns_round = (links.direction == ord("t")) | (links.direction == ord("T"))
        entry = np.flatnonzero(~network.edges.internal[lanes.edge[links.from_lane]] & ~turns_round)
        self._links = entry[np.argsort(links.to_lane[entry], kind="stable")]
        self._start = np.searchsorted(links.to_lane[self._links], np.arange(len(lanes.id) + 1))

    def has_predecessor(self, edge: int) -> bool:
        """Whether any link but a turnaround leads into the edge."""
        first = self.network.edges.lane0[edge]
        return bool(self._start[first + self.network.edges.n_lanes[edge]] > self._start[first])

    def controlled_lanes(self, signal: int) -> list[int]:
        """Normal lanes for motor traffic with a link that the signal controls, in lane order."""
        signals, links, lanes = self.network.signals, self.network.links, self.network.lanes
        own = signals.link[signals.link_start[signal] : signals.link_start[signal + 1]]
        return [
            lane
            for lane in np.unique(links.from_lane[own]).tolist()
            if not self.network.edges.internal[lanes.edge[lane]] and int(lanes.allowed[lane]) & _MOTOR
        ]

    def upstream(self, lane: int) -> list[tuple[int, float]]:
        """(lane, distance from its end to the stop line) of the lane and its unique predecessors, 300 m far at most.

        Ends where lanes join, and at another signal: what stands behind that one belongs to it.
        """
        lanes, links = self.network.lanes, self.network.links
        chain = [(lane, 0.0)]
        while True:
            current, beyond_m = chain[-1]
            beyond_m += float(lanes.length_m[current])
            into = self._links[self._start[current] : self._start[current + 1]]
            if beyond_m > LOOK_UPSTREAM_M or len(into) != 1 or links.signal[into[0]] >= 0:
                return chain
            link = int(into[0])
            for _ in range(MAX_VIA):
                via = int(links.via_lane[link])
                if via < 0 or lanes.link_start[via] == lanes.link_start[via + 1]:
                    break
                beyond_m += float(lanes.length_m[via])
                link = int(lanes.link_start[via])
            previous = int(links.from_lane[into[0]])
            if any(previous == seen for seen, _ in chain):
                return chain  # a lane that leads to itself
            chain.append((previous, beyond_m))


@dataclass(frozen=True)
class Site:
    """A cabinet at a signal. `detectors` are indices into the detectors of `with_detectors(network)`."""

    id: str
    signal: int
    controller_id: str
    rsu_id: str
    detectors: tuple[int, ...]
    x_m: float
    y_m: float


def with_detectors(network: Network) -> Network:
    """The network with the loops derived that its files do not give. Given once, it changes nothing any more."""
    if any(role != "given" for role in network.detectors.role):
        return network
    given = network.detectors
    rows = _derived(network)
    if not rows:
        return network
    return replace(
        network,
        detectors=Detectors(
            id=given.id + tuple(row[0] for row in rows),
            kind=given.kind + ("e1",) * len(rows),
            lane=np.concatenate([given.lane, np.array([row[1] for row in rows], np.int32)]),
            pos_m=np.concatenate([given.pos_m, np.array([row[2] for row in rows], np.float64)]),
            end_m=np.concatenate([given.end_m, np.array([row[2] for row in rows], np.float64)]),
            period_s=np.concatenate([given.period_s, np.full(len(rows), DERIVED_PERIOD_S)]),
            role=given.role + tuple(row[3] for row in rows),
        ),
    )


def derive_sites(network: Network) -> tuple[Site, ...]:
    """One site per signal that controls a link, in signal order; every detector belongs to exactly one site."""
    network = with_detectors(network)
    signals, junctions, links = network.signals, network.junctions, network.links
    sites: list[tuple[int, float, float]] = []
    for s in range(len(signals.id)):
        at = np.unique(links.junction[signals.link[signals.link_start[s] : signals.link_start[s + 1]]])
        if len(at):
            sites.append((s, float(junctions.x_m[at].mean()), float(junctions.y_m[at].mean())))
    if not sites:
        return ()
    owned: list[list[int]] = [[] for _ in sites]
    for detector, site in enumerate(_owners(network, sites)):
        owned[site].append(detector)
    return tuple(
        Site(
            id=f"site-{signals.id[s]}",
            signal=s,
            controller_id=signals.id[s],
            rsu_id=f"rsu-{signals.id[s]}",
            detectors=tuple(owned[i]),
            x_m=x,
            y_m=y,
        )
        for i, (s, x, y) in enumerate(sites)
    )


def _owners(network: Network, sites: list[tuple[int, float, float]]) -> list[int]:
    """Site of each detector: the signal its lane leads to, else the nearest."""
    by_lane: dict[int, int] = {}
    approaches = _Approaches(network)
    for i, (s, _, _) in enumerate(sites):
        for lane in approaches.controlled_lanes(s):
            for upstream, _ in approaches.upstream(lane):
                by_lane.setdefault(upstream, i)
    places = np.array([(x, y) for _, x, y in sites])
    owners = []
    for d, lane in enumerate(network.detectors.lane.tolist()):
        site = by_lane.get(lane) if network.detectors.role[d] != "entry" else None
        if site is None:
            x, y = _point(network, lane, float(network.detectors.pos_m[d]))
            site = int(np.argmin(np.hypot(places[:, 0] - x, places[:, 1] - y)))
        owners.append(site)
    return owners


def _point(network: Network, lane: int, pos_m: float) -> tuple[float, float]:
    """Coordinates of a position on a lane, in proportion to the drawn length."""
    points = network.lanes.shape[network.lanes.shape_start[lane] : network.lanes.shape_start[lane + 1]]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = pos_m / network.lanes.length_m[lane] * along[-1]
    return float(np.interp(at, along, points[:, 0])), float(np.interp(at, along, points[:, 1]))


def _derived(network: Network) -> list[tuple[str, int, float, str]]:
    """(id, lane, position m, role) of the loops to add."""
    lanes = network.lanes
    approaches = _Approaches(network)
    with_given = set(network.detectors.lane.tolist())
    taken = set(network.detectors.id)
    places: set[tuple[int, int]] = set()
    rows: list[tuple[str, int, float, str]] = []

    def add(name: str, lane: int, pos_m: float, role: str) -> None:
        # lanes that split share what lies upstream: one loop serves both
        place = (lane, round(pos_m))
        if name not in taken and place not in places:
            taken.add(name)
            places.add(place)
            rows.append((name, lane, pos_m, role))

    for signal in range(len(network.signals.id)):
        for lane in approaches.controlled_lanes(signal):
            chain = approaches.upstream(lane)
            if any(upstream in with_given for upstream, _ in chain):
                continue
            for distance_m, role in DERIVED_M:
                for upstream, beyond_m in chain:
                    pos_m = float(lanes.length_m[upstream]) + beyond_m - distance_m
                    if pos_m >= 0.0:
                        # inside a junction there is no loop: the end of the lane before it is the nearest place
                        pos_m = min(pos_m, float(lanes.length_m[upstream]))
                        add(f"{lanes.id[lane]}@{distance_m:g}", upstream, pos_m, role)
                        break
    normal = np.flatnonzero(~network.edges.internal)
    for edge in normal.tolist():
        first, last = int(network.edges.lane0[edge]), int(network.edges.lane0[edge] + network.edges.n_lanes[edge])
        if approaches.has_predecessor(edge):
            continue
        for lane in range(first, last):
            if int(lanes.allowed[lane]) & _MOTOR:
                add(f"{lanes.id[lane]}@entry", lane, min(ENTRY_M, float(lanes.length_m[lane]) / 2), "entry")
    return rows
