"""How commands speak: tables for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

__all__ = ["console", "print_json", "print_table"]

console = Console(highlight=False)
Cell = str | int | float


def print_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """`value` as JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """A table for people; numbers are set right."""
    table = Table(title=title, title_justify="left")
    listed = [list(row) for row in rows]
    for i, column in enumerate(columns):
        numeric = all(not isinstance(row[i], str) for row in listed)
        table.add_column(column, justify="right" if numeric and listed else "left")
    for row in listed:
        table.add_row(*(f"{cell:,.2f}" if isinstance(cell, float) else str(cell) for cell in row))
    console.print(table)
