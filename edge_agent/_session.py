"""One site's conversation with its gateway, without any I/O: messages and spooled rows in, bytes and instructions out.

    down ──opened──▶ greeting ──Welcome──▶ open ──closed──▶ down

Frames go in the order of the spool, at most `credit` of them without an ack. Statuses and alarms go at once, whatever
the backlog, since a decision depends on them; they carry no number of their own, so one counts as delivered when a
frame sent *after* it is acknowledged: gateway and core keep the order of a stream. After a break everything that was
sent and not acknowledged is sent again, in order; the core drops what it knows.

Memory stays bounded: beyond `MAX_READY` rows the session forgets that they exist and asks the owner to read them from
the spool (`wants`) when it has room.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from citybrain_wire.errors import BadMessage, BrokenInvariant
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._spool import Row, RowKind

__all__ = ["EpochBehind", "Execute", "Forget", "Instruction", "Proceed", "Refused", "Session", "SessionState"]

MAX_READY = 128
MAX_URGENT = 1024
WIRE_VERSION = 1


class SessionState(Enum):
    """Where a session stands."""

    DOWN = "down"
    GREETING = "greeting"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Forget:
    """The core has these rows in its journal."""

    ids: list[int]


@dataclass(frozen=True, slots=True)
class Execute:
    """A command has come."""

    command: edge.Command


@dataclass(frozen=True, slots=True)
class Proceed:
    """Lock-step: the street may go on from `ts_ns` once all commands before this are dealt with."""

    ts_ns: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The gateway did not take something. `ids`: rows of a refused frame, to be forgotten and counted, since sending
    it again would end the same."""

    code: str
    message: str
    ids: list[int]


@dataclass(frozen=True, slots=True)
class EpochBehind:
    """The core knows a later boot of this site than ours: our boot number went back. Restart with a greater one,
    since the core would take everything we send for old."""

    epoch: int


Instruction = Forget | Execute | Proceed | Refused | EpochBehind


