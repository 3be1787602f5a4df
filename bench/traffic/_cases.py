"""What is simulated: the files of one street folder and the horizon."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire import BadFile

from twin_core.city import read_sumocfg

__all__ = ["Case", "read_case"]

DEFAULT_HORIZON_S = 3600.0
"""Folders whose configuration names no end are cut after an hour: their last cars would else drive alone."""


@dataclass(frozen=True)
class Case:
    """One street folder. Paths are absolute, in the order in which the configuration names them."""

    name: str
    folder: Path
    net: Path
    routes: tuple[Path, ...]
    additional: tuple[Path, ...]
    begin_s: float
    end_s: float

    @property
    def horizon_s(self) -> float:
        """Simulated seconds."""
        return self.end_s - self.begin_s

    def digest(self) -> str:
        """SHA-256 over the source files and the horizon: what a stored result belongs to."""
        sha = hashlib.sha256(f"{self.begin_s} {self.end_s}".encode())
        for path in (self.net, *self.routes, *self.additional):
            sha.update(path.read_bytes())
        return sha.hexdigest()


def read_case(folder: Path, *, end_s: float | None = None) -> Case:
    """The case a folder's one `.sumocfg` describes; `end_s` overrides its end. Raises `BadFile`."""
    configurations = sorted(folder.glob("*.sumocfg"))
    if len(configurations) != 1:
        raise BadFile.at(folder, f"holds {len(configurations)} .sumocfg files; name a folder with exactly one")
    config = read_sumocfg(configurations[0])
    end = end_s if end_s is not None else config.end_s
    return Case(
        name=folder.name,
        folder=folder,
        net=config.net,
        routes=tuple(config.routes),
        additional=tuple(config.additional),
        begin_s=config.begin_s,
        end_s=config.begin_s + DEFAULT_HORIZON_S if end is None else end,
    )
