"""All streams of a gateway and the core between them. Runs in the event loop's thread and never waits."""

from __future__ import annotations

import asyncio
import logging
from collections import deque

from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.gateway._admission import Admission
from twin_core.gateway._config import GatewayConfig
from twin_core.gateway._core_link import CoreLink
from twin_core.gateway._counts import GatewayCounts
from twin_core.gateway._guard import Guard, Pass
from twin_core.gateway._plausible import Plausibility
from twin_core.gateway._stream import End, Out, SiteStream, StreamState

__all__ = ["Hub", "Line"]

log = logging.getLogger("citybrain.gateway")

MAX_WAITING = 4_096  # messages an agent may leave unread before its stream ends
MAX_BATCH_FRAMES = 256
STALE = "STALE"  # refusal code of the core: another gateway speaks for the site


class Line:
    """A stream with what waits to be written to it. Acks that nobody has read yet are replaced by later ones."""

    def __init__(self, stream: SiteStream, holder: Pass) -> None:
        self.stream, self.holder = stream, holder
        self.end: End | None = None
        self.wake = asyncio.Event()
        self.ended = asyncio.Event()
        self._waiting: deque[bytes] = deque()
        self._ack: edge.EdgeDown | None = None

    def put(self, message: edge.EdgeDown) -> None:
        """Queue a message for the agent."""
        if message.HasField("ack") and self._covers(message.ack):
            self._ack = message
            self.wake.set()
            return
        self.put_bytes(message.SerializeToString())

    def put_bytes(self, body: bytes) -> None:
        """Queue a serialised EdgeDown."""
        if len(self._waiting) >= MAX_WAITING:
            self.finish(End("RESOURCE_EXHAUSTED", f"{MAX_WAITING} messages were left unread"))
            return
        self._waiting.append(body)
        self.wake.set()

    def _covers(self, ack: edge.Ack) -> bool:
        """Whether `ack` says at least as much as the one that waits: levels are ordered, places cumulative."""
        if self._ack is None:
            return True
        old = self._ack.ack
        return (ack.epoch, ack.seq) >= (old.epoch, old.seq) and ack.level >= old.level

    def drain(self) -> list[bytes]:
        """What is to be written now, acks first: they free the agent's window."""
        out = list(self._waiting)
        self._waiting.clear()
        if self._ack is not None:
            out.insert(0, self._ack.SerializeToString())
            self._ack = None
        self.wake.clear()
        return out

    def finish(self, end: End | None) -> None:
        """End the stream; `end` None = the agent closed it."""
        if not self.ended.is_set():
            self.end = end
            self.ended.set()
            self.wake.set()


