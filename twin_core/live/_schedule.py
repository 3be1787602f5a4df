"""When the twin is asked for forecasts and plans, and what becomes of the questions.

    tick on the period ─▶ snapshot asked ─▶ snapshot ready ─▶ request sent ─▶ result held until its tick ─▶ taken
                                   └▶ wall limit passes: counted as late, never waited for again

In lock-step a result is taken at a fixed street time after the question, however early it came, so that a run does not
depend on how fast the machine is. Otherwise it is taken at the next tick. Limits are wall time: they bound our own
processes, not the street.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from citybrain_wire.v1 import twin_pb2 as twin

__all__ = ["Ask", "AskCounts", "Inquiry", "Schedule"]

S = 1_000_000_000


@dataclass(frozen=True)
class Inquiry:
    """A question asked again and again. `kind`: its name in counters. `lead_ns`: lock-step only."""

    kind: str
    task: str
    period_ns: int
    lead_ns: int
    wall_ns: int


@dataclass
class AskCounts:
    """Per inquiry; `late` includes results that came after the limit and questions given up."""

    asked: int = 0
    done: int = 0
    late: int = 0
    failed: int = 0
    skipped: int = 0  # no broker or mirror was there to be asked, or the last answer is still out
    wall_s: float = 0.0


@dataclass
class Ask:
    """One open question."""

    inquiry: Inquiry
    request_id: str
    asked_ns: int
    deadline_wall_ns: int
    request: twin.SimRequest | None = None  # None until the snapshot is there
    result: twin.SimResult | None = None

    @property
    def due_ns(self) -> int:
        """Street time at which a lock-step run takes the result."""
        return self.asked_ns + self.inquiry.lead_ns


@dataclass
class Schedule:
    """Open questions and counters. `origin_ns`: street time from which periods count."""

    inquiries: tuple[Inquiry, ...]
    origin_ns: int
    lockstep: bool
    open: dict[str, Ask] = field(default_factory=dict)
    counts: dict[str, AskCounts] = field(default_factory=dict)
    _last_index: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for inquiry in self.inquiries:
            self.counts[inquiry.kind] = AskCounts()

    def resume_at(self, closed_ns: int) -> None:
        """Go on as if the last tick asked about ended at `closed_ns`."""
        for inquiry in self.inquiries:
            self._last_index[inquiry.kind] = (closed_ns - self.origin_ns) // inquiry.period_ns

    def fall_due(self, tick_ns: int) -> list[Inquiry]:
        """Inquiries whose period boundary lies between the last call and `tick_ns`."""
        due = []
        for inquiry in self.inquiries:
            index = (tick_ns - self.origin_ns) // inquiry.period_ns
            if index > self._last_index.get(inquiry.kind, 0):
                self._last_index[inquiry.kind] = index
                due.append(inquiry)
        return due

    def ask(self, inquiry: Inquiry, tick_ns: int, wall_ns: int) -> Ask:
        """Open a question about the state at `tick_ns`. The id repeats after a restart, and so does the answer."""
        ask = Ask(inquiry, f"{inquiry.kind}-{tick_ns // 1_000_000}", tick_ns, wall_ns + inquiry.wall_ns)
        self.open[ask.request_id] = ask
        self.counts[inquiry.kind].asked += 1
        return ask

    def asks(self, inquiry: Inquiry) -> bool:
        """Whether a question of this kind is open: a slow answer must not make a queue of them."""
        return any(ask.inquiry.kind == inquiry.kind for ask in self.open.values())

    def skip(self, inquiry: Inquiry) -> None:
        """Count a question that is not asked."""
        self.counts[inquiry.kind].skipped += 1

    def awaiting_snapshot(self, snapshot_id: str) -> list[Ask]:
        """Questions that wait for this snapshot."""
        return [a for a in self.open.values() if a.request is None and snapshot_name(a.asked_ns) == snapshot_id]

    def on_result(self, result: twin.SimResult, wall_ns: int) -> bool:
        """Keep a result until it is taken; False where no one waits for it any more."""
        ask = self.open.get(result.request_id)
        if ask is None:
            return False
        if result.outcome == twin.SimResult.DONE and wall_ns <= ask.deadline_wall_ns:
            ask.result = result
            return True
        counts = self.counts[ask.inquiry.kind]
        if result.outcome == twin.SimResult.FAILED:
            counts.failed += 1
        else:
            counts.late += 1
        del self.open[result.request_id]
        return True

    def give_up(self, wall_ns: int) -> list[Ask]:
        """Close questions whose limit has passed without a result; they count as late."""
        gone = [a for a in self.open.values() if a.result is None and wall_ns > a.deadline_wall_ns]
        for ask in gone:
            self.counts[ask.inquiry.kind].late += 1
            del self.open[ask.request_id]
        return gone

    def take(self, tick_ns: int) -> list[Ask]:
        """Results whose time has come, in the order of their questions; they are closed."""
        ready = [a for a in self.open.values() if a.result is not None and not (self.lockstep and tick_ns < a.due_ns)]
        ready.sort(key=lambda a: (a.asked_ns, a.inquiry.kind))
        for ask in ready:
            counts = self.counts[ask.inquiry.kind]
            counts.done += 1
            counts.wall_s += ask.result.wall_s if ask.result is not None else 0.0
            del self.open[ask.request_id]
        return ready

    def blocks(self, tick_ns: int) -> bool:
        """Lock-step: whether a result that is due at `tick_ns` is still out."""
        return self.lockstep and any(a.result is None and a.due_ns <= tick_ns for a in self.open.values())

    def lacks_snapshot(self) -> bool:
        """Whether an open question still waits for its snapshot."""
        return any(a.request is None for a in self.open.values())


def snapshot_name(tick_ns: int) -> str:
    """Id of the snapshot request of a tick."""
    return f"snapshot-{tick_ns // 1_000_000}"
