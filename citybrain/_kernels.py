"""Compiling the engines' kernels on the first run."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from citybrain_wire import BrokenInvariant
from rich.progress import Progress

from citybrain._progress import progress_bar

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

__all__ = ["warm_kernels"]


def warm_kernels(*, pipes: bool = False) -> None:
    """Compile the street's kernels once, with progress, and beside them those of pipes in a process of their own.

    Nothing happens where they are compiled already.
    """
    from twin_core.traffic import warm

    with progress_bar() as bar:
        task = bar.add_task("compiling street kernels (first run only), %", total=100)
        beside = _warm_pipes_beside(bar) if pipes else None
        warm(lambda share: bar.update(task, completed=100.0 * share))
        bar.remove_task(task)
        if beside is not None:
            beside.join()
            if beside.exitcode:
                raise BrokenInvariant(f"compiling the kernels of pipes ended with code {beside.exitcode}; see above")


def _warm_pipes_beside(bar: Progress) -> SpawnProcess | None:
    from twin_core.pipes import is_warm, warm

    if is_warm():
        return None
    bar.add_task("compiling pipe kernels (first run only), under a minute", total=None)
    process = multiprocessing.get_context("spawn").Process(target=warm, name="pipe kernels")
    process.start()
    return process
