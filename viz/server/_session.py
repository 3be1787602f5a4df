"""Coming in and going out: the log-in page, the session, who am I."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from citybrain_wire.errors import Refused
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, StringConstraints

from twin_core.people import SESSION_NS, Reception, Visit
from viz.server._api_problems import PROBLEMS, Problem, ProblemRoute
from viz.server._gate import Caller, Visitor, source_of

__all__ = ["session_router"]

_STATUS = {
    "wrong": (401, "The log-in is refused"),
    "bad_link": (401, "The log-in is refused"),
    "slow_down": (429, "Too many log-ins"),
    "code": (401, "The second factor is missing or wrong"),
    "no_second": (403, "A second factor is needed"),
    "change_password": (403, "The password must be changed"),
    "bad_password": (422, "The new password is too weak"),
}
MOST_WAITING = 20
Secret = Annotated[str, StringConstraints(max_length=200)]


class LogInIn(BaseModel):
    """Either a name with its password (a new one where it must be changed, the code of the second factor where there is
    one), or the secret of a one-time link."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Secret = ""
    password: Secret = ""
    new_password: Secret = ""
    code: Secret = ""
    link: Secret = ""


class MeOut(BaseModel):
    """Who is logged in. `csrf`: to be shown with every order. `until_ns`: UTC, when the session ends at the latest."""

    name: str
    roles: list[str]
    rights: list[str]
    csrf: str
    until_ns: str


def session_router(reception: Reception, cookie: str, page: Path, *, secure: bool) -> APIRouter:
    """Routes of log-in and log-out. `page`: the log-in page. `secure`: the cookie travels by TLS only."""
    router = APIRouter(route_class=ProblemRoute, tags=["session"], responses=PROBLEMS)
    turns = CapacityLimiter(1)

    @router.get("/login", include_in_schema=False)
    async def login() -> FileResponse:
        return FileResponse(page, media_type="text/html")

    @router.post("/session")
    async def log_in(body: LogInIn, request: Request, response: Response) -> MeOut:
        """Log in; the answer sets the session's cookie."""
        source = source_of(request)

        def enter() -> Visit:
            if body.link:
                return reception.log_in_once(body.link, source)
            return reception.log_in(body.name, body.password, source, body.new_password, body.code)

        if turns.statistics().tasks_waiting >= MOST_WAITING:
            raise Problem(429, "slow_down", "Too many log-ins", "too many people log in at once; wait a moment")
        try:
            # A password costs a sixth of a second; those who wait for it must not keep orders from their threads.
            visit = await run_sync(enter, limiter=turns)
        except Refused as err:
            status, title = _STATUS[err.code]
            raise Problem(status, err.code, title, str(err).removeprefix(f"{err.code}: ")) from err
        response.set_cookie(
            cookie,
            visit.secret,
            max_age=SESSION_NS // 1_000_000_000,
            path="/",
            secure=secure,
            httponly=True,
            samesite="strict",
        )
        return _me(visit)

    @router.delete("/session", status_code=204)
    async def log_out(request: Request, response: Response) -> None:
        """Log out; without a session nothing happens."""
        visitor = getattr(request.state, "visitor", None)
        if isinstance(visitor, Visitor):
            await run_in_threadpool(reception.log_out, visitor.visit, visitor.source)
        response.delete_cookie(cookie, path="/", secure=secure, httponly=True, samesite="strict")

    @router.get("/api/v1/me")
    async def me(caller: Caller) -> MeOut:
        """Who I am and what I may do."""
        return _me(caller.visit)

    return router


def _me(visit: Visit) -> MeOut:
    return MeOut(
        name=visit.person.name,
        roles=sorted(role.value for role in visit.person.roles),
        rights=sorted(right.value for right in visit.person.rights),
        csrf=visit.session.csrf,
        until_ns=str(visit.until_ns),
    )
