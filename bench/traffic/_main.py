"""The bench's entry functions."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bench.traffic._cases import Case, read_case
from bench.traffic._compare import Comparison, compare
from bench.traffic._engine import engine_result
from bench.traffic._process import first_core
from bench.traffic._report import show_comparisons, show_speed, write_json
from bench.traffic._speed import SpeedRow, grid_case, make_grid, measure_speed
from bench.traffic._sumo import sumo_result

__all__ = ["bench_traffic", "compare_folders"]

GRID_N, GRID_RATE_PER_S, GRID_END_S = 20, 15.0, 900


@contextmanager
def _cache_folder(cache: Path | None) -> Iterator[Path]:
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        yield cache
        return
    with tempfile.TemporaryDirectory(prefix="citybrain-bench-sumo-") as temporary:
        yield Path(temporary)


def compare_folders(
    folders: Sequence[Path], seeds: Sequence[int], *, out: Path, cache: Path | None = None, core: int | None = None
) -> list[Comparison]:
    """Both simulators on each folder with each seed, one process at a time on one core."""
    pinned = first_core() if core is None else core
    comparisons = []
    with _cache_folder(cache) as kept:
        for folder in folders:
            case: Case = read_case(folder)
            peer = [sumo_result(case, seed, kept, core=pinned) for seed in seeds]
            ours = [engine_result(case, seed, out / case.name / str(seed), core=pinned) for seed in seeds]
            comparisons.append(compare(case.name, ours, peer, case.horizon_s))
    return comparisons


def bench_traffic(
    *,
    folders: Sequence[Path],
    seeds: int,
    grid: Path | None,
    repeats: int,
    out: Path,
    cache: Path | None,
    grid_script: Path | None = None,
) -> None:
    """`citybrain bench traffic`: tables on the terminal, `traffic.json` and each run's results under `out`.

    `seeds`: seeds 1..N on both sides. `grid`: folder of a grid city; `grid_script` fills it if it is empty.
    Raises `MissingPart` where SUMO is not installed and `BadFile` for folders that are no street folders.
    """
    from twin_core.traffic import warm

    console = Console(highlight=False)
    warm()  # once, before any measured process, so that none of them compiles
    comparisons = compare_folders(folders, range(1, seeds + 1), out=out, cache=cache)
    speeds: list[SpeedRow] = []
    if grid is not None:
        if grid_script is not None:
            make_grid(grid_script, grid, n=GRID_N, rate=GRID_RATE_PER_S, end_s=GRID_END_S)
        case = grid_case(grid, end_s=float(GRID_END_S))
        speeds.append(measure_speed(case, repeats=repeats, out=out / "speed", core=first_core()))
    if comparisons:
        show_comparisons(console, comparisons)
    if speeds:
        show_speed(console, speeds)
    write_json(out / "traffic.json", comparisons, speeds)
    console.print(f"written: {out / 'traffic.json'}")
