"""Orders of people to the core: named, written down before they are given, their outcome written down after."""

from __future__ import annotations

import uuid

from citybrain_wire.errors import Unavailable
from citybrain_wire.v1 import twin_pb2 as twin
from fastapi.concurrency import run_in_threadpool

from twin_core.audit import AuditLog, Event
from viz.server import _api_models as models
from viz.server._api_problems import Problem
from viz.server._core_link import CoreAnswer, CoreLink
from viz.server._gate import Visitor

__all__ = ["MODES", "Orders", "raise_for"]

MODES = {
    "advise": twin.PLAN_MODE_ADVISE,
    "approve": twin.PLAN_MODE_APPROVE,
    "automatic": twin.PLAN_MODE_AUTOMATIC,
}
_STATUS = {
    twin.PeopleDown.UNKNOWN: (404, "There is no such thing"),
    twin.PeopleDown.REFUSED: (409, "It cannot be done now"),
    twin.PeopleDown.BAD: (422, "The request is wrong"),
}


def raise_for(answer: CoreAnswer) -> None:
    """Raises Problem where the core did not do or answer what it was asked."""
    if answer.outcome in _STATUS:
        status, title = _STATUS[answer.outcome]
        raise Problem(status, answer.code, title, answer.message)


class Orders:
    """The way of every order."""

    def __init__(self, link: CoreLink, audit: AuditLog) -> None:
        self._link = link
        self._audit = audit

    async def give(self, visitor: Visitor, deed: twin.Deed, key: str | None) -> models.DoneOut:
        """Have it done in the visitor's name. `key`: asked twice under one key it is done once.

        Raises Problem where the core refuses, Unavailable where the audit or the core is away.
        """
        deed.who = visitor.name
        request_id = key or uuid.uuid4().hex
        # Keys are everybody's own: another person's order under the same key is another order.
        answer = await self._written(visitor, deed, f"{visitor.name}:{request_id}")
        raise_for(answer)
        return models.DoneOut(request_id=request_id)

    async def _written(self, visitor: Visitor, deed: twin.Deed, request_id: str) -> CoreAnswer:
        what = twin.DeedKind.Name(deed.kind).removeprefix("DEED_KIND_").lower()
        detail = {"request_id": request_id, "reason": deed.reason}
        if deed.kind == twin.DEED_KIND_SET_MODE:
            detail["mode"] = twin.PlanMode.Name(deed.mode).removeprefix("PLAN_MODE_").lower()

        async def write(kind: str, outcome: str) -> None:
            event = Event(kind, visitor.name, what, deed.subject, outcome, visitor.source, detail)
            await run_in_threadpool(self._audit.append, event)

        await write("order", "asked")
        try:
            answer = await self._link.do(deed, request_id)
        except Unavailable:
            await write("outcome", "no_answer")
            raise
        await write("outcome", answer.code or "ok")
        return answer
