"""How the engines compile their kernels and where the machine code lives.

An engine makes one `KernelCache` from its folder and decorates its kernels with `kernel` and `inlined` of that cache.

>>> from pathlib import Path
>>> cache = KernelCache("toy", Path(__file__).parent)
>>> cache.dir().name.startswith(cache.key())
True
"""

from twin_core.kernels._cache import KernelCache, compiled_count, source_key

__all__ = ["KernelCache", "compiled_count", "source_key"]
