"""Plans worth a try at one controller: other splits and cycles of the stages that it shows now.

    keep     what is in force; always a candidate, and the one every other is compared with
    split    the same cycle, greens shared anew by the traffic that rollouts expect
    half     half of the way there: when the expectation is wrong, half of the harm
    shorter, longer   other cycles with their own best splits, and the cycle that queueing theory likes best
    bounds, steady    where the signal's own detectors decide: greens between bounds about those of the best cycle, from
                      the device's own least green on, or from more than half of the best green on

Stage order stays. With the same cycle the start of the longest stage stays where it is on the clock, since that is
what a green wave rides on. Every plan has passed the same checks that the agent makes before it is tried at all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hardware_profiles.safety import Plan, PlanStage, check_plan, least_lengths_ms
from twin_core.city import ControllerSetup, plan_to_program
from twin_core.control._service import ApproachLanes, Cycle, make_junction
from twin_core.control._splits import Junction, best_splits, expected_delay

__all__ = ["Candidate", "Expectation", "candidates_of", "cycle_of"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]

BEST = "best cycle"
CYCLE_FACTORS = (("shorter", 0.85), ("much shorter", 0.7), ("longer", 1.15))
CYCLES_S = range(36, 126, 6)
LOWEST, HIGHEST = 0.85, 1.2  # a stage may be moved within these shares of its length, to correct the offset
LEAST_GAIN = 0.005  # expected gain, as a share, below which another plan is not worth a rollout
ACTUATED_SHARES = {"bounds": (0.0, 1.6), "steady": (0.6, 1.3)}  # shortest and longest row as shares of the best one
LEAST_DIFFERENCE_S = 2  # plans whose stages all differ by less are the same


@dataclass(frozen=True)
class Expectation:
    """What rollouts of the plans in force expect of the next minutes. Rows as in ApproachLanes."""

    arrivals_vps: F64
    queue: F64
    rate_vps: F64  # [A, 3]
    horizon_s: float


@dataclass(frozen=True)
class Candidate:
    """A plan to be tried. `expected_gain`: share of delay that the queue formulas promise (0: they cannot tell)."""

    name: str
    plan: Plan
    expected_gain: float


def cycle_of(setup: ControllerSetup, plan: Plan) -> Cycle:
    """One cycle of `plan` as the controller shows it."""
    if setup.profile is None:
        raise ValueError(f"{setup.id} has no profile")
    program = plan_to_program(setup, plan)
    bounds = np.cumsum([0, *(row.len_ms for row in plan.stages)])
    start = np.concatenate([[0], np.cumsum(program.duration_ms)[:-1]])
    row = np.searchsorted(bounds, start, side="right") - 1
    ends = np.cumsum(program.duration_ms)
    least = list(least_lengths_ms(setup.profile, tuple(stage.stage for stage in plan.stages)))
    for k, stage in enumerate(plan.stages):
        if least[k] == 0:
            least[k] = stage.len_ms  # nobody starts here: the row is there to clear the junction, and stays as it is
    return Cycle(
        duration_s=program.duration_ms / 1000.0,
        letters=program.state,
        row=row.astype(np.int32),
        length_s=np.array([round(stage.len_ms / 1000) for stage in plan.stages], np.int64),
        least_s=np.array([-(-ms // 1000) for ms in least], np.int64),
        # the phase that runs until the row ends shows its stage without any change under way
        full_green=np.searchsorted(ends, bounds[1:], side="left"),
    )


def candidates_of(
    setup: ControllerSetup, present: Plan, lanes: ApproachLanes, expected: Expectation, *, fixed_cycle: bool
) -> list[Candidate]:
    """Other plans for a controller, the most promising first; empty where nothing is worth a try.

    Args:
        present: the plan that runs now (the local one in its plan form).
        fixed_cycle: keep cycle and offset, as a member of a green wave must.
    """
    if setup.profile is None or setup.local_only or len(present.stages) < 2:
        return []
    cycle = cycle_of(setup, present)
    junction = make_junction(
        lanes,
        setup.signal,
        cycle,
        arrivals_vps=expected.arrivals_vps,
        queue=expected.queue,
        rate_vps=expected.rate_vps,
        horizon_s=expected.horizon_s,
    )
    before = expected_delay(junction, cycle.length_s)
    found: list[Candidate] = []
    splits = _splits(junction, cycle, fixed_cycle)
    for name, lengths in splits:
        gain = 1.0 - expected_delay(junction, lengths) / before if before > 0 else 0.0
        # the formulas know nothing of detectors, so where those decide now only rollouts can compare
        if present.actuated or gain >= LEAST_GAIN:
            _add(found, name, _plan(setup, present, cycle, lengths), present, 0.0 if present.actuated else gain)
    if setup.profile.plans[setup.profile.local_plan].actuated:
        lengths = next((lengths for name, lengths in reversed(splits) if name == BEST), cycle.length_s)
        for name, shares in ACTUATED_SHARES.items():
            _add(found, name, _actuated_plan(setup, present, cycle, lengths, shares), present, 0.0)
    return sorted(found, key=lambda c: -c.expected_gain)


def _add(found: list[Candidate], name: str, plan: Plan | None, present: Plan, gain: float) -> None:
    """Take `plan` up unless it is none, what runs now, or there already."""
    if plan is not None and not any(_alike(plan, other) for other in (present, *(c.plan for c in found))):
        found.append(Candidate(name, plan, gain))


def _splits(junction: Junction, cycle: Cycle, fixed_cycle: bool) -> list[tuple[str, I64]]:
    total = int(cycle.length_s.sum())
    out: list[tuple[str, I64]] = []
    same = best_splits(junction, total)
    if same is not None:
        out.append(("split", same[0]))
        half = cycle.length_s + np.rint((same[0] - cycle.length_s) / 2).astype(np.int64)
        half[int(np.argmax(half))] += total - int(half.sum())
        out.append(("half", np.maximum(half, cycle.least_s) if (half >= cycle.least_s).all() else cycle.length_s))
    if fixed_cycle:
        return out
    for name, factor in CYCLE_FACTORS:
        found = best_splits(junction, round(total * factor))
        if found is not None:
            out.append((name, found[0]))
    best = min(
        (found for c in CYCLES_S if (found := best_splits(junction, c)) is not None),
        key=lambda f: f[1],
        default=None,
    )
    if best is not None:
        out.append((BEST, best[0]))
    return out


def _plan(setup: ControllerSetup, present: Plan, cycle: Cycle, lengths: I64) -> Plan | None:
    """The plan with these stage lengths, None if it breaks a rule."""
    rows = tuple(
        PlanStage(
            old.stage,
            int(length) * 1000,
            max(int(least), int(length * LOWEST)) * 1000,
            max(int(length), int(length * HIGHEST)) * 1000,
        )
        for old, length, least in zip(present.stages, lengths.tolist(), cycle.least_s.tolist(), strict=True)
    )
    cycle_ms = sum(row.len_ms for row in rows)
    return _sound(setup, Plan("", cycle_ms, _offset(present, rows, cycle_ms), rows))


def _actuated_plan(
    setup: ControllerSetup, present: Plan, cycle: Cycle, lengths: I64, shares: tuple[float, float]
) -> Plan | None:
    """The plan whose detectors decide between these shares of `lengths`, None if it breaks a rule."""
    low, high = shares
    local = setup.profile.plans[setup.profile.local_plan].stages if setup.profile else ()
    if tuple(row.stage for row in local) != tuple(row.stage for row in present.stages):
        return None
    rows = []
    for own, length, least in zip(local, lengths.tolist(), cycle.least_s.tolist(), strict=True):
        if own.lo_ms == own.hi_ms:
            rows.append(replace(own, lo_ms=own.len_ms, hi_ms=own.len_ms))  # detectors have no say in this row
            continue
        lo_s = max(int(least), -(-own.lo_ms // 1000), round(length * low))
        len_s = max(int(length), lo_s)
        rows.append(PlanStage(own.stage, len_s * 1000, lo_s * 1000, max(len_s, round(length * high)) * 1000))
    cycle_ms = sum(row.len_ms for row in rows)
    return _sound(setup, Plan("", cycle_ms, present.offset_ms % cycle_ms, tuple(rows), actuated=True))


def _sound(setup: ControllerSetup, plan: Plan) -> Plan | None:
    """The plan under its name, None if it breaks a rule."""
    named = replace(plan, id=_name(plan))
    return None if setup.profile is None or check_plan(setup.profile, named) else named


def _offset(present: Plan, rows: tuple[PlanStage, ...], cycle_ms: int) -> int:
    """Where row 0 begins: so that the longest stage of the present plan begins when it did."""
    if cycle_ms != present.cycle_ms:
        return present.offset_ms % cycle_ms
    main = max(range(len(rows)), key=lambda k: (present.stages[k].len_ms, -k))
    shift = sum(present.stages[k].len_ms - rows[k].len_ms for k in range(main))
    return (present.offset_ms + shift) % cycle_ms


def _name(plan: Plan) -> str:
    """The same timing has the same name, whoever proposes it and when."""
    text = repr((plan.cycle_ms, plan.offset_ms, [(s.stage, s.len_ms, s.lo_ms, s.hi_ms) for s in plan.stages]))
    return f"{'a' if plan.actuated else 'p'}{plan.cycle_ms // 1000}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def _alike(a: Plan, b: Plan) -> bool:
    least_ms = LEAST_DIFFERENCE_S * 1000
    if a.actuated != b.actuated or len(a.stages) != len(b.stages):
        return False
    if any(x.stage != y.stage for x, y in zip(a.stages, b.stages, strict=True)):
        return False
    if a.actuated:  # lengths bind nobody there, bounds do
        bounds = zip(a.stages, b.stages, strict=True)
        return all(abs(x.lo_ms - y.lo_ms) < least_ms and abs(x.hi_ms - y.hi_ms) < least_ms for x, y in bounds)
    lengths = zip(a.stages, b.stages, strict=True)
    return abs(a.cycle_ms - b.cycle_ms) < least_ms and all(abs(x.len_ms - y.len_ms) < least_ms for x, y in lengths)
