"""The broker's decisions, without sockets, clocks or Ray: events in, instructions out.

    request ─▶ plan call ─▶ run calls of round 1 ─▶ reduce call ─┬─▶ Done: answer
                                  ▲                              │
                                  └───────────── More ───────────┘

At most `slots` calls are with the executor at a time, and the waiting ones leave in order of their deadline: Ray's own
queue is first come first served, so a plan due now would wait behind a forecast that may take its time.
"""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from citybrain_wire.errors import BrokenInvariant

from cluster._task import Call, Done, More, Request, Shard

__all__ = ["Answer", "Broker", "Instruction", "Outcome", "Revoke", "Submit"]

NO_DEADLINE = 2**63 - 1
MAX_ROUNDS = 8  # a task that asks for more never ends


class Outcome(Enum):
    """How a request ended; the values are those of `SimResult.Outcome`."""

    DONE = 1
    LATE = 2
    CANCELLED = 3
    FAILED = 4


@dataclass(frozen=True)
class Submit:
    """Give `call` to the executor under number `ticket`."""

    ticket: int
    call: Call


@dataclass(frozen=True)
class Revoke:
    """The result of `ticket` is not wanted any more. The executor still reports its end, which frees the slot."""

    ticket: int


@dataclass(frozen=True)
class Answer:
    """Tell the core how a request ended."""

    request_id: str
    outcome: Outcome
    reason: str
    result_json: bytes
    wall_s: float


Instruction = Submit | Revoke | Answer


@dataclass
class _Job:
    request: Request
    spec: str
    deadline_ns: int
    started_ns: int
    order: int
    rounds: list[list[bytes | None]] = field(default_factory=list)
    open_calls: int = 0
    tickets: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class _Place:
    """What a ticket stands for: (job, method, index of the shard in the last round)."""

    request_id: str
    method: str
    index: int


