"""`citybrain bench inputs`: send the list of bad inputs to a gateway, compare what becomes of each with its status."""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
import time
from collections.abc import AsyncIterator, Collection, Iterator
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import yaml
from citybrain_wire import BadConfig
from citybrain_wire.pki import PkiPaths
from rich.console import Console
from rich.table import Table

from bench.ingest import FrameMaker, LoadSite, a_rig
from bench.inputs._connections import CONNECTIONS, Skipped
from bench.inputs._kit import Kit
from bench.inputs._messages import HELLOS, MESSAGES
from bench.inputs._stream import outcome_of

__all__ = ["BadInputEntry", "Found", "Judged", "Target", "bench_inputs", "load_inputs", "sendable", "try_inputs"]

LIST = Path(__file__).parent / "inputs.yaml"
WITNESS_PERIOD_S = 0.2
UNHARMED_S = 5.0  # longest that another site may wait for an ack while an input is tried


class BadInputEntry(NamedTuple):
    """An entry of the list: what goes in, statuses it may end in, the test that shows it, why nobody has shown it."""

    n: int
    input: str
    status: tuple[str, ...]
    shown: str
    missing: str


class Judged(Enum):
    """Whether an input ended as it must."""

    AS_EXPECTED = "as expected"
    OTHERWISE = "OTHERWISE"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Found:
    """What became of an input. `harm_s`: the longest that the witness waited for an ack meanwhile."""

    n: int
    outcomes: tuple[str, ...]
    judged: Judged
    harm_s: float
    wall_s: float


@dataclass(frozen=True)
class Target:
    """A gateway under test, and the keys of two sites that it may be tried with: `site` misbehaves, `witness` does not.

    Never a site that is on a street: its sequence of frames is torn.
    """

    address: str
    pki: PkiPaths
    site: str
    witness: str


def load_inputs(path: Path = LIST) -> list[BadInputEntry]:
    """The list, in the order of its numbers."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        BadInputEntry(
            row["n"],
            row["input"],
            (row["status"],) if isinstance(row["status"], str) else tuple(row["status"]),
            row.get("shown", ""),
            row.get("missing", ""),
        )
        for row in rows
    ]


def sendable() -> set[int]:
    """Numbers of the inputs that can be sent to a gateway."""
    return set(MESSAGES) | set(HELLOS) | set(CONNECTIONS)


async def _send(number: int, kit: Kit) -> set[str]:
    found: set[str] = set()
    if number in MESSAGES:
        found |= await outcome_of(kit, list(MESSAGES[number](kit)), greeted=True)
    if number in HELLOS:
        found |= await outcome_of(kit, list(HELLOS[number](kit)), greeted=False)
    if number in CONNECTIONS:
        found |= await CONNECTIONS[number](kit)
    return found


@contextlib.asynccontextmanager
async def _witness(target: Target) -> AsyncIterator[list[float]]:
    """Another site that goes on; gives the waits for its acks, which a reader may empty."""
    site = LoadSite(
        target.witness, target.address, target.pki, FrameMaker(3), epoch=time.time_ns() // 1_000_000, measuring=True
    )

    async def beat() -> None:
        while True:
            site.make(time.monotonic())
            await asyncio.sleep(WITNESS_PERIOD_S)

    tasks = [asyncio.create_task(site.run()), asyncio.create_task(beat())]
    try:
        yield site.latencies_s
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def try_inputs(target: Target, only: Collection[int] = ()) -> list[Found]:
    """Send the inputs (`only` these numbers, all where it is empty) one after the other; what became of each."""
    entries = [entry for entry in load_inputs() if entry.n in sendable() and (not only or entry.n in only)]
    found = []
    with tempfile.TemporaryDirectory(prefix="inputs-") as scratch:
        kit = Kit(target.site, target.address, target.pki, Path(scratch))
        async with _witness(target) as waits_s:
            for entry in entries:
                waits_s.clear()
                began_s = time.monotonic()
                try:
                    outcomes = await _send(entry.n, kit)
                    await asyncio.sleep(WITNESS_PERIOD_S)
                    harm_s = max(waits_s, default=time.monotonic() - began_s)
                    good = outcomes <= set(entry.status) and harm_s < UNHARMED_S
                    judged = Judged.AS_EXPECTED if good else Judged.OTHERWISE
                except Skipped as reason:
                    outcomes, judged, harm_s = {str(reason)}, Judged.SKIPPED, 0.0
                wall_s = time.monotonic() - began_s
                found.append(Found(entry.n, tuple(sorted(outcomes)), judged, harm_s, wall_s))
    return found


@contextlib.contextmanager
def _own_target(out: Path) -> Iterator[Target]:
    """A gateway and a core of our own where none is named."""
    with (
        tempfile.TemporaryDirectory(prefix="inputs-", dir=out) as folder,
        a_rig(Path(folder), ["culprit", "witness"], hello_s=3.0) as rig,
    ):
        yield Target(rig.address, rig.pki, "culprit", "witness")


def bench_inputs(target: Target | None, out: Path, only: Collection[int] = ()) -> int:
    """Try the inputs on `target`, on a gateway of our own without one; prints a table, writes `OUT/inputs.json`.

    Returns how many ended otherwise than they must. Raises BadConfig for a number that cannot be sent.
    """
    if unknown := sorted(set(only) - sendable()):
        raise BadConfig(f"input {unknown[0]} is not one that can be sent; numbers are {sorted(sendable())}")
    out.mkdir(parents=True, exist_ok=True)
    if target is not None:
        found = asyncio.run(try_inputs(target, only))
    else:
        with _own_target(out) as own:
            found = asyncio.run(try_inputs(own, only))
    _report(found, out)
    return sum(one.judged is Judged.OTHERWISE for one in found)


def _report(found: list[Found], out: Path) -> None:
    names = {entry.n: entry for entry in load_inputs()}
    table = Table(title=f"{len(found)} bad inputs", title_justify="left")
    for column in ("n", "input", "ended", "judged", "another site waited"):
        table.add_column(column)
    for one in found:
        ended = ", ".join(one.outcomes)
        table.add_row(str(one.n), names[one.n].input, ended, one.judged.value, f"{one.harm_s * 1e3:.0f} ms")
    console = Console(highlight=False)
    console.print(table)
    good = sum(one.judged is Judged.AS_EXPECTED for one in found)
    console.print(f"{good} of {len(found)} ended as they must")
    rows = [asdict(one) | {"judged": one.judged.value} for one in found]
    (out / "inputs.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
