"""Where the detectors stand in relation to each other: sections, approaches, zones and measured entries.

    upstream ──▶ advance section (all lanes) ══ zone of the approach ══▶ stop section │ stop line, signal
                 `section_of` detector                                   `stop_of`

A *section* is the detectors of one role on one edge: what crosses it in one lane in the model may cross it in the next
one on the street, so events are paired per section. An *approach* is an edge whose lanes end at a signal. A zone is
*closed* when every lane into it and out of it is measured; only then does counting in and out mean anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import VCLASSES, Network

__all__ = ["Layout", "approach_chains", "make_layout"]

I32 = NDArray[np.int32]
F64 = NDArray[np.float64]
B = NDArray[np.bool_]

STOP_WITHIN_M = 10.0  # a loop this near to the line measures departures
ADVANCE_BEYOND_M = 30.0  # a loop at least this far out measures arrivals
CHAIN_M = 250.0
WINDOW_BASE_S, WINDOW_SHARE, WINDOW_MAX_S = 3.0, 0.15, 12.0
MOTOR_CLASSES = ("passenger", "private", "taxi", "bus", "delivery", "truck")


@dataclass(frozen=True)
class Layout:
    """[D] detectors, [X] sections, [A] approaches, [L] lanes."""

    section_of: I32  # [D] section of a detector that measures arrivals within the network, -1 none
    section_window_s: F64  # [X] how far apart two events of a section may lie and still be the same car
    entry_edge: I32  # [D] edge whose inflow the detector measures, -1 none
    measured_entries: B  # [E] every lane of the edge has an entry detector
    approach_edge: I32  # [A]
    approach_signal: I32  # [A]
    closed: B  # [A]
    advance_of: I32  # [D] approach that the detector counts into, -1 none
    stop_of: I32  # [D] approach that the detector counts out of, -1 none
    zone_of_lane: I32  # [L] approach whose zone holds (part of) the lane, -1 none
    zone_from_m: F64  # [L] where the zone begins on the lane
    approach_lanes: tuple[I32, ...]  # [A] the lanes that end at the signal
    stop_detector: I32  # [L] detector at the stop line of the lane, -1 none


def approach_chains(network: Network) -> dict[int, list[int]]:
    """For each lane that ends at a signal: itself and the lanes upstream that lead to nowhere else, at most 250 m."""
    links, lanes = network.links, network.lanes
    internal = network.edges.internal[lanes.edge]
    normal = (links.from_lane >= 0) & ~internal[links.from_lane]
    into = np.flatnonzero(normal)
    into = into[np.argsort(links.to_lane[into], kind="stable")]
    first = np.searchsorted(links.to_lane[into], np.arange(lanes.length_m.size + 1))
    chains: dict[int, list[int]] = {}
    for lane in np.unique(links.from_lane[normal & (links.signal >= 0)]).tolist():
        chain, length = [lane], float(lanes.length_m[lane])
        while length < CHAIN_M:
            before = into[first[chain[-1]] : first[chain[-1] + 1]]
            if before.size != 1 or links.signal[before[0]] >= 0 or int(links.from_lane[before[0]]) in chain:
                break
            chain.append(int(links.from_lane[before[0]]))
            length += float(lanes.length_m[chain[-1]])
        chains[lane] = chain
    return chains


def _for_motor_traffic(network: Network) -> B:
    mask = np.uint64(0)
    for name in MOTOR_CLASSES:
        mask |= np.uint64(1) << np.uint64(VCLASSES.index(name))
    return np.asarray((network.lanes.allowed & mask) != 0)


def _measured_entries(network: Network, motor: B) -> tuple[I32, B]:
    """Entry detectors by edge, and the edges where no lane lacks one."""
    detectors, edges = network.detectors, network.edges
    entry_edge = np.full(len(detectors.id), -1, np.int32)
    is_entry = np.array([role == "entry" for role in detectors.role], dtype=np.bool_)
    entry_edge[is_entry] = network.lanes.edge[detectors.lane[is_entry]]
    has_one = np.zeros(network.lanes.length_m.size, np.bool_)
    has_one[detectors.lane[is_entry]] = True
    measured = np.zeros(len(edges.id), np.bool_)
    for edge in np.unique(entry_edge[entry_edge >= 0]).tolist():
        rows = slice(int(edges.lane0[edge]), int(edges.lane0[edge] + edges.n_lanes[edge]))
        measured[edge] = bool((has_one[rows] | ~motor[rows]).all())
    entry_edge[(entry_edge >= 0) & ~measured[np.maximum(entry_edge, 0)]] = -1
    return entry_edge, measured


def _loops_by_lane(network: Network) -> dict[int, list[int]]:
    by_lane: dict[int, list[int]] = {}
    for d, (kind, role) in enumerate(zip(network.detectors.kind, network.detectors.role, strict=True)):
        if kind == "e1" and role != "entry":
            by_lane.setdefault(int(network.detectors.lane[d]), []).append(d)
    return by_lane


def make_layout(network: Network) -> Layout:
    """Read the layout off a network whose detectors are complete."""
    lanes, detectors, links = network.lanes, network.detectors, network.links
    motor = _for_motor_traffic(network)
    entry_edge, measured = _measured_entries(network, motor)
    by_lane, chains = _loops_by_lane(network), approach_chains(network)
    n_det, n_lanes = len(detectors.id), lanes.length_m.size
    advance_of, stop_of = np.full(n_det, -1, np.int32), np.full(n_det, -1, np.int32)
    zone_of_lane, zone_from = np.full(n_lanes, -1, np.int32), np.full(n_lanes, np.inf)
    stop_detector = np.full(n_lanes, -1, np.int32)
    edges = sorted({int(lanes.edge[lane]) for lane in chains})
    approach = {edge: a for a, edge in enumerate(edges)}
    closed = np.ones(len(edges), np.bool_)
    approach_lanes: list[list[int]] = [[] for _ in edges]
    signal = np.full(len(edges), -1, np.int32)
    for lane, chain in chains.items():
        a = approach[int(lanes.edge[lane])]
        signal[a] = int(links.signal[lanes.link_start[lane] : lanes.link_start[lane + 1]].max())
        approach_lanes[a].append(lane)
        stop, advance, distance = _loops_of_chain(network, chain, by_lane)
        if stop < 0 or advance < 0:
            closed[a] &= not bool(motor[lane])
            if stop >= 0:
                stop_detector[lane] = stop
            continue
        stop_detector[lane], stop_of[stop], advance_of[advance] = stop, a, a
        _mark_zone(network, chain, distance, a, zone_of_lane, zone_from)
    for edge, a in approach.items():
        rows = slice(int(network.edges.lane0[edge]), int(network.edges.lane0[edge] + network.edges.n_lanes[edge]))
        controlled = np.isin(np.arange(rows.start, rows.stop), approach_lanes[a])
        closed[a] &= bool((controlled | ~motor[rows]).all())
    section_of, window = _sections(network, by_lane)
    return Layout(
        section_of, window, entry_edge, measured, np.array(edges, np.int32), signal, closed, advance_of, stop_of,
        zone_of_lane, zone_from, tuple(np.array(rows, np.int32) for rows in approach_lanes), stop_detector,
    )  # fmt: skip


def _loops_of_chain(network: Network, chain: list[int], by_lane: dict[int, list[int]]) -> tuple[int, int, float]:
    """(stop detector, advance detector, distance of the latter from the line), -1 where there is none."""
    stop, advance, furthest, upstream_of = -1, -1, 0.0, 0.0
    for lane in chain:
        length = float(network.lanes.length_m[lane])
        for d in by_lane.get(lane, []):
            distance = upstream_of + length - float(network.detectors.pos_m[d])
            if distance <= STOP_WITHIN_M:
                stop = d
            elif distance >= ADVANCE_BEYOND_M and distance > furthest:
                advance, furthest = d, distance
        upstream_of += length
    return stop, advance, furthest


def _mark_zone(
    network: Network, chain: list[int], distance: float, approach: int, zone_of_lane: I32, zone_from: F64
) -> None:
    left = distance
    for lane in chain:
        length = float(network.lanes.length_m[lane])
        if left <= 0.0:
            return
        zone_of_lane[lane] = approach
        zone_from[lane] = min(zone_from[lane], max(0.0, length - left))
        left -= length


def _sections(network: Network, by_lane: dict[int, list[int]]) -> tuple[I32, F64]:
    """Sections of loops that measure arrivals: the furthest ones of each lane that are no stop-line loops."""
    detectors, lanes = network.detectors, network.lanes
    section_of = np.full(len(detectors.id), -1, np.int32)
    windows: list[float] = []
    index: dict[int, int] = {}
    for lane in sorted(by_lane):
        edge = int(lanes.edge[lane])
        first = min(by_lane[lane], key=lambda d: float(detectors.pos_m[d]))
        if lanes.length_m[lane] - detectors.pos_m[first] < ADVANCE_BEYOND_M:
            continue
        if edge not in index:
            index[edge] = len(windows)
            free_s = float(detectors.pos_m[first] / max(lanes.speed_mps[lane], 1.0))
            windows.append(min(WINDOW_BASE_S + WINDOW_SHARE * free_s, WINDOW_MAX_S))
        section_of[first] = index[edge]
    return section_of, np.array(windows, np.float64)