class Broker:
    """State of all requests under way and of the last answers. All times are wall nanoseconds."""

    def __init__(self, tasks: Mapping[str, str], *, slots: int, remembered: int = 256) -> None:
        self._tasks = dict(tasks)
        self._slots = slots
        self._remembered = remembered
        self._jobs: dict[str, _Job] = {}
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._waiting: list[tuple[int, int, int, int]] = []  # heap of (deadline, job order, shard index, ticket)
        self._calls: dict[int, Call] = {}  # of waiting tickets
        self._places: dict[int, _Place] = {}
        self._with_executor: set[int] = set()
        self._next_ticket = 0
        self._next_order = 0

    @property
    def next_deadline_ns(self) -> int | None:
        """When `tick` should be called at the latest."""
        return min((job.deadline_ns for job in self._jobs.values() if job.deadline_ns < NO_DEADLINE), default=None)

    @property
    def busy(self) -> bool:
        """Whether any request is under way or any call is still with the executor."""
        return bool(self._jobs or self._with_executor)

    def on_request(self, request: Request, deadline_wall_ns: int, now_ns: int) -> list[Instruction]:
        """A request came. Asked again while under way: nothing. Asked again after its end: the same answer."""
        known = self._answers.get(request.request_id)
        if known is not None:
            return [known]
        if request.request_id in self._jobs:
            return []
        spec = self._tasks.get(request.task)
        if spec is None:
            names = ", ".join(sorted(self._tasks)) or "none"
            return [
                self._remember(request.request_id, Outcome.FAILED, f"no task {request.task!r}; known: {names}", 0.0)
            ]
        deadline = deadline_wall_ns or NO_DEADLINE
        if deadline <= now_ns:
            return [self._remember(request.request_id, Outcome.LATE, "its deadline had passed when it came", 0.0)]
        job = _Job(request, spec, deadline, now_ns, self._next_order)
        self._next_order += 1
        self._jobs[request.request_id] = job
        self._queue(job, Call(spec, "plan", request), 0)
        return self._pump()

    def on_cancel(self, request_id: str, now_ns: int) -> list[Instruction]:
        """The core does not want this answer any more; unknown ids are ignored."""
        if request_id not in self._jobs:
            return []
        return [*self._drop(request_id, Outcome.CANCELLED, "cancelled by the core", now_ns), *self._pump()]

    def on_ended(
        self, ticket: int, value: tuple[Shard, ...] | bytes | Done | More | None, error: str, now_ns: int
    ) -> list[Instruction]:
        """The executor finished a call: `value`, or None with the reason in `error`."""
        self._with_executor.discard(ticket)
        place = self._places.pop(ticket, None)
        job = self._jobs.get(place.request_id) if place else None
        if place is None or job is None or ticket not in job.tickets:
            return self._pump()
        job.tickets.discard(ticket)
        if value is None:
            label = f"{job.request.task} {place.method} {place.index}"
            return [*self._drop(place.request_id, Outcome.FAILED, f"{label}: {error}", now_ns), *self._pump()]
        return [*self._advance(job, place, value, now_ns), *self._pump()]

    def tick(self, now_ns: int) -> list[Instruction]:
        """Answer LATE for what has passed its deadline."""
        late = [name for name, job in self._jobs.items() if job.deadline_ns <= now_ns]
        out: list[Instruction] = []
        for name in late:
            out += self._drop(name, Outcome.LATE, "not ready at its deadline", now_ns)
        return [*out, *self._pump()] if late else out

    def validate(self) -> None:
        """Raise BrokenInvariant where the books do not agree."""
        if len(self._with_executor) > self._slots:
            raise BrokenInvariant(f"{len(self._with_executor)} calls are out for {self._slots} slots")
        for name, job in self._jobs.items():
            if not job.tickets:
                raise BrokenInvariant(f"request {name} waits for nothing")
            if name in self._answers:
                raise BrokenInvariant(f"request {name} is under way and answered")
        for ticket in self._calls:
            if ticket in self._with_executor:
                raise BrokenInvariant(f"ticket {ticket} waits and runs")
        if self._waiting and self._calls and len(self._with_executor) < self._slots:
            raise BrokenInvariant("calls wait while slots are free")

    def _advance(
        self, job: _Job, place: _Place, value: tuple[Shard, ...] | bytes | Done | More, now_ns: int
    ) -> list[Instruction]:
        request_id = job.request.request_id
        if place.method == "run" and isinstance(value, bytes):
            job.rounds[-1][place.index] = value
            if not job.tickets:
                self._queue(job, Call(job.spec, "reduce", job.request, None, self._results(job)), 0)
            return []
        if place.method == "plan" and isinstance(value, tuple):
            self._start_round(job, value)
            return []
        if place.method == "reduce" and isinstance(value, More):
            if len(job.rounds) >= MAX_ROUNDS:
                return self._drop(
                    request_id, Outcome.FAILED, f"{job.request.task} asks for round {MAX_ROUNDS + 1}", now_ns
                )
            self._start_round(job, value.shards)
            return []
        if place.method == "reduce" and isinstance(value, Done):
            return self._drop(request_id, Outcome.DONE, "", now_ns, value.result_json)
        kind = type(value).__name__
        return self._drop(request_id, Outcome.FAILED, f"{job.request.task} {place.method} gave a {kind}", now_ns)

    def _start_round(self, job: _Job, shards: tuple[Shard, ...]) -> None:
        job.rounds.append([None] * len(shards))
        for i, shard in enumerate(shards):
            self._queue(job, Call(job.spec, "run", job.request, shard), i)
        if not shards:
            self._queue(job, Call(job.spec, "reduce", job.request, None, self._results(job)), 0)

    @staticmethod
    def _results(job: _Job) -> tuple[tuple[bytes, ...], ...]:
        return tuple(tuple(item for item in row if item is not None) for row in job.rounds)

    def _queue(self, job: _Job, call: Call, index: int) -> None:
        ticket = self._next_ticket
        self._next_ticket += 1
        self._calls[ticket] = call
        self._places[ticket] = _Place(job.request.request_id, call.method, index)
        job.tickets.add(ticket)
        heapq.heappush(self._waiting, (job.deadline_ns, job.order, index, ticket))

    def _pump(self) -> list[Instruction]:
        out: list[Instruction] = []
        while self._waiting and len(self._with_executor) < self._slots:
            ticket = heapq.heappop(self._waiting)[3]
            call = self._calls.pop(ticket, None)
            if call is not None:
                self._with_executor.add(ticket)
                out.append(Submit(ticket, call))
        return out

    def _drop(
        self, request_id: str, outcome: Outcome, reason: str, now_ns: int, result_json: bytes = b""
    ) -> list[Instruction]:
        job = self._jobs.pop(request_id)
        out: list[Instruction] = []
        for ticket in sorted(job.tickets):
            if self._calls.pop(ticket, None) is None:
                out.append(Revoke(ticket))
            else:
                self._places.pop(ticket, None)
        wall_s = (now_ns - job.started_ns) / 1e9
        return [*out, self._remember(request_id, outcome, reason, wall_s, result_json)]

    def _remember(
        self, request_id: str, outcome: Outcome, reason: str, wall_s: float, result_json: bytes = b""
    ) -> Answer:
        answer = Answer(request_id, outcome, reason, result_json, wall_s)
        self._answers[request_id] = answer
        while len(self._answers) > self._remembered:
            self._answers.popitem(last=False)
        return answer
