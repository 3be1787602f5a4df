"""The WebSocket: what happens now, to every browser whose person is logged in, as long as they are."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Mapping

from citybrain_wire.errors import Unavailable
from fastapi import FastAPI, Request, WebSocket, WebSocketDisconnect

from twin_core.people import Reception
from viz.server._config import ViewConfig
from viz.server._gate import Visitor
from viz.server._hub import Hub, Viewer
from viz.server._picture import Picture

__all__ = ["add_socket", "same_origin"]

LOOK_AGAIN_S = 15.0  # how long a socket may outlive its session
SESSION_OVER = 4401  # close code of ours, after HTTP's 401


def same_origin(origin: str | None, request: Request | WebSocket) -> bool:
    """Whether a page of ours asks. Programs that are no browser send no origin; the gate judges them."""
    return origin is None or origin.split("://")[-1] == request.headers.get("host")


def add_socket(
    app: FastAPI,
    config: ViewConfig,
    picture: Picture,
    hub: Hub,
    reception: Reception,
    *,
    offers: Mapping[str, bool],
) -> None:
    """Add it. `offers`: what else the page may ask for in this run, by name."""

    @app.websocket("/ws")
    async def ws(socket: WebSocket) -> None:
        """What happens now. Nothing that a browser says here is an order: it is read and let fall."""
        if not same_origin(socket.headers.get("origin"), socket):
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
            **offers,
        }
        await socket.send_text(json.dumps(hello))
        viewer = Viewer(socket)
        hub.join(viewer, picture.messages)
        tasks = [asyncio.create_task(viewer.send_newest()), asyncio.create_task(_close_after(reception, socket))]
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            hub.leave(viewer)
            for task in tasks:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                    await task


async def _close_after(reception: Reception, socket: WebSocket) -> None:
    """Close a socket when its session is over: the gate looks only once, a picture of the city goes on for hours."""
    visitor: Visitor = socket.state.visitor
    while True:
        await asyncio.sleep(LOOK_AGAIN_S)
        with contextlib.suppress(Unavailable):  # a store that is busy has ended nobody's session
            if not reception.still_in(visitor.visit):
                await socket.close(SESSION_OVER)
                return
