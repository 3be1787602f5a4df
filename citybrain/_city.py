"""What the `citybrain city` commands do."""

from __future__ import annotations

import sys
from pathlib import Path

from citybrain._console import console, print_json, print_table

__all__ = ["dress_folder", "import_from_sumo", "make_default_city", "run_check", "run_info"]


def import_from_sumo(net: Path, routes: list[Path], additional: list[Path], out: Path) -> None:
    """Make a city folder and say what is in it."""
    from twin_core.city import import_sumo

    import_sumo(net, routes, additional, out)
    console.print(f"city written to {out}; look at it with: citybrain city info {out}")


def _say(stage: str, share: float) -> None:
    console.print(f"  {100 * share:3.0f} %  {stage}")


def make_default_city(out: Path, seed: int) -> None:
    """Make Luzhou and dress it, with a progress line per stage."""
    from twin_core.city.dress import dress_city
    from twin_core.city.synthetic import make_luzhou

    make_luzhou(out, seed=seed, progress=_say)
    dress_city(out, seed=seed, progress=_say)
    console.print(f"Luzhou written to {out}")


def dress_folder(city: Path, seed: int) -> None:
    """Dress a city with a progress line per stage."""
    from twin_core.city.dress import dress_city

    dressed = dress_city(city, seed=seed, progress=_say)
    console.print(f"{dressed.buildings} buildings, {dressed.parking_sites} parking sites with {dressed.bays} bays")
    console.print(f"mains {dressed.mains_km} km, sewers {dressed.sewers_km} km, {dressed.underpasses} underpasses")
    console.print(f"written to {dressed.folder}; look at it with: citybrain city info {dressed.folder}")


def run_check(city: Path, *, json_output: bool) -> None:
    """Print all faults; exit code 2 when there is one."""
    from twin_core.city import check_city

    faults = check_city(city)
    if json_output:
        print_json([{"path": f.path, "line": f.line, "field": f.field, "message": f.message} for f in faults])
    else:
        for fault in faults:
            console.print(str(fault), markup=False, soft_wrap=True)
        console.print("no faults" if not faults else f"{len(faults)} faults")
    if faults:
        sys.exit(2)


def run_info(city: Path, *, json_output: bool) -> None:
    """Print the counts of a city."""
    from twin_core.city import city_info

    info = city_info(city)
    if json_output:
        print_json(info)
        return
    rows = [(name, value if isinstance(value, str | int | float) else str(value)) for name, value in info.items()]
    print_table(str(city), ("what", "count"), [(name, str(value)) for name, value in rows])
