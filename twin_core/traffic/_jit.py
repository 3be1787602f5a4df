"""How the street engine's kernels are compiled."""

from __future__ import annotations

from twin_core.traffic._cache import CACHE

__all__ = ["inlined", "kernel"]

kernel = CACHE.kernel
inlined = CACHE.inlined
