"""REST for people under /api/v1. Reads and orders alike go to the core; nothing is kept here.

Who may ask is decided before (`_gate.py`). An order carries the name of who is logged in and is written down before it
is answered. Sent again under the same Idempotency-Key it is not done again.
"""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Annotated

from citybrain_wire.errors import Refused
from citybrain_wire.v1 import twin_pb2 as twin
from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.concurrency import run_in_threadpool

from twin_core.people import Council, Reception
from viz.server import _api_models as models
from viz.server._api_history import add_history
from viz.server._api_problems import PROBLEMS, Problem, ProblemRoute
from viz.server._api_proposals import add_proposals
from viz.server._core_link import CoreLink
from viz.server._gate import Caller
from viz.server._orders import MODES, Orders, raise_for

__all__ = ["people_router"]

PREFIX = "/api/v1"
Id = Annotated[str, Path(min_length=1, max_length=200)]
Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=100)]


def people_router(link: CoreLink, reception: Reception, history_dir: FilePath | None = None) -> APIRouter:
    """Routes over a link to the core, to be included by the view's application behind its gate.

    `history_dir`: the historian's archive; without it history is said to be absent.
    """
    router = APIRouter(prefix=PREFIX, route_class=ProblemRoute, tags=["people"], responses=PROBLEMS)
    orders = Orders(link, reception.audit)
    council = Council(reception.store, reception.audit, reception.now_ns)
    _add_reads(router, link)
    _add_alarm_orders(router, orders)
    _add_plan_orders(router, orders)
    _add_modes(router, orders, council)
    add_history(router, history_dir)
    add_proposals(router, council, orders)
    return router


async def _read(link: CoreLink, topic: twin.Question.Topic, subject: str = "") -> Response:
    """The core's JSON as it is: the models describe it, and tests hold the core to them."""
    answer = await link.ask(topic, subject)
    raise_for(answer)
    return Response(answer.body_json, media_type="application/json", headers={"cache-control": "no-store"})