class Hub:
    """Streams by site, frames on their way to the core, and what the core answers."""

    def __init__(self, config: GatewayConfig) -> None:
        self.counts = GatewayCounts()
        self._lines: dict[str, Line] = {}
        self._admission = Admission(int(config.max_held_mb * 1e6))
        self._memories: dict[str, dict[bytes, Plausibility]] = {}
        self._batch: list[twin.SiteFrame] = []
        self._flush_s = config.flush_ms / 1000
        self._flush_handle: asyncio.TimerHandle | None = None
        self._core = CoreLink(config.core_router, config.name, self._core_up, self._core_down, self._from_core)

    def open(self) -> None:
        """Connect to the core."""
        self._core.open()

    def close(self) -> None:
        """End all streams and the line to the core."""
        for line in self._lines.values():
            line.finish(End("UNAVAILABLE", "the gateway is going down; connect again"))
        if self._core.here:
            self._flush()
        self._core.close()

    # ── streams ───────────────────────────────────────────────────────────────────────────────────────────────────

    def line(self, holder: Pass) -> Line:
        """A new stream of a site, with what is known of its sensors."""
        memory = self._memories.setdefault(holder.site_id, {})
        sha256 = bytes.fromhex(holder.sha256)
        return Line(SiteStream(holder.site_id, sha256, self.counts, self._admission, memory), holder)

    def put_out(self, guard: Guard, now_s: float) -> None:
        """End the streams of those who may not have one any more."""
        for line in list(self._lines.values()):
            if why := guard.why_not(line.holder, now_s):
                self.counts.closed["PERMISSION_DENIED"] += 1
                line.finish(End("PERMISSION_DENIED", why))

    def attach(self, line: Line) -> None:
        """A stream was opened. The newest stream of a site is the true one: the older may be half dead."""
        self.counts.streams_opened += 1
        self.counts.streams += 1
        old = self._lines.get(line.stream.site_id)
        if old is not None:
            self.counts.streams_replaced += 1
            old.stream.closed()
            old.finish(End("ABORTED", "the site opened another stream"))
        self._lines[line.stream.site_id] = line

    def detach(self, line: Line) -> None:
        """A stream is over."""
        self.counts.streams -= 1
        line.finish(None)
        if self._lines.get(line.stream.site_id) is line:
            del self._lines[line.stream.site_id]
            self._flush()
            cause = line.end.message if line.end is not None else "closed by the agent"
            self._send(twin.GatewayUp(site_down=twin.SiteDown(site_id=line.stream.site_id, cause=cause)))
        line.stream.closed()

    def received(self, line: Line, body: bytes) -> None:
        """A message of an agent."""
        self._act(line, line.stream.received(body))

    def _act(self, line: Line, out: Out) -> None:
        for message in out.down:
            line.put(message)
        if out.frames:
            self._batch += out.frames
            if len(self._batch) >= MAX_BATCH_FRAMES:
                self._flush()
            elif self._flush_handle is None:
                self._flush_handle = asyncio.get_running_loop().call_later(self._flush_s, self._flush)
        for up in out.core:
            self._flush()  # the order of a stream is kept: what came before goes before
            self._send(up)
        if out.end is not None:
            line.finish(out.end)

    def _flush(self) -> None:
        if self._flush_handle is not None:
            self._flush_handle.cancel()
            self._flush_handle = None
        if self._batch:
            batch, self._batch = self._batch, []
            self.counts.batches += 1
            self._send(twin.GatewayUp(frames=twin.SiteFrames(frames=batch)))

    def _send(self, message: twin.GatewayUp) -> None:
        # What a missing core does not hear is held by the streams: they say it again when it is back.
        self._core.send(message)

    # ── the core ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _core_up(self) -> None:
        log.info("the core is here; %d sites are announced", len(self._lines))
        self.counts.core_here = 1
        self._batch.clear()
        for line in self._lines.values():
            line.stream.core_lost()
            if line.stream.greeted:
                self._send(line.stream.announcement())

    def _core_down(self) -> None:
        log.warning("the core is away; %d streams stay open without new credit", len(self._lines))
        self.counts.core_here = 0
        self.counts.core_losses += 1
        self.counts.sites = 0
        self._batch.clear()
        for line in self._lines.values():
            line.stream.core_lost()

    def _from_core(self, message: twin.GatewayDown) -> None:
        kind = message.WhichOneof("body")
        if kind == "acks":
            for row in message.acks.acks:
                line = self._lines.get(row.site_id)
                if line is not None:
                    self.counts.acks += 1
                    for down in line.stream.on_ack(row.ack):
                        line.put(down)
        elif kind == "pace":
            body = edge.EdgeDown(pace=message.pace).SerializeToString()
            for line in self._lines.values():
                if line.stream.state is StreamState.OPEN:
                    line.put_bytes(body)
        elif kind == "command":
            line = self._lines.get(message.command.site_id)
            if line is not None and line.stream.state is StreamState.OPEN:
                self.counts.commands += 1
                line.put(edge.EdgeDown(command=message.command.command))
        elif kind == "welcome":
            line = self._lines.get(message.welcome.site_id)
            if line is not None:
                self._act(line, line.stream.on_welcome(message.welcome.welcome))
                self.counts.sites = sum(one.stream.state is StreamState.OPEN for one in self._lines.values())
        elif kind == "refusal":
            line = self._lines.get(message.refusal.site_id)
            if line is not None and message.refusal.refusal.code == STALE:
                line.finish(End("ABORTED", message.refusal.refusal.message))
            elif line is not None:
                for down in line.stream.on_refusal(message.refusal.refusal):
                    line.put(down)
