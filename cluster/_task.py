"""What a task is, and how one call of it is carried out wherever a worker stands.

All three functions are pure in the sense that counts here: the same request (and the same files it names) gives the
same bytes, on any worker, any number of times. That is what makes retries after a killed worker and repeated requests
harmless. They may keep caches of what files hold, keyed by content.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from citybrain_wire.errors import BadConfig

__all__ = ["Call", "Done", "More", "Request", "Shard", "Task", "execute", "resolve"]


@dataclass(frozen=True)
class Request:
    """One asked-for simulation. `arguments_json` is the task's own business."""

    request_id: str
    task: str
    snapshot_path: str = ""
    arguments_json: bytes = b"{}"


@dataclass(frozen=True)
class Shard:
    """One piece of work for one worker; `label` names it in messages to people, e.g. "member 3"."""

    label: str
    arguments_json: bytes
    snapshot_path: str = ""


@dataclass(frozen=True)
class Done:
    """The answer to a request."""

    result_json: bytes


@dataclass(frozen=True)
class More:
    """Another round of shards is needed before there is an answer."""

    shards: tuple[Shard, ...]


@runtime_checkable
class Task(Protocol):
    """The three functions of a task."""

    def plan(self, request: Request) -> Sequence[Shard]:
        """Cut a request into its first round of shards; none is allowed."""
        ...

    def run(self, shard: Shard) -> bytes:
        """Compute one shard."""
        ...

    def reduce(self, request: Request, rounds: Sequence[Sequence[bytes]]) -> Done | More:
        """Make the answer out of all rounds so far (`rounds[r][i]` is the result of shard i of round r)."""
        ...


@dataclass(frozen=True)
class Call:
    """One function call of a task, as it travels to a worker. `spec` is `module:object`."""

    spec: str
    method: Literal["plan", "run", "reduce"]
    request: Request
    shard: Shard | None = None
    rounds: tuple[tuple[bytes, ...], ...] = ()


def resolve(spec: str) -> Task:
    """The task that `module:object` names.

    Raises:
        BadConfig: the name has another shape, the module or the object is missing, or it is no task.
    """
    module_name, colon, attribute = spec.partition(":")
    if not colon or not module_name or not attribute:
        raise BadConfig(f"task {spec!r} is not of the form module:object")
    try:
        found = getattr(importlib.import_module(module_name), attribute)
    except (ImportError, AttributeError) as error:
        raise BadConfig(f"task {spec!r} cannot be loaded: {error}; register tasks as module:object") from error
    if not isinstance(found, Task):
        raise BadConfig(f"task {spec!r} is no task; it needs plan, run and reduce")
    return found


def execute(call: Call) -> tuple[Shard, ...] | bytes | Done | More:
    """Carry out a call in this process."""
    task = resolve(call.spec)
    if call.method == "plan":
        return tuple(task.plan(call.request))
    if call.method == "run":
        if call.shard is None:
            raise BadConfig(f"call of {call.spec!r}: run needs a shard")
        return task.run(call.shard)
    return task.reduce(call.request, call.rounds)
