"""Where compiled kernels live, how they are compiled, and how often anything was compiled.

Numba's disk cache does not see a change in a helper of another file, so each engine has a folder of its own whose name
carries a hash of all its sources and of the versions of numba, numpy and Python: a changed kernel finds no old code.
Numba reads the folder from its configuration at the moment a function is decorated; the decorators here set it for that
moment only, so two engines in one process never share or swap folders.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar, cast

import numba
from numba import njit
from numba.core import event

__all__ = ["KernelCache", "compiled_count", "source_key"]

F = TypeVar("F", bound=Callable[..., object])


def source_key(sources: Iterable[Path]) -> str:
    """Hash over kernel sources (names and bytes, in any order) and the versions that compile them."""
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for package in ("numba", "llvmlite", "numpy"):
        digest.update(f"{package} {version(package)}\0".encode())
    digest.update(f"{sys.version_info[:2]} {platform.machine()}".encode())
    return digest.hexdigest()[:16]


class KernelCache:
    """The compiled kernels of one engine: folder, decorators, and the lock under which one process compiles."""

    def __init__(self, engine: str, sources: Path) -> None:
        """`engine` names the folder; `sources` is the engine's package: every private module below it is hashed."""
        self._engine = engine
        self._sources = sources
        self._key = source_key([*sources.rglob("_*.py"), Path(__file__)])

    def key(self) -> str:
        """Hash of the engine's sources and of this file."""
        return self._key

    def dir(self) -> Path:
        """Folder of the compiled kernels: under `CITYBRAIN_CACHE`, else under the user's cache folder.

        Numba finds its files by the path of their source, so a second copy of an engine gets a folder of its own.
        """
        base = os.environ.get("CITYBRAIN_CACHE")
        root = Path(base) if base else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "citybrain"
        copy = hashlib.sha256(str(self._sources).encode()).hexdigest()[:8]
        return root / "kernels" / f"{self._key}-{copy}-{self._engine}"

    def kernel(self, function: F) -> F:
        """Compile to machine code on first use, and keep it on disk.

        Kernels allocate nothing, so the counting of references is off: its atomic operations cost half of a step.
        Division by zero gives inf or nan as in NumPy, without a test before each division; where a divisor can be zero
        the kernel says what holds. No fast-math: the same inputs give the same bits on every machine.
        """
        return self._compiled(function, forceinline=False)

    def inlined(self, function: F) -> F:
        """A kernel that becomes part of its caller: for parts of one loop that are called once per element.

        An array is passed as seven words, so a call with ten arrays moves seventy.
        """
        return self._compiled(function, forceinline=True)

    def _compiled(self, function: F, *, forceinline: bool) -> F:
        before = numba.config.CACHE_DIR
        numba.config.CACHE_DIR = str(self.dir())
        try:
            made = njit(cache=True, error_model="numpy", nogil=True, _nrt=False, forceinline=forceinline)(function)
        finally:
            numba.config.CACHE_DIR = before
        return cast(F, made)

    def is_warm(self) -> bool:
        """Whether some process has compiled all kernels into the folder."""
        return (self.dir() / "warm").exists()

    def mark_warm(self) -> None:
        """Note that all kernels are compiled."""
        (self.dir() / "warm").touch()

    @contextlib.contextmanager
    def compiling_alone(self) -> Iterator[None]:
        """Hold the folder's lock: two processes that compile into one folder can break it (numba issue 10128)."""
        self.dir().mkdir(parents=True, exist_ok=True)
        with (self.dir() / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(lock, fcntl.LOCK_UN)


class _Count(event.Listener):  # type: ignore[misc]
    """Counts compilations that a cache did not spare us."""

    def __init__(self) -> None:
        self.n = 0

    def on_start(self, event: event.Event) -> None:
        self.n += 1

    def on_end(self, event: event.Event) -> None:
        return


_COUNT = _Count()
event.register("numba:compile", _COUNT)


def compiled_count() -> int:
    """Functions compiled in this process so far; 0 in a process that found warm caches."""
    return _COUNT.n
