"""Where compiled kernels live, and how often anything was compiled.

Numba's disk cache does not see a change in a helper of another file, so the folder's name carries a hash of all sources
of this package and of the versions of numba, numpy and Python: a changed kernel finds an empty folder. Importing this
module points numba there, which must happen before the first kernel is defined; the package's door imports it first.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

__all__ = ["cache_dir", "cache_key", "compiled_count", "compiling_alone", "is_warm", "mark_warm"]

_SOURCES = Path(__file__).resolve().parent


def cache_key(sources: Iterable[Path] | None = None) -> str:
    """Hash over the kernel sources (default: this package's) and the versions that compile them."""
    digest = hashlib.sha256()
    paths = sorted(_SOURCES.glob("_*.py")) if sources is None else sorted(sources)
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for package in ("numba", "llvmlite", "numpy"):
        digest.update(f"{package} {version(package)}\0".encode())
    digest.update(f"{sys.version_info[:2]} {platform.machine()}".encode())
    return digest.hexdigest()[:16]


def cache_dir() -> Path:
    """Folder of the compiled kernels: under `CITYBRAIN_CACHE`, else under the user's cache folder.

    Numba finds its files by the path of their source, so a second copy of this package gets a folder of its own.
    """
    base = os.environ.get("CITYBRAIN_CACHE")
    root = Path(base) if base else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "citybrain"
    copy = hashlib.sha256(str(_SOURCES).encode()).hexdigest()[:8]
    return root / "kernels" / f"{cache_key()}-{copy}"


os.environ["NUMBA_CACHE_DIR"] = str(cache_dir())

import numba  # noqa: E402  the folder must be known before numba reads its configuration
from numba.core import event  # noqa: E402

numba.config.CACHE_DIR = os.environ["NUMBA_CACHE_DIR"]  # numba may have been imported by somebody else before


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
    """Functions compiled in this process so far; 0 in a process that found a warm cache."""
    return _COUNT.n


def is_warm() -> bool:
    """Whether some process has compiled all kernels into the folder."""
    return (cache_dir() / "warm").exists()


def mark_warm() -> None:
    """Note that all kernels are compiled."""
    (cache_dir() / "warm").touch()


@contextlib.contextmanager
def compiling_alone() -> Iterator[None]:
    """Hold the folder's lock: two processes that compile into one folder can leave it broken (numba issue 10128)."""
    cache_dir().mkdir(parents=True, exist_ok=True)
    with (cache_dir() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)
