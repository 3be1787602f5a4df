"""What was: counts, delays, past forecasts, plans, alarms and deeds out of the historian's archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from twin_core.history import History, open_history
from viz.server._api_problems import Problem

__all__ = ["add_history"]

_Row = TypeVar("_Row", bound=BaseModel)
TsNs = Annotated[str, Query(pattern=r"^[0-9]{1,19}$", description="street time, nanoseconds")]
Text = Annotated[str, Query(max_length=200)]
Needed = Annotated[str, Query(min_length=1, max_length=200)]
Step = Annotated[int, Query(ge=1, le=86_400, description="seconds")]


class SeriesOut(BaseModel, Generic[_Row]):
    """Rows by time. `newest_ts_ns`: up to where there is history; it lags the present by some seconds.

    `complete`: false where there are more rows than one answer holds.
    """

    newest_ts_ns: str
    complete: bool
    rows: list[_Row]


class SensorStepOut(BaseModel):
    """A detector over one step; suspect readings are only counted."""

    ts_ns: str
    n: int
    total: float
    mean: float
    low: float
    high: float
    suspect: int


class EdgeStepOut(BaseModel):
    """An edge over one step, as the twin saw it each minute."""

    ts_ns: str
    minutes: int
    speed_mps: float | None
    queue_veh: float
    delay_veh_s: float


class PastForecastOut(BaseModel):
    """What was said of a moment, and what came."""

    ts_ns: str
    issued_ts_ns: str
    speed_mps_p05: float | None
    speed_mps_p50: float | None
    speed_mps_p95: float | None
    queue_veh_p05: float | None
    queue_veh_p50: float | None
    queue_veh_p95: float | None
    speed_mps_seen: float | None
    queue_veh_seen: float | None


class PlanEventOut(BaseModel):
    """An event in the life of a plan. `detail`: JSON."""

    ts_ns: str
    controller_id: str
    event: str
    plan_id: str
    state: str
    reason: str
    detail: str


class AlarmEventOut(BaseModel):
    """A condition began or ceased. `detail`: JSON."""

    ts_ns: str
    kind: str
    place_kind: str
    place_id: str
    site_id: str
    active: bool
    detail: str


class DeedOut(BaseModel):
    """What a person did."""

    ts_ns: str
    who: str
    deed: str
    subject: str
    reason: str
    minutes: int
    mode: str
    request_id: str


MOST_ROWS = 10_000


def add_history(router: APIRouter, folder: Path | None) -> None:
    """Add the routes under /history; `folder` None = every one of them says that there is no history."""

    async def rows(ask: Callable[[History], Sequence[Any]], shape: type[_Row]) -> SeriesOut[_Row]:
        if folder is None:
            text = "this view was started without an archive; start it with the run it shows"
            raise Problem(404, "no_history", "There is no history", text)
        history = open_history(folder)
        # DuckDB computes outside the event loop: a long question must not hold up the others.
        found = await run_in_threadpool(ask, history)
        given = [shape(**{k: str(v) if k.endswith("ts_ns") else v for k, v in asdict(row).items()}) for row in found]
        newest = str(history.newest_ns)
        return SeriesOut(newest_ts_ns=newest, complete=len(given) < MOST_ROWS, rows=given)

    @router.get("/history/sensors")
    async def sensor(
        sensor_id: Needed, from_ts_ns: TsNs, to_ts_ns: TsNs, quantity: Needed = "count", step_s: Step = 60
    ) -> SeriesOut[SensorStepOut]:
        """A detector over time: counts, occupancy, speed."""
        begin, end = int(from_ts_ns), int(to_ts_ns)
        return await rows(lambda h: h.sensor(sensor_id, quantity, begin, end, step_s=step_s), SensorStepOut)

    @router.get("/history/edges")
    async def edge(edge: Needed, from_ts_ns: TsNs, to_ts_ns: TsNs, step_s: Step = 300) -> SeriesOut[EdgeStepOut]:
        """Speed, queue and delay of an edge over time, from the nowcast."""
        return await rows(lambda h: h.edge(edge, int(from_ts_ns), int(to_ts_ns), step_s=step_s), EdgeStepOut)

    @router.get("/history/forecasts")
    async def forecasts(
        edge: Needed, from_ts_ns: TsNs, to_ts_ns: TsNs, lead_s: Annotated[int, Query(ge=1, le=7_200)] = 900
    ) -> SeriesOut[PastForecastOut]:
        """What was said of each moment `lead_s` before it, beside what came."""
        return await rows(lambda h: h.forecasts(edge, lead_s, int(from_ts_ns), int(to_ts_ns)), PastForecastOut)

    @router.get("/history/plans")
    async def plans(from_ts_ns: TsNs, to_ts_ns: TsNs, controller_id: Text = "") -> SeriesOut[PlanEventOut]:
        """Events in the lives of plans."""
        begin, end = int(from_ts_ns), int(to_ts_ns)
        return await rows(lambda h: h.plans(begin, end, controller_id=controller_id), PlanEventOut)

    @router.get("/history/alarms")
    async def alarms(from_ts_ns: TsNs, to_ts_ns: TsNs, site_id: Text = "") -> SeriesOut[AlarmEventOut]:
        """Conditions that began or ceased."""
        return await rows(lambda h: h.alarms(int(from_ts_ns), int(to_ts_ns), site_id=site_id), AlarmEventOut)

    @router.get("/history/audit")
    async def audit(from_ts_ns: TsNs, to_ts_ns: TsNs, who: Text = "") -> SeriesOut[DeedOut]:
        """What people did."""
        return await rows(lambda h: h.audit(int(from_ts_ns), int(to_ts_ns), who=who), DeedOut)
