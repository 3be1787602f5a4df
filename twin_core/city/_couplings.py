"""The couplings layer: which pipe and which underpass lies under which edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twin_core.city._documents import read_text, read_yaml
from twin_core.city._faults import Findings

__all__ = ["Couplings", "PipeUnderStreet", "UnderpassCoupling", "read_couplings"]

SCHEMA_PATH = Path(__file__).with_name("couplings.schema.json")


@dataclass(frozen=True)
class PipeUnderStreet:
    """A main or a sewer and the edges above it."""

    id: str
    edges: tuple[str, ...]
    depth_m: float  # from the street to its crown, mean


@dataclass(frozen=True)
class UnderpassCoupling:
    """A storage node of the drainage that is a road's lowest point, and the depths of water that matter on it."""

    id: str
    name: str
    edges: tuple[str, ...]
    road_m: float  # depth in the storage at which water reaches the road
    notice_m: float  # on the road
    slow_m: float
    close_m: float


@dataclass(frozen=True)
class Couplings:
    """All couplings of a city, in file order."""

    mains: tuple[PipeUnderStreet, ...] = ()
    sewers: tuple[PipeUnderStreet, ...] = ()
    underpasses: tuple[UnderpassCoupling, ...] = ()


def read_couplings(path: Path, findings: Findings, known: Mapping[str, Iterable[str]] | None = None) -> Couplings:
    """All couplings; ids are held against `known` ("edges", "mains", "sewers", "underpasses") where it has them."""
    document = read_yaml(path, SCHEMA_PATH, findings)
    if document is None:
        return Couplings()
    if known is not None:
        _check(path, document, {name: set(ids) for name, ids in known.items()}, findings)
    return Couplings(
        mains=tuple(_pipe(item) for item in document["mains"]),
        sewers=tuple(_pipe(item) for item in document["sewers"]),
        underpasses=tuple(
            UnderpassCoupling(
                item["id"], item["name"], tuple(item["edges"]), float(item["road_m"]),
                float(item["notice_m"]), float(item["slow_m"]), float(item["close_m"]),
            )
            for item in document["underpasses"]
        ),
    )  # fmt: skip


def _pipe(item: Mapping[str, Any]) -> PipeUnderStreet:
    return PipeUnderStreet(item["id"], tuple(item["edges"]), float(item["depth_m"]))


def _check(path: Path, document: Mapping[str, Any], known: Mapping[str, set[str]], findings: Findings) -> None:
    faults: list[tuple[str, str]] = []
    words = {"mains": "link of the water network", "sewers": "link of the drainage", "underpasses": "storage node"}
    for part, word in words.items():
        seen: set[str] = set()
        for item in document[part]:
            if item["id"] in seen:
                faults.append((item["id"], f"is given twice in {part}"))
            seen.add(item["id"])
            if part in known and item["id"] not in known[part]:
                faults.append((item["id"], f"is no {word}"))
            if "edges" in known:
                faults += [(item["id"], f"edge {edge} is not in the street network")
                           for edge in item["edges"] if edge not in known["edges"]]  # fmt: skip
    for item in document["underpasses"]:
        if not item["notice_m"] <= item["slow_m"] <= item["close_m"]:
            faults.append((item["id"], "notice_m, slow_m and close_m must rise in this order"))
    if faults:
        lines = (read_text(path, findings) or "").splitlines()
        for id_, message in faults:
            findings.fault(str(path), _line_of(lines, id_), id_, message)


def _line_of(lines: Sequence[str], id_: str) -> int:
    """First line that holds `id: ID`, quoted or not; 0 where none does."""
    wanted = (f"id: {id_}", f'id: "{id_}"', f'"id": "{id_}"')
    return next((n for n, line in enumerate(lines, start=1) if any(text in line for text in wanted)), 0)
