"""The door for networks: files in, `Network` out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citybrain_wire.errors import BrokenInvariant

from twin_core.city._additional_reader import AdditionalReader
from twin_core.city._compile import compile_network
from twin_core.city._faults import Findings
from twin_core.city._net_reader import NetReader
from twin_core.city._raw import RawNetwork
from twin_core.city._xml import ReadFiles, read_xml
from twin_core.city.network import Network

__all__ = ["collect_network", "read_network"]


def read_network(net_path: str | Path, additional_paths: Sequence[str | Path] = ()) -> Network:
    """Read a `.net.xml(.gz)` and its additional files (detectors, stops, signal programs; the last program wins).

    Additional files may hold demand as well; it is left to `read_demand`. Raises `BadFile` naming every fault found.
    """
    findings = Findings()
    network = collect_network(net_path, additional_paths, findings, ReadFiles())
    findings.raise_if_any()
    if network is None:
        raise BrokenInvariant(f"{net_path}: no network and no fault")
    return network


def collect_network(
    net_path: str | Path, additional_paths: Sequence[str | Path], findings: Findings, files: ReadFiles
) -> Network | None:
    """As `read_network`, but faults and notes go to `findings`; None where there are faults."""
    raw = RawNetwork(path=str(net_path))
    read_xml(net_path, NetReader(findings, raw), findings, files)
    for path in additional_paths:
        read_xml(path, AdditionalReader(findings, raw), findings, files)
    return compile_network(raw, findings, files.source_hash())
