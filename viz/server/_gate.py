"""The gate before every route: who asks, and may they? Deny by default.

    no rule for the path ─▶ 404 (401 for strangers)      no session ─▶ 401, the page itself is sent to the log-in
    right not granted ────▶ 403, written down            order without the session's token ─▶ 403 (a forged request)

What passes carries a `Visitor`, which routes take as `Caller`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from citybrain_wire.errors import Unavailable
from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from twin_core.audit import Event
from twin_core.people import Reception, Right, Visit
from viz.server._api_problems import Problem
from viz.server._rules import ANYONE, Unknown, need_of

__all__ = ["CSRF_HEADER", "Caller", "Gate", "Visitor", "source_of"]

CSRF_HEADER = "x-csrf-token"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
REFUSED_BY_POLICY = 1008  # RFC 6455, 7.4.1


@dataclass(frozen=True)
class Visitor:
    """Somebody who is in, and from which address they ask."""

    visit: Visit
    source: str

    @property
    def name(self) -> str:
        """Whose name stands under what they do."""
        return self.visit.person.name


def source_of(connection: HTTPConnection) -> str:
    """The address that asks; a proxy's where one stands between."""
    return connection.client.host if connection.client is not None else ""


def _visitor(request: Request) -> Visitor:
    visitor = request.state.visitor
    assert isinstance(visitor, Visitor)
    return visitor


Caller = Annotated[Visitor, Depends(_visitor)]


class Gate:
    """Middleware around all routes. `cookie`: name of the session's cookie."""

    def __init__(self, app: ASGIApp, reception: Reception, cookie: str) -> None:
        self._app = app
        self._reception = reception
        self._cookie = cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        answer = await self._judge(connection, scope)
        if answer is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await answer(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": REFUSED_BY_POLICY})

    async def _judge(self, connection: HTTPConnection, scope: Scope) -> Response | None:
        """The refusal; None = let it pass."""
        method = scope["method"] if scope["type"] == "http" else "WS"
        path = scope["path"]
        need = need_of(method, path)
        try:
            visit = self._reception.visit(connection.cookies.get(self._cookie, ""))
        except Unavailable as err:
            return Problem(503, "people_away", "Nobody can be let in now", str(err)).response({"retry-after": "2"})
        if visit is not None:
            scope.setdefault("state", {})["visitor"] = Visitor(visit, source_of(connection))
        if need is ANYONE:
            return None
        if visit is None:
            if path == "/" and method == "GET":
                return RedirectResponse("/login", 303)
            return Problem(401, "log_in", "Nobody is logged in", "log in at /login first").response()
        if isinstance(need, Unknown):
            return _unknown(method, path, need)
        if isinstance(need, Right) and not visit.may(need):
            return await self._denied(visit, need, f"{method} {path}", source_of(connection))
        if method not in (*SAFE_METHODS, "WS"):
            return self._forged(visit, connection.headers.get(CSRF_HEADER, ""))
        return None

    async def _denied(self, visit: Visit, need: Right, asked: str, source: str) -> Response:
        event = Event("refused", visit.person.name, asked, outcome="not_allowed", source=source)
        text = f"{visit.person.name} has no role that grants {need.value!r}; an administrator can give one"
        try:
            await run_in_threadpool(self._reception.audit.append, event)
        except Unavailable as err:
            text = f"{text} ({err})"
        return Problem(403, "not_allowed", "This is not allowed", text).response()

    def _forged(self, visit: Visit, token: str) -> Response | None:
        if self._reception.has_token(visit, token):
            return None
        text = f"an order shows the token of its session in {CSRF_HEADER}; GET /api/v1/me tells it"
        return Problem(403, "no_token", "This is not an order of the page", text).response()


def _unknown(method: str, path: str, known: Unknown) -> Response:
    if known.methods:
        text = f"{path} takes {', '.join(known.methods)}, not {method}"
        return Problem(405, "bad_method", "Not by this method", text).response({"allow": ", ".join(known.methods)})
    return Problem(404, "unknown_path", "There is no such thing", f"there is no {path}; see /openapi.json").response()
