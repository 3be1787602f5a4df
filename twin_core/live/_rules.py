"""Rules from the run's resolved controllers, and how a planning result is read.

The check is the agent's own (`hardware_profiles.safety`): a plan that the device would refuse is not sent in the first
place, and the operator sees the reason here. What only the device knows (lamps, modes, safe points) stays with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from citybrain_wire.errors import BadMessage
from citybrain_wire.plan import plan_hash
from citybrain_wire.v1 import edge_pb2 as edge

from hardware_profiles import plan_from_wire, plan_to_wire, read_controller
from hardware_profiles.safety import Profile, check_plan
from twin_core.live._effects import WINDOW_S, Effect
from twin_core.live._instructions import Proposal, Rules
from twin_core.live._questions import plan_from_dict

__all__ = ["load_rules", "read_proposals", "rules_of"]

MAX_FINDINGS = 3


def load_rules(profiles_dir: Path | None) -> Rules:
    """Rules for the resolved controllers in a folder of JSON files. Raises BadFile for one that cannot be used.

    Without a folder no plan passes: the core never sends what it could not check.
    """
    profiles = [read_controller(path) for path in sorted(profiles_dir.glob("*.json"))] if profiles_dir else []
    return rules_of(profiles)


def rules_of(profiles: Sequence[Profile]) -> Rules:
    """Rules for these controllers; plans for any other are refused."""
    by_id = {profile.id: profile for profile in profiles}

    def check(controller_id: str, plan: edge.Plan) -> str:
        profile = by_id.get(controller_id)
        if profile is None:
            return f"{controller_id} has no resolved profile"
        if profile.local_only:
            return f"{controller_id} is watched only: its own program breaks a safety rule"
        findings = check_plan(profile, plan_from_wire(plan))
        return "; ".join(str(finding) for finding in findings[:MAX_FINDINGS])

    local = {p.id: plan_to_wire(p.plans[p.local_plan]) for p in profiles if p.plans}
    return Rules(
        check=check,
        read_proposals=read_proposals,
        local_hash={name: plan_hash(plan) for name, plan in local.items()},
        local_plan=local,
        stage_names={p.id: tuple(stage.id for stage in p.stages) for p in profiles},
        local_only=frozenset(p.id for p in profiles if p.local_only),
    )


def read_proposals(result_json: bytes) -> list[Proposal]:
    """Proposals of a planning result: `{"plans": {controller id: plan or null}}`, null for the local plan.

    What is promised stands in `reasons`: `{controller id: {"promised_s", "se_s"}}`, vehicle-seconds over `horizon_s`
    out of `members` rollouts.

    A controller that is not named keeps what it has. A plan is `{"plan_id", "cycle_ms", "offset_ms", "stages":
    [{"stage", "len_ms", "lo_ms", "hi_ms"}]}`. Raises BadMessage where the result is of another form.
    """
    try:
        found = json.loads(result_json)
        plans = found["plans"]
        if not isinstance(plans, Mapping):
            raise TypeError("plans must map controller ids to plans")
        return [
            Proposal(
                controller_id,
                None if values is None else plan_from_dict(values),
                _promised(found, found.get("reasons", {}).get(controller_id)),
            )
            for controller_id, values in sorted(plans.items())
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as err:
        raise BadMessage(f"planning result cannot be read: {err!r}") from err


def _promised(result: Mapping[str, object], reason: Mapping[str, float] | None) -> Effect | None:
    if reason is None:
        return None
    scale = WINDOW_S / float(str(result.get("horizon_s", WINDOW_S)))
    members = int(str(result.get("members", 0)))
    return Effect.of(float(reason["promised_s"]) * scale, float(reason["se_s"]) * scale, members)
