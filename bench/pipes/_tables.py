"""What `citybrain bench pipes` prints."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from bench.pipes._parity import Parity
from bench.pipes._quality import QualityParity
from bench.pipes._speed import Speed

__all__ = ["print_parity", "print_quality", "print_speed"]


def print_parity(console: Console, rows: list[Parity]) -> None:
    table = Table(title="Heads and events against EPANET, every solution", title_justify="left")
    for name in ("file", "solutions", "EPANET", "times", "states", "worst ft", "EPANET itself", "cut off", "note"):
        table.add_column(name)
    for row in rows:
        words = ["same" if same else "differ" for same in (row.same_times, row.same_states)]
        own = "" if row.own_ft is None else f"{row.own_ft:.1e}"
        cells = ["", "", "", "", "", "", "", row.note] if row.note else [
            str(row.steps), str(row.peer_steps), *words, f"{row.head_ft:.1e}", own, str(row.cut_off), "",
        ]  # fmt: skip
        table.add_row(row.file, *cells)
    console.print(table)
    console.print("EPANET itself: the same file with the lines of [JUNCTIONS] reversed, at common times, ft")
    console.print(f"{sum(row.agrees for row in rows)} of {sum(not row.note for row in rows)} agree within 1e-3 ft")


def print_quality(console: Console, rows: list[QualityParity]) -> None:
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


def print_speed(console: Console, rows: list[Speed]) -> None:
    table = Table(title="CPU µs per solution: median (lowest–highest)", title_justify="left")
    for name in ("file", "work", "solutions", "ours", "EPANET", "ratio"):
        table.add_column(name)
    for row in rows:
        ours, peer = (f"{m:.1f} ({low:.1f}–{high:.1f})" for m, low, high in (row.ours_us, row.peer_us))
        table.add_row(row.file, row.work, str(row.solves), ours, peer, f"{row.ratio:.2f}×")
    console.print(table)
