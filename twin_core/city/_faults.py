"""Collects findings while files are read, so that one reading names every fault and not only the first."""

from __future__ import annotations

from collections import Counter

from citybrain_wire.errors import BadFile, Fault

__all__ = ["Findings"]

MAX_FAULTS = 500
"""A wrong file can be wrong in every line; nobody reads more than this many."""


class Findings:
    """Faults and notes of one reading. A *fault* makes the input unusable, a *note* names what was left out."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._left_off = 0
        self._notes: Counter[str] = Counter()
        self.cut_short = False  # a file could not be read to its end, so names may be missing that it holds

    def fault(self, path: str, line: int, field: str, message: str) -> None:
        """Add one fault; beyond `MAX_FAULTS` they are only counted."""
        if len(self._faults) < MAX_FAULTS:
            self._faults.append(Fault(path, line, field, message))
        else:
            self._left_off += 1

    def note(self, text: str, count: int = 1) -> None:
        """Count something that the files ask for and that is left out or done otherwise."""
        self._notes[text] += count

    @property
    def faults(self) -> list[Fault]:
        """All faults so far, by file and line; the last one counts those that were left off."""
        ordered = sorted(set(self._faults))
        if self._left_off:
            ordered.append(Fault(ordered[-1].path, 0, "", f"{self._left_off} more faults; mend those above first"))
        return ordered

    def __bool__(self) -> bool:
        return bool(self._faults)

    def raise_if_any(self) -> None:
        """Raise `BadFile` with all faults found so far."""
        if self._faults:
            raise BadFile(self.faults)

    def noted(self, text: str) -> int:
        """How often a note was made."""
        return self._notes[text]

    def notes(self) -> tuple[str, ...]:
        """Notes in the order of their first appearance, each with its count."""
        return tuple(f"{text} ({count})" for text, count in self._notes.items())
