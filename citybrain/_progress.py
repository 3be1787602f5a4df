"""The bar that commands show while they work; it is gone when they are done."""

from __future__ import annotations

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from citybrain._console import console

__all__ = ["progress_bar"]


def progress_bar() -> Progress:
    """A bar with what is done and the time it took."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:.0f}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
