"""How far the historian has read the journal: a small file that it writes and the core reads before it trims."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

__all__ = ["read_mark", "write_mark"]

MARK_FILE = "mark.json"


def read_mark(folder: Path, generation: int) -> int:
    """Position up to which everything of the journal file `generation` is archived; 0 where nothing is, or the mark
    is of another file."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads((folder / MARK_FILE).read_bytes())
        if found["generation"] == generation:
            return int(found["pos"])
    return 0


def write_mark(folder: Path, generation: int, pos: int) -> None:
    """Say that everything up to `pos` is archived; whole or not at all."""
    part = folder / f"{MARK_FILE}.part"
    part.write_text(json.dumps({"generation": generation, "pos": pos}))
    os.replace(part, folder / MARK_FILE)
