"""Plans as plain values with the field names of the wire's Plan: how they travel in JSON and nowcast files."""

from __future__ import annotations

from collections.abc import Mapping

from hardware_profiles.safety import Plan, PlanStage

__all__ = ["plan_from_dict", "plan_to_dict"]


def plan_to_dict(plan: Plan) -> dict[str, object]:
    """A plan for JSON."""
    out: dict[str, object] = {
        "plan_id": plan.id,
        "cycle_ms": plan.cycle_ms,
        "offset_ms": plan.offset_ms,
        "stages": [{"stage": s.stage, "len_ms": s.len_ms, "lo_ms": s.lo_ms, "hi_ms": s.hi_ms} for s in plan.stages],
    }
    return {**out, "actuated": True} if plan.actuated else out


def plan_from_dict(values: Mapping[str, object]) -> Plan:
    """The reverse of `plan_to_dict`; raises KeyError, TypeError or ValueError on other shapes."""
    rows = values["stages"]
    if not isinstance(rows, list | tuple):
        raise TypeError("stages must be a list")
    stages = tuple(PlanStage(int(r["stage"]), int(r["len_ms"]), int(r["lo_ms"]), int(r["hi_ms"])) for r in rows)
    actuated = values.get("actuated", False) is True
    return Plan(str(values["plan_id"]), int(str(values["cycle_ms"])), int(str(values["offset_ms"])), stages, actuated)
