"""One site's stream as a pure state machine: bytes and core messages in, messages and an end out.

    GREETING ──Hello──▶ ANNOUNCED ──SiteWelcome──▶ OPEN ──core away──▶ ANNOUNCED again, stream stays open
        any ──bad bytes, window exceeded, ...──▶ CLOSED(code, why)

Frames that the core has not journaled are held here, at most a credit window of them, and sent again when the core
comes back: to the agent a restart of the core is nothing but a pause in its acks. Statuses are held in the same order,
since only a later frame's ack says that they arrived.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import Enum

from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage, BrokenInvariant
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError

from twin_core.gateway._admission import Admission
from twin_core.gateway._counts import GatewayCounts
from twin_core.gateway._hello import check_hello
from twin_core.gateway._plausible import Plausibility

__all__ = ["End", "Out", "SiteStream", "StreamState"]

# A sender may have a few frames under way when its credit is lowered.
WINDOW_SLACK = 8
MAX_HELD_STATUSES = 2_048
MAX_REMEMBERED = 16  # sensor tables of a site
_MAX_NUMBER = (1 << 63) - 1
Mark = tuple[int, int]
_Unnumbered = edge.CommandStatus | edge.Alarm | edge.Loss


class StreamState(Enum):
    """Where a stream stands."""

    GREETING = "greeting"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class End:
    """How a stream is ended: name of a gRPC status code and the reason the agent is told."""

    code: str
    message: str


@dataclass
class Out:
    """What follows from an input. `frames` may be batched, `core` is sent after them in order, `down` to the agent."""

    frames: list[twin.SiteFrame] = field(default_factory=list)
    core: list[twin.GatewayUp] = field(default_factory=list)
    down: list[edge.EdgeDown] = field(default_factory=list)
    end: End | None = None


class SiteStream:
    """The conversation with one agent site. `site_id` comes from its certificate, never from a message."""

    def __init__(
        self,
        site_id: str,
        certificate_sha256: bytes,
        counts: GatewayCounts,
        admission: Admission | None = None,
        memory: dict[bytes, Plausibility] | None = None,
    ) -> None:
        """`admission` is shared by all streams of a gateway, `memory` (what is known of each sensor table) by all
        streams of a site."""
        self.site_id = site_id
        self.state = StreamState.GREETING
        self._certificate_sha256 = certificate_sha256
        self._counts = counts
        self._hello = edge.Hello()
        self._admission = admission if admission is not None else Admission(1 << 40)
        self._memory = memory if memory is not None else {}
        self._tables: dict[int, Plausibility] = {}  # by the checksum that frames name; 0 = of the Hello itself
        self._welcomed = False  # the agent knows; it must not hear it twice
        self._credit = 0
        self._newest: Mark = (0, 0)
        self._acked: Mark = (0, 0)
        self._held: deque[edge.Frame | _Unnumbered] = deque()
        self._held_frames = 0

    # ── from the agent ────────────────────────────────────────────────────────────────────────────────────────────

    def received(self, body: bytes) -> Out:
        """A message of the agent."""
        self._counts.bytes += len(body)
        if self.state is StreamState.CLOSED:
            return Out()
        try:
            up = edge.EdgeUp.FromString(body)
        except DecodeError:
            return self._close("INVALID_ARGUMENT", f"message of {len(body)} bytes is no EdgeUp")
        kind = up.WhichOneof("body")
        if (kind == "hello") != (self.state is StreamState.GREETING):
            expected = "the first message must be Hello" if kind != "hello" else "Hello is said once"
            return self._close("INVALID_ARGUMENT", f"got {kind or 'an empty message'}: {expected}")
        if kind == "hello":
            return self._on_hello(up.hello)
        if kind == "frame":
            return self._on_frame(up.frame)
        if kind == "status":
            return self._on_status(up.status)
        if kind == "alarm":
            self._counts.alarms += 1
            return self._hold(up.alarm)
        if kind == "loss":
            return self._on_loss(up.loss)
        return Out()  # of a later version: it may say more than we understand

    def silent(self, seconds: float) -> End:
        """No Hello came in time."""
        return self._close("DEADLINE_EXCEEDED", f"no Hello within {seconds:g} s").end or End("DEADLINE_EXCEEDED", "")

    def _on_hello(self, hello: edge.Hello) -> Out:
        try:
            check_hello(hello)
        except BadMessage as err:
            return self._close("INVALID_ARGUMENT", str(err))
        self._hello = hello
        self._remember_tables(hello)
        self.state = StreamState.ANNOUNCED
        return Out(core=[self.announcement()])

    def _remember_tables(self, hello: edge.Hello) -> None:
        profiles = "|".join(f"{device.id}={device.profile}" for device in hello.devices).encode()
        known = self._memory
        own = edge.Table(crc32=frames.table_crc(hello.sensors), sensors=hello.sensors)
        for table in (*hello.older_tables, own):
            key = table.crc32.to_bytes(4, "little") + profiles
            known[key] = known.get(key) or Plausibility(table.sensors, hello.devices)
            self._tables[table.crc32] = known[key]
        self._tables[0] = self._tables[own.crc32]
        for key in list(known)[:-MAX_REMEMBERED]:
            del known[key]

    def announcement(self) -> twin.GatewayUp:
        """What the core must hear, now and whenever it comes back."""
        site_up = twin.SiteUp(
            site_id=self.site_id,
            hello=self._hello,
            certificate_sha256=self._certificate_sha256,
            resumed=self._welcomed,
        )
        return twin.GatewayUp(site_up=site_up)

    def _on_frame(self, frame: edge.Frame) -> Out:
        if not self._welcomed:
            return self._close("FAILED_PRECONDITION", "frame before Welcome: there is no credit yet")
        ranges = self._tables.get(frame.table)
        try:
            self._check(frame, ranges)
        except BadMessage as err:
            return self._refuse("FRAME" if ranges is not None else "TABLE", str(err), frame)
        assert ranges is not None
        mark = (frame.epoch, frame.seq)
        if mark <= self._newest:
            self._counts.duplicates += 1
            acked_epoch, acked_seq = self._acked
            ack = edge.Ack(level=edge.ACK_LEVEL_JOURNALED, epoch=acked_epoch, seq=acked_seq, credit_frames=self._credit)
            return Out(down=[edge.EdgeDown(ack=ack)])
        if self._held_frames >= self._credit + WINDOW_SLACK:
            return self._close(
                "RESOURCE_EXHAUSTED", f"{self._held_frames} frames without an ack; the credit is {self._credit}"
            )
        if self._admission.sheds(frame.data_class):
            return self._shed(frame)
        for reason, number in ranges.mark_suspects(frame).items():
            self._counts.suspect_readings += number
            self._counts.suspects[reason] += number
        self._counts.frames += 1
        self._counts.readings += frame.count
        self._newest = mark
        self._held.append(frame)
        self._held_frames += 1
        self._note_held(_size(frame))
        return Out(frames=[self._site_frame(frame)] if self.state is StreamState.OPEN else [])

    def _shed(self, frame: edge.Frame) -> Out:
        """Too much is held: the agent forgets this frame, the core learns that it will not come."""
        name = edge.DataClass.Name(frame.data_class).removeprefix("DATA_CLASS_").lower()
        self._counts.shed[name] += 1
        self._newest = (frame.epoch, frame.seq)
        loss = edge.Loss(
            epoch=frame.epoch, first=[frame.seq], length=[1], data_class=frame.data_class, readings=frame.count
        )
        out = self._hold(loss)
        out.down += self._refuse("SHED", f"the gateway is overloaded; {name} frames are dropped", frame).down
        return out

    def _note_held(self, change_bytes: int) -> None:
        self._admission.held_bytes += change_bytes
        self._counts.held_bytes = self._admission.held_bytes

    def _check(self, frame: edge.Frame, ranges: Plausibility | None) -> None:
        frames.check(frame)
        if ranges is None:
            raise BadMessage(
                f"frame {frame.epoch}:{frame.seq}: sensor table {frame.table:08x} was not in the Hello of this stream"
            )
        if frame.epoch > self._hello.epoch:
            raise BadMessage(
                f"frame {frame.epoch}:{frame.seq}: the Hello of this stream named epoch {self._hello.epoch}"
            )
        if frame.seq > _MAX_NUMBER:
            raise BadMessage(f"frame {frame.epoch}:{frame.seq}: seq must not pass 2^63 - 1")
        if not ranges.highest_index_fits(frame):
            raise BadMessage(
                f"frame {frame.epoch}:{frame.seq}: names a sensor beyond the site's table of {ranges.count}"
            )

    def _on_status(self, status: edge.CommandStatus) -> Out:
        if max(status.epoch, status.seq) > _MAX_NUMBER:
            return self._refuse("STATUS", "epoch and seq of a status must not pass 2^63 - 1", None)
        self._counts.statuses += 1
        return self._hold(status)

    def _on_loss(self, loss: edge.Loss) -> Out:
        try:
            frames.check_loss(loss)
        except BadMessage as err:
            return self._refuse("LOSS", str(err), None)
        return self._hold(loss)

    def _hold(self, item: _Unnumbered) -> Out:
        """Keep what has no number of its own until a later frame is acknowledged; pass it on if the core is there."""
        if len(self._held) - self._held_frames >= MAX_HELD_STATUSES:
            return self._close("RESOURCE_EXHAUSTED", f"{MAX_HELD_STATUSES} statuses without a frame between them")
        self._held.append(item)
        return Out(core=[self._about(item)] if self.state is StreamState.OPEN else [])

    def _refuse(self, code: str, message: str, frame: edge.Frame | None) -> Out:
        self._counts.refused[code] += 1
        epoch, seq = (frame.epoch, frame.seq) if frame is not None else (0, 0)
        return Out(down=[edge.EdgeDown(refusal=edge.Refusal(code=code, message=message, epoch=epoch, seq=seq))])

    def _close(self, code: str, message: str) -> Out:
        self._counts.closed[code] += 1
        self.state = StreamState.CLOSED
        return Out(end=End(code, message))

    # ── from the core ─────────────────────────────────────────────────────────────────────────────────────────────

    def on_welcome(self, welcome: edge.Welcome) -> Out:
        """The core knows the site. The agent hears it once; what the core may lack is sent again."""
        if self.state is not StreamState.ANNOUNCED:
            return Out()
        self.state = StreamState.OPEN
        self._credit = welcome.credit_frames
        out = Out()
        mark = (welcome.acked_epoch, welcome.acked_seq)
        if not self._welcomed:
            self._welcomed = True
            self._newest = self._acked = mark
            out.down.append(edge.EdgeDown(welcome=welcome))
            return out
        if mark > self._acked:
            ack = edge.Ack(
                level=edge.ACK_LEVEL_JOURNALED, epoch=mark[0], seq=mark[1], credit_frames=welcome.credit_frames
            )
            out.down += self.on_ack(ack)
        for item in self._held:
            self._counts.resent += 1
            if isinstance(item, edge.Frame):
                out.core.append(twin.GatewayUp(frames=twin.SiteFrames(frames=[self._site_frame(item)])))
            else:
                out.core.append(self._about(item))
        return out

    def on_ack(self, ack: edge.Ack) -> list[edge.EdgeDown]:
        """Frames up to this one, and the statuses among them, are durable in the core."""
        if not self._welcomed:
            return []  # about frames of an earlier stream; the Welcome will name the mark
        mark = (ack.epoch, ack.seq)
        if ack.credit_frames:
            self._credit = ack.credit_frames
        if ack.level >= edge.ACK_LEVEL_JOURNALED and mark > self._acked:
            self._acked = mark
            while self._held_frames and self._first_frame_mark() <= mark:
                self._pop_through_first_frame()
        return [edge.EdgeDown(ack=ack)]

    def _first_frame_mark(self) -> Mark:
        frame = next(item for item in self._held if isinstance(item, edge.Frame))
        return frame.epoch, frame.seq

    def _pop_through_first_frame(self) -> None:
        while not isinstance(item := self._held.popleft(), edge.Frame):
            continue
        self._held_frames -= 1
        self._note_held(-_size(item))

    def on_refusal(self, refusal: edge.Refusal) -> list[edge.EdgeDown]:
        """The core refused a frame: it is not sent again."""
        if not self._welcomed:
            return []
        self._counts.refused[refusal.code] += 1
        for item in self._held:
            if isinstance(item, edge.Frame) and (item.epoch, item.seq) == (refusal.epoch, refusal.seq):
                self._held.remove(item)
                self._held_frames -= 1
                self._note_held(-_size(item))
                break
        return [edge.EdgeDown(refusal=refusal)]

    def closed(self) -> None:
        """The stream is over: what is held is given up, the agent has it in its spool."""
        self.state = StreamState.CLOSED
        self._note_held(-sum(_size(item) for item in self._held if isinstance(item, edge.Frame)))
        self._held.clear()
        self._held_frames = 0

    def core_lost(self) -> None:
        """The core went away: hold everything until it has welcomed the site again."""
        if self.state is StreamState.OPEN:
            self.state = StreamState.ANNOUNCED

    @property
    def greeted(self) -> bool:
        """Whether the agent has said Hello, so that the core must know of it."""
        return self.state in (StreamState.ANNOUNCED, StreamState.OPEN)

    def _site_frame(self, frame: edge.Frame) -> twin.SiteFrame:
        return twin.SiteFrame(site_id=self.site_id, frame=frame)

    def _about(self, item: _Unnumbered) -> twin.GatewayUp:
        if isinstance(item, edge.Loss):
            return twin.GatewayUp(loss=twin.SiteLoss(site_id=self.site_id, loss=item))
        if isinstance(item, edge.Alarm):
            return twin.GatewayUp(alarm=twin.SiteAlarm(site_id=self.site_id, alarm=item))
        return twin.GatewayUp(status=twin.SiteStatus(site_id=self.site_id, status=item))

    def validate(self) -> None:
        """Raise BrokenInvariant where the state makes no sense."""
        marks = [(item.epoch, item.seq) for item in self._held if isinstance(item, edge.Frame)]
        if marks != sorted(set(marks)) or len(marks) != self._held_frames:
            raise BrokenInvariant(f"site {self.site_id}: held frames are out of order or miscounted: {marks}")
        if marks and not self._acked < marks[0] <= marks[-1] <= self._newest:
            raise BrokenInvariant(f"site {self.site_id}: held {marks} outside ({self._acked}, {self._newest}]")


def _size(frame: edge.Frame) -> int:
    """Bytes that a held frame is counted with."""
    return 11 * frame.count + 64
