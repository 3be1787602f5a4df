"""[CONTROLS] and [RULES]: simple controls and rule-based controls (User Manual 2.2, Appendix C)."""

from __future__ import annotations

from twin_core.pipes.water._draft import Draft
from twin_core.pipes.water._lines import Line, LineFault, clock_s, number, starts
from twin_core.pipes.water._network import Action, Control, ControlKind, Pipe, Premise, Pump, Rule, Valve, ValveKind
from twin_core.pipes.water._read_elements import setting_factor
from twin_core.pipes.water._units import SECONDS_PER_DAY

__all__ = ["read_control", "read_rules"]

NODE_VARIABLES = ("DEMAND", "HEAD", "GRADE", "LEVEL", "PRESSURE", "FILLTIME", "DRAINTIME")
LINK_VARIABLES = ("FLOW", "STATUS", "SETTING")
SYSTEM_VARIABLES = ("DEMAND", "TIME", "CLOCKTIME")
VARIABLES = ("DEMAND", "HEAD", "GRADE", "LEVEL", "PRESSURE", "FLOW", "STATUS", "SETTING", "POWER", "TIME",
             "CLOCKTIME", "FILLTIME", "DRAINTIME")  # fmt: skip
RELATIONS = (("=", "="), ("<>", "<>"), ("<=", "<="), (">=", ">="), ("<", "<"), (">", ">"), ("IS", "="), ("NOT", "<>"),
             ("BELOW", "<"), ("ABOVE", ">"))  # fmt: skip
_FORM = "LINK link setting IF NODE node BELOW|ABOVE level, or LINK link setting AT TIME|CLOCKTIME time"


def read_control(line: Line, draft: Draft) -> None:
    line.need(6, _FORM)
    tokens = line.tokens
    enabled = not starts(tokens[-1], "DISABLED")
    if not enabled:
        tokens = tokens[:-1]
    link = draft.link(tokens[1])
    opened, setting = _target(link, tokens[2], draft)
    if starts(tokens[4], "TIME") or starts(tokens[4], "CLOCKTIME"):
        kind = ControlKind.TIME if starts(tokens[4], "TIME") else ControlKind.CLOCK_TIME
        at_s = int(clock_s(tokens[5:7], "time"))
        at_s = at_s % SECONDS_PER_DAY if kind is ControlKind.CLOCK_TIME else at_s
        draft.controls.append(Control(link.id, kind, opened, setting, time_s=at_s, enabled=enabled))
        return
    if len(tokens) < 8:
        raise LineFault(f"{len(tokens)} of 8 values; write: {_FORM}")
    node = draft.node(tokens[5])
    if not starts(tokens[6], "BELOW") and not starts(tokens[6], "ABOVE"):
        raise LineFault(f"{tokens[6]!r} is no condition; write BELOW or ABOVE")
    kind = ControlKind.BELOW if starts(tokens[6], "BELOW") else ControlKind.ABOVE
    factor = draft.units.pressure_m if node in draft.junctions else draft.units.length_m
    level_m = number(tokens[7], "level") * factor
    draft.controls.append(Control(link.id, kind, opened, setting, node, level_m, enabled=enabled))


def _target(link: Pipe | Pump | Valve, token: str, draft: Draft) -> tuple[bool | None, float | None]:
    """(open, setting in SI) a control gives to a link."""
    if isinstance(link, Pipe) and link.check_valve:
        raise LineFault(f"pipe {link.id!r} is a check valve; it cannot be controlled")
    general = isinstance(link, Valve) and link.kind is ValveKind.GPV
    if starts(token, "OPEN") or starts(token, "CLOSED"):
        opened = starts(token, "OPEN")
        return opened, float(opened) if isinstance(link, Pump) else None
    if general:
        raise LineFault(f"valve {link.id!r} is a GPV; it can be OPEN or CLOSED only")
    value = number(token, "setting")
    if isinstance(link, Valve):
        return None, value * setting_factor(link.kind, draft)
    if value < 0.0:
        raise LineFault(f"setting of {link.id!r} is {token}; it must be at least 0")
    return value > 0.0, value if isinstance(link, Pump) else None


