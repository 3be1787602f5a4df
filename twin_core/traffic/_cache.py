"""The street engine's kernel cache; `twin_core.kernels` says how it works."""

from __future__ import annotations

from pathlib import Path

from twin_core.kernels import KernelCache, compiled_count, source_key

__all__ = ["CACHE", "cache_dir", "cache_key", "compiled_count", "compiling_alone", "is_warm", "mark_warm", "source_key"]

CACHE = KernelCache("traffic", Path(__file__).resolve().parent)
cache_dir = CACHE.dir
cache_key = CACHE.key
is_warm = CACHE.is_warm
mark_warm = CACHE.mark_warm
compiling_alone = CACHE.compiling_alone
