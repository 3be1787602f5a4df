"""Which frames of a site are missing, and which of them its agent has declared as dropped.

A frame that the agent had to drop is declared by a Loss message, which may come before the gap is met or after it, and
more than once. Both sides are kept as ranges, so the order does not matter and a repetition counts nothing twice:

    numbers   1 2 3 . . 6 . . 9        missing and declared → dropped      missing and not declared → lost
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

__all__ = ["Gaps", "Span"]

KEPT_SPANS = 4096  # of each kind; what is forgotten beyond it stays counted as it was
Span = tuple[int, int, int]
"""(epoch, first, last): frames `first` to `last`, both included."""


@dataclass
class Gaps:
    """Missing and declared frames of one site. The methods return how the counts change."""

    missing: list[Span] = field(default_factory=list)  # passed by the high-water mark, not declared
    declared: list[Span] = field(default_factory=list)  # not yet passed by the high-water mark

    def passed(self, epoch: int, first: int, seq: int) -> tuple[int, int]:
        """Frame `seq` of `epoch` has come, those from `first` on before it have not: (lost, dropped) to add.

        Whatever was declared of the time before it will not come either.
        """
        gap = [(epoch, first, seq - 1)] if first < seq else []
        undeclared = _without(gap, self.declared)
        settled = _up_to(self.declared, (epoch, seq - 1))
        self.declared = _after(self.declared, (epoch, seq))
        self.missing = _merged([*self.missing, *undeclared])[-KEPT_SPANS:]
        return _count(undeclared), _count(settled)

    def declare(self, spans: Iterable[Span], mark: tuple[int, int]) -> tuple[int, int]:
        """The agent has dropped these: (lost, dropped) to add. Numbers up to `mark` that are not missing have arrived
        before they were dropped, and count nothing."""
        told = list(spans)
        rest = _without(self.missing, _up_to(told, mark))
        found = _count(self.missing) - _count(rest)
        self.missing = rest
        self.declared = _merged([*self.declared, *_after(told, mark)])[-KEPT_SPANS:]
        return -found, found

    def validate(self) -> bool:
        """Whether both lists are in order and without overlap."""
        return all(spans == _merged(spans) for spans in (self.missing, self.declared))


def _count(spans: Iterable[Span]) -> int:
    return sum(last - first + 1 for _, first, last in spans)


def _up_to(spans: Iterable[Span], mark: tuple[int, int]) -> list[Span]:
    """What of `spans` lies at or below (epoch, number)."""
    return [
        (e, a, last) for e, a, b in spans if (e, a) <= mark and (last := b if e < mark[0] else min(b, mark[1])) >= a
    ]


def _after(spans: Iterable[Span], mark: tuple[int, int]) -> list[Span]:
    """What of `spans` lies above (epoch, number)."""
    return [(e, a if e > mark[0] else max(a, mark[1] + 1), b) for e, a, b in spans if (e, b) > mark]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """In order, overlapping and touching ones joined."""
    joined: list[Span] = []
    for epoch, first, last in sorted(spans):
        if joined and joined[-1][0] == epoch and first <= joined[-1][2] + 1:
            joined[-1] = (epoch, joined[-1][1], max(last, joined[-1][2]))
        else:
            joined.append((epoch, first, last))
    return joined


def _without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of `spans` outside `taken`."""
    cuts = _merged(taken)
    return [piece for span in spans for piece in _pieces(span, cuts)]


def _pieces(span: Span, cuts: Iterable[Span]) -> Iterator[Span]:
    epoch, first, last = span
    for cut_epoch, cut_first, cut_last in cuts:
        if cut_epoch != epoch or cut_last < first or cut_first > last:
            continue
        if cut_first > first:
            yield epoch, first, cut_first - 1
        first = cut_last + 1
    if first <= last:
        yield epoch, first, last
