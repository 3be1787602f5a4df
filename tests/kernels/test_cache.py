"""Compiled kernels are found again by the same sources only, and a second process compiles nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numba
import pytest

from tests.conftest import ROOT
from twin_core.kernels import KernelCache, source_key
from twin_core.traffic import cache_dir, cache_key, warm

ENGINES = ["twin_core.traffic", "twin_core.pipes"]


def test_the_key_follows_a_change_in_any_helper(tmp_path: Path) -> None:
    sources = []
    for name in ("_a.py", "_b.py"):
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
        sources.append(tmp_path / name)
    before = source_key(sources)
    assert source_key(reversed(sources)) == before
    sources[1].write_text("x = 2\n", encoding="utf-8")
    assert source_key(sources) != before


def test_the_folder_is_named_by_the_key() -> None:
    assert cache_dir().name.startswith(cache_key())


def test_decorating_a_kernel_leaves_the_folder_of_others_alone(tmp_path: Path) -> None:
    before = numba.config.CACHE_DIR
    cache = KernelCache("toy", tmp_path)
    compiled = cache.kernel(_twice)
    assert before == numba.config.CACHE_DIR
    assert str(cache.dir()) in str(compiled._cache.cache_path)  # type: ignore[attr-defined]


def _twice(x: float) -> float:
    return 2.0 * x


@pytest.mark.parametrize("engine", ENGINES)
def test_a_second_process_compiles_nothing(engine: str) -> None:
    code = f"from twin_core.kernels import compiled_count; from {engine} import warm; warm(); print(compiled_count())"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "0"


def test_warming_twice_is_harmless() -> None:
    warm()
    warm()
