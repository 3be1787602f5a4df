"""Rule-based controls: premises, chosen actions, and the steps at which rules are looked at (EPANET 2.2, chapter 3.2).

Values are compared in the units of the file with a tolerance of 0.001, since rules were written against it.
"""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import Net, State, Table, Work
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._constants import ACTIVE, CLOSED, FCV, MISSING, OPEN, PBV, PRV, PSV, SMALL
from twin_core.pipes.water.engine._settings import give_setting, give_status
from twin_core.pipes.water.engine._tanks import fill_tanks

__all__ = ["RELATIONS", "VARIABLES", "fire_rules", "rule_step_s"]

DAY_S = 86400
TOLERANCE = 1e-3
VARIABLES = ("DEMAND", "HEAD", "GRADE", "LEVEL", "PRESSURE", "FLOW", "STATUS", "SETTING", "TIME", "CLOCKTIME",
             "FILLTIME", "DRAINTIME")  # fmt: skip
RELATIONS = ("=", "<>", "<=", ">=", "<", ">")
DEMAND, HEAD, GRADE, LEVEL, PRESSURE, FLOW, STATUS, SETTING, TIME, CLOCKTIME, FILLTIME, DRAINTIME = range(12)
EQ, NE, LE, GE, LT, GT = range(6)


@kernel
def rule_step_s(net: Net, state: State, work: Work, step_s: int) -> int:
    """Walk the step in rule steps, filling tanks, until a rule acts; returns the seconds walked."""
    clock = state.clock[0]
    began, end = clock.time_s, clock.time_s + step_s
    every = net.option[0].rule_step_s
    part = min(every - began % every, step_s)
    while part > 0:
        clock.time_s += part
        fill_tanks(net, state, part)
        if fire_rules(net, state, work, part):
            break
        part = min(every, end - clock.time_s)
    walked = clock.time_s - began
    clock.time_s = began
    return walked


@kernel
def fire_rules(net: Net, state: State, work: Work, part_s: int) -> bool:
    """Evaluate all rules at the present time, take their actions; returns whether any link changed."""
    work.action_of[:] = -1
    for row in range(net.rule.size):
        rule = net.rule[row]
        if _holds(net, state, rule, part_s):
            _choose(net, work, row, rule.then, rule.then_end)
        else:
            _choose(net, work, row, rule.other, rule.other_end)
    acted = False
    for k in range(work.action_of.size):
        if work.action_of[k] >= 0:
            acted = _act(net, state, k, net.action[work.action_of[k]]) or acted
    return acted


@inlined
def _choose(net: Net, work: Work, row: int, first: int, end: int) -> None:
    """The first rule that names a link wins, unless a later one has a higher priority."""
    for a in range(first, end):
        k = net.action[a].link
        if work.action_of[k] < 0 or net.rule[row].priority > net.rule[work.action_rule[k]].priority:
            work.action_of[k] = a
            work.action_rule[k] = row


@inlined
def _holds(net: Net, state: State, rule: Table, part_s: int) -> bool:
    """AND stops at the first premise that fails; OR joins a premise to all before it."""
    result = True
    for at in range(rule.premise, rule.premise_end):
        premise = net.premise[at]
        if premise.joined_by_or != 0:
            if not result:
                result = _true(net, state, premise, part_s)
        else:
            if not result:
                return False
            result = _true(net, state, premise, part_s)
    return result


@kernel
def _true(net: Net, state: State, premise: Table, part_s: int) -> bool:
    what = premise.variable
    if what in (TIME, CLOCKTIME):
        return _time_true(net, state, premise, part_s)
    if premise.status >= 0:
        now = int(state.status[premise.index])
        now = CLOSED if now <= CLOSED else ACTIVE if now == ACTIVE else OPEN
        return (now == premise.status and premise.relation == EQ) or (now != premise.status and premise.relation == NE)
    known, x = _value(net, state, premise)
    if not known:
        return False
    wanted, relation = premise.value, premise.relation
    if relation == EQ:
        return abs(x - wanted) <= TOLERANCE
    if relation == NE:
        return abs(x - wanted) >= TOLERANCE
    if relation == LT:
        return x <= wanted + TOLERANCE
    if relation == LE:
        return x <= wanted - TOLERANCE
    if relation == GT:
        return x >= wanted - TOLERANCE
    return x >= wanted + TOLERANCE


@inlined
def _time_true(net: Net, state: State, premise: Table, part_s: int) -> bool:
    """Inequalities are tested at the present second, equality over the whole part of the step."""
    end = state.clock[0].time_s
    begin = end - part_s + 1
    if premise.variable == CLOCKTIME:
        begin = (begin + net.option[0].clock_start_s) % DAY_S
        end = (end + net.option[0].clock_start_s) % DAY_S
    x, relation = int(premise.value), premise.relation
    if relation == LT:
        return end < x
    if relation == LE:
        return end <= x
    if relation == GT:
        return end > x
    if relation == GE:
        return end >= x
    inside = (x >= begin or x <= end) if end < begin else begin <= x <= end
    return inside == (relation == EQ)


@inlined
def _value(net: Net, state: State, premise: Table) -> tuple[bool, float]:
    """(whether it is known, value in the units of the file)."""
    i, what, unit = premise.index, premise.variable, premise.per_unit
    if what == DEMAND:
        return True, (state.clock[0].system_demand_cfs if i < 0 else state.outflow[i]) * unit
    if what in (HEAD, GRADE):
        return True, state.head[i] * unit
    if what in (LEVEL, PRESSURE):
        return True, (state.head[i] - net.elevation[i]) * unit
    if what == FLOW:
        return True, abs(state.flow[i]) * unit
    if what == SETTING:
        return state.setting[i] != MISSING, state.setting[i] * unit
    if what in (FILLTIME, DRAINTIME):
        row = net.tank_of[i]
        tank, q = net.tank[row], state.outflow[i]
        if tank.area_ft2 == 0.0:
            return False, 0.0
        if what == FILLTIME:
            return q > SMALL, (tank.max_ft3 - state.volume[row]) / q
        return q < -SMALL, (tank.min_ft3 - state.volume[row]) / q
    return False, 0.0


@inlined
def _act(net: Net, state: State, k: int, action: Table) -> bool:
    """Take one action; returns whether the link changed."""
    if action.status == OPEN and state.status[k] <= CLOSED:
        give_status(net, state, k, True)
        return True
    if action.status == CLOSED and state.status[k] > CLOSED:
        give_status(net, state, k, False)
        return True
    if action.setting != MISSING:
        what, value = net.kind[k], action.setting
        if what in (PRV, PSV, PBV):
            value /= net.option[0].pressure_per_ft
        elif what == FCV:
            value /= net.option[0].flow_per_cfs
        if abs(value - state.setting[k]) > TOLERANCE:
            give_setting(net, state, k, value)
            return True
    return False
