"""People of the control room: who they are, what they may do, and how they come in.

Roles grant rights (`GRANTS`), routes and commands ask for rights; what nobody granted is denied. `Reception` lets
people in by password or one-time link and keeps their sessions, `Office` adds and locks them, `Council` holds what one
person must not do alone until a second one confirms it; all three write to the audit.
"""

from __future__ import annotations

from twin_core.people._council import Council
from twin_core.people._office import Office
from twin_core.people._pairs import ALONE, PROPOSAL_NS, Kind, Proposal, State, kind_of
from twin_core.people._passwords import Hashing, check_password
from twin_core.people._person import Person, as_name, as_roles
from twin_core.people._reception import IDLE_NS, LINK_NS, SESSION_NS, Reception, Visit
from twin_core.people._rights import GRANTS, Right, Role, rights_of
from twin_core.people._store import PeopleStore

__all__ = [
    "ALONE",
    "GRANTS",
    "IDLE_NS",
    "LINK_NS",
    "PROPOSAL_NS",
    "SESSION_NS",
    "Council",
    "Hashing",
    "Kind",
    "Office",
    "PeopleStore",
    "Person",
    "Proposal",
    "Reception",
    "Right",
    "Role",
    "State",
    "Visit",
    "as_name",
    "as_roles",
    "check_password",
    "kind_of",
    "rights_of",
]
