"""How the engine's kernels are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

__all__ = ["inlined", "kernel"]

F = TypeVar("F", bound=Callable[..., object])


def kernel(function: F) -> F:
    """Compile to machine code on first use, and keep it on disk.

    Kernels allocate nothing, so the counting of references is off: its atomic operations cost half of a step. Division
    by zero gives inf or nan as in NumPy, without a test before each division; where a divisor can be zero the kernel
    says what holds. No fast-math: the same inputs give the same bits on every machine.
    """
    return cast(F, njit(cache=True, error_model="numpy", nogil=True, _nrt=False)(function))


def inlined(function: F) -> F:
    """A kernel that becomes part of its caller: for parts of one loop that are called once per car.

    A table is passed as seven words, so a call with ten tables moves seventy; inlining them made a step twice as fast.
    """
    return cast(F, njit(cache=True, error_model="numpy", nogil=True, _nrt=False, forceinline=True)(function))
