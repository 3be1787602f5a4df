"""Run a scenario: every (side, seed) is one piece of work, kept by the hash of all it depends on.

    OUT/scenario.yaml      the question as it was asked
    OUT/manifest.json      which results answer it
    OUT/results/<key>.json one side, one seed

A piece that is there is not played again, so a cancelled run goes on where it stopped, and scenarios that branch at the
same moment of the same city share their baseline.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from citybrain_wire.errors import CityBrainError

from cluster import Call, Done, Executor, Request, Shard
from scenarios.whatif._play import Variant, play
from scenarios.whatif._prepare import Prepared, prepare
from scenarios.whatif._scenario import read_scenario

__all__ = ["VARIANTS", "PlayTask", "Progress", "play_task", "run_scenario"]

VARIANTS: tuple[Variant, ...] = ("baseline", "changed")
SPEC = "scenarios.whatif:play_task"
WAIT_S = 0.5


class Progress(NamedTuple):
    """How far a run is: pieces done (those found included), and all."""

    done: int
    total: int
    found: int


class PlayTask:
    """The task `whatif.play`: one shard is one side with one seed, and writes its own result."""

    def plan(self, request: Request) -> Sequence[Shard]:
        """The one shard that the request is."""
        return [Shard(request.request_id, request.arguments_json)]

    def run(self, shard: Shard) -> bytes:
        """Play it; the result is on disk, whole or not at all, before its key is answered."""
        asked = json.loads(shard.arguments_json)
        prepared = prepare(read_scenario(asked["scenario"]))
        outcome = play(prepared, asked["variant"], int(asked["seed"]))
        _write(Path(asked["result"]), outcome.to_json())
        return str(asked["result"]).encode()

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done:
        """The key of the stored result."""
        return Done(rounds[0][0])


play_task = PlayTask()


def _write(path: Path, body: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(body)
    os.replace(part, path)


def run_scenario(
    prepared: Prepared,
    out: Path,
    executor: Executor,
    *,
    seeds: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Path:
    """Play what is missing of seeds 1..N and write the manifest; the manifest's path.

    Raises CityBrainError with the first piece that failed; finished pieces stay.
    """
    results = out / "results"
    results.mkdir(parents=True, exist_ok=True)
    kept = out / "scenario.yaml"
    if not (kept.exists() and kept.samefile(prepared.scenario.path)):
        shutil.copyfile(prepared.scenario.path, kept)
    numbers = range(1, (seeds or prepared.scenario.seeds) + 1)
    pieces = {
        (variant, seed): results / f"{prepared.key(variant, seed)}.json" for seed in numbers for variant in VARIANTS
    }
    missing = [(piece, path) for piece, path in pieces.items() if not path.is_file()]
    found = len(pieces) - len(missing)
    _tell(progress, Progress(found, len(pieces), found))
    _play_all(prepared, missing, executor, lambda done: _tell(progress, Progress(found + done, len(pieces), found)))
    manifest = {
        "name": {"zh": prepared.scenario.name_zh, "en": prepared.scenario.name_en},
        "description": {"zh": prepared.scenario.description_zh, "en": prepared.scenario.description_en},
        "city": prepared.scenario.city.name,
        "city_path": str(prepared.scenario.city.resolve()),
        "city_hash": prepared.city_hash,
        "hash": prepared.hash,
        "begin_s": prepared.begin_s,
        "duration_s": prepared.scenario.duration_s,
        "seeds": list(numbers),
        "results": {v: [prepared.key(v, seed) for seed in numbers] for v in VARIANTS},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write(out / "manifest.json", text.encode())
    return out / "manifest.json"


def _tell(progress: Callable[[Progress], None] | None, state: Progress) -> None:
    if progress is not None:
        progress(state)


def _play_all(
    prepared: Prepared,
    missing: Sequence[tuple[tuple[Variant, int], Path]],
    executor: Executor,
    told: Callable[[int], None],
) -> None:
    """Keep every worker busy until all is played; nothing new is begun after a failure."""
    waiting, under_way, done = list(enumerate(missing)), 0, 0
    while waiting or under_way:
        while waiting and under_way < 2 * executor.slots:
            ticket, ((variant, seed), path) = waiting.pop(0)
            executor.submit(ticket, _call(prepared, variant, seed, path))
            under_way += 1
        executor.wait(WAIT_S)
        for end in executor.ended():
            if end.value is None:
                raise CityBrainError(f"{missing[end.ticket][0]}: {end.error}; finished seeds are kept, run it again")
            under_way, done = under_way - 1, done + 1
            told(done)


def _call(prepared: Prepared, variant: Variant, seed: int, path: Path) -> Call:
    arguments = {
        "scenario": str(prepared.scenario.path.resolve()),
        "variant": variant,
        "seed": seed,
        "result": str(path.resolve()),
    }
    name = f"{variant} {seed}"
    body = json.dumps(arguments, sort_keys=True).encode()
    return Call(SPEC, "run", Request(name, "whatif.play", arguments_json=body), Shard(name, body))