def _add_reads(router: APIRouter, link: CoreLink) -> None:
    topics = twin.Question

    @router.get("/state", response_model=models.StateOut)
    async def state() -> Response:
        """How old the data are, who is there, and the few numbers of the KPI strip."""
        return await _read(link, topics.STATE)

    @router.get("/sites", response_model=models.SitesOut)
    async def sites() -> Response:
        """All sites."""
        return await _read(link, topics.SITES)

    @router.get("/sites/{site_id}/sensors", response_model=models.SensorsOut)
    async def sensors(site_id: Id) -> Response:
        """Newest value of every sensor of a site."""
        return await _read(link, topics.SENSORS, site_id)

    @router.get("/alarms", response_model=models.AlarmsOut)
    async def alarms() -> Response:
        """Alarms and incidents, what needs a person first."""
        return await _read(link, topics.ALARMS)

    @router.get("/plans", response_model=models.PlansOut)
    async def plans() -> Response:
        """Plan cards, the newest first."""
        return await _read(link, topics.PLANS)

    @router.get("/controllers", response_model=list[models.ControllerOut])
    async def controllers() -> Response:
        """Controllers with their modes."""
        return await _read(link, topics.CONTROLLERS)

    @router.get("/parking", response_model=models.ParkingOut)
    async def parking() -> Response:
        """Free bays of every parking site, now and up to an hour ahead."""
        return await _read(link, topics.PARKING)

    @router.get("/pipes", response_model=models.PipesOut)
    async def pipes() -> Response:
        """Water and drainage now: inflow, tanks, sensors against the model, suspected bursts with their plans."""
        return await _read(link, topics.PIPES)

    @router.get("/forecast", response_model=models.ForecastOut)
    async def forecast(edge: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
        """Speed and queue of an edge that ends at a signal, now to an hour ahead, and how wrong past ones were."""
        return await _read(link, topics.FORECAST, edge)


def _add_alarm_orders(router: APIRouter, orders: Orders) -> None:
    @router.post("/alarms/{alarm_id}/acknowledge")
    async def acknowledge(alarm_id: Id, body: models.ReasonIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Somebody has seen it."""
        deed = twin.Deed(kind=twin.DEED_KIND_ACKNOWLEDGE, subject=alarm_id, reason=body.reason)
        return await orders.give(caller, deed, key)

    @router.post("/alarms/{alarm_id}/shelve")
    async def shelve(alarm_id: Id, body: models.ShelveIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Silence it for some time, with a reason."""
        if not 1 <= body.minutes <= 1440:
            text = f"body.minutes: {body.minutes} is out of range; use 1 to 1440"
            raise Problem(422, "bad_minutes", "The request is wrong", text, ["body.minutes"])
        deed = twin.Deed(kind=twin.DEED_KIND_SHELVE, subject=alarm_id, reason=body.reason, minutes=body.minutes)
        return await orders.give(caller, deed, key)

    @router.post("/alarms/{alarm_id}/unshelve")
    async def unshelve(alarm_id: Id, body: models.ReasonIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Let it speak again."""
        deed = twin.Deed(kind=twin.DEED_KIND_UNSHELVE, subject=alarm_id, reason=body.reason)
        return await orders.give(caller, deed, key)

    @router.post("/alarms/{alarm_id}/out-of-service")
    async def out_of_service(
        alarm_id: Id, body: models.NeededReasonIn, caller: Caller, key: Key = None
    ) -> models.DoneOut:
        """Silence it until somebody puts it in service again, with a reason."""
        deed = twin.Deed(kind=twin.DEED_KIND_OUT_OF_SERVICE, subject=alarm_id, reason=body.reason)
        return await orders.give(caller, deed, key)

    @router.post("/alarms/{alarm_id}/in-service")
    async def in_service(alarm_id: Id, body: models.ReasonIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Put it in service again."""
        deed = twin.Deed(kind=twin.DEED_KIND_IN_SERVICE, subject=alarm_id, reason=body.reason)
        return await orders.give(caller, deed, key)


def _add_plan_orders(router: APIRouter, orders: Orders) -> None:
    @router.post("/plans/{plan_id}/approve")
    async def approve(plan_id: Id, body: models.ReasonIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Send a plan that waits."""
        deed = twin.Deed(kind=twin.DEED_KIND_APPROVE, subject=plan_id, reason=body.reason)
        return await orders.give(caller, deed, key)

    @router.post("/plans/{plan_id}/reject")
    async def reject(plan_id: Id, body: models.ReasonIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Do not send a plan that waits or is advised."""
        deed = twin.Deed(kind=twin.DEED_KIND_REJECT, subject=plan_id, reason=body.reason)
        return await orders.give(caller, deed, key)

    @router.post("/plans/{plan_id}/rollback")
    async def rollback(plan_id: Id, body: models.ReasonIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Have the controller return to its local plan at its next safe point; its mode becomes approve."""
        deed = twin.Deed(kind=twin.DEED_KIND_ROLL_BACK, subject=plan_id, reason=body.reason)
        return await orders.give(caller, deed, key)


def _add_modes(router: APIRouter, orders: Orders, council: Council) -> None:
    @router.put("/controllers/{controller_id}/mode")
    async def mode(controller_id: Id, body: models.ModeIn, caller: Caller, key: Key = None) -> models.DoneOut:
        """Advise, approve or automatic. More than a few controllers in ten minutes need a second person."""
        try:
            await run_in_threadpool(council.check_alone, caller.visit.person, controller_id, caller.source)
        except Refused as err:
            raise Problem(409, err.code, "This needs two people", str(err).removeprefix(f"{err.code}: ")) from err
        deed = twin.Deed(kind=twin.DEED_KIND_SET_MODE, subject=controller_id, mode=MODES[body.mode])
        return await orders.give(caller, deed, key)
