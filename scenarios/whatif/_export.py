"""A comparison as tables and as a map, in formats that other programs read."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from citybrain_wire.errors import BadConfig, MissingPart

from scenarios.whatif._compare import Comparison
from scenarios.whatif._play import KPIS

__all__ = ["EXPORTS", "export"]

EXPORTS = ("csv", "parquet", "geojson")
_COLUMNS = ("seed", "kpi", "baseline", "changed", "difference")


def export(comparison: Comparison, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write `kpis.csv`, `kpis.parquet` (a row for each seed and figure) and `edges.geojson` (differences by edge).

    Coordinates are the city's local metres, as its network has them. Raises BadConfig for an unknown format.
    """
    unknown = sorted(set(formats) - set(EXPORTS))
    if unknown:
        raise BadConfig(f"--export {unknown[0]!r} is unknown; use {', '.join(EXPORTS)}")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in (one for one in EXPORTS if one in formats):
        path = folder / ("edges.geojson" if name == "geojson" else f"kpis.{name}")
        {"csv": _csv, "parquet": _parquet, "geojson": _geojson}[name](comparison, path)
        written.append(path)
    return written


def _rows(comparison: Comparison) -> Iterator[tuple[int, str, float, float, float]]:
    for seed, values in zip(comparison.seeds, comparison.per_seed, strict=True):
        for name in KPIS:
            before, after = values[name]
            yield seed, name, before, after, after - before


def _csv(comparison: Comparison, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((seed, name, *(f"{v:.6f}" for v in values)) for seed, name, *values in _rows(comparison))


def _parquet(comparison: Comparison, path: Path) -> None:
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise MissingPart("Parquet needs pyarrow; run: pip install 'citybrain[twin]'") from error
    columns = list(zip(*_rows(comparison), strict=True))
    parquet.write_table(arrow.table(dict(zip(_COLUMNS, map(list, columns), strict=True))), path)


def _geojson(comparison: Comparison, path: Path) -> None:
    network = comparison.network
    features = []
    for row, edge in enumerate(comparison.edges.tolist()):
        lane = int(network.edges.lane0[edge])
        points = network.lanes.shape[network.lanes.shape_start[lane] : network.lanes.shape_start[lane + 1]]
        speeds = [_number(side[row]) for side in comparison.speed_kmh]
        features.append(
            {
                "type": "Feature",
                "id": network.edges.id[edge],
                "properties": {
                    "name": network.edges.name[edge],
                    "speed_kmh_baseline": speeds[0],
                    "speed_kmh_changed": speeds[1],
                    "entered_baseline": round(float(comparison.entered[0][row]), 2),
                    "entered_changed": round(float(comparison.entered[1][row]), 2),
                },
                "geometry": {
                    "type": "LineString",
                    "coordinates": [[round(float(x), 2), round(float(y), 2)] for x, y in points],
                },
            }
        )
    body = {"type": "FeatureCollection", "coordinates_in": "local metres, x east, y north", "features": features}
    path.write_text(json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 2)
