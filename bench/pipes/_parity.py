"""Heads and events against EPANET, at every hydraulic solution of a file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from citybrain_wire import BadInput

from bench.pipes._epanet import PeerFailed, PeerRun, run_peer
from twin_core.pipes.water import LinkStatus, WaterNetwork, WaterSimulation, read_inp

__all__ = ["Parity", "compare"]

FT_PER_M = 1 / 0.3048
WITHOUT_SOURCE = 1e5  # heads beyond it hang on closed links
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Parity:
    """How one file compares. `head_ft` is the largest difference at nodes that an open path joins to a fixed head.

    `cut_off` counts the (time, node) pairs without such a path: their heads hang on conductances of 1e-8 ft²/s, so
    round-off decides them in any program. `note` says why one side did not run. Where the two do not agree, `own_ft` is
    how far EPANET is from itself when only the lines of [JUNCTIONS] stand in the reverse order, at common times.
    """

    file: str
    steps: int
    peer_steps: int
    same_times: bool
    same_states: bool
    head_ft: float
    cut_off: int
    iterations: int
    note: str = ""
    own_ft: float | None = None

    @property
    def agrees(self) -> bool:
        """1e-3 ft at every solution, the same events, and the same states of links whose ends are not cut off."""
        return not self.note and self.same_times and self.same_states and self.head_ft <= 1e-3


def compare(path: Path) -> Parity:
    """Run both engines over the duration of a file."""
    blank = Parity(path.name, 0, 0, False, False, float("nan"), 0, 0)
    peer: PeerRun | None = None
    refusal = ""
    try:
        peer = run_peer(path)
    except PeerFailed:
        refusal = "EPANET refuses"
    try:
        network = read_inp(path)
    except BadInput as error:
        return _noted(
            blank, f"{refusal or 'EPANET runs'}, ours refuses: {str(error).splitlines()[0].split(': ', 1)[1]}"
        )
    if peer is None:
        return _noted(blank, refusal + ", ours reads")
    result = _compare(path.name, network, peer)
    return result if result.agrees else replace(result, own_ft=_own_spread(path, peer, network.units.length_m))


def _own_spread(path: Path, peer: PeerRun, length_m: float) -> float:
    """Largest difference in ft between EPANET's heads and those of the same file with its junctions reversed."""
    lines = path.read_text(encoding="latin-1").splitlines()
    first = next(i for i, line in enumerate(lines) if line.strip().upper().startswith("[JUNCTIONS")) + 1
    end = next((i for i in range(first, len(lines)) if lines[i].startswith("[")), len(lines))
    with tempfile.TemporaryDirectory() as folder:
        turned = Path(folder) / path.name
        turned.write_text("\n".join((*lines[:first], *lines[first:end][::-1], *lines[end:])), encoding="latin-1")
        other = run_peer(turned)
    nodes = [other.node_ids.index(i) for i in peer.node_ids]
    _, one, two = np.intersect1d(peer.time_s, other.time_s, return_indices=True)
    gap = np.abs(peer.head[one] - other.head[two][:, nodes])
    return float(gap[np.abs(peer.head[one]) < WITHOUT_SOURCE].max(initial=0.0)) * length_m * FT_PER_M


def _noted(blank: Parity, note: str) -> Parity:
    return Parity(blank.file, 0, 0, False, False, blank.head_ft, 0, 0, note)


def _compare(name: str, network: WaterNetwork, peer: PeerRun) -> Parity:
    simulation = WaterSimulation(network)
    simulation.solve()
    times, heads, states = [], [], []
    while True:
        times.append(simulation.time_s)
        heads.append(simulation.heads_m * FT_PER_M)
        states.append(simulation.statuses)
        if simulation.time_s >= peer.time_s[-1] or simulation.halted:
            break
        simulation.step()
    mine = np.array(times)
    nodes = [simulation.node_ids.index(i) for i in peer.node_ids]
    links = [simulation.link_ids.index(i) for i in peer.link_ids]
    by_id = network.links_by_id()
    place = {name: i for i, name in enumerate(peer.node_ids)}
    ends = np.array([(place[by_id[i].start], place[by_id[i].end]) for i in peer.link_ids])
    _, ours_at, peer_at = np.intersect1d(mine, peer.time_s, return_indices=True)
    worst, cut, same = 0.0, 0, True
    for i, j in zip(ours_at, peer_at, strict=True):
        status = states[i][links]
        joined = _joined(network, peer, ends, peer.is_open[j], status)
        gap = np.abs(heads[i][nodes] - peer.head[j] * network.units.length_m * FT_PER_M)[joined]
        worst = max(worst, float(gap.max(initial=0.0)))
        cut += int((~joined).sum())
        same = same and bool(((status > LinkStatus.CLOSED) == peer.is_open[j])[joined[ends].all(axis=1)].all())
    return Parity(
        name,
        mine.size,
        peer.time_s.size,
        mine.size == peer.time_s.size and bool((mine == peer.time_s).all()),
        same,
        worst,
        cut,
        simulation.iterations,
    )


def _joined(
    network: WaterNetwork, peer: PeerRun, ends: npt.NDArray[np.int64], is_open: Bools, status: npt.NDArray[np.int8]
) -> Bools:
    """Nodes with an open path to a reservoir or tank; an active FCV carries its flow but no head."""
    controls_flow = {valve.id for valve in network.valves if valve.kind == "FCV"}
    breaks = np.array([i in controls_flow for i in peer.link_ids]) & (status == LinkStatus.ACTIVE)
    pairs = ends[is_open & ~breaks]
    joined = np.zeros(len(peer.node_ids), dtype=bool)
    joined[len(network.junctions) :] = True
    while True:
        before = int(joined.sum())
        both = joined[pairs].any(axis=1)
        joined[pairs[both].ravel()] = True
        if int(joined.sum()) == before:
            return joined
