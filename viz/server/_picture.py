"""What the view knows now, fed by messages of the state bus, read by whoever serves browsers. No I/O, no clock.

A message that cannot be read is counted and left out: the last picture stays, with its age.
"""

from __future__ import annotations

import json
import math
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict

import numpy as np
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError
from numpy.typing import NDArray

from twin_core.city import City
from viz.server._forecast import forecast_message
from viz.server._frames import Slots, car_frame, lamp_frame, section_frame
from viz.server._lamps import Lamps
from viz.server._lanes import LaneMap
from viz.server._pipes_state import PipesPicture
from viz.server._replay import Moment, Replay
from viz.server._scene import Scene, make_scene
from viz.server._sections import make_sections
from viz.server._traffic import Traffic

__all__ = ["CARS", "FORECAST", "LAMPS", "PIPES", "SECTIONS", "TICK", "Picture"]

CARS, SECTIONS, LAMPS, TICK, FORECAST, PIPES = "cars", "sections", "lamps", "tick", "forecast", "pipes"

HALF_CAR_M = 2.3  # positions on the bus are front bumpers, drawings are centred
SERIES_EVERY_NS = 10 * 10**9
SERIES_LENGTH = 192
TOPICS = (b"veh.", b"sig.", b"core.", b"fore.", b"pipe.")


class Picture:
    """`take` each message; then `messages` holds the newest of each kind."""

    def __init__(self, city: City) -> None:
        network = city.network
        self.sections = make_sections(network)
        self.lamps = Lamps(network)
        self.scene: Scene = make_scene(city, self.sections, self.lamps)
        self.replay = Replay()
        self.pipes = PipesPicture(self.scene.pipes)
        self.messages: dict[str, bytes | str] = {}
        self.malformed = 0
        self.foreign = 0  # car messages of another network
        self._lanes = LaneMap(network)
        self._traffic = Traffic(network, self.sections)
        self._slots = Slots()
        self._edge_index = network.edge_index()
        self._hash = bytes.fromhex(network.source_hash)
        self._core: Mapping[str, object] = {}
        self._series: deque[tuple[int, float]] = deque(maxlen=SERIES_LENGTH)
        self._last_ns = 0

    def take(self, topic: bytes, body: bytes) -> tuple[str, ...]:
        """Take one message of the bus; the kinds of message that changed."""
        try:
            if topic == b"veh.":
                return self._take_cars(twin.VehicleState.FromString(body))
            if topic == b"sig.":
                return self._take_lamps(twin.SignalState.FromString(body))
            if topic == b"core.":
                self._core = json.loads(twin.CoreState.FromString(body).summary_json)
                return self._tell()
            if topic == b"fore.":
                text = twin.ForecastState.FromString(body).forecast_json
                made = forecast_message(text, self.sections, self._edge_index)
                self.messages[FORECAST] = json.dumps(made, separators=(",", ":"))
                return (FORECAST,)
            if topic == b"pipe.":
                return self._take_pipes(twin.PipesState.FromString(body))
        except (DecodeError, BadMessage, ValueError):
            self.malformed += 1
        return ()

    def _take_cars(self, state: twin.VehicleState) -> tuple[str, ...]:
        if state.network_hash != self._hash:
            self.foreign += 1
            return ()
        number = np.frombuffer(state.id, "<u4").astype(np.int64)
        lane = np.frombuffer(state.lane, "<u4").astype(np.int64)
        pos_m = np.frombuffer(state.pos_m, "<f4").astype(np.float64)
        speed = np.frombuffer(state.speed_mps, "<f4").astype(np.float64)
        if not number.size == lane.size == pos_m.size == speed.size:
            raise BadMessage(f"cars at {state.ts_ns}: columns of different length")
        if lane.size and int(lane.max()) >= self._lanes.n_lanes:
            raise BadMessage(f"cars at {state.ts_ns}: lane {int(lane.max())} is unknown")
        self._traffic.update(state.ts_ns, lane, speed)
        self._show_cars(state.ts_ns, number, lane, pos_m, speed)
        self.messages[SECTIONS] = section_frame(state.ts_ns, self._traffic.ratio())
        self._remember(state.ts_ns)
        return (CARS, SECTIONS, *self._tell())

    def _show_cars(
        self,
        ts_ns: int,
        number: NDArray[np.int64],
        lane: NDArray[np.int64],
        pos_m: NDArray[np.float64],
        speed: NDArray[np.float64],
    ) -> None:
        x_m, y_m, heading = self._lanes.place(lane, pos_m)
        x_m, y_m = x_m - HALF_CAR_M * np.cos(heading), y_m - HALF_CAR_M * np.sin(heading)
        step_ms = (ts_ns - self._last_ns) // 1_000_000 if self._last_ns else 1000
        self._last_ns = ts_ns
        frame = self.scene.frame
        self.messages[CARS] = car_frame(
            ts_ns, max(0, step_ms), (frame.x0_m, frame.y0_m), frame.unit_m,
            x_m, y_m, heading, speed, self._slots.assign(number),
        )  # fmt: skip

    def _take_lamps(self, state: twin.SignalState) -> tuple[str, ...]:
        rows = ((row.controller_id, tuple(row.lamps), int(row.mode), row.plan_id) for row in state.controllers)
        self.lamps.update(state.ts_ns, rows)
        self.messages[LAMPS] = lamp_frame(state.ts_ns, self.lamps.aspects(), self.lamps.remaining_ds())
        return (LAMPS,)

    def _take_pipes(self, state: twin.PipesState) -> tuple[str, ...]:
        told = self.pipes.take(state)
        if told is None:
            return ()
        self.messages[PIPES] = json.dumps(told, separators=(",", ":"), ensure_ascii=False)
        return (PIPES,)

    def _remember(self, ts_ns: int) -> None:
        figures = self._traffic.figures
        due = not self._series or ts_ns - self._series[-1][0] >= SERIES_EVERY_NS
        if due and math.isfinite(figures.mean_speed_mps):
            self._series.append((ts_ns, figures.mean_speed_mps))
        frames = [self.messages.get(kind, b"") for kind in (CARS, SECTIONS, LAMPS)]
        cars, sections, lamps = (body if isinstance(body, bytes) else b"" for body in frames)
        self.replay.add(Moment(ts_ns, cars, sections, lamps))

    def _tell(self) -> tuple[str, ...]:
        """Make the text message `tick` anew."""
        figures = {
            name: (None if isinstance(value, float) and not math.isfinite(value) else value)
            for name, value in asdict(self._traffic.figures).items()
        }
        keep = ("ts_ns", "sites", "frames", "plans", "age_ms", "late", "mirror", "broker", "forecast", "phase")
        tick = {
            "type": TICK,
            "ts_ns": str(self._last_ns),
            "figures": figures,
            "core": {name: self._core[name] for name in keep if name in self._core},
            "malformed": self.malformed + self.foreign,
        }
        self.messages[TICK] = json.dumps(tick, separators=(",", ":"))
        return (TICK,)

    def series(self) -> list[tuple[str, float]]:
        """Mean speed of the past, one value in ten seconds: (ts_ns, m/s)."""
        return [(str(ts_ns), round(speed, 3)) for ts_ns, speed in self._series]
