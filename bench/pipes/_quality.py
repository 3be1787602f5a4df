"""Water quality against EPANET, at every hydraulic event of a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.pipes._epanet import run_quality_peer
from twin_core.pipes.water import WaterQuality, WaterSimulation, read_inp

__all__ = ["QualityParity", "compare_quality"]


@dataclass(frozen=True, slots=True)
class QualityParity:
    """Largest differences at nodes and links in the unit of `kind` (mg/L, h, %), and the largest value anywhere.

    Segments closer than the file's tolerance are merged, so a rounding difference of hydraulics can move a merge: the
    tolerance (0.01 unless the file says otherwise) bounds what two right programs may differ by.
    """

    file: str
    kind: str
    events: int
    same_times: bool
    node: float
    link: float
    largest: float
    tolerance: float
    mass_balance: float
    peer_mass_balance: float

    @property
    def agrees(self) -> bool:
        """Same events and no difference above the file's tolerance."""
        return self.same_times and max(self.node, self.link) <= self.tolerance


def compare_quality(path: Path) -> QualityParity:
    """Run both engines over the duration of a file. Raises PeerFailed, BadFile, and BadInput without quality."""
    peer = run_quality_peer(path)
    network = read_inp(path)
    quality = WaterQuality(WaterSimulation(network))
    simulation = quality.simulation
    simulation.solve()
    times, nodes, links = [simulation.time_s], [quality.nodes], [quality.links]
    while simulation.time_s < peer.time_s[-1] and not simulation.halted:
        times.append(quality.step())
        nodes.append(quality.nodes)
        links.append(quality.links)
    node_of = [simulation.node_ids.index(i) for i in peer.node_ids]
    link_of = [simulation.link_ids.index(i) for i in peer.link_ids]
    same = times == peer.time_s.tolist()
    rows = min(len(times), peer.time_s.size)
    tolerance = network.quality.tolerance
    return QualityParity(
        path.name,
        network.quality.kind,
        len(times),
        same,
        float(np.abs(np.array(nodes)[:rows, node_of] - peer.node[:rows]).max()),
        float(np.abs(np.array(links)[:rows, link_of] - peer.link[:rows]).max()),
        float(np.abs(peer.node).max()),
        0.01 if tolerance is None else tolerance,
        quality.mass_balance,
        peer.mass_balance,
    )
