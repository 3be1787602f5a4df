"""The web application: static files, the scene, the WebSocket, the half hour behind the slider.

    GET  /                      the page              GET /view/scene            static layers, gzip, by etag
    GET  /view/replay?ts_ns=    frames of a moment    GET /view/controllers/ID   lamps and cycle of one controller
    GET  /view/pipes/ID         a day of one pipe     WS  /ws                    what happens now

People act through the REST interface under /api/v1, which the core's side adds. The server speaks to loopback, answers
only to names of loopback (against DNS rebinding) and takes no order from a page of another origin.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import uvicorn
import zmq
import zmq.asyncio
from citybrain_wire.errors import Unavailable
from fastapi import APIRouter, FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware

from twin_core.city import load_city
from twin_core.mirror import pack_arrays
from viz.server._api import people_router
from viz.server._config import ViewConfig
from viz.server._core_link import CoreLink
from viz.server._hub import Hub, Viewer
from viz.server._picture import TOPICS, Picture

__all__ = ["create_app", "serve"]

log = logging.getLogger("citybrain.viz")

STATIC = Path(__file__).resolve().parent.parent / "static"
POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; connect-src 'self'; frame-ancestors 'none'"
HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
RECEIVE_QUEUE = 16  # messages; older ones are dropped by ZeroMQ, the newest wins
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def create_app(config: ViewConfig, picture: Picture, people: APIRouter | None = None) -> FastAPI:
    """The application over a picture; it follows the state bus while it runs. `people`: routes under /api/v1."""
    hub = Hub()

    @contextlib.asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        following = asyncio.create_task(_follow_bus(config, picture, hub))
        try:
            yield
        finally:
            following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await following

    app = FastAPI(title="citybrain view", lifespan=life, docs_url=None, redoc_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        if request.method not in SAFE_METHODS and not _same_origin(request.headers.get("origin"), request):
            return JSONResponse({"title": "another origin", "detail": "orders come from this page only"}, 403)
        response = await call_next(request)
        response.headers["content-security-policy"] = POLICY
        response.headers["x-content-type-options"] = "nosniff"
        response.headers.setdefault("cache-control", "no-cache")
        return response

    app.include_router(_view_routes(picture))
    _add_socket(app, config, picture, hub, people=people is not None)
    if people is not None:
        app.include_router(people)
    app.mount("/", StaticFiles(directory=STATIC, html=True), name="static")
    return app


def _same_origin(origin: str | None, request: Request | WebSocket) -> bool:
    """Whether a page of ours asks. Programs that are no browser send no origin and are let in: loopback is theirs."""
    return origin is None or origin.split("://")[-1] == request.headers.get("host")


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


def _add_socket(app: FastAPI, config: ViewConfig, picture: Picture, hub: Hub, *, people: bool) -> None:
    @app.websocket("/ws")
    async def ws(socket: WebSocket) -> None:
        if not _same_origin(socket.headers.get("origin"), socket):
            await socket.close(code=1008)
            return
        await socket.accept()
        clock = config.clock
        hello = {
            "type": "hello",
            "scene": picture.scene.etag,
            "clock": {
                "kind": clock.kind,
                "start_ts_ns": str(clock.start_ts_ns),
                "start_wall_ms": clock.start_wall_ns / 1e6,
                "factor": clock.factor,
            },
            "day_start_ts_ns": str(config.day_start_ts_ns),
            "series": picture.series(),
            "people": people,
        }
        await socket.send_text(json.dumps(hello))
        viewer = Viewer(socket)
        hub.join(viewer, picture.messages)
        sending = asyncio.create_task(viewer.send_newest())
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            hub.leave(viewer)
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                await sending


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


def serve(config: ViewConfig) -> None:
    """Serve until SIGTERM or SIGINT. Raises BadFile for a city that cannot be read, Unavailable for a taken port."""
    picture = Picture(load_city(config.city))
    history = Path(config.history_dir) if config.history_dir else None
    people = people_router(CoreLink(config.people_router), history) if config.people_router else None
    app = create_app(config, picture, people)
    settings = uvicorn.Config(
        app,
        host=config.host,
        port=config.port,
        log_level="warning",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
    server = uvicorn.Server(settings)
    try:
        server.run()
    except SystemExit as error:
        where = f"{config.host}:{config.port}"
        raise Unavailable(f"viz: cannot listen on {where}; is the port taken? Use --port") from error
