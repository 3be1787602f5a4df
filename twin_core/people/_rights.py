"""Who may do what: roles of GB/T 22239-2019's separation of duties, rights, and the one table that joins them. Pure.

What the table does not grant is denied. A person may hold several roles; nobody gets a right but by a role.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

__all__ = ["GRANTS", "Right", "Role", "rights_of"]


class Role(Enum):
    """What somebody is in the control room."""

    VIEWER = "viewer"
    OPERATOR = "operator"
    PLANNER = "planner"
    INTEGRATOR = "integrator"
    SECURITY_OFFICER = "security-officer"
    ADMIN = "admin"


class Right(Enum):
    """What a route asks for."""

    LOOK = "look"  # the living city, alarms, plans, forecasts
    SENSORS = "sensors"  # the newest value of each single sensor
    HISTORY = "history"  # the archive, but for what people did
    ALARMS = "alarms"  # acknowledge, shelve, take out of service
    PLANS = "plans"  # approve, reject, roll back
    MODES = "modes"  # how plans for a controller are treated
    SCENARIOS = "scenarios"  # what-ifs
    CONFIRM = "confirm"  # see what waits for a second person, and confirm what one's role may
    AUDIT = "audit"  # what people did
    PEOPLE = "people"  # who there is; lock and unlock


_WORK = {Right.LOOK, Right.SENSORS, Right.HISTORY}

GRANTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset({Right.LOOK}),
    Role.OPERATOR: frozenset({*_WORK, Right.ALARMS, Right.PLANS, Right.MODES, Right.CONFIRM}),
    Role.PLANNER: frozenset({Right.LOOK, Right.HISTORY, Right.SCENARIOS}),
    Role.INTEGRATOR: frozenset(_WORK),
    Role.SECURITY_OFFICER: frozenset({Right.LOOK, Right.AUDIT, Right.CONFIRM}),
    Role.ADMIN: frozenset({Right.LOOK, Right.PEOPLE, Right.CONFIRM}),
}


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """All that these roles grant together."""
    return frozenset(right for role in roles for right in GRANTS[role])
