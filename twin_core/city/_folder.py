"""A city as a folder: `city.yaml` names the source files, everything else follows from them."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from citybrain_wire.errors import BadConfig, BadFile

from twin_core.city._cache import load_network_cached
from twin_core.city._documents import read_yaml
from twin_core.city._faults import Findings
from twin_core.city._read_demand import collect_demand, read_demand
from twin_core.city._read_network import collect_network
from twin_core.city._sumocfg import SUMO_DEFAULT_SEED, read_sumocfg
from twin_core.city._xml import ReadFiles
from twin_core.city.network import Demand, Network

__all__ = ["CITY_FILE", "City", "CityFiles", "city_files", "city_schema", "import_sumo", "load_city"]

CITY_FILE = "city.yaml"
SCHEMA_PATH = Path(__file__).with_name("city.schema.json")
ROUND_TO_S = 300.0


@dataclass(frozen=True)
class CityFiles:
    """What `city.yaml` or a `.sumocfg` says, paths absolute. Nothing has been read yet."""

    path: Path
    name_zh: str
    name_en: str
    net: Path
    routes: tuple[Path, ...]
    additional: tuple[Path, ...]
    begin_s: float
    until_s: float | None
    seed: int
    layers: Mapping[str, Mapping[str, Path]] = field(default_factory=dict)
    """Layers besides the streets: name → role → file, such as `layers["buildings"]["cityjson"]`."""


@dataclass(frozen=True)
class City:
    """A city whose network is read and whose demand can be drawn."""

    files: CityFiles
    network: Network

    @property
    def begin_s(self) -> float:
        """Where a run begins unless told otherwise."""
        return self.files.begin_s

    @property
    def until_s(self) -> float | None:
        """Where a run ends unless told otherwise; None: when the last vehicle has arrived."""
        return self.files.until_s

    def load_demand(
        self, *, seed: int | None = None, begin_s: float | None = None, end_s: float | None = None
    ) -> Demand:
        """Read the demand for a seed; without arguments that of `city.yaml` over all the files hold after its begin."""
        return read_demand(
            self.network,
            self.files.routes,
            self.files.additional,
            seed=self.files.seed if seed is None else seed,
            begin_s=self.files.begin_s if begin_s is None else begin_s,
            end_s=end_s,
        )


def city_schema() -> Mapping[str, object]:
    """The JSON Schema of `city.yaml`."""
    schema: Mapping[str, object] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return schema


def load_city(path: str | Path) -> City:
    """Load a city folder, its `city.yaml`, or a `.sumocfg`. Raises `BadFile` naming every fault of the network."""
    files = city_files(path)
    return City(files, load_network_cached(files.net, files.additional))


def city_files(path: str | Path) -> CityFiles:
    """Which files make a city. Raises `BadFile` where `city.yaml` or the `.sumocfg` is missing or malformed."""
    source = Path(path)
    if source.suffix == ".sumocfg":
        config = read_sumocfg(source)
        name = config.path.parent.name
        return CityFiles(
            config.path, name, name, config.net, config.routes, config.additional,
            config.begin_s, config.end_s, config.seed,
        )  # fmt: skip
    if source.is_dir():
        source = source / CITY_FILE
    findings = Findings()
    document = read_yaml(source, SCHEMA_PATH, findings, remedy="make a city with: citybrain city import sumo")
    if document is None:
        raise BadFile(findings.faults)
    streets = document["layers"]["streets"]
    folder = source.resolve().parent
    return CityFiles(
        path=source.resolve(),
        name_zh=document["name"]["zh"],
        name_en=document["name"]["en"],
        net=folder / streets["net"],
        routes=tuple(folder / name for name in streets.get("routes", ())),
        additional=tuple(folder / name for name in streets.get("additional", ())),
        begin_s=float(document.get("begin_s", 0.0)),
        until_s=None if document.get("until_s") is None else float(document["until_s"]),
        seed=int(document.get("seed", SUMO_DEFAULT_SEED)),
        layers={
            layer: {role: folder / name for role, name in roles.items()}
            for layer, roles in document["layers"].items()
            if layer != "streets"
        },
    )


def import_sumo(
    net: str | Path,
    routes: Sequence[str | Path],
    additional: Sequence[str | Path],
    out_dir: str | Path,
    *,
    name_zh: str = "",
    name_en: str = "",
    begin_s: float | None = None,
    until_s: float | None = None,
    seed: int = SUMO_DEFAULT_SEED,
) -> City:
    """Make a city folder of SUMO files, copied as they are.

    Begin and end that are not given are the first and the last departure, rounded outwards to five minutes. Raises
    `BadFile` with all faults of the files, `BadConfig` where `out_dir` already holds a city.
    """
    out = Path(out_dir)
    if (out / CITY_FILE).exists():
        raise BadConfig(f"{out / CITY_FILE} exists; choose another folder or remove it first")
    findings, files = Findings(), ReadFiles()
    network = collect_network(net, additional, findings, files)
    demand = None
    if network is not None and routes:
        demand = collect_demand(network, routes, additional, findings, seed=seed, files=files)
    findings.raise_if_any()
    first_s, last_s = _departures_s(demand)
    streets = out / "streets"
    streets.mkdir(parents=True, exist_ok=True)
    copied = _copy_all([Path(net), *map(Path, routes), *map(Path, additional)], files, streets)
    label = name_en or name_zh or out.resolve().name
    document = {
        "schema": 1,
        "name": {"zh": name_zh or label, "en": name_en or label},
        "layers": {
            "streets": {
                "net": copied[0],
                "routes": copied[1 : 1 + len(routes)],
                "additional": copied[1 + len(routes) :],
            }
        },
        "begin_s": math.floor(first_s / ROUND_TO_S) * ROUND_TO_S if begin_s is None else begin_s,
        "until_s": math.floor(last_s / ROUND_TO_S + 1) * ROUND_TO_S if until_s is None else until_s,
        "seed": seed,
    }
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    (out / CITY_FILE).write_text(text, encoding="utf-8")
    return load_city(out)


def _departures_s(demand: Demand | None) -> tuple[float, float]:
    if demand is None or not len(demand.vehicles.depart_ms):
        return 0.0, 3600.0 - 1.0
    return float(demand.vehicles.depart_ms[0]) / 1000, float(demand.vehicles.depart_ms[-1]) / 1000


def _copy_all(named: list[Path], files: ReadFiles, streets: Path) -> list[str]:
    """Copy the named files, and what they include, side by side; their paths below the city's folder."""
    names: list[str] = []
    taken: dict[str, Path] = {}
    for path in named:
        name = path.name
        # two files of one name from two folders; the same file named twice stays one
        while name in taken and taken[name].resolve() != path.resolve():
            name = f"{len(taken)}_{name}"
        taken[name] = path
        names.append(f"streets/{name}")
        shutil.copyfile(path, streets / name)
    roots = {path.resolve().parent for path in named}
    for included in sorted({Path(path).resolve() for path in files.paths} - {path.resolve() for path in named}):
        root = next((root for root in sorted(roots) if included.is_relative_to(root)), None)
        if root is None:
            raise BadFile.at(
                included, "is included from outside the folder of the files that include it; move it there"
            )
        target = streets / included.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(included, target)
    return names