class Session:
    """The conversation of one site in one life of the agent (`epoch`)."""

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch
        self.state = SessionState.DOWN
        self.lockstep = False
        self.newest_seq = 0  # of this epoch, as offered
        self.applied: tuple[int, int] = (0, 0)
        self._credit = 0
        self._mark: tuple[int, int] = (0, 0)  # journaled by the core: (epoch, seq)
        self._ready: deque[Row] = deque()
        self._urgent: deque[Row] = deque()
        self._sent: deque[Row] = deque()
        self._frames_under_way = 0
        self._tail_id = 0  # greatest row id that went through this session's memory in order
        self._behind = True  # the spool may hold rows after `_tail_id`
        self._urgent_ids: set[int] = set()

    # ── the stream ───────────────────────────────────────────────────────────────────────────────────────────────

    def opened(
        self,
        devices: Sequence[edge.Device],
        sensors: Sequence[edge.Sensor],
        plans_in_force: Iterable[str],
        oldest_unacked_seq: int,
        older_tables: Iterable[edge.Table] = (),
    ) -> edge.EdgeUp:
        """A stream is up: returns the Hello to send first."""
        self._to_down()
        self.state = SessionState.GREETING
        return edge.EdgeUp(
            hello=edge.Hello(
                wire_version=WIRE_VERSION,
                epoch=self.epoch,
                oldest_unacked_seq=oldest_unacked_seq,
                newest_seq=self.newest_seq,
                devices=devices,
                sensors=sensors,
                plans_in_force=list(plans_in_force),
                older_tables=list(older_tables),
            )
        )

    def closed(self) -> None:
        """The stream is gone; what was under way will be sent again."""
        self._to_down()

    def _to_down(self) -> None:
        self.state = SessionState.DOWN
        self._credit = 0
        frames = [row for row in self._sent if row.kind == RowKind.FRAME]
        urgent = [row for row in self._sent if row.kind != RowKind.FRAME]
        self._ready.extendleft(reversed(frames))
        self._urgent.extendleft(reversed(urgent))
        self._sent.clear()
        self._frames_under_way = 0

    def received(self, message: edge.EdgeDown) -> list[Instruction]:
        """A message from the gateway. Raises BadMessage where it makes no sense: the stream is then to be closed."""
        body = message.WhichOneof("body")
        if body is None:
            return []  # a message of a later version: it is allowed to say more than we understand
        if body == "welcome":
            return self._welcome(message.welcome)
        if self.state is not SessionState.OPEN:
            raise BadMessage(f"gateway sent {body} before welcome")
        if body == "ack":
            return self._ack(message.ack)
        if body == "command":
            return [Execute(message.command)]
        if body == "pace":
            return [Proceed(message.pace.ts_ns)]
        return self._refusal(message.refusal)

    def _welcome(self, welcome: edge.Welcome) -> list[Instruction]:
        if self.state is not SessionState.GREETING:
            raise BadMessage(f"gateway sent welcome while {self.state.value}")
        mark = (welcome.acked_epoch, welcome.acked_seq)
        if mark > (self.epoch, self.newest_seq):
            return [EpochBehind(welcome.acked_epoch)]
        self.state = SessionState.OPEN
        self.lockstep = welcome.lockstep
        self._credit = welcome.credit_frames
        self._mark = max(self._mark, mark)
        known = [row.id for row in self._ready if (row.epoch, row.seq) <= self._mark]
        if known:
            self._ready = deque(row for row in self._ready if (row.epoch, row.seq) > self._mark)
        return [Forget(known)] if known else []

    def _ack(self, ack: edge.Ack) -> list[Instruction]:
        if ack.credit_frames:
            self._credit = ack.credit_frames
        mark = (ack.epoch, ack.seq)
        if ack.level < edge.ACK_LEVEL_JOURNALED:
            return []
        if ack.level >= edge.ACK_LEVEL_APPLIED:
            self.applied = max(self.applied, mark)
        self._mark = max(self._mark, mark)
        last = -1
        for k, row in enumerate(self._sent):
            if row.kind == RowKind.FRAME:
                if (row.epoch, row.seq) > mark:
                    break
                last = k
        ids = []
        for _ in range(last + 1):
            row = self._sent.popleft()
            ids.append(row.id)
            if row.kind == RowKind.FRAME:
                self._frames_under_way -= 1
            else:
                self._urgent_ids.discard(row.id)
        return [Forget(ids)] if ids else []

    def _refusal(self, refusal: edge.Refusal) -> list[Instruction]:
        ids: list[int] = []
        for k, row in enumerate(self._sent):
            if row.kind == RowKind.FRAME and (row.epoch, row.seq) == (refusal.epoch, refusal.seq):
                del self._sent[k]
                self._frames_under_way -= 1
                ids.append(row.id)
                break
        return [Refused(refusal.code, refusal.message, ids)]

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def offer(self, rows: Iterable[Row]) -> None:
        """Rows that the spool has just taken, in its order."""
        for row in rows:
            if row.kind == RowKind.FRAME and row.epoch == self.epoch:
                self.newest_seq = max(self.newest_seq, row.seq)
            if row.kind != RowKind.FRAME:
                if len(self._urgent) < MAX_URGENT:
                    self._urgent.append(row)
                    self._urgent_ids.add(row.id)
                else:
                    self._behind = True
            elif self._behind or len(self._ready) >= MAX_READY:
                self._behind = True
            elif row.id > self._tail_id:
                self._ready.append(row)
            if not self._behind:
                self._tail_id = max(self._tail_id, row.id)

    def wants(self) -> tuple[int, int] | None:
        """(row id, how many): read from the spool what comes after that row; None while there is nothing to read."""
        if not self._behind or self.state is not SessionState.OPEN or len(self._ready) > MAX_READY // 2:
            return None
        return self._tail_id, MAX_READY

    def refill(self, rows: Sequence[Row], complete: bool) -> list[Instruction]:
        """Rows read from the spool as `wants` said; `complete`: it has no more behind them."""
        known = []
        for row in rows:
            if row.id <= self._tail_id:
                continue
            self._tail_id = row.id
            if row.kind != RowKind.FRAME:
                if row.id not in self._urgent_ids:
                    self._urgent.append(row)
                    self._urgent_ids.add(row.id)
            elif (row.epoch, row.seq) <= self._mark:
                known.append(row.id)
            else:
                self._ready.append(row)
        if complete:
            self._behind = False
        return [Forget(known)] if known else []

    def outgoing(self) -> list[bytes]:
        """Serialised EdgeUp messages to send now, in order."""
        if self.state is not SessionState.OPEN:
            return []
        out = []
        while self._urgent:
            row = self._urgent.popleft()
            self._sent.append(row)
            out.append(row.body)
        while self._ready and self._frames_under_way < self._credit:
            row = self._ready.popleft()
            self._sent.append(row)
            self._frames_under_way += 1
            out.append(row.body)
        return out

    @property
    def has_outgoing(self) -> bool:
        """Whether `outgoing` would return anything."""
        if self.state is not SessionState.OPEN:
            return False
        return bool(self._urgent) or (bool(self._ready) and self._frames_under_way < self._credit)

    @property
    def lacks_a_frame(self) -> bool:
        """Whether only statuses and alarms are under way, so that nothing will tell of their arrival."""
        return bool(self._sent) and not self._frames_under_way and not self._ready

    @property
    def idle(self) -> bool:
        """Nothing to send and nothing under way."""
        return not (self._ready or self._urgent or self._sent or self._behind)

    def validate(self) -> None:
        """Raise BrokenInvariant where the state makes no sense; tests call it after every step."""
        under_way = sum(1 for row in self._sent if row.kind == RowKind.FRAME)
        if under_way != self._frames_under_way:
            raise BrokenInvariant(f"{under_way} frames under way, counted {self._frames_under_way}")
        if self.state is not SessionState.OPEN and self._sent:
            raise BrokenInvariant("rows under way without an open stream")
        frames = [row for row in (*self._sent, *self._ready) if row.kind == RowKind.FRAME]
        order = [(row.epoch, row.seq) for row in frames]
        if order != sorted(set(order)):
            raise BrokenInvariant(f"frames are out of order or doubled: {order}")
        if len(self._ready) > 3 * MAX_READY:
            raise BrokenInvariant(f"{len(self._ready)} rows in memory")
