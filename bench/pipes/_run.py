"""`citybrain bench pipes`: parity with EPANET on many networks, and speed beside its toolkit."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict
from pathlib import Path

from citybrain_wire import BadConfig, MissingPart
from rich.console import Console

from bench.pipes._long import long_run
from bench.pipes._parity import compare
from bench.pipes._quality import compare_quality
from bench.pipes._speed import batch_speed, day_batch_speed, fork_time, signature_time, solve_speed
from bench.pipes._tables import print_parity, print_quality, print_speed
from bench.pipes._transient import transient_cost
from twin_core.pipes.water import warm

__all__ = ["PARTS", "bench_pipes", "shipped_networks"]

QUALITY_FILES = ("Net1.inp", "Net2.inp", "Net3.inp")  # of the shipped ones, those where something moves
SPEED_FILES = ("ky4.inp", "ky10.inp", "Net6.inp")
MEASURES = {"solve": solve_speed, "batch": batch_speed, "day": day_batch_speed}
PARTS = ("parity", "quality", *MEASURES, "signatures", "long", "transient", "fork")


def shipped_networks() -> list[Path]:
    """EPANET files of the `wntr` package: its library and its test networks. Raises MissingPart."""
    found = importlib.util.find_spec("wntr")
    if found is None or found.origin is None:
        raise MissingPart("the networks of wntr are missing here: pip install wntr six")
    return sorted(Path(found.origin).parent.rglob("*.inp"))


def bench_pipes(
    *,
    files: list[Path],
    repeats: int,
    long_days: int,
    out: Path,
    only: tuple[str, ...] = PARTS,
    leaks: Path | None = None,
) -> None:
    """Compare and time; prints tables and writes `pipes.json`. `files` join the networks of wntr in all tables.

    Raises BadConfig for a part that is none of `PARTS`.
    """
    if unknown := [part for part in only if part not in PARTS]:
        raise BadConfig(f"part {unknown[0]!r} is unknown; known are {', '.join(PARTS)}")
    console = Console(highlight=False, width=150)
    warm()
    shipped = shipped_networks()
    timed = [*files, *(path for path in shipped if path.name in SPEED_FILES)]
    body: dict[str, object] = {}
    if "parity" in only:
        parity = [compare(path) for path in (*shipped, *files)]
        print_parity(console, parity)
        body["parity"] = [asdict(row) for row in parity]
    if "quality" in only:
        quality = [compare_quality(path) for path in shipped if path.name in QUALITY_FILES]
        print_quality(console, quality)
        body["quality"] = [asdict(row) for row in quality]
    measures = [measure for part, measure in MEASURES.items() if part in only]
    speeds = [measure(path, repeats) for path in timed for measure in measures]
    if speeds:
        print_speed(console, speeds)
        body["speed"] = [asdict(row) for row in speeds]
    extra: dict[str, dict[str, float]] = {}
    if "signatures" in only:
        extra.update((f"signatures, {path.name}", signature_time(path, repeats)) for path in files)
    if "long" in only and long_days > 0:
        extra.update((f"long run, {path.name}", long_run(path, long_days, leaks)) for path in files)
    if "transient" in only:
        extra["pressure wave"] = transient_cost(repeats)
    if "fork" in only:
        extra["fork"] = fork_time(repeats)
    for name, values in extra.items():
        console.print(f"{name}: " + ", ".join(f"{key} {value:.6g}" for key, value in values.items()))
    out.mkdir(parents=True, exist_ok=True)
    body.update(extra)
    (out / "pipes.json").write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8")
