"""`citybrain bench pipes`: parity with EPANET on many networks, and speed beside its toolkit."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict
from pathlib import Path

from citybrain_wire import MissingPart
from rich.console import Console
from rich.table import Table

from bench.pipes._parity import Parity, compare
from bench.pipes._quality import QualityParity, compare_quality
from bench.pipes._speed import Speed, batch_speed, long_run, signature_time, solve_speed
from twin_core.pipes.water import warm

__all__ = ["bench_pipes", "shipped_networks"]

QUALITY_FILES = ("Net1.inp", "Net2.inp", "Net3.inp")  # of the shipped ones, those where something moves
SPEED_FILES = ("ky4.inp", "ky10.inp", "Net6.inp")


def shipped_networks() -> list[Path]:
    """EPANET files of the `wntr` package: its library and its test networks. Raises MissingPart."""
    found = importlib.util.find_spec("wntr")
    if found is None or found.origin is None:
        raise MissingPart("the networks of wntr are missing here: pip install wntr six")
    return sorted(Path(found.origin).parent.rglob("*.inp"))


def bench_pipes(*, files: list[Path], repeats: int, long_days: int, out: Path) -> None:
    """Compare and time; prints tables and writes `pipes.json`. `files` join the networks of wntr in both tables."""
    console = Console(highlight=False, width=150)
    warm()
    shipped = shipped_networks()
    parity = [compare(path) for path in (*shipped, *files)]
    _print_parity(console, parity)
    quality = [compare_quality(path) for path in shipped if path.name in QUALITY_FILES]
    _print_quality(console, quality)
    timed = [*files, *(path for path in shipped if path.name in SPEED_FILES)]
    speeds = [measure(path, repeats) for path in timed for measure in (solve_speed, batch_speed)]
    _print_speed(console, speeds)
    extra: dict[str, object] = {path.name: {"signatures": signature_time(path)} for path in files}
    if long_days > 0:
        extra.update((f"{path.name}, long", long_run(path, long_days)) for path in files)
    for name, values in extra.items():
        console.print(f"{name}: {values}")
    out.mkdir(parents=True, exist_ok=True)
    body = {
        "parity": [asdict(p) for p in parity],
        "quality": [asdict(q) for q in quality],
        "speed": [asdict(s) for s in speeds],
        "extra": extra,
    }
    (out / "pipes.json").write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8")


def _print_parity(console: Console, rows: list[Parity]) -> None:
    table = Table(title="Heads and events against EPANET, every solution", title_justify="left")
    for name in ("file", "solutions", "EPANET", "times", "states", "worst ft", "cut off", "note"):
        table.add_column(name)
    for row in rows:
        words = ["same" if same else "differ" for same in (row.same_times, row.same_states)]
        shown = [row.note] if row.note else [str(row.cut_off), ""]
        cells = ["", "", "", "", "", "", row.note] if row.note else [
            str(row.steps), str(row.peer_steps), *words, f"{row.head_ft:.1e}", *shown,
        ]  # fmt: skip
        table.add_row(row.file, *cells)
    console.print(table)
    console.print(f"{sum(row.agrees for row in rows)} of {sum(not row.note for row in rows)} agree within 1e-3 ft")


def _print_quality(console: Console, rows: list[QualityParity]) -> None:
    table = Table(title="Water quality against EPANET, every event", title_justify="left")
    for name in ("file", "kind", "events", "times", "nodes", "links", "largest", "tolerance", "mass balance", "EPANET"):
        table.add_column(name)
    for row in rows:
        table.add_row(
            row.file, row.kind, str(row.events), "same" if row.same_times else "differ", f"{row.node:.1e}",
            f"{row.link:.1e}", f"{row.largest:.3g}", f"{row.tolerance:g}", f"{row.mass_balance:.6f}",
            f"{row.peer_mass_balance:.6f}",
        )  # fmt: skip
    console.print(table)


def _print_speed(console: Console, rows: list[Speed]) -> None:
    table = Table(title="CPU µs per solution: median (lowest–highest)", title_justify="left")
    for name in ("file", "work", "solutions", "ours", "EPANET", "ratio"):
        table.add_column(name)
    for row in rows:
        ours, peer = (f"{m:.1f} ({low:.1f}–{high:.1f})" for m, low, high in (row.ours_us, row.peer_us))
        table.add_row(row.file, row.work, str(row.solves), ours, peer, f"{row.ratio:.2f}×")
    console.print(table)
