"""All pipes of a city in street time: pure, a minute at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

import numpy as np
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.coupling import UnderpassWatch
from twin_core.hydraulics._layers import RAIN_GAUGE, PipeLayers
from twin_core.hydraulics._message import drainage_state, place_plan, sensor_row, water_state
from twin_core.pipes.drainage import DrainageSimulation
from twin_core.pipes.isolation import Isolation, IsolationPlan
from twin_core.pipes.watch import Kind, Meter, MeterState, Suspicion, WaterWatch

__all__ = ["PipesMinute", "PipesTwin", "Reading"]

NS = 1_000_000_000
DRAIN_STEP_S = 30.0
OLD_NS = 180 * NS
RAIN_KEPT_MIN = 720
NAMED = 5
Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """The newest good value of a sensor in a minute."""

    value: float
    ts_ns: int


@dataclass(frozen=True)
class PipesMinute:
    """What a minute came to. `orders` is None where the roads keep what they have."""

    state: twin.PipesState
    signals: tuple[twin.PipesSignal, ...]
    orders: twin.RoadOrders | None


class PipesTwin:
    """`start_ts_ns` is the street time of `begin_s`, seconds after midnight."""

    def __init__(self, layers: PipeLayers, *, start_ts_ns: int, begin_s: float) -> None:
        self._layers = layers
        self._start_ns, self._begin_s = start_ts_ns, begin_s
        self.ts_ns = start_ts_ns
        self._meters: tuple[Meter, ...] = ()
        self._watch: WaterWatch | None = None
        self._isolation: Isolation | None = None
        self._drainage = DrainageSimulation(layers.drainage) if layers.drainage is not None else None
        self._underpasses = UnderpassWatch(layers.underpasses)
        self._roads: dict[str, twin.RoadOrder] = {}
        self._newest: dict[Key, Reading] = {}
        self._on_road: dict[str, str] = {}  # underpass → state that was told last
        self._rain: list[float] = []  # mm/h of each minute so far
        self._plan: IsolationPlan | None = None
        self._told: tuple[str, tuple[str, ...]] | None = None  # pipe of the alarm that stands, and its ranking
        self.set_sensors(())

    # ── sensors ───────────────────────────────────────────────────────────────────────────────────────────────────

    def set_sensors(self, keys: Iterable[Key]) -> None:
        """Which sensors there are; the watch begins anew where they are others than before."""
        water = self._layers.water
        known = {RAIN_GAUGE, *(underpass.id for underpass in self._layers.underpasses)}
        if water is not None:
            known |= {*water.node_ids(), *water.link_ids()}
        places = self._layers.places
        meters = tuple(
            Meter(name, kind, *places.get(name, (0.0, 0.0))) for kind, name in sorted(set(keys)) if name in known
        )
        if self._watch is not None and meters == self._meters:
            return
        self._meters = meters
        if water is not None:
            begin_s = int(self._time_s(self.ts_ns))
            self._watch = WaterWatch(water, [m for m in meters if self._is_water(m)], begin_s)
            self._isolation = self._layers.isolation(self._watch.model.simulation)

    def _is_water(self, meter: Meter) -> bool:
        own = {underpass.id for underpass in self._layers.underpasses} | {RAIN_GAUGE}
        return meter.id not in own

    def _time_s(self, ts_ns: int) -> float:
        return self._begin_s + (ts_ns - self._start_ns) / NS

    # ── a minute ──────────────────────────────────────────────────────────────────────────────────────────────────

    def minute(self, ts_ns: int, readings: Mapping[Key, Reading]) -> PipesMinute:
        """Go on to `ts_ns` with what was heard since the last time."""
        elapsed_s = (ts_ns - self.ts_ns) / NS
        self.ts_ns = ts_ns
        self._newest.update(readings)
        state = twin.PipesState(ts_ns=ts_ns, readings_ts_ns=max((r.ts_ns for r in self._newest.values()), default=0))
        signals: list[twin.PipesSignal] = []
        if self._watch is not None:
            signals += self._water(self._watch, state, {key: reading.value for key, reading in readings.items()})
        if self._drainage is not None:
            self._drain(self._drainage, state, elapsed_s, readings)
        before = dict(self._roads)
        signals += self._follow_underpasses(state)
        state.sensors.extend(self._other_sensors())
        orders = None
        if self._roads != before:
            orders = twin.RoadOrders(orders=[order for _, order in sorted(self._roads.items())])
        return PipesMinute(state, tuple(signals), orders)

    def _water(self, watch: WaterWatch, state: twin.PipesState, values: Mapping[Key, float]) -> list[twin.PipesSignal]:
        minute = watch.minute(round(self._time_s(self.ts_ns)), values)
        state.water.CopyFrom(water_state(watch.model, minute))
        for row in minute.meters:
            state.sensors.append(self._sensor(row))
        return self._suspect(watch, minute.suspicion, state)

    def _suspect(self, watch: WaterWatch, found: Suspicion | None, state: twin.PipesState) -> list[twin.PipesSignal]:
        if found is None:
            told, self._told, self._plan = self._told, None, None
            return [] if told is None else [self._signal("burst_suspected", told[0], active=False, detail={})]
        ranking = tuple(candidate.pipe for candidate in found.candidates)
        first = self._told is None
        if self._told is None or self._told[1][:1] != ranking[:1]:
            assert self._isolation is not None
            self._plan = self._isolation.plan(watch.model.simulation, ranking[0])
        changed = self._told is None or self._told[1] != ranking
        name = ranking[0] if self._told is None else self._told[0]
        self._told = (name, ranking)
        row = state.bursts.add(
            id=name,
            since_ts_ns=self._ns(found.since_s),
            alarm_ts_ns=self._ns(found.alarm_s),
            flow_m3ps=found.flow_m3ps,
        )
        for candidate in found.candidates:
            row.candidates.add(
                pipe=candidate.pipe,
                likelihood=candidate.likelihood,
                flow_m3ps=candidate.flow_m3ps,
                streets=self._layers.edges.get(candidate.pipe, ()),
            )
        if self._plan is not None:
            row.plan.CopyFrom(place_plan(self._plan))
        if not (first or changed):
            return []
        return [self._signal("burst_suspected", name, active=True, detail=self._burst_detail(found, ranking))]

    def _ns(self, time_s: int) -> int:
        return self._start_ns + round((time_s - self._begin_s) * NS)

    def _burst_detail(self, found: Suspicion, ranking: tuple[str, ...]) -> dict[str, str | float]:
        detail: dict[str, str | float] = {
            "pipes": ", ".join(ranking[:NAMED]),
            "flow_lps": round(1000.0 * found.flow_m3ps),
            "streets": ", ".join(self._layers.edges.get(ranking[0], ())),
        }
        if self._plan is not None:
            detail |= {
                "pipe": self._plan.pipe,
                "valves": ", ".join(self._plan.valves[:8]) or "–",
                "customers": self._plan.customers,
                "hydrants": len(self._plan.hydrants),
                "lowest_m": round(self._plan.lowest_pressure_m, 1),
            }
        return detail

    def _drain(
        self, drainage: DrainageSimulation, state: twin.PipesState, elapsed_s: float, readings: Mapping[Key, Reading]
    ) -> None:
        rain = readings.get((Kind.RAIN, RAIN_GAUGE))
        rain_mm_h = max(0.0, rain.value) if rain is not None else 0.0
        self._rain = [*self._rain[1 - RAIN_KEPT_MIN :], rain_mm_h]
        _rain_on(drainage, min(elapsed_s, 3600.0), rain_mm_h)
        state.drainage.CopyFrom(drainage_state(drainage, rain_mm_h))

    def _follow_underpasses(self, state: twin.PipesState) -> list[twin.PipesSignal]:
        """Water on roads, as measured or else as computed."""
        if self._drainage is None or not self._layers.underpasses:
            return []
        depth = dict(zip(self._drainage.network.storage_ids, self._drainage.storage_depth_m().tolist(), strict=True))
        depth |= {
            key[1]: max(0.0, reading.value)
            for key, reading in self._newest.items()
            if key[0] is Kind.LEVEL and key[1] in depth and self.ts_ns - reading.ts_ns <= OLD_NS
        }
        known = {u.id: depth[u.id] for u in self._layers.underpasses}
        signals = []
        for order in self._underpasses.update(self._time_s(self.ts_ns), known):
            if order.state == "open":
                self._roads.pop(order.edge, None)
            else:
                self._roads[order.edge] = twin.RoadOrder(edge=order.edge, state=order.state, cause=order.underpass)
        states = self._underpasses.states()
        for underpass in self._layers.underpasses:
            on_road_m = max(0.0, known[underpass.id] - underpass.road_m)
            word = states[underpass.id]
            state.drainage.underpasses.add(id=underpass.id, on_road_m=on_road_m, state=word)
            if word != self._on_road.get(underpass.id, "open"):
                detail: dict[str, str | float] = {"name": underpass.name, "depth_cm": round(100.0 * on_road_m),
                                                  "state": word}  # fmt: skip
                signals.append(self._signal("underpass_water", underpass.id, active=word != "open", detail=detail))
                self._on_road[underpass.id] = word
        return signals

    def _other_sensors(self) -> Iterable[twin.PipeSensor]:
        depth: dict[str, float] = {}
        if self._drainage is not None:
            ids = self._drainage.network.storage_ids
            depth = dict(zip(ids, self._drainage.storage_depth_m().tolist(), strict=True))
        for meter in self._meters:
            if not self._is_water(meter):
                expected = depth.get(meter.id, np.nan)
                yield self._sensor(MeterState(meter, np.nan, expected, np.nan, False))

    def _sensor(self, row: MeterState) -> twin.PipeSensor:
        reading = self._newest.get((row.meter.kind, row.meter.id))
        if reading is None:
            return sensor_row(row, 0, float("nan"), twin.SENSOR_FLAG_NEVER)
        old = self.ts_ns - reading.ts_ns > OLD_NS
        flag = twin.SENSOR_FLAG_OLD if old else twin.SENSOR_FLAG_ALARM if row.crossed else twin.SENSOR_FLAG_GOOD
        return sensor_row(row, reading.ts_ns, reading.value, flag)

    def _signal(self, kind: str, name: str, *, active: bool, detail: Mapping[str, str | float]) -> twin.PipesSignal:
        what = "underpass" if kind == "underpass_water" else "pipe"
        at = self._layers.places.get(name) if what == "underpass" else self._layers.middles.get(name)
        x_m, y_m = at or (float("nan"), float("nan"))
        text = json.dumps(detail, ensure_ascii=False, sort_keys=True).encode()
        return twin.PipesSignal(
            kind=kind, place_kind=what, place_id=name, x_m=x_m, y_m=y_m, active=active, detail_json=text
        )

    # ── a restart ─────────────────────────────────────────────────────────────────────────────────────────────────

    def state(self) -> dict[str, object]:
        """Plain values that `restore` goes on from."""
        return {
            "ts_ns": self.ts_ns,
            "sensors": [[meter.kind.value, meter.id] for meter in self._meters],
            "watch": None if self._watch is None else self._watch.state(),
            "rain": self._rain,
            "told": None if self._told is None else [self._told[0], list(self._told[1])],
            "on_road": self._on_road,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on from a state of the same city. Raises KeyError, TypeError or ValueError where it is none."""
        kept = cast("_Kept", state)
        self.set_sensors((Kind(kind), name) for kind, name in kept["sensors"])
        if self._watch is not None and kept["watch"] is not None:
            self._watch.restore(kept["watch"])
        if kept["told"] is not None:
            self._told = (kept["told"][0], ())  # the ranking is told again, and the plan made anew
        self._rain = [float(rain_mm_h) for rain_mm_h in kept["rain"]]
        if self._drainage is not None:
            wet = next((i for i, rain_mm_h in enumerate(self._rain) if rain_mm_h > 0.0), len(self._rain))
            for rain_mm_h in self._rain[wet:]:
                _rain_on(self._drainage, 60.0, rain_mm_h)
        self._on_road = dict(kept["on_road"])
        self.ts_ns = int(kept["ts_ns"])


class _Kept(TypedDict):
    ts_ns: int
    sensors: list[tuple[str, str]]
    watch: Mapping[str, object] | None
    rain: list[float]
    told: tuple[str, list[str]] | None
    on_road: dict[str, str]


def _rain_on(drainage: DrainageSimulation, seconds: float, rain_mm_h: float) -> None:
    while seconds > 0.0:
        step_s = min(DRAIN_STEP_S, seconds)
        drainage.step(step_s, rain_mm_h)
        seconds -= step_s
