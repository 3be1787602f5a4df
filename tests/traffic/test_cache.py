"""Compiled kernels are found again by the same sources only, and a second process compiles nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from twin_core.traffic import cache_dir, cache_key, warm


def test_the_key_follows_a_change_in_any_helper(tmp_path: Path) -> None:
    sources = []
    for name in ("_a.py", "_b.py"):
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
        sources.append(tmp_path / name)
    before = cache_key(sources)
    assert cache_key(reversed(sources)) == before
    sources[1].write_text("x = 2\n", encoding="utf-8")
    assert cache_key(sources) != before


def test_the_folder_is_named_by_the_key() -> None:
    assert cache_dir().name.startswith(cache_key())


def test_a_second_process_compiles_nothing() -> None:
    warm()
    code = "from twin_core.traffic import compiled_count, warm; warm(); print(compiled_count())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "0"
