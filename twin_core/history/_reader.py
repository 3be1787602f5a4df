"""Questions to the archive, answered by DuckDB. Any process may ask while the historian writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from citybrain_wire.errors import BadInput, Unavailable

from twin_core.history._archive import read_manifest
from twin_core.history._tables import SCHEMAS

__all__ = ["AlarmRow", "AuditRow", "EdgeRow", "ForecastRow", "History", "PlanRow", "SensorRow", "open_history"]

S = 1_000_000_000
MOST_ROWS = 10_000
LONGEST_NS = 31 * 86_400 * S
LEAST_STEP_S, LONGEST_STEP_S = 1, 86_400


@dataclass(frozen=True, slots=True)
class SensorRow:
    """One sensor over one step. `total` is what a count adds up to."""

    ts_ns: int
    n: int
    total: float
    mean: float
    low: float
    high: float
    suspect: int


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One edge over one step, as the twin estimated it each minute. `delay_veh_s`: vehicle-seconds spent queueing."""

    ts_ns: int
    minutes: int
    speed_mps: float | None
    queue_veh: float
    delay_veh_s: float


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """What was said of a moment `lead_s` before it, beside what the twin saw when it came."""

    ts_ns: int
    issued_ts_ns: int
    speed_mps_p05: float | None
    speed_mps_p50: float | None
    speed_mps_p95: float | None
    queue_veh_p05: float | None
    queue_veh_p50: float | None
    queue_veh_p95: float | None
    speed_mps_seen: float | None
    queue_veh_seen: float | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An event in the life of a plan: advised, wanted, command or status. `detail`: JSON."""

    ts_ns: int
    controller_id: str
    event: str
    plan_id: str
    state: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """A condition began (`active`) or ceased. `detail`: JSON."""

    ts_ns: int
    kind: str
    place_kind: str
    place_id: str
    site_id: str
    active: bool
    detail: str


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What a person did."""

    ts_ns: int
    who: str
    deed: str
    subject: str
    reason: str
    minutes: int
    mode: str
    request_id: str


def open_history(folder: Path) -> History:
    """The archive in a folder; one that is still empty answers with no rows. Raises BadFile where it is damaged."""
    read_manifest(folder)
    return History(folder)


