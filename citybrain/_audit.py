"""What the `citybrain audit` commands do."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from citybrain_wire.errors import BadFile, StoreDamaged
from citybrain_wire.pki import load_verify_key

from citybrain._console import console, print_json, print_table
from twin_core.audit import AuditLog, AuditPaths, verify

__all__ = ["open_audit", "run_head", "run_list", "run_verify"]


def open_audit(folder: Path) -> AuditLog:
    """The audit that is in `folder`. Raises BadFile where there is none."""
    path = AuditPaths(folder).database
    if not path.is_file():
        raise BadFile.at(path, "there is no audit; --dir names the folder of people, such as out/people")
    return AuditLog(folder, time.time_ns)


def run_verify(file: Path, key: Path, heads: Path | None, *, json_output: bool) -> None:
    """Print the verdict. Raises StoreDamaged where something was found."""
    try:
        verdict = verify(file, load_verify_key(key), heads)
    except (OSError, ValueError, sqlite3.Error) as err:
        raise BadFile.at(file, f"cannot be verified: {err}") from err
    if json_output:
        print_json({**asdict(verdict), "sound": verdict.sound})
    else:
        signed = _moment(verdict.last_head_ns) if verdict.last_head_ns else "never"
        console.print(f"{verdict.entries} entries, {verdict.heads} heads, last signed {signed} UTC")
        console.print(f"{verdict.unsigned} entries after the last good head")
    if not verdict.sound:
        raise StoreDamaged(f"{file} is not as it was written:\n" + "\n".join(verdict.findings))


def run_list(folder: Path, last: int, *, json_output: bool) -> None:
    """Print the newest entries."""
    log = open_audit(folder)
    entries = [json.loads(body) for body in log.newest(last)]
    log.close()
    if json_output:
        print_json(entries)
        return
    columns = ("seq", "kind", "who", "what", "subject", "outcome", "source")
    rows = [[_moment(entry["ts_ns"]), *(str(entry[name]) for name in columns)] for entry in entries]
    print_table(str(folder), ["UTC", *columns], rows)


def run_head(folder: Path) -> None:
    """Print the newest head."""
    log = open_audit(folder)
    line = log.sign_head() or log.newest_head()
    log.close()
    if line is None:
        raise BadFile.at(folder, "the audit holds no entry yet")
    console.print(line, soft_wrap=True)


def _moment(ts_ns: int) -> str:
    return f"{datetime.fromtimestamp(ts_ns / 1e9, UTC):%Y-%m-%d %H:%M:%S}"
