"""Journal records as rows of the history's tables. Pure; times are street time in ns.

readings   ts_ns, site_id, device_id, sensor_id, quantity, value, suspect      every reading that was journaled
nowcast    ts_ns, edge, controller_id, speed_mps, queue_veh                    the twin's state, once a minute
forecasts  issued_ts_ns, ts_ns, lead_s, kind, edge, {speed_mps,queue_veh}_{p05,p50,p95}
plans      ts_ns, controller_id, event, plan_id, state, reason, detail         advised, wanted, command, status
alarms     ts_ns, kind, place_kind, place_id, site_id, active, detail          signals, before delays and grouping
audit      ts_ns, who, deed, subject, reason, minutes, mode, request_id        what people did
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from numpy.typing import NDArray

from twin_core.live import (
    AlarmSignal,
    CommandOut,
    DeedDone,
    ForecastIn,
    FrameIn,
    PlanAdvised,
    PlanWanted,
    Record,
    SensorSet,
    SiteSeen,
    StatusIn,
    TickClosed,
    plan_to_dict,
)

__all__ = ["SCHEMAS", "TIME_COLUMN", "Rows"]

S = 1_000_000_000
TEXT = pa.dictionary(pa.int32(), pa.string())
_QUANTILES = [
    (f"{name}_{level}", pa.float32()) for name in ("speed_mps", "queue_veh") for level in ("p05", "p50", "p95")
]
SCHEMAS: dict[str, pa.Schema] = {
    "readings": pa.schema(
        [
            ("ts_ns", pa.int64()),
            ("site_id", TEXT),
            ("device_id", TEXT),
            ("sensor_id", TEXT),
            ("quantity", TEXT),
            ("value", pa.float32()),
            ("suspect", pa.bool_()),
        ]
    ),
    "nowcast": pa.schema(
        [
            ("ts_ns", pa.int64()),
            ("edge", TEXT),
            ("controller_id", TEXT),
            ("speed_mps", pa.float32()),
            ("queue_veh", pa.float32()),
        ]
    ),
    "forecasts": pa.schema(
        [
            ("issued_ts_ns", pa.int64()),
            ("ts_ns", pa.int64()),
            ("lead_s", pa.int32()),
            ("kind", TEXT),
            ("edge", TEXT),
            *_QUANTILES,
        ]
    ),
    "plans": pa.schema(
        [
            ("ts_ns", pa.int64()),
            ("controller_id", TEXT),
            ("event", TEXT),
            ("plan_id", pa.string()),
            ("state", TEXT),
            ("reason", pa.string()),
            ("detail", pa.string()),
        ]
    ),
    "alarms": pa.schema(
        [
            ("ts_ns", pa.int64()),
            ("kind", TEXT),
            ("place_kind", TEXT),
            ("place_id", pa.string()),
            ("site_id", TEXT),
            ("active", pa.bool_()),
            ("detail", pa.string()),
        ]
    ),
    "audit": pa.schema(
        [
            ("ts_ns", pa.int64()),
            ("who", pa.string()),
            ("deed", TEXT),
            ("subject", pa.string()),
            ("reason", pa.string()),
            ("minutes", pa.int32()),
            ("mode", TEXT),
            ("request_id", pa.string()),
        ]
    ),
}
TIME_COLUMN = {name: "issued_ts_ns" if name == "forecasts" else "ts_ns" for name in SCHEMAS}
"""By which a table is cut into days and hours."""

_Row = tuple[object, ...]
_Columns = tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.float32], NDArray[np.bool_]]
"""sensor index, ts_ns, value, suspect: [n] each"""


class Rows:
    """Rows of all tables out of records. `hellos`: the newest Hello of each site, which names the sensors of frames."""

    def __init__(self, hellos: Mapping[str, edge.Hello]) -> None:
        self.hellos = dict(hellos)
        self.tick_ns = 0
        self.left_out = 0  # frames whose sensors no Hello names, or whose stamps lie absurdly far ahead
        self._sensors = {site_id: SensorSet.of(hello) for site_id, hello in hellos.items()}
        self._rows: dict[str, list[_Row]] = {name: [] for name in SCHEMAS if name != "readings"}
        # By site, since a table a frame would cost more than all the rest: the sensors of its frames and their columns.
        self._frames: dict[str, tuple[SensorSet, list[_Columns]]] = {}
        self._readings: list[pa.Table] = []

    def take(self, records: Iterable[Record]) -> None:
        """Add what the records say."""
        for record in records:
            match record:
                case FrameIn(site_id, frame, off_time):
                    self._frame(site_id, frame, off_time)
                case TickClosed(ts_ns):
                    self.tick_ns = ts_ns
                case SiteSeen(site_id, hello):
                    self._gather(site_id)
                    self.hellos[site_id] = hello
                    self._sensors[site_id] = SensorSet.of(hello)
                case ForecastIn():
                    self._forecast(record)
                case AlarmSignal(kind, place, active, ts_ns, detail):
                    row = (ts_ns, kind, place.kind, place.id, place.site_id, active, _json(detail))
                    self._rows["alarms"].append(row)
                case DeedDone(deed, ts_ns):
                    self._rows["audit"].append(_audit(deed, ts_ns))
                case _:
                    self._plan(record)

    def tables(self) -> dict[str, pa.Table]:
        """The tables that have rows; they are given away."""
        found = {}
        for name, rows in self._rows.items():
            if rows:
                columns = list(zip(*rows, strict=True))
                arrays = [_array(list(c), field.type) for c, field in zip(columns, SCHEMAS[name], strict=True)]
                found[name] = pa.Table.from_arrays(arrays, schema=SCHEMAS[name])
                rows.clear()
        for site_id in list(self._frames):
            self._gather(site_id)
        if self._readings:
            found["readings"] = pa.concat_tables(self._readings).unify_dictionaries()
            self._readings.clear()
        return found

    def _frame(self, site_id: str, frame: edge.Frame, off_time: bool) -> None:
        sensors = self._sensors.get(site_id)
        try:
            columns = sensors.columns_of(frame) if sensors is not None and not off_time else None
        except BadMessage:
            columns = None
        if sensors is None or columns is None:
            self.left_out += 1
            return
        told = (columns.fit | columns.suspect) & (columns.ts_ns > 0)
        rows = (columns.sensor[told].astype(np.int32), columns.ts_ns[told], columns.value[told], columns.suspect[told])
        self._frames.setdefault(site_id, (sensors, []))[1].append(rows)

    def _gather(self, site_id: str) -> None:
        """One table of a site's frames so far."""
        if site_id not in self._frames:
            return
        sensors, parts = self._frames.pop(site_id)
        index, ts_ns, value, suspect = (np.concatenate(column) for column in zip(*parts, strict=True))
        if len(index):
            columns = [
                pa.array(ts_ns),
                _constant(site_id, len(index)),
                _picked(index, [s.device_id for s in sensors.sensors]),
                _picked(index, [s.id for s in sensors.sensors]),
                _picked(index, [_quantity(s) for s in sensors.sensors]),
                pa.array(value.astype(np.float32)),
                pa.array(suspect),
            ]
            self._readings.append(pa.Table.from_arrays(columns, schema=SCHEMAS["readings"]))

    def _forecast(self, record: ForecastIn) -> None:
        forecast = json.loads(record.forecast_json)
        places, controllers, now = forecast["places"], forecast["controllers"], forecast["now"]
        issued_ns = record.issued_ts_ns
        if record.kind == "forecast":
            for edge_id, controller, speed, queue in zip(
                places, controllers, now["speed_mps"], now["queue"], strict=True
            ):
                self._rows["nowcast"].append((issued_ns, edge_id, controller, speed, queue))
        at = [forecast["levels"].index(level) for level in (0.05, 0.5, 0.95)]
        for lead_s, lead in forecast["leads"].items():
            columns = [lead[name]["quantiles"][i] for name in ("speed_mps", "queue") for i in at]
            for edge_id, *values in zip(places, *columns, strict=True):
                ts_ns = issued_ns + int(lead_s) * S
                self._rows["forecasts"].append((issued_ns, ts_ns, int(lead_s), record.kind, edge_id, *values))

    def _plan(self, record: Record) -> None:
        row: _Row | None = None
        match record:
            case PlanAdvised(controller_id, plan, _mode, ts_ns, promised, problem):
                detail = _json(
                    {"plan": _timing(plan), "promised": promised.to_dict() if promised is not None else None}
                )
                row = (ts_ns, controller_id, "advised", _name(plan), "", problem, detail)
            case PlanWanted(controller_id, plan, ts_ns):
                row = (ts_ns, controller_id, "wanted", _name(plan), "", "", _json({"plan": _timing(plan)}))
            case CommandOut(_site_id, command, ts_ns):
                kind = edge.CommandKind.Name(command.kind).removeprefix("COMMAND_KIND_").lower()
                detail = _json({"seq": command.seq, "basis_ts_ns": str(command.basis_ts_ns)})
                row = (ts_ns, command.device_id, "command", command.plan.plan_id, kind, "", detail)
            case StatusIn(_site_id, status):
                state = edge.CommandState.Name(status.state).removeprefix("COMMAND_STATE_").lower()
                ts_ns = status.ts_ns or self.tick_ns
                row = (
                    ts_ns,
                    status.device_id,
                    "status",
                    status.plan_id,
                    state,
                    status.reason,
                    _json({"seq": status.seq}),
                )
        if row is not None:
            self._rows["plans"].append(row)


