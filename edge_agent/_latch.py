"""Latched trips of the monitor on disk: one JSON file, replaced as a whole, and a log of resets that only grows."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from citybrain_wire.errors import BadInput

from edge_agent._spool_file import sync_folder

__all__ = ["LatchFile"]


class LatchFile:
    """Latches by (site, controller). A file that cannot be read counts as latched for everybody: `unreadable`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "latched.json"
        self._log = folder / "resets.log"
        self.unreadable = False
        self._latched: dict[str, dict[str, dict[str, str | int]]] = self._load()

    def _load(self) -> dict[str, dict[str, dict[str, str | int]]]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            self.unreadable = True
            return {}
        if not isinstance(found, dict):
            self.unreadable = True
            return {}
        return found

    def by_site(self) -> dict[str, dict[str, str]]:
        """site → controller → cause."""
        return {
            site: {name: str(entry["cause"]) for name, entry in rows.items()} for site, rows in self._latched.items()
        }

    def latch(self, site: str, device_id: str, cause: str, ts_ns: int) -> None:
        """Latch; the first cause stays."""
        rows = self._latched.setdefault(site, {})
        if device_id not in rows:
            rows[device_id] = {"cause": cause, "ts_ns": ts_ns}
            self._write()

    def reset(self, site: str, device_id: str, *, person: str, reason: str) -> None:
        """End a latch, on site, by somebody with a name and a reason. Raises BadInput where either is missing or
        nothing is latched."""
        if not person.strip() or not reason.strip():
            raise BadInput("a reset needs the name of a person and a reason")
        if device_id not in self._latched.get(site, {}):
            raise BadInput(f"{site} {device_id}: nothing is latched")
        entry = self._latched[site].pop(device_id)
        line = {"wall_s": int(time.time()), "site": site, "device": device_id, "person": person, "reason": reason}
        with open(self._log, "a", encoding="utf-8") as log:
            log.write(json.dumps(line | {"was": entry}, ensure_ascii=False) + "\n")
            log.flush()
            os.fsync(log.fileno())
        self._write()

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        with open(part, "w", encoding="utf-8") as file:
            json.dump(self._latched, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self._path)
        sync_folder(self._path.parent)
