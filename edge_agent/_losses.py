"""How the agent declares frames that it had to drop, so that the core knows a gap for what it is.

One Loss message per site, boot and class, its numbers as ranges. A message that has not arrived when more is dropped is
replaced by one that says both: telling the same twice counts nothing twice in the core, and a spool that drops for
weeks does not fill with declarations. Victims of the rule "oldest first" are bridged to one range: between two of them
no frame of their class is left, and numbers of other classes in it count only if they are missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._spool_file import Row, RowKind

__all__ = ["LossBook"]

CONTROL = 1
MAX_RANGES = 512  # of one message; beyond it neighbouring ranges are bridged
Key = tuple[str, int, int]  # site, boot, class


class LossBook:
    """Loss rows that the core has not acknowledged, the newest per site, boot and class.

    `superseded`: ids of rows that a newer one replaces; the owner deletes them and empties the list.
    """

    def __init__(self) -> None:
        self._open: dict[Key, Row] = {}
        self.superseded: list[int] = []

    def declare(self, victims: Sequence[Row], first_id: int, *, oldest_first: bool) -> list[Row]:
        """Rows with ids from `first_id` on that declare the frames among `victims`."""
        groups: dict[Key, list[Row]] = {}
        for row in victims:
            if row.kind == RowKind.FRAME:
                groups.setdefault((row.site, row.epoch, row.data_class), []).append(row)
        rows = []
        for row_id, (key, members) in enumerate(groups.items(), first_id):
            old = self._open.get(key)
            if old is not None:
                self.superseded.append(old.id)
            self._open[key] = _row(row_id, key, members, old, oldest_first)
            rows.append(self._open[key])
        return rows

    def mark(self) -> tuple[dict[Key, Row], list[int]]:
        """What to go `back` to where rows that were declared could not be stored."""
        return dict(self._open), list(self.superseded)

    def back(self, mark: tuple[dict[Key, Row], list[int]]) -> None:
        """Forget what was declared since `mark`."""
        self._open, self.superseded = mark

    def arrived(self, ids: Iterable[int]) -> None:
        """The core has these rows: what is dropped later is declared by itself."""
        known = set(ids)
        for key in [key for key, row in self._open.items() if row.id in known]:
            del self._open[key]


def _row(row_id: int, key: Key, victims: Sequence[Row], old: Row | None, oldest_first: bool) -> Row:
    site, epoch, data_class = key
    before = edge.EdgeUp.FromString(old.body).loss if old is not None else edge.Loss()
    ranges = [(first, first + length) for first, length in zip(before.first, before.length, strict=True)]
    ranges = _joined([*ranges, *((row.seq, row.seq + 1) for row in victims)])
    if oldest_first or len(ranges) > MAX_RANGES:
        ranges = [(ranges[0][0], ranges[-1][1])]
    loss = edge.Loss(
        epoch=epoch,
        first=[first for first, _ in ranges],
        length=[end - first for first, end in ranges],
        data_class=cast("edge.DataClass", data_class),
        readings=before.readings + sum(row.n for row in victims),
    )
    body = edge.EdgeUp(loss=loss).SerializeToString()
    return Row(row_id, site, RowKind.LOSS, CONTROL, epoch, 0, 1, max(row.ts_ns for row in victims), body)


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """[first, end) in order, touching ones joined."""
    joined: list[tuple[int, int]] = []
    for first, end in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined
