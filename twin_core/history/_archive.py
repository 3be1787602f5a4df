"""The archive on disk: Parquet files by table, street day and hour, and a manifest that says which of them count.

    HISTORY/readings/2026-11-14/09-g2-81723.parquet      hour, journal file, first journal position
            manifest.json  sites.json  mark.json

A batch is: files written, then the manifest replaced as a whole, then the mark (after which the core may trim its
journal). Killed anywhere in between, a historian finds its last manifest, removes the files that are not in it and
reads the same journal rows again: nothing is lost and nothing is counted twice.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from citybrain_wire.errors import BadFile
from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.history._tables import SCHEMAS, TIME_COLUMN
from twin_core.live import write_mark

__all__ = ["Archive", "Manifest", "read_manifest"]

MANIFEST_FILE, SITES_FILE = "manifest.json", "sites.json"
HOUR_NS = 3600 * 1_000_000_000
_FORMAT = 1


@dataclass
class Manifest:
    """`files`: table → paths under the archive. `pos`: everything of journal file `generation` up to there is in them.
    `newest_ns`: newest tick."""

    generation: int = 0
    pos: int = 0
    newest_ns: int = 0
    files: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in SCHEMAS})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an archive, an empty one where there is none. Raises BadFile where it cannot be read."""
    path = folder / MANIFEST_FILE
    if not path.exists():
        return Manifest()
    try:
        found = json.loads(path.read_bytes())
        if found["format"] != _FORMAT:
            raise BadFile.at(path, f"is of format {found['format']}; this citybrain reads {_FORMAT}; upgrade")
        files = {name: [str(file) for file in found["files"].get(name, [])] for name in SCHEMAS}
        return Manifest(int(found["generation"]), int(found["pos"]), int(found["newest_ns"]), files)
    except (ValueError, KeyError, TypeError, AttributeError) as err:
        text = f"cannot be read: {err!r}; move the folder away, a new archive begins with what the journal still holds"
        raise BadFile.at(path, text) from err


class Archive:
    """An archive that is being written; there is one writer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.manifest = read_manifest(folder)
        self._condemned: list[Path] = []
        self._remove_strangers()

    def hellos(self) -> dict[str, edge.Hello]:
        """The Hello of each site as of the manifest's position."""
        path = self._folder / SITES_FILE
        if not path.exists():
            return {}
        try:
            found = json.loads(path.read_bytes())
            return {site_id: edge.Hello.FromString(base64.b64decode(text)) for site_id, text in found.items()}
        except (ValueError, AttributeError) as err:
            raise BadFile.at(
                path, f"cannot be read: {err!r}; remove it, sensors get names when sites reconnect"
            ) from err

    def save_hellos(self, hellos: Mapping[str, edge.Hello]) -> None:
        """Keep who names which sensors. Before the batch that needs it: a newer Hello knows older tables too."""
        packed = {s: base64.b64encode(hello.SerializeToString()).decode() for s, hello in sorted(hellos.items())}
        self._replace(SITES_FILE, json.dumps(packed, ensure_ascii=False))

    def add(self, tables: Mapping[str, pa.Table], generation: int, first_pos: int, last_pos: int, tick_ns: int) -> None:
        """Write a batch of rows of the journal positions `first_pos` to `last_pos`, then let the core trim them."""
        for path in self._condemned:
            path.unlink(missing_ok=True)
        self._condemned.clear()
        for name, table in sorted(tables.items()):
            for hour_ns, part in _by_hour(table, TIME_COLUMN[name]):
                self.manifest.files[name].append(self._write(name, hour_ns, f"{generation:x}-{first_pos}", part))
        self.manifest.generation, self.manifest.pos = generation, last_pos
        self.manifest.newest_ns = max(self.manifest.newest_ns, tick_ns)
        self._compact()
        self._save_manifest()
        write_mark(self._folder, generation, last_pos)

    def forget_before(self, keep_days: Mapping[str, int]) -> int:
        """Drop the files of days that lie further back than a table keeps; returns how many."""
        gone = 0
        today = _moment(self.manifest.newest_ns)
        for name, days in keep_days.items():
            first = (today - timedelta(days=days)).strftime("%Y-%m-%d")
            old = [file for file in self.manifest.files[name] if file.split("/")[1] < first]
            self._drop(name, old)
            gone += len(old)
        if gone:
            self._save_manifest()
        return gone

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write(self, name: str, hour_ns: int, label: str, table: pa.Table) -> str:
        moment = _moment(hour_ns)
        file = f"{name}/{moment:%Y-%m-%d}/{moment:%H}-{label}.parquet"
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        pq.write_table(table, part, compression="zstd")
        with open(part, "rb") as handle:
            os.fsync(handle.fileno())
        os.replace(part, path)
        return file

    def _compact(self) -> None:
        """One file for each hour that is over, of the many that its minutes left."""
        current = f"{_moment(self.manifest.newest_ns):%Y-%m-%d/%H}"
        for name, files in self.manifest.files.items():
            by_hour: dict[str, list[str]] = {}
            for file in files:
                by_hour.setdefault(file.split("/", 1)[1][:13], []).append(file)
            for hour, parts in sorted(by_hour.items()):
                if hour >= current or len(parts) < 2:
                    continue
                table = pa.concat_tables([pq.read_table(self._folder / file, schema=SCHEMAS[name]) for file in parts])
                table = table.unify_dictionaries().sort_by(TIME_COLUMN[name])
                moment = datetime.strptime(hour, "%Y-%m-%d/%H").replace(tzinfo=UTC)
                hour_ns = int(moment.timestamp()) * 1_000_000_000
                whole = self._write(name, hour_ns, f"hour-{self.manifest.generation:x}-{self.manifest.pos}", table)
                self._drop(name, parts)
                self.manifest.files[name].append(whole)

    def _drop(self, name: str, files: list[str]) -> None:
        """Take files out of the manifest. They lie on until the next batch: a reader may just be opening them."""
        gone = set(files)
        self.manifest.files[name] = [file for file in self.manifest.files[name] if file not in gone]
        self._condemned += [self._folder / file for file in files]

    def _save_manifest(self) -> None:
        found = {
            "format": _FORMAT,
            "generation": self.manifest.generation,
            "pos": self.manifest.pos,
            "newest_ns": self.manifest.newest_ns,
            "files": self.manifest.files,
        }
        self._replace(MANIFEST_FILE, json.dumps(found, separators=(",", ":")))

    def _replace(self, name: str, text: str) -> None:
        part = self._folder / f"{name}.part"
        with open(part, "w", encoding="utf-8") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(part, self._folder / name)

    def _remove_strangers(self) -> None:
        listed = {self._folder / file for files in self.manifest.files.values() for file in files}
        for name in SCHEMAS:
            for path in (self._folder / name).glob("*/*"):
                if path not in listed:
                    path.unlink()


def _moment(ts_ns: int) -> datetime:
    return datetime.fromtimestamp(ts_ns // 1_000_000_000, UTC)


def _by_hour(table: pa.Table, column: str) -> Iterator[tuple[int, pa.Table]]:
    hours = pc.divide(table[column], HOUR_NS)
    for hour in sorted(pc.unique(hours).to_pylist()):
        yield hour * HOUR_NS, table.filter(pc.equal(hours, hour))
