"""Files of SQLite that turned out damaged."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["set_aside"]


def set_aside(path: Path) -> Path:
    """Rename a damaged database with its log and index to the next free `NAME.damaged-N`; returns that name."""
    number = 1
    while (target := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            os.replace(part, target.with_name(target.name + suffix))
    return target
