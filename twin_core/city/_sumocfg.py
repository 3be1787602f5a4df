"""Reads `.sumocfg`: which files belong together, when to begin and end, the seed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from twin_core.city._faults import Findings
from twin_core.city._fields import Fields
from twin_core.city._xml import ReadFiles, read_xml

__all__ = ["SumoConfig", "read_sumocfg"]

SUMO_DEFAULT_SEED = 23423
# An option may be written by its name or its one-letter short form.
_NET = frozenset({"net-file", "net", "n"})
_ROUTES = frozenset({"route-files", "routes", "r"})
_ADDITIONAL = frozenset({"additional-files", "additional", "a"})


@dataclass(frozen=True)
class SumoConfig:
    """Inputs of a SUMO configuration, paths made absolute against its folder. `end_s` None: until empty."""

    path: Path
    net: Path
    routes: tuple[Path, ...]
    additional: tuple[Path, ...]
    begin_s: float
    end_s: float | None
    seed: int


class _Reader:
    roots = frozenset({"configuration", "sumoConfiguration"})

    def __init__(self, findings: Findings, folder: Path) -> None:
        self._findings = findings
        self._folder = folder
        self._path = ""
        self.nets: list[Path] = []
        self.routes: list[Path] = []
        self.additional: list[Path] = []
        self.begin_ms = 0
        self.end_ms = -1
        self.seed = SUMO_DEFAULT_SEED

    def enter_file(self, path: str) -> None:
        self._path = path

    def end(self, tag: str) -> None:
        """Nothing is nested."""

    def start(self, tag: str, attrs: dict[str, str], line: int, parents: list[str]) -> None:
        key = "value" if "value" in attrs else "v"
        fields = Fields(attrs, self._findings, self._path, line, tag)
        if tag in _NET:
            self.nets += self._files(fields.required(key))
        elif tag in _ROUTES:
            self.routes += self._files(fields.text(key))
        elif tag in _ADDITIONAL:
            self.additional += self._files(fields.text(key))
        elif tag in ("begin", "b"):
            self.begin_ms = fields.time_ms(key, 0)
        elif tag in ("end", "e"):
            self.end_ms = fields.time_ms(key, -1)
        elif tag == "seed":
            self.seed = fields.integer(key, SUMO_DEFAULT_SEED, low=0)
        elif tag == "step-length" and fields.time_ms(key, 1000) != 1000:
            self._findings.note("step-length is ignored; the step is 1 s")

    def _files(self, value: str) -> list[Path]:
        """File names parted by commas; blanks around them are no part of the names."""
        return [self._folder / name.strip() for name in value.split(",") if name.strip()]


def read_sumocfg(path: str | Path) -> SumoConfig:
    """Read a SUMO configuration. Raises `BadFile` where it is malformed or names no network."""
    findings = Findings()
    source = Path(path).resolve()
    reader = _Reader(findings, source.parent)
    read_xml(path, reader, findings, ReadFiles())
    if not findings and len(reader.nets) != 1:
        findings.fault(str(path), 0, "net-file", f"names {len(reader.nets)} networks; it must name one")
    findings.raise_if_any()
    end_s = reader.end_ms / 1000 if reader.end_ms >= 0 else None
    return SumoConfig(
        source,
        reader.nets[0],
        tuple(reader.routes),
        tuple(reader.additional),
        reader.begin_ms / 1000,
        end_s,
        reader.seed,
    )
