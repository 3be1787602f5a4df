"""Between the wire's messages and the safety kernel's own types. Instants: street time in ns there, in ms here."""

from __future__ import annotations

from citybrain_wire.plan import command_digest, plan_hash
from citybrain_wire.v1 import edge_pb2 as edge

from hardware_profiles.safety import Command, CommandKind, LifeState, Mode, Plan, PlanStage

NS_PER_MS = 1_000_000
_KINDS = {
    edge.COMMAND_KIND_PLAN: CommandKind.PLAN,
    edge.COMMAND_KIND_STAGE: CommandKind.STAGE,
    edge.COMMAND_KIND_RENEW: CommandKind.RENEW,
    edge.COMMAND_KIND_CONFIRM: CommandKind.CONFIRM,
    edge.COMMAND_KIND_CANCEL: CommandKind.CANCEL,
}
_STATES = {
    LifeState.WAITING: edge.COMMAND_STATE_WAITING,
    LifeState.ACTIVE: edge.COMMAND_STATE_ACTIVE,
    LifeState.CONFIRMED: edge.COMMAND_STATE_CONFIRMED,
    LifeState.SUPERSEDED: edge.COMMAND_STATE_SUPERSEDED,
    LifeState.EXPIRED: edge.COMMAND_STATE_EXPIRED,
    LifeState.CANCELLED: edge.COMMAND_STATE_CANCELLED,
    LifeState.REVERTED: edge.COMMAND_STATE_REVERTED,
    LifeState.ROLLED_BACK: edge.COMMAND_STATE_ROLLED_BACK,
}


def plan_from_wire(plan: edge.Plan) -> Plan:
    """A plan of the wire as the kernel's."""
    rows = tuple(PlanStage(row.stage, row.len_ms, row.lo_ms, row.hi_ms) for row in plan.stages)
    return Plan(plan.plan_id, plan.cycle_ms, plan.offset_ms, rows, plan.actuated)


def plan_to_wire(plan: Plan) -> edge.Plan:
    """A plan of the kernel as the wire's."""
    rows = [edge.PlanStage(stage=r.stage, len_ms=r.len_ms, lo_ms=r.lo_ms, hi_ms=r.hi_ms) for r in plan.stages]
    return edge.Plan(
        plan_id=plan.id, cycle_ms=plan.cycle_ms, offset_ms=plan.offset_ms, stages=rows, actuated=plan.actuated
    )


def command_from_wire(command: edge.Command, *, authentic: bool, permitted: bool = True) -> Command:
    """A command for a controller as the kernel judges it.

    authentic: whether the signature was verified. What the message itself gets wrong stands in `malformed`.
    """
    kind = _KINDS.get(command.kind)
    malformed = "" if kind else f"command kind {command.kind} is not for a controller"
    plan = None
    if kind is CommandKind.PLAN:
        if not command.HasField("plan"):
            malformed = "a plan command without a plan"
        elif plan_hash(command.plan) != command.plan_hash:
            malformed = "plan_hash is not the hash of the plan"
        else:
            plan = plan_from_wire(command.plan)
    if kind is CommandKind.STAGE and not command.HasField("stage_request"):
        malformed = "a stage command without a stage request"
    stage = command.stage_request
    return Command(
        controller=command.device_id,
        epoch=command.epoch,
        seq=command.seq,
        kind=kind or CommandKind.CANCEL,
        basis_ms=command.basis_ts_ns // NS_PER_MS,
        digest=command_digest(command),
        lease_ms=command.lease_ms,
        plan=plan,
        plan_hash=command.plan_hash,
        stage=stage.stage if kind is CommandKind.STAGE else -1,
        hold_ms=stage.hold_ms,
        profile_hash=command.profile_hash,
        replaces=command.replaces_hash,
        not_before_ms=command.not_before_ts_ns // NS_PER_MS,
        confirm_ms=command.confirm_ms,
        malformed=malformed,
        authentic=authentic,
        permitted=permitted,
    )


def life_to_wire(state: LifeState) -> edge.CommandState:
    """A life state as the wire's."""
    return _STATES[state]


def mode_from_wire(mode: int) -> Mode:
    """A controller mode of the wire as the kernel's; an unspecified or unknown one counts as FAULT, since a device that
    cannot say what it does must get no plan."""
    try:
        return Mode(mode)
    except ValueError:
        return Mode.FAULT
