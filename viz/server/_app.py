"""The web application: the log-in, static files, the scene, the WebSocket, the half hour behind the slider.

    GET  /                      the page              GET /view/scene            static layers, gzip, by etag
    GET  /view/replay?ts_ns=    frames of a moment    GET /view/controllers/ID   lamps and cycle of one controller
    GET  /view/pipes/ID         a day of one pipe     WS  /ws                    what happens now

People act through the REST interface under /api/v1, which the core's side adds. Nothing but the log-in passes the gate
without a session. The server answers only to its own names (against DNS rebinding), takes no order from a page of
another origin, and speaks to loopback or by TLS 1.3.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import uvicorn
import zmq
import zmq.asyncio
from citybrain_wire.errors import BadConfig, Unavailable
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from twin_core.audit import AuditLog
from twin_core.city import load_city
from twin_core.mirror import pack_arrays
from twin_core.people import Office, Reception
from viz.server._api import people_router
from viz.server._api_people import office_router
from viz.server._config import ViewConfig
from viz.server._core_link import CoreLink
from viz.server._gate import SAFE_METHODS, Gate
from viz.server._hub import Hub
from viz.server._picture import TOPICS, Picture
from viz.server._session import session_router
from viz.server._socket import add_socket, same_origin
from viz.server._whatif import WhatIfs, whatif_router

__all__ = ["create_app", "serve"]

log = logging.getLogger("citybrain.viz")

STATIC = Path(__file__).resolve().parent.parent / "static"
POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; connect-src 'self'; frame-ancestors 'none'"
HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
RECEIVE_QUEUE = 16  # messages; older ones are dropped by ZeroMQ, the newest wins
HEAD_EVERY_S = 60.0


def create_app(
    config: ViewConfig,
    picture: Picture,
    reception: Reception,
    people: APIRouter | None = None,
    whatifs: WhatIfs | None = None,
) -> FastAPI:
    """The application over a picture; it follows the state bus and signs the audit while it runs.

    `reception`: who lets people in. `people`: routes of the core under /api/v1. `whatifs`: who plays what-ifs; None =
    nobody.
    """
    hub = Hub()
    cookie = f"citybrain-{config.port}"  # browsers keep cookies by host, whatever the port

    @contextlib.asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(_follow_bus(config, picture, hub)), asyncio.create_task(_sign(reception.audit))]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            # Here, not after the server has returned: a SIGTERM ends the process before that.
            with contextlib.suppress(Unavailable):
                reception.audit.sign_head()

    app = FastAPI(title="citybrain view", lifespan=life, docs_url=None, redoc_url=None)
    app.add_middleware(Gate, reception=reception, cookie=cookie)  # the innermost: what is added later comes before it

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        if request.method not in SAFE_METHODS and not same_origin(request.headers.get("origin"), request):
            return JSONResponse({"title": "another origin", "detail": "orders come from this page only"}, 403)
        response = await call_next(request)
        response.headers["content-security-policy"] = POLICY
        response.headers["x-content-type-options"] = "nosniff"
        response.headers.setdefault("cache-control", "no-cache")
        if config.secure:
            response.headers["strict-transport-security"] = "max-age=31536000"
        return response

    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS, *config.names])
    app.include_router(session_router(reception, cookie, STATIC / "login.html", secure=config.secure))
    app.include_router(office_router(reception, Office(reception.store, reception.audit, reception.now_ns)))
    app.include_router(_view_routes(picture))
    offers = {"people": people is not None, "what_if": whatifs is not None}
    add_socket(app, config, picture, hub, reception, offers=offers)
    if whatifs is not None:
        app.include_router(whatif_router(whatifs, picture.sections))
    if people is not None:
        app.include_router(people)
    app.mount("/", StaticFiles(directory=STATIC, html=True), name="static")
    return app


def _view_routes(picture: Picture) -> APIRouter:
    router = APIRouter(prefix="/view", tags=["view"])

    @router.get("/scene")
    async def scene(request: Request) -> Response:
        etag = f'"{picture.scene.etag}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"etag": etag})
        headers = {"content-encoding": "gzip", "etag": etag}
        return Response(picture.scene.body, media_type="application/octet-stream", headers=headers)

    @router.get("/replay")
    async def replay(ts_ns: int) -> Response:
        moment = picture.replay.at(ts_ns)
        if moment is None:
            return _problem(404, "nothing recorded", "no picture has been recorded yet; wait for the first second")
        sizes = [len(moment.cars), len(moment.sections), len(moment.lamps)]
        body = pack_arrays({}, {"ts_ns": str(moment.ts_ns), "sizes": sizes})
        return Response(
            body + moment.cars + moment.sections + moment.lamps,
            media_type="application/octet-stream",
        )

    @router.get("/controllers/{controller_id}")
    async def controller(controller_id: str) -> Response:
        view = picture.lamps.get(controller_id)
        if view is None:
            return _problem(404, "unknown controller", f"this city has no controller {controller_id!r}")
        now_ns = picture.lamps.ts_ns
        cycle = view.cycle()
        return JSONResponse(
            {
                "id": view.id,
                "ts_ns": str(now_ns),
                "groups": [{"id": name, "lanes": list(lanes)} for name, lanes in view.groups],
                "aspects": list(view.aspects),
                "elapsed_s": (now_ns - view.since_ns) / 1e9 if view.since_ns else None,
                "remaining_s": view.remaining_s(now_ns),
                "cycle": [{"aspects": list(state.aspects), "seconds": state.seconds} for state in cycle],
                "mode": view.mode,
                "plan_id": view.plan_id,
            }
        )

    @router.get("/pipes/{pipe_id}")
    async def pipe(pipe_id: str) -> Response:
        day = picture.pipes.day(pipe_id)
        if day is None:
            return _problem(404, "unknown pipe", f"this city has no main and no sewer {pipe_id!r}")
        return JSONResponse(day)

    return router


def _problem(status: int, title: str, detail: str) -> JSONResponse:
    """RFC 9457 problem details."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, media_type="application/problem+json")


