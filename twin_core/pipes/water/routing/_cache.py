"""The kernel cache of water quality; `twin_core.kernels` says how it works."""

from __future__ import annotations

from pathlib import Path

from twin_core.kernels import KernelCache

__all__ = ["CACHE", "inlined", "kernel"]

CACHE = KernelCache("water-quality", Path(__file__).resolve().parent)
kernel = CACHE.kernel
inlined = CACHE.inlined
