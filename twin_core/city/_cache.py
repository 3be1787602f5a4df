"""Compiled networks on disk, keyed by what the source files contain. A cache: losing it costs a second.

Layout: `<cache>/networks/<key>.npz`, one array per field; names stand in one JSON text beside them. The key
covers the bytes of the named files and the version of the compiler; files reached by `<include>` are listed inside
with their hashes and compared on loading. Nothing is unpickled.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BrokenInvariant
from numpy.typing import NDArray

from twin_core.city import network as shapes
from twin_core.city._faults import Findings
from twin_core.city._read_network import collect_network
from twin_core.city._xml import ReadFiles
from twin_core.city.network import Network

__all__ = ["cache_folder", "load_network_cached"]

COMPILER_VERSION = 2
"""Raised with every change of what the arrays hold."""

MAX_ENTRIES = 50

_GROUPS = {
    "edges": shapes.Edges,
    "lanes": shapes.Lanes,
    "links": shapes.Links,
    "junctions": shapes.Junctions,
    "signals": shapes.Signals,
    "programs": shapes.Programs,
    "detectors": shapes.Detectors,
    "bus_stops": shapes.BusStops,
}


def cache_folder() -> Path:
    """`CITYBRAIN_CACHE`, or `~/.cache/citybrain`."""
    named = os.environ.get("CITYBRAIN_CACHE")
    return Path(named) if named else Path.home() / ".cache" / "citybrain"


def load_network_cached(net_path: str | Path, additional_paths: Sequence[str | Path] = ()) -> Network:
    """As `read_network`, from the cache where the same bytes were compiled before.

    A cache that cannot be read or written is passed over: the network is then compiled from its source.
    """
    paths = [Path(net_path), *map(Path, additional_paths)]
    entry = _entry(paths)
    if entry is not None:
        network = _load(entry)
        if network is not None:
            return network
    findings, files = Findings(), ReadFiles()
    compiled = collect_network(net_path, additional_paths, findings, files)
    findings.raise_if_any()
    if compiled is None:
        raise BrokenInvariant(f"{net_path}: no network and no fault")
    if entry is not None:
        _store(entry, compiled, files, paths)
    return compiled


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _entry(paths: list[Path]) -> Path | None:
    try:
        digests = [_digest(path) for path in paths]
    except OSError:
        return None  # the reader names the missing file better than we could
    key = hashlib.sha256("\n".join([f"citybrain {COMPILER_VERSION}", *digests]).encode()).hexdigest()
    return cache_folder() / "networks" / f"{key[:40]}.npz"


def _load(entry: Path) -> Network | None:
    """The stored network; None where there is none, where it is damaged, or where an included file has changed."""
    try:
        with np.load(entry, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        head = json.loads(bytes(arrays.pop("head")).decode())
        if any(_digest(Path(path)) != digest for path, digest in head["includes"]):
            return None
        groups: dict[str, object] = {}
        for group, kind in _GROUPS.items():
            values: dict[str, object] = {}
            for field in fields(kind):
                name = f"{group}.{field.name}"
                values[field.name] = tuple(head["texts"][name]) if name in head["texts"] else arrays[name]
            groups[group] = kind(**values)
        return Network(
            **groups,  # type: ignore[arg-type]
            net_offset=(head["net_offset"][0], head["net_offset"][1]),
            projection=head["projection"],
            source_hash=head["source_hash"],
            notes=tuple(head["notes"]),
        )
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None


def _prune(folder: Path) -> None:
    """Leave the newest entries; those of sources that have changed since would otherwise stay for ever."""
    entries = sorted(folder.glob("*.npz"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in entries[MAX_ENTRIES:]:
        old.unlink(missing_ok=True)


def _store(entry: Path, network: Network, files: ReadFiles, named: list[Path]) -> None:
    """Write beside the target, then rename, so that readers see all or nothing."""
    texts: dict[str, object] = {}
    arrays: dict[str, NDArray[np.generic]] = {}
    for group in _GROUPS:
        part = getattr(network, group)
        for field in fields(part):
            value = getattr(part, field.name)
            name = f"{group}.{field.name}"
            if isinstance(value, tuple):
                texts[name] = value
            else:
                arrays[name] = value
    own = {str(path) for path in named}
    head = {
        "texts": texts,
        "net_offset": network.net_offset,
        "projection": network.projection,
        "source_hash": network.source_hash,
        "notes": network.notes,
        "includes": [
            [str(Path(path).resolve()), digest]
            for path, digest in zip(files.paths, files.digests, strict=True)
            if path not in own
        ],
    }
    arrays["head"] = np.frombuffer(json.dumps(head).encode(), np.uint8)
    temporary = None
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=entry.parent, suffix=".tmp", delete=False) as stream:
            temporary = Path(stream.name)
            np.savez(stream, **arrays)  # type: ignore[arg-type]
        temporary.replace(entry)
        _prune(entry.parent)
    except OSError:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
