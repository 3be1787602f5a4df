"""The core's side of the hydraulics process: a minute's readings out; alarms, orders for roads and a summary back."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping

import numpy as np
from citybrain_wire.errors import Refused
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._alarms import CATALOGUE, AlarmSignal, Place
from twin_core.live._instructions import Instruction, ToMirror, ToPipes
from twin_core.live._live import Live, Step

__all__ = ["PipesDesk"]

log = logging.getLogger("citybrain.core")

MINUTE_NS = 60_000_000_000
NS_PER_MS = 1_000_000
PIPE_QUANTITIES = (
    edge.QUANTITY_PRESSURE_M,
    edge.QUANTITY_FLOW_M3PS,
    edge.QUANTITY_LEVEL_M,
    edge.QUANTITY_RAIN_MM_H,
)


class PipesDesk:
    """`late`: it missed a limit and is not waited for until it answers."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self.ready = False
        self.late = False
        self.missed = 0
        self._asked_ns = 0
        self._done_ns = 0
        self._minute = twin.Readings()
        self._is_pipe = np.zeros(0, np.bool_)
        self._orders = twin.RoadOrders()
        self._summary: Mapping[str, object] | None = None

    @property
    def behind(self) -> bool:
        """Whether an answer is waited for."""
        return self.ready and not self.late and self._done_ns < self._asked_ns

    def give_up(self) -> None:
        """It took too long; the street goes on without it."""
        self.missed += 1
        self.late = True

    def lost(self) -> None:
        """It cannot be reached; it says so when it is back."""
        self.ready = False

    def view(self) -> Mapping[str, object]:
        """What people may know. Raises Refused where there is nothing yet."""
        if not self._live.settings.pipes:
            raise Refused("unknown_layer", "this city has no pipes; lay them with: citybrain city dress")
        if self._summary is None:
            raise Refused("pipes_not_ready", "the first minute of the pipes is not over; ask again in a minute")
        return self._summary

    # ── out ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def on_close(self, readings: twin.Readings) -> list[Instruction]:
        """A street second closed: keep what belongs to pipes; at the end of a minute it goes out."""
        if not self._live.settings.pipes:
            return []
        changed = self._live.state.table_changed or not len(self._is_pipe)
        if changed:
            rows = self._live.state.numbering.rows
            self._is_pipe = np.array([sensor.quantity in PIPE_QUANTITIES for _, sensor in rows], np.bool_)
        self._gather(readings)
        out: list[Instruction] = [ToPipes(twin.PipesDown(table=self._table()))] if changed and self.ready else []
        if (readings.end_ts_ns - self._live.settings.origin_ns) % MINUTE_NS:
            return out
        minute, self._minute = self._minute, twin.Readings()
        minute.end_ts_ns = readings.end_ts_ns
        if self.ready:
            self._asked_ns = readings.end_ts_ns
            out.append(ToPipes(twin.PipesDown(readings=minute)))
        return out

    def _gather(self, readings: twin.Readings) -> None:
        minute = self._minute
        if not minute.base_ts_ns:
            minute.base_ts_ns = readings.base_ts_ns
        sensor = np.frombuffer(readings.sensor, "<u4")
        chosen = self._is_pipe[sensor] if len(sensor) else np.zeros(0, np.bool_)
        if not chosen.any():
            return
        shift_ms = (readings.base_ts_ns - minute.base_ts_ns) // NS_PER_MS
        dt_ms = (np.frombuffer(readings.dt_ms, "<i4")[chosen] + shift_ms).astype("<i4")
        minute.sensor += sensor[chosen].tobytes()
        minute.dt_ms += dt_ms.tobytes()
        minute.value += np.frombuffer(readings.value, "<f4")[chosen].tobytes()

    def _table(self) -> twin.SensorTable:
        table = self._live.state.numbering.table()
        rows = [row for row in table.rows if row.sensor.quantity in PIPE_QUANTITIES]
        return twin.SensorTable(version=table.version, rows=rows)

    def orders(self) -> Instruction:
        """All orders that hold, for a mirror that comes new."""
        return ToMirror(twin.MirrorDown(orders=self._orders))

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def on_message(self, message: twin.PipesUp) -> Step:
        """Take a message of the hydraulics process."""
        if message.HasField("ready"):
            self.ready, self.late = True, False
            self._asked_ns = self._done_ns = 0
            return Step(instructions=[ToPipes(twin.PipesDown(table=self._table()))])
        if not message.HasField("done"):
            return Step()
        done = message.done
        self.late = False
        self._done_ns = max(self._done_ns, done.ts_ns)
        if done.summary_json:
            self._summary = json.loads(done.summary_json)
        out: list[Instruction] = []
        if done.HasField("orders"):
            self._orders = done.orders
            out.append(self.orders())
        signals = [_signal(row, done.ts_ns) for row in done.signals if row.kind in CATALOGUE]
        if len(signals) < len(done.signals):
            log.warning("the hydraulics process speaks of alarms that this core does not know; they are left out")
        return Step([*signals], out)


def _signal(row: twin.PipesSignal, ts_ns: int) -> AlarmSignal:
    known = math.isfinite(row.x_m) and math.isfinite(row.y_m)
    at = (round(row.x_m, 1), round(row.y_m, 1)) if known else (None, None)
    place = Place(row.place_kind, row.place_id, "", *at)
    return AlarmSignal(row.kind, place, row.active, ts_ns, json.loads(row.detail_json or b"{}"))
