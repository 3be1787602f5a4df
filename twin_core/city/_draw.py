"""Randomness of made cities: one stream per layer and element, so a new street reshuffles nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

__all__ = ["Draw"]

Item = TypeVar("Item")


class Draw:
    """Counter-based stream: the n-th number is a hash of (seed, layer, element, n). No state is shared.

    BLAKE2b rather than a library generator: its bytes are fixed by RFC 7693, so the city does not change with a
    numpy release.
    """

    def __init__(self, seed: int, layer: str, element: str) -> None:
        self._key = f"{seed}\x1f{layer}\x1f{element}\x1f".encode()
        self._count = 0

    def unit(self) -> float:
        """Uniform in [0, 1) with 53 bits."""
        digest = blake2b(self._key + self._count.to_bytes(8, "little"), digest_size=8).digest()
        self._count += 1
        return (int.from_bytes(digest, "little") >> 11) * 2.0**-53

    def between(self, low: float, high: float) -> float:
        """Uniform in [low, high)."""
        return low + (high - low) * self.unit()

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, all equally likely."""
        return items[int(self.unit() * len(items))]