class _RuleDraft:
    """A rule under construction; clauses must come as IF, THEN, ELSE, PRIORITY."""

    def __init__(self, line: Line) -> None:
        line.need(2, "RULE name")
        self.id, self.line, self.stage = line.tokens[1], line.number, "RULE"
        self.premises: list[Premise] = []
        self.then: list[Action] = []
        self.otherwise: list[Action] = []
        self.priority, self.enabled = 0.0, True

    def clause(self, line: Line, draft: Draft) -> None:
        word = line.tokens[0].upper()
        stage = self.stage
        if word.startswith("IF") and stage == "RULE":
            self.stage = "IF"
            self.premises.append(_premise(line, draft, joined_by_or=False))
        elif word.startswith(("AND", "OR")) and stage == "IF":
            self.premises.append(_premise(line, draft, joined_by_or=word.startswith("OR")))
        elif word.startswith("THEN") and stage == "IF":
            self.stage = "THEN"
            self.then.append(_action(line, draft))
        elif word.startswith("ELSE") and stage == "THEN":
            self.stage = "ELSE"
            self.otherwise.append(_action(line, draft))
        elif word.startswith("AND") and stage in ("THEN", "ELSE"):
            (self.then if stage == "THEN" else self.otherwise).append(_action(line, draft))
        elif word.startswith("PRIO") and stage in ("THEN", "ELSE"):
            line.need(2, "PRIORITY value")
            self.stage = "PRIORITY"
            self.priority = number(line.tokens[1], "priority")
        elif word.startswith("DISABLED") and stage in ("THEN", "ELSE", "PRIORITY"):
            self.enabled = False
        else:
            raise LineFault(
                f"rule {self.id!r}: {line.tokens[0]!r} cannot follow {stage}; the order is IF THEN ELSE PRIORITY"
            )

    def done(self) -> Rule:
        if not self.then:
            raise LineFault(f"rule {self.id!r} has no THEN clause")
        return Rule(
            self.id,
            tuple(self.premises),
            tuple(self.then),
            tuple(self.otherwise),
            self.priority,
            self.enabled,
            self.line,
        )


def read_rules(lines: list[Line], draft: Draft, fault_at: list[tuple[Line, str]]) -> None:
    """All rules. Faults are appended to `fault_at`; a rule with a fault is left out."""
    rule: _RuleDraft | None = None
    start: Line | None = None

    def finish() -> None:
        if rule is not None and start is not None:
            try:
                draft.rules.append(rule.done())
            except LineFault as fault:
                fault_at.append((start, str(fault)))

    for line in lines:
        try:
            if starts(line.tokens[0], "RULE"):
                finish()
                start, rule = line, _RuleDraft(line)
            elif rule is not None:
                rule.clause(line, draft)
            elif start is None:
                raise LineFault("a clause before the first RULE")
        except LineFault as fault:
            fault_at.append((line, str(fault)))
            rule = None
    finish()


def _word(token: str, known: tuple[str, ...], what: str) -> str:
    for name in known:
        if starts(token, name):
            return name
    raise LineFault(f"{token!r} is no {what}; {', '.join(known)} are known")


def _premise(line: Line, draft: Draft, *, joined_by_or: bool) -> Premise:
    line.need(5, "IF NODE|LINK|SYSTEM id variable relation value")
    tokens = line.tokens
    kind = _word(tokens[1], ("JUNC", "RESER", "TANK", "PIPE", "PUMP", "VALVE", "NODE", "LINK", "SYSTEM"), "object")
    if kind == "SYSTEM":
        scope, element, rest = "system", None, tokens[2:]
        variable = _word(rest[0], SYSTEM_VARIABLES, "variable of the system")
    else:
        line.need(6, "IF NODE|LINK id variable relation value")
        scope = "link" if kind in ("PIPE", "PUMP", "VALVE", "LINK") else "node"
        element = draft.link(tokens[2]).id if scope == "link" else draft.node(tokens[2])
        rest = tokens[3:]
        variable = _word(rest[0], LINK_VARIABLES if scope == "link" else NODE_VARIABLES, f"variable of a {scope}")
        if variable.endswith("TIME") and element not in draft.tanks and element not in draft.reservoirs:
            raise LineFault(f"{variable} is known for tanks only; {element!r} is a junction")
    relation = next((meaning for key, meaning in RELATIONS if starts(rest[1], key)), None)
    if relation is None:
        raise LineFault(f"{rest[1]!r} is no relation; = <> < <= > >= IS NOT BELOW ABOVE are")
    if variable in ("TIME", "CLOCKTIME"):
        return Premise(joined_by_or, scope, element, variable, relation, clock_s(rest[2:4], "time"))
    status = next((name for name in ("OPEN", "CLOSED", "ACTIVE") if starts(rest[-1], name)), None)
    if status is not None:
        return Premise(joined_by_or, scope, element, variable, relation, status=status)
    value = number(rest[-1], "value") * (3600.0 if variable.endswith("TIME") else 1.0)
    return Premise(joined_by_or, scope, element, variable, relation, value)


def _action(line: Line, draft: Draft) -> Action:
    line.need(6, "THEN LINK id STATUS|SETTING IS value")
    link = draft.link(line.tokens[2])
    if isinstance(link, Pipe) and link.check_valve:
        raise LineFault(f"pipe {link.id!r} is a check valve; it cannot be controlled")
    token = line.tokens[5]
    status = next((name for name in ("OPEN", "CLOSED", "ACTIVE") if starts(token, name)), None)
    if status is not None:
        return Action(link.id, status)
    value = number(token, "setting", least=0.0)
    if isinstance(link, Valve) and link.kind is ValveKind.GPV:
        raise LineFault(f"valve {link.id!r} is a GPV; it can be OPEN or CLOSED only")
    if isinstance(link, Pipe):
        return Action(link.id, "OPEN" if value > 0.0 else "CLOSED")
    return Action(link.id, setting=value)