async def _sign(audit: AuditLog) -> None:
    """Sign the end of the audit once a minute while something was added."""
    while True:
        await asyncio.sleep(HEAD_EVERY_S)
        try:
            await asyncio.to_thread(audit.sign_head)
        except Unavailable as err:
            log.error("%s", err)


async def _follow_bus(config: ViewConfig, picture: Picture, hub: Hub) -> None:
    context = zmq.asyncio.Context()
    socket = context.socket(zmq.SUB)
    socket.setsockopt(zmq.RCVHWM, RECEIVE_QUEUE)
    for topic in TOPICS:
        socket.setsockopt(zmq.SUBSCRIBE, topic)
    for address in (config.core_bus, config.mirror_bus, config.pipes_bus):
        if address:
            socket.connect(address)
    try:
        while True:
            parts = await socket.recv_multipart()
            if len(parts) == 2:
                hub.tell(picture.take(parts[0], parts[1]), picture.messages)
    finally:
        context.destroy(linger=0)


def serve(config: ViewConfig, whatifs: WhatIfs | None = None) -> None:
    """Serve until SIGTERM or SIGINT. `whatifs`: who plays what-ifs, if anybody does.

    Raises BadFile for a city that cannot be read, Unavailable for a taken port.
    """
    picture = Picture(load_city(config.city))
    history = Path(config.history_dir) if config.history_dir else None
    reception = Reception.open(config.people_dir, time.time_ns, strict=config.strict)
    people = None
    if config.people_router:
        people = people_router(CoreLink(config.people_router), reception, history)
    settings = uvicorn.Config(
        create_app(config, picture, reception, people, whatifs),
        host=config.host,
        port=config.port,
        log_level="warning",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        proxy_headers=False,  # whoever speaks to us could name any address in them
        ssl_certfile=config.certificate or None,
        ssl_keyfile=config.key or None,
    )
    server = uvicorn.Server(_tls13(settings))
    try:
        server.run()
    except SystemExit as error:
        where = f"{config.host}:{config.port}"
        raise Unavailable(f"viz: cannot listen on {where}; is the port taken? Use --port") from error
    finally:
        reception.close()


def _tls13(settings: uvicorn.Config) -> uvicorn.Config:
    """The settings, loaded; where there is TLS it is 1.3. Raises BadConfig for a certificate that cannot be used."""
    try:
        settings.load()
    except (OSError, ssl.SSLError) as error:
        raise BadConfig(
            f"viz: {settings.ssl_certfile} with {settings.ssl_keyfile} is no certificate: {error}"
        ) from error
    if settings.ssl is not None:
        settings.ssl.minimum_version = ssl.TLSVersion.TLSv1_3
    return settings
