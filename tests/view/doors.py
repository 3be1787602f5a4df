"""People for tests of the view: a reception whose passwords cost nothing to check, and clients that are logged in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from twin_core.people import Hashing, Office, Reception, Role
from viz.server._gate import CSRF_HEADER, Gate
from viz.server._session import session_router

COOKIE = "citybrain-test"
WEAK = Hashing(memory_kib=64, iterations=1, lanes=1)


def reception_at(folder: Path, now_ns: Callable[[], int] = time.time_ns) -> Reception:
    """A reception with an empty store."""
    return Reception.open(folder / "control-room", now_ns, WEAK)


def behind_gate(reception: Reception, *routers: APIRouter) -> FastAPI:
    """An application with nothing but these routes, the log-in and the gate."""
    app = FastAPI()
    app.add_middleware(Gate, reception=reception, cookie=COOKIE)
    app.include_router(session_router(reception, COOKIE, Path("login.html"), secure=False))
    for router in routers:
        app.include_router(router)
    return app


def let_in(client: TestClient, reception: Reception, name: str, *roles: Role) -> TestClient:
    """Log somebody in by a one-time link, as a new person where nobody has that name."""
    if reception.store.find(name) is None:
        office = Office(reception.store, reception.audit, time.time_ns, WEAK)
        office.add(name, frozenset(roles or (Role.OPERATOR,)), "test", password=False)
    me = client.post("/session", json={"link": reception.make_link(name, "test")}).json()
    client.headers[CSRF_HEADER] = me["csrf"]
    return client