def _audit(deed: twin.Deed, ts_ns: int) -> _Row:
    name = twin.DeedKind.Name(deed.kind).removeprefix("DEED_KIND_").lower()
    mode = twin.PlanMode.Name(deed.mode).removeprefix("PLAN_MODE_").lower() if deed.mode else ""
    return ts_ns, deed.who, name, deed.subject, deed.reason, deed.minutes, mode, deed.request_id


def _quantity(sensor: edge.Sensor) -> str:
    return edge.Quantity.Name(sensor.quantity).removeprefix("QUANTITY_").lower()


def _name(plan: edge.Plan | None) -> str:
    return plan.plan_id if plan is not None else ""


def _timing(plan: edge.Plan | None) -> dict[str, object] | None:
    return plan_to_dict(plan) if plan is not None else None


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=True)


def _array(values: list[object], kind: Any) -> Any:
    return pa.array(values, pa.string()).dictionary_encode() if kind == TEXT else pa.array(values, kind)


def _constant(text: str, size: int) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(size, np.int32)), pa.array([text]))


def _picked(index: NDArray[np.int32], texts: list[str]) -> Any:
    """One text per index; a dictionary may hold each text once only."""
    names = list(dict.fromkeys(texts))
    place = {name: i for i, name in enumerate(names)}
    codes = np.array([place[text] for text in texts], np.int32)[index] if texts else index
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(names, pa.string()))