class History:
    """Typed questions. Times are ns of street time, `from_ns` inclusive, `to_ns` exclusive, at most 31 days apart.

    Each raises BadInput for a range or step that cannot be used, and Unavailable where files vanish while they are read
    (the historian has just replaced them: ask again).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def newest_ns(self) -> int:
        """Newest street second that is archived, 0 = none."""
        return read_manifest(self._folder).newest_ns

    def sensor(self, sensor_id: str, quantity: str, from_ns: int, to_ns: int, *, step_s: int = 60) -> list[SensorRow]:
        """A detector's readings by steps: counts over time, occupancy, speed. Suspect ones are only counted."""
        step_ns = _step(step_s)
        query = """
            SELECT ts_ns // $step * $step AS begin_ns, count(*) FILTER (NOT suspect),
              coalesce(sum(value) FILTER (NOT suspect), 0), coalesce(avg(value) FILTER (NOT suspect), 0),
              coalesce(min(value) FILTER (NOT suspect), 0), coalesce(max(value) FILTER (NOT suspect), 0),
              count(*) FILTER (suspect)
            FROM {readings} WHERE sensor_id = $id AND quantity = $quantity AND ts_ns >= $from AND ts_ns < $to
            GROUP BY begin_ns ORDER BY begin_ns LIMIT $most"""
        rows = self._ask(query, ("readings",), from_ns, to_ns, id=sensor_id, quantity=quantity, step=step_ns)
        return [SensorRow(*row) for row in rows]

    def edge(self, edge_id: str, from_ns: int, to_ns: int, *, step_s: int = 300) -> list[EdgeRow]:
        """Speed, queue and delay of an edge by steps."""
        step_ns = _step(step_s)
        query = """
            SELECT ts_ns // $step * $step AS begin_ns, count(*), avg(speed_mps), coalesce(avg(queue_veh), 0),
              coalesce(sum(queue_veh), 0) * 60
            FROM {nowcast} WHERE edge = $id AND ts_ns >= $from AND ts_ns < $to
            GROUP BY begin_ns ORDER BY begin_ns LIMIT $most"""
        return [EdgeRow(*row) for row in self._ask(query, ("nowcast",), from_ns, to_ns, id=edge_id, step=step_ns)]

    def forecasts(self, edge_id: str, lead_s: int, from_ns: int, to_ns: int) -> list[ForecastRow]:
        """Forecasts of `lead_s` for the moments of the range, beside what came."""
        query = """
            SELECT f.ts_ns, f.issued_ts_ns, f.speed_mps_p05, f.speed_mps_p50, f.speed_mps_p95,
              f.queue_veh_p05, f.queue_veh_p50, f.queue_veh_p95, n.speed_mps, n.queue_veh
            FROM {forecasts} f LEFT JOIN {nowcast} n ON n.edge = f.edge AND n.ts_ns = f.ts_ns
            WHERE f.edge = $id AND f.lead_s = $lead AND f.ts_ns >= $from AND f.ts_ns < $to
            ORDER BY f.ts_ns, f.issued_ts_ns LIMIT $most"""
        tables = ("forecasts", "nowcast")
        # A forecast lies in the hour in which it was made, up to its lead before the moment it speaks of.
        rows = self._ask(query, tables, from_ns, to_ns, reach_ns=lead_s * S, id=edge_id, lead=lead_s)
        return [ForecastRow(*row) for row in rows]

    def plans(self, from_ns: int, to_ns: int, *, controller_id: str = "") -> list[PlanRow]:
        """Events in the lives of plans, of one controller or all."""
        return [PlanRow(*row) for row in self._listed("plans", "controller_id", controller_id, from_ns, to_ns)]

    def alarms(self, from_ns: int, to_ns: int, *, site_id: str = "") -> list[AlarmRow]:
        """Signals that began or ended alarms, of one site or all."""
        return [AlarmRow(*row) for row in self._listed("alarms", "site_id", site_id, from_ns, to_ns)]

    def audit(self, from_ns: int, to_ns: int, *, who: str = "") -> list[AuditRow]:
        """What people did, one of them or all."""
        return [AuditRow(*row) for row in self._listed("audit", "who", who, from_ns, to_ns)]

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _listed(self, table: str, column: str, value: str, from_ns: int, to_ns: int) -> list[tuple[Any, ...]]:
        names = ", ".join(SCHEMAS[table].names)
        query = f"""
            SELECT {names} FROM {{{table}}} WHERE ts_ns >= $from AND ts_ns < $to AND ($id = '' OR {column} = $id)
            ORDER BY ts_ns LIMIT $most"""
        return self._ask(query, (table,), from_ns, to_ns, id=value)

    def _ask(
        self,
        query: str,
        tables: Sequence[str],
        from_ns: int,
        to_ns: int,
        *,
        reach_ns: int = 0,
        **values: object,
    ) -> list[tuple[Any, ...]]:
        if not 0 <= from_ns < to_ns < 1 << 63:
            raise BadInput(f"from {from_ns} to {to_ns} is no range of time; give nanoseconds, the earlier one first")
        if to_ns - from_ns > LONGEST_NS:
            raise BadInput("a range may be 31 days long; ask in parts")
        manifest = read_manifest(self._folder)
        relations = {}
        parameters: dict[str, object] = {**values, "from": from_ns, "to": to_ns, "most": MOST_ROWS}
        for name in tables:
            files = [
                str(self._folder / file)
                for file in manifest.files[name]
                if from_ns - reach_ns < _hour_end_ns(file) and _hour_start_ns(file) < to_ns
            ]
            relations[name] = f"read_parquet(${name}_files)" if files else _nothing(name)
            if files:
                parameters[f"{name}_files"] = files
        try:
            with duckdb.connect(":memory:", config={"threads": 1}) as database:
                rows: list[tuple[Any, ...]] = database.execute(query.format(**relations), parameters).fetchall()
                return rows
        except duckdb.IOException as err:
            raise Unavailable("history was being rewritten; ask again") from err


def _nothing(table: str) -> str:
    columns = ", ".join(f"NULL::{_sql_type(field.type)} AS {field.name}" for field in SCHEMAS[table])
    return f"(SELECT {columns} WHERE false)"


def _sql_type(kind: object) -> str:
    names = {"int64": "BIGINT", "int32": "INTEGER", "float": "FLOAT", "bool": "BOOLEAN"}
    return names.get(str(kind), "VARCHAR")


def _hour_start_ns(file: str) -> int:
    """Street time at which the hour of an archive file begins."""
    moment = datetime.strptime(file.split("/", 1)[1][:13], "%Y-%m-%d/%H").replace(tzinfo=UTC)
    return int(moment.timestamp()) * S


def _hour_end_ns(file: str) -> int:
    return _hour_start_ns(file) + 3600 * S


def _step(step_s: int) -> int:
    if not LEAST_STEP_S <= step_s <= LONGEST_STEP_S:
        raise BadInput(f"step {step_s} s is out of range; use {LEAST_STEP_S} to {LONGEST_STEP_S}")
    return step_s * S
