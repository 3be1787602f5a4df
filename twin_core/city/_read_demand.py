"""The door for demand: files in, `Demand` out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citybrain_wire.errors import BrokenInvariant

from twin_core.city._compile_demand import compile_demand
from twin_core.city._demand_reader import DemandReader
from twin_core.city._faults import Findings
from twin_core.city._raw_demand import RawDemand
from twin_core.city._router import Router
from twin_core.city._xml import ReadFiles, read_xml
from twin_core.city.network import Demand, Network

__all__ = ["collect_demand", "read_demand"]


def read_demand(
    network: Network,
    route_paths: Sequence[str | Path],
    additional_paths: Sequence[str | Path] = (),
    *,
    seed: int,
    begin_s: float = 0.0,
    end_s: float | None = None,
    router: Router | None = None,
) -> Demand:
    """Read vehicles, trips, flows, types, routes and stops; additional files first, as SUMO loads them.

    Keeps vehicles with begin <= depart < end and counts the others in the notes. Trips are routed at free flow. Draws
    (types of distributions, speed factors, flows) depend on `seed` and on the place in the files alone. Raises
    `BadFile` naming every fault found.
    """
    findings = Findings()
    demand = collect_demand(
        network, route_paths, additional_paths, findings, seed=seed, begin_s=begin_s, end_s=end_s, router=router
    )
    findings.raise_if_any()
    if demand is None:
        raise BrokenInvariant("no demand and no fault")
    return demand


def collect_demand(
    network: Network,
    route_paths: Sequence[str | Path],
    additional_paths: Sequence[str | Path],
    findings: Findings,
    *,
    seed: int,
    begin_s: float = 0.0,
    end_s: float | None = None,
    router: Router | None = None,
    files: ReadFiles | None = None,
    raw: RawDemand | None = None,
) -> Demand | None:
    """As `read_demand`, but faults and notes go to `findings`; None where there are faults.

    `files` and `raw` take what was read, for those who want to look at it.
    """
    raw = RawDemand() if raw is None else raw
    files = files or ReadFiles()
    reader = DemandReader(findings, raw)
    for path in (*additional_paths, *route_paths):
        read_xml(path, reader, findings, files)
    return compile_demand(
        raw,
        network,
        router or Router(network),
        findings,
        seed=seed,
        begin_ms=round(begin_s * 1000),
        end_ms=None if end_s is None else round(end_s * 1000),
        source_hash=files.source_hash(),
    )
