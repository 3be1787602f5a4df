"""What-ifs asked from the view: a street is closed, both futures are played from now on, and compared.

    POST   /api/v1/what-if       ask; one question at a time
    GET    /api/v1/what-if/ID    how far it is, then what came of it
    DELETE /api/v1/what-if/ID    it is not wanted any more

Who plays is given by the supervisor; the view knows neither engines nor workers.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

import numpy as np
from fastapi import APIRouter, Path
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from viz.server._api_problems import PROBLEMS, Problem, ProblemRoute
from viz.server._sections import Sections

__all__ = ["Figure", "Futures", "WhatIfBusy", "WhatIfProgress", "WhatIfs", "whatif_router"]

F64 = NDArray[np.float64]
LEAST_CARS = 3.0  # sections with fewer cars on either side say nothing about speed
State = Literal["running", "done", "failed", "cancelled"]


class WhatIfBusy(Exception):
    """Another question is being played."""


@dataclass(frozen=True)
class Figure:
    """One figure of both futures: means, and the difference with its 95 % interval, NaN from a single pair."""

    name: str
    baseline: float
    changed: float
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Futures:
    """Both futures, compared. Per edge of `edges` [E], NaN = not known: speeds in km/h, interval of their difference,
    cars entered."""

    figures: tuple[Figure, ...]
    seeds: int
    edges: tuple[int, ...]  # numbers in the network
    speed_kmh: tuple[F64, F64]
    change_kmh: tuple[F64, F64, F64]  # mean, low, high
    entered: tuple[F64, F64]
    hash: str


@dataclass(frozen=True)
class WhatIfProgress:
    """How far a question is. `done` of `total` pieces; `futures` once it is done; `problem` where it failed."""

    id: str
    state: State
    done: int
    total: int
    edges: tuple[str, ...]
    duration_s: int
    from_ts_ns: int
    problem: str = ""
    futures: Futures | None = None


class WhatIfs(Protocol):
    """Whoever plays. All calls may block."""

    def ask(self, edges: tuple[str, ...], duration_s: int, seeds: int) -> WhatIfProgress:
        """Begin. Raises WhatIfBusy, Unavailable without a state to begin from, BadInput for unknown edges."""
        ...

    def progress(self, question: str) -> WhatIfProgress | None:
        """How far it is; None for a question never asked."""
        ...

    def cancel(self, question: str) -> bool:
        """End it; False where there is no such question. What is finished stays."""
        ...


class WhatIfIn(BaseModel):
    """Streets to close from now on."""

    model_config = ConfigDict(extra="forbid")
    edges: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field(min_length=1, max_length=200)
    duration_s: int = Field(900, ge=300, le=3600)
    seeds: int = Field(4, ge=2, le=20)


class FigureOut(BaseModel):
    """One figure; an interval that holds zero says that nothing is decided."""

    name: str
    baseline: float
    changed: float
    mean: float
    low: float | None
    high: float | None


class FuturesOut(BaseModel):
    """Both futures by section of the scene: speed over free speed, and the difference in km/h with its interval."""

    figures: list[FigureOut]
    seeds: int
    hash: str
    baseline: list[float | None]
    changed: list[float | None]
    change_kmh: list[float | None]
    low_kmh: list[float | None]
    high_kmh: list[float | None]


class WhatIfOut(BaseModel):
    """A question and how far it is."""

    id: str
    state: State
    done: int
    total: int
    edges: list[str]
    duration_s: int
    from_ts_ns: str
    problem: str
    futures: FuturesOut | None


def whatif_router(whatifs: WhatIfs, sections: Sections) -> APIRouter:
    """Routes over whoever plays; `sections` are those of the scene that browsers draw."""
    router = APIRouter(prefix="/api/v1/what-if", route_class=ProblemRoute, tags=["people"], responses=PROBLEMS)

    @router.post("", status_code=202)
    async def ask(body: WhatIfIn) -> WhatIfOut:
        try:
            return _out(await asyncio.to_thread(whatifs.ask, tuple(body.edges), body.duration_s, body.seeds), sections)
        except WhatIfBusy as busy:
            raise Problem(409, "what_if_busy", "Another what-if is being played", str(busy)) from busy

    @router.get("/{question}")
    async def progress(question: Annotated[str, Path(min_length=1, max_length=100)]) -> WhatIfOut:
        found = await asyncio.to_thread(whatifs.progress, question)
        if found is None:
            raise _unknown(question)
        return _out(found, sections)

    @router.delete("/{question}")
    async def cancel(question: Annotated[str, Path(min_length=1, max_length=100)]) -> WhatIfOut:
        await asyncio.to_thread(whatifs.cancel, question)
        found = await asyncio.to_thread(whatifs.progress, question)
        if found is None:
            raise _unknown(question)
        return _out(found, sections)

    return router


def _unknown(question: str) -> Problem:
    return Problem(404, "no_what_if", "There is no such what-if", f"{question!r} was not asked in this run")


def _out(found: WhatIfProgress, sections: Sections) -> WhatIfOut:
    return WhatIfOut(
        id=found.id, state=found.state, done=found.done, total=found.total, edges=list(found.edges),
        duration_s=found.duration_s, from_ts_ns=str(found.from_ts_ns), problem=found.problem,
        futures=None if found.futures is None else _futures(found.futures, sections),
    )  # fmt: skip


def _futures(futures: Futures, sections: Sections) -> FuturesOut:
    of_section = sections.of_edge[np.array(futures.edges, np.int64)].astype(np.int64)
    used = np.minimum(*futures.entered)
    weight = np.where((of_section >= 0) & (used >= LEAST_CARS), used, 0.0)

    def mean(values: F64) -> F64:
        """Of the edges of each section, weighted by cars."""
        known = np.isfinite(values) & (weight > 0.0)
        total = np.bincount(of_section[known], weights=(values * weight)[known], minlength=sections.n)
        cars = np.bincount(of_section[known], weights=weight[known], minlength=sections.n)
        means: F64 = np.divide(total, cars, out=np.full(sections.n, np.nan), where=cars > 0.0)
        return means

    free_kmh = 3.6 * sections.free_mps
    baseline, changed = (mean(side) / free_kmh for side in futures.speed_kmh)
    change, low, high = (mean(side) for side in futures.change_kmh)
    figures = [
        FigureOut(name=one.name, baseline=one.baseline, changed=one.changed, mean=one.mean,
                  low=_finite(one.low), high=_finite(one.high))
        for one in futures.figures
    ]  # fmt: skip
    return FuturesOut(
        figures=figures, seeds=futures.seeds, hash=futures.hash,
        baseline=_plain(baseline, 3), changed=_plain(changed, 3),
        change_kmh=_plain(change, 2), low_kmh=_plain(low, 2), high_kmh=_plain(high, 2),
    )  # fmt: skip


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _plain(values: F64, digits: int) -> list[float | None]:
    return [round(float(v), digits) if math.isfinite(v) else None for v in values]
