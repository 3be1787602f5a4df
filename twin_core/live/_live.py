"""What the parts of the core share: settings, the durable state, and what is known only while this process lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.live._ages import Ages
from twin_core.live._instructions import Instruction, Now
from twin_core.live._records import Record
from twin_core.live._settings import CoreSettings
from twin_core.live._state import State

__all__ = ["Live", "LiveCounts", "Step"]


@dataclass
class Step:
    """One move. Records are journaled and applied before the instructions are carried out."""

    records: list[Record] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)


@dataclass
class LiveCounts:
    """Events since this process started; not part of the durable state."""

    received: int = 0
    duplicates: int = 0
    stale: int = 0  # frames by way of a gateway that no longer holds the site's stream
    refused: int = 0
    ticks: int = 0
    forced: int = 0
    skipped: int = 0
    mirror_timeouts: int = 0
    unsafe: int = 0
    unreadable_results: int = 0
    unreadable_forecasts: int = 0
    sat_out: int = 0  # proposals that came while another of their controller waited for a person


@dataclass
class Live:
    """`paced_ns`: the last pace that was given, 0 = none since this process started. `forecasts`: the newest of each
    kind and set of leads, as JSON says it. `past_error`: how good past forecasts were, as their scorer sums it up."""

    settings: CoreSettings
    state: State
    counts: LiveCounts = field(default_factory=LiveCounts)
    alarms: Counter[str] = field(default_factory=Counter)
    ages: Ages = field(default_factory=Ages)
    paced_ns: int = 0
    forecasts: dict[tuple[str, ...], Mapping[str, object]] = field(default_factory=dict)
    past_error: Mapping[str, object] = field(default_factory=dict)

    def street_ns(self, now: Now) -> int:
        """Street time now, 0 where no one can know it yet."""
        if self.settings.lockstep:
            return self.state.ticks.closed_ns or self.settings.origin_ns
        return now.street_ns

    def ack(self, epoch: int, seq: int, level: edge.AckLevel) -> edge.Ack:
        """An ack with the credit that goes with it."""
        return edge.Ack(level=level, epoch=epoch, seq=seq, credit_frames=self.settings.credit_frames)
