"""Errors of the REST interface as problem details (RFC 9457): what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from citybrain_wire.errors import BadFile, BadInput, Unavailable
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from viz.server._api_models import ProblemOut

__all__ = ["PROBLEMS", "Problem", "ProblemRoute"]

LONGEST_BODY = 16_384
MEDIA_TYPE = "application/problem+json"


PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {"model": ProblemOut, "content": {MEDIA_TYPE: {}}, "description": text}
    for status, text in (
        (401, "Nobody is logged in"),
        (403, "This is not allowed"),
        (404, "There is no such thing"),
        (409, "It cannot be done now"),
        (422, "The request is wrong"),
        (503, "The core does not answer"),
    )
}


class Problem(Exception):
    """A request that ends with an error of ours."""

    def __init__(self, status: int, code: str, title: str, detail: str, where: list[str] | None = None) -> None:
        super().__init__(detail)
        self.out = ProblemOut(title=title, status=status, code=code, detail=detail, where=where or [])

    def response(self, headers: dict[str, str] | None = None) -> Response:
        """The answer."""
        return JSONResponse(self.out.model_dump(), self.out.status, media_type=MEDIA_TYPE, headers=headers)


class ProblemRoute(APIRoute):
    """A route whose errors are problem details, in whatever application it is included."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with its errors caught."""
        handle = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                _check_length(request)
                return await handle(request)
            except Problem as problem:
                return problem.response()
            except HTTPException as err:  # FastAPI's own word for a body that breaks its parser
                return Problem(err.status_code, "no_json", "The body is no JSON", str(err.detail)).response()
            except RequestValidationError as err:
                return _of_validation(err).response()
            except BadFile as err:
                return Problem(503, "history_damaged", "History cannot be read", str(err)).response()
            except BadInput as err:
                return Problem(422, "bad_range", "The request is wrong", str(err)).response()
            except Unavailable as err:
                return Problem(503, "core_away", "The core does not answer", str(err)).response({"retry-after": "2"})

        return guarded


def _check_length(request: Request) -> None:
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LONGEST_BODY:
        raise Problem(413, "too_long", "The request is too long", f"a body may have {LONGEST_BODY} bytes")
    if "chunked" in request.headers.get("transfer-encoding", "").lower():
        raise Problem(411, "no_length", "The length is missing", "send the body with a content-length")


def _of_validation(err: RequestValidationError) -> Problem:
    """The first fault in words, all faulty fields by name."""
    faults = err.errors()
    where = [".".join(str(part) for part in fault["loc"]) for fault in faults]
    first = faults[0]
    if first["type"] == "json_invalid":
        return Problem(400, "no_json", "The body is no JSON", str(first.get("ctx", {}).get("error", first["msg"])))
    return Problem(422, "bad_request", "The request is wrong", f"{where[0]}: {first['msg']}", where)
