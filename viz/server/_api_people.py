"""REST about people: who there is, who is kept out, what was done."""

from __future__ import annotations

import json
from typing import Annotated

from citybrain_wire.errors import BadInput, Refused
from fastapi import APIRouter, Path, Query
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from twin_core.people import Office, Person, Reception
from viz.server._api_models import NeededReasonIn
from viz.server._api_problems import PROBLEMS, Problem, ProblemRoute
from viz.server._gate import Caller

__all__ = ["office_router"]

Name = Annotated[str, Path(min_length=1, max_length=40)]


class PersonOut(BaseModel):
    """A person. `closed`: why they are kept out, empty = they are not."""

    name: str
    roles: list[str]
    closed: str


class AuditEntryOut(BaseModel):
    """An entry of the audit; `ts_ns` is UTC wall time."""

    seq: int
    ts_ns: str
    kind: str
    who: str
    what: str
    subject: str
    outcome: str
    source: str
    detail: dict[str, str]


def office_router(reception: Reception, office: Office) -> APIRouter:
    """Routes for administrators and security officers."""
    router = APIRouter(prefix="/api/v1", route_class=ProblemRoute, tags=["office"], responses=PROBLEMS)

    @router.get("/people")
    async def people() -> list[PersonOut]:
        """Who there is."""
        return [_out(person) for person in reception.store.people()]

    @router.post("/people/{name}/lock")
    async def lock(name: Name, body: NeededReasonIn, caller: Caller) -> PersonOut:
        """Keep somebody out, at once; the reason is kept."""
        try:
            await run_in_threadpool(office.lock, name, body.reason, caller.name)
        except Refused as err:
            raise Problem(409, err.code, "It cannot be done now", str(err).removeprefix(f"{err.code}: ")) from err
        except BadInput as err:
            raise Problem(404, "unknown_person", "There is no such thing", str(err)) from err
        return _out(reception.store.need(name))

    @router.post("/people/{name}/unlock")
    async def unlock(name: Name, caller: Caller) -> PersonOut:
        """Let somebody in again."""
        try:
            await run_in_threadpool(office.unlock, name, caller.name)
        except BadInput as err:
            raise Problem(404, "unknown_person", "There is no such thing", str(err)) from err
        return _out(reception.store.need(name))

    @router.get("/audit")
    async def audit(last: Annotated[int, Query(ge=1, le=1000)] = 100) -> list[AuditEntryOut]:
        """The newest entries of the audit, oldest first."""
        bodies = await run_in_threadpool(reception.audit.newest, last)
        entries = [json.loads(body) for body in bodies]
        return [AuditEntryOut(**{**entry, "ts_ns": str(entry["ts_ns"])}) for entry in entries]

    return router


def _out(person: Person) -> PersonOut:
    return PersonOut(name=person.name, roles=sorted(role.value for role in person.roles), closed=person.closed)
