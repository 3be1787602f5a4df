"""The arguments of simulation requests, as JSON."""

from __future__ import annotations

import json

from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._schedule import Ask
from twin_core.live._settings import CoreSettings
from twin_core.live._state import State

__all__ = ["arguments_of", "plan_from_dict", "plan_to_dict"]


def plan_to_dict(plan: edge.Plan) -> dict[str, object]:
    """A plan by the names of its message."""
    out: dict[str, object] = {
        "plan_id": plan.plan_id,
        "cycle_ms": plan.cycle_ms,
        "offset_ms": plan.offset_ms,
        "stages": [{"stage": s.stage, "len_ms": s.len_ms, "lo_ms": s.lo_ms, "hi_ms": s.hi_ms} for s in plan.stages],
    }
    return {**out, "actuated": True} if plan.actuated else out


def plan_from_dict(values: dict[str, object]) -> edge.Plan:
    """The message of such a dictionary. Raises KeyError, TypeError or ValueError where it is none."""
    stages = values["stages"]
    if not isinstance(stages, list):
        raise TypeError("stages must be a list")
    return edge.Plan(
        plan_id=str(values["plan_id"]),
        cycle_ms=_whole(values["cycle_ms"]),
        offset_ms=_whole(values["offset_ms"]),
        actuated=values.get("actuated", False) is True,
        stages=[
            edge.PlanStage(
                stage=_whole(s["stage"]), len_ms=_whole(s["len_ms"]), lo_ms=_whole(s["lo_ms"]), hi_ms=_whole(s["hi_ms"])
            )
            for s in stages
        ],
    )


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    return value


def arguments_of(ask: Ask, ready: twin.SnapshotReady, settings: CoreSettings, state: State) -> bytes:
    """What a task gets besides the snapshot: the configured arguments, the moment, and the plans as they stand."""
    in_force = {
        controller_id: plan_to_dict(entry.in_force.command.plan)
        for controller_id, entry in sorted(state.plans.items())
        if entry.in_force is not None
    }
    wanted = {
        controller_id: plan_to_dict(entry.wanted)
        for controller_id, entry in sorted(state.plans.items())
        if entry.wanted is not None
    }
    connected = sorted(
        controller_id
        for controller_id, entry in state.plans.items()
        if entry.site_id in state.sites and state.sites[entry.site_id].connected
    )
    arguments = {
        **settings.arguments.get(ask.inquiry.kind, {}),
        "ts_ns": ready.ts_ns or ask.asked_ns,
        "in_force": in_force,
        "wanted": wanted,
        "connected": connected,
    }
    return json.dumps(arguments, separators=(",", ":"), sort_keys=True).encode()
