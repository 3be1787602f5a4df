"""Checks a city without using it: all faults of all its files, by file and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citybrain_wire.errors import BadFile, Fault

from twin_core.city._demand_reader import DemandReader
from twin_core.city._faults import Findings
from twin_core.city._folder import city_files
from twin_core.city._layers import check_layers
from twin_core.city._raw_demand import RawDemand
from twin_core.city._read_demand import collect_demand
from twin_core.city._read_network import collect_network
from twin_core.city._xml import ReadFiles, read_xml
from twin_core.city.network import Network

__all__ = ["check_city", "check_files"]


def check_city(path: str | Path) -> list[Fault]:
    """Faults of a city folder or `.sumocfg`, by file and line; [] where there is none."""
    try:
        files = city_files(path)
    except BadFile as error:
        return error.faults
    findings = Findings()
    network = _check_streets(
        findings, files.net, files.routes, files.additional, begin_s=files.begin_s, end_s=files.until_s
    )
    check_layers(files, network, findings)
    return findings.faults


def check_files(
    net: str | Path,
    routes: Sequence[str | Path] = (),
    additional: Sequence[str | Path] = (),
    *,
    begin_s: float = 0.0,
    end_s: float | None = None,
) -> list[Fault]:
    """Faults of street files. Demand is checked against the network only where the network has none."""
    findings = Findings()
    _check_streets(findings, net, routes, additional, begin_s=begin_s, end_s=end_s)
    return findings.faults


def _check_streets(
    findings: Findings,
    net: str | Path,
    routes: Sequence[str | Path],
    additional: Sequence[str | Path],
    *,
    begin_s: float,
    end_s: float | None,
) -> Network | None:
    network = collect_network(net, additional, findings, ReadFiles())
    if network is not None:
        collect_demand(network, routes, additional, findings, seed=0, begin_s=begin_s, end_s=end_s)
    else:
        # Names cannot be resolved against a broken network, but what is wrong within these files can be said.
        demand = DemandReader(findings, RawDemand())
        for path in (*additional, *routes):
            read_xml(path, demand, findings, ReadFiles())
    return network
