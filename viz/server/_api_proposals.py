"""REST for what two people do: proposed by one, confirmed by another, then done in both names."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from citybrain_wire.errors import CityBrainError, Refused
from citybrain_wire.v1 import twin_pb2 as twin
from fastapi import APIRouter, Path
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, StringConstraints

from twin_core.people import Council, Kind, Proposal, State, kind_of
from viz.server._api_models import Mode, NeededReason
from viz.server._api_problems import Problem
from viz.server._gate import Caller, Visitor
from viz.server._orders import MODES, Orders

__all__ = ["add_proposals"]

Number = Annotated[int, Path(ge=1)]
MOST_CONTROLLERS = 500
Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
_T = TypeVar("_T")
_STATUS = {"unknown_proposal": 404, "unknown_kind": 422, "no_such_operation": 422, "not_your_duty": 403}


class ProposalIn(BaseModel):
    """What two people shall do. `controllers`: for fleet-mode, those whose mode is set to `mode`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Annotated[str, StringConstraints(max_length=40)]
    reason: NeededReason
    mode: Mode | None = None
    controllers: list[Id] = []


class ProposalOut(BaseModel):
    """A proposal. `made_ns`, `until_ns`: UTC wall time; `second`: who confirmed or withdrew it."""

    number: int
    kind: str
    arguments: dict[str, str]
    reason: str
    by: str
    made_ns: str
    second: str
    state: Literal["waiting", "confirmed", "withdrawn", "expired"]


class DoneByTwoOut(BaseModel):
    """What came of it. `failed`: by controller, why not."""

    proposal: ProposalOut
    done: list[str]
    failed: dict[str, str]


def add_proposals(router: APIRouter, council: Council, orders: Orders) -> None:
    """Add the routes under /proposals."""

    @router.get("/proposals")
    async def proposals() -> list[ProposalOut]:
        """The last ones, newest first."""
        return [_out(proposal, state) for proposal, state in await run_in_threadpool(council.newest)]

    @router.post("/proposals")
    async def propose(body: ProposalIn, caller: Caller) -> ProposalOut:
        """Ask for a second person; the proposal lasts ten minutes."""
        arguments = _checked(body)
        person, source = caller.visit.person, caller.source
        made = await _asked(lambda: council.propose(Kind.FLEET_MODE, arguments, body.reason, person, source))
        return _out(made, State.WAITING)

    @router.post("/proposals/{number}/confirm")
    async def confirm(number: Number, caller: Caller) -> DoneByTwoOut:
        """Be the second person: it is done at once."""
        person, source = caller.visit.person, caller.source
        _only_here(await _asked(lambda: council.look(number)))
        proposal = await _asked(lambda: council.confirm(number, person, source))
        done, failed = await _set_modes(orders, caller, proposal)
        outcome = "ok" if not failed else f"{len(failed)}_failed"
        await run_in_threadpool(council.done, proposal, outcome, source)
        return DoneByTwoOut(proposal=_out(proposal, State.CONFIRMED), done=done, failed=failed)

    @router.post("/proposals/{number}/withdraw")
    async def withdraw(number: Number, caller: Caller) -> ProposalOut:
        """Take it back."""
        person, source = caller.visit.person, caller.source
        return _out(await _asked(lambda: council.withdraw(number, person, source)), State.WITHDRAWN)


def _checked(body: ProposalIn) -> dict[str, str]:
    """Arguments of the one kind that is done over REST. Raises Problem."""
    try:
        kind = kind_of(body.kind)
    except Refused as err:
        raise _problem(err) from err
    if kind is not Kind.FLEET_MODE:
        raise Problem(
            422, "not_here", "The request is wrong", f"{kind.value} is done where the keys lie: `citybrain pki`"
        )
    if body.mode is None or not 1 <= len(body.controllers) <= MOST_CONTROLLERS:
        text = f"fleet-mode needs body.mode and 1 to {MOST_CONTROLLERS} body.controllers"
        raise Problem(422, "bad_request", "The request is wrong", text, ["body.mode", "body.controllers"])
    return {"mode": body.mode, "controllers": json.dumps(sorted(set(body.controllers)), ensure_ascii=False)}


def _only_here(proposal: Proposal) -> None:
    if proposal.kind is not Kind.FLEET_MODE:
        text = f"{proposal.kind.value} is confirmed where the keys lie: `citybrain pki confirm {proposal.number}`"
        raise Problem(422, "not_here", "The request is wrong", text)


async def _set_modes(orders: Orders, second: Visitor, proposal: Proposal) -> tuple[list[str], dict[str, str]]:
    """An order for each controller, under a key of the proposal: sent again, none is done twice."""
    done: list[str] = []
    failed: dict[str, str] = {}
    for controller in json.loads(proposal.arguments["controllers"]):
        reason = f"proposal {proposal.number} by {proposal.by}, confirmed by {second.name}: {proposal.reason}"
        deed = twin.Deed(
            kind=twin.DEED_KIND_SET_MODE,
            subject=controller,
            mode=MODES[proposal.arguments["mode"]],
            reason=reason[:500],
        )
        try:
            await orders.give(second, deed, f"proposal-{proposal.number}-{controller}"[:100])
        except Problem as err:
            failed[controller] = err.out.code
        except CityBrainError as err:
            failed[controller] = type(err).__name__
        else:
            done.append(controller)
    return done, failed


async def _asked(step: Callable[[], _T]) -> _T:
    try:
        return await run_in_threadpool(step)
    except Refused as err:
        raise _problem(err) from err


def _problem(err: Refused) -> Problem:
    return Problem(_STATUS.get(err.code, 409), err.code, "It cannot be done so", str(err).removeprefix(f"{err.code}: "))


def _out(proposal: Proposal, state: State) -> ProposalOut:
    return ProposalOut(
        number=proposal.number,
        kind=proposal.kind.value,
        arguments=dict(proposal.arguments),
        reason=proposal.reason,
        by=proposal.by,
        made_ns=str(proposal.made_ns),
        second=proposal.second,
        state=state.value,
    )
