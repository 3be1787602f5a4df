"""What the core tells its shell to do, and what the shell tells the core about the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._effects import Effect

__all__ = [
    "ForecastMade",
    "Instruction",
    "Now",
    "Proposal",
    "ReadingsSent",
    "Rules",
    "ToBroker",
    "ToEveryGateway",
    "ToGateway",
    "ToMirror",
    "ToPerson",
    "ToPipes",
]


@dataclass(frozen=True, slots=True)
class Now:
    """A moment. `street_ns` is street time, `wall_ns` UTC for deadlines, `mono_ns` for waiting."""

    street_ns: int
    wall_ns: int
    mono_ns: int


@dataclass(frozen=True, slots=True)
class ToGateway:
    """Send to one gateway."""

    gateway: bytes
    message: twin.GatewayDown


@dataclass(frozen=True, slots=True)
class ToEveryGateway:
    """Send to all gateways that have sites."""

    message: twin.GatewayDown


@dataclass(frozen=True, slots=True)
class ToMirror:
    """Send to the mirror."""

    message: twin.MirrorDown


@dataclass(frozen=True, slots=True)
class ToPipes:
    """Send to the hydraulics process."""

    message: twin.PipesDown


@dataclass(frozen=True, slots=True)
class ToBroker:
    """Send to the sim broker."""

    message: twin.BrokerDown


@dataclass(frozen=True, slots=True)
class ToPerson:
    """Answer somebody who asked or did something."""

    peer: bytes
    message: twin.PeopleDown


@dataclass(frozen=True, slots=True)
class ReadingsSent:
    """A tick closed: the scorer compares these readings with what was forecast for them."""

    readings: twin.Readings


@dataclass(frozen=True, slots=True)
class ForecastMade:
    """A forecast came in time. `kind`: of its inquiry."""

    issued_ts_ns: int
    forecast_json: bytes
    kind: str = "forecast"


Instruction = ToGateway | ToEveryGateway | ToMirror | ToPipes | ToBroker | ToPerson | ReadingsSent | ForecastMade


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the planner proposes for one controller (plan None = its local plan), and what it promises of it."""

    controller_id: str
    plan: edge.Plan | None
    promised: Effect | None = None


def _no_objection(_controller_id: str, _plan: edge.Plan) -> str:
    return ""


def _no_proposals(_result_json: bytes) -> Sequence[Proposal]:
    return ()


@dataclass(frozen=True)
class Rules:
    """What the core needs to know of plans and does not know itself.

    `check(controller_id, plan)` is the check that the agent makes too: empty where the plan is safe, else why not.
    `local_hash`: hash of each controller's local plan. `local_plan`, `stage_names`: what people see of it.
    `local_only`: controllers that never get a plan.
    `read_proposals(result_json)` reads a planning result; raises BadMessage where it cannot.
    """

    check: Callable[[str, edge.Plan], str] = _no_objection
    read_proposals: Callable[[bytes], Sequence[Proposal]] = _no_proposals
    local_hash: Mapping[str, bytes] = field(default_factory=dict)
    local_plan: Mapping[str, edge.Plan] = field(default_factory=dict)
    stage_names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    local_only: frozenset[str] = frozenset()
