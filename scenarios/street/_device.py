"""One emulated device without a street around it: what `citybrain device emulate` puts on a port.

A controller is the street's firmware at one junction, timed to 100 ms; other kinds say plausible values that follow
from a seed. Pure: a tick plays one second of the device's own time, a command gives its answer.
"""

from __future__ import annotations

import struct
from abc import ABC, abstractmethod
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from citybrain_wire import BadInput
from citybrain_wire import plan as plan_bytes
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from hardware_profiles import VendorProfile, plan_from_wire
from hardware_profiles.safety import Aspect, Plan, Profile, check_plan, plan_trace
from scenarios.street import _draw
from scenarios.street._firmware import Firmware, SignalTimes

__all__ = ["EmulatedController", "EmulatedDevice", "EmulatedSensors", "emulated_device"]

SECOND_MS = 1000
PROTOCOL = "citybrain-device"
_QUANTITIES = {
    "count": edge.QUANTITY_COUNT,
    "occupancy": edge.QUANTITY_OCCUPANCY,
    "speed": edge.QUANTITY_SPEED_MPS,
    "passage": edge.QUANTITY_PASSAGE_S,
    "bay_occupied": edge.QUANTITY_BAY_OCCUPIED,
    "garage_free": edge.QUANTITY_GARAGE_FREE,
    "probe_x": edge.QUANTITY_PROBE_X_M,
    "probe_y": edge.QUANTITY_PROBE_Y_M,
    "probe_speed": edge.QUANTITY_PROBE_SPEED_MPS,
    "heartbeat": edge.QUANTITY_HEARTBEAT,
    "pressure": edge.QUANTITY_PRESSURE_M,
    "flow": edge.QUANTITY_FLOW_M3PS,
    "level": edge.QUANTITY_LEVEL_M,
    "rain": edge.QUANTITY_RAIN_MM_H,
}
_KIND_ON_WIRE = {
    "signal_controller": "controller",
    "rsu": "rsu",
    "detector_station": "detector_station",
    "parking_sensor": "parking",
    "water_station": "water_station",
}
_USUAL_SPAN = {
    "pressure": 45.0,
    "flow": 0.5,
    "level": 4.0,
    "rain": 10.0,
    "count": 3.0,
    "speed": 20.0,
    "probe_x": 100.0,
    "probe_y": 100.0,
    "probe_speed": 20.0,
    "garage_free": 400.0,
}


@dataclass(frozen=True)
class _Reading:
    sensor: int
    at_ms: int
    value: float


class EmulatedDevice(ABC):
    """What every emulated device shares: who it is, its clock and its reports."""

    def __init__(self, vendor: VendorProfile, device_id: str, profile_hash: bytes, start_ms: int) -> None:
        self.vendor, self.device_id, self.now_ms = vendor, device_id, start_ms
        self.site_id = f"site-{device_id}"
        self._start_ms, self._hash = start_ms, profile_hash
        self._refresh = True
        self.sensors: list[edge.Sensor] = []

    def _add(self, name: str, quantity: edge.Quantity) -> int:
        index = len(self.sensors)
        self.sensors.append(edge.Sensor(index=index, id=name, device_id=self.device_id, quantity=quantity))
        return index

    def identity(self) -> device.Identity:
        """The first message of every connection."""
        kind = _KIND_ON_WIRE[self.vendor.kind]
        own = edge.Device(id=self.device_id, profile=self.vendor.name, profile_hash=self._hash, kind=kind)
        return device.Identity(site_id=self.site_id, devices=[own], sensors=self.sensors, serial="emulated-device")

    def forget(self) -> None:
        """A new reader knows nothing: the next report says everything."""
        self._refresh = True

    def tick(self) -> device.Report:
        """Play one second and report it."""
        base_ms = self.now_ms
        readings, statuses = self._play(base_ms, self._refresh)
        self.now_ms, self._refresh = base_ms + SECOND_MS, False
        readings = sorted(readings, key=lambda one: one.at_ms)
        return device.Report(
            base_ts_ns=base_ms * 1_000_000,
            end_ts_ns=self.now_ms * 1_000_000,
            count=len(readings),
            sensor=_little(array("H", [one.sensor for one in readings])),
            dt_ms=_little(array("i", [one.at_ms - base_ms for one in readings])),
            value=_little(array("f", [one.value for one in readings])),
            controllers=statuses,
        )

    @abstractmethod
    def _play(self, base_ms: int, refresh: bool) -> tuple[list[_Reading], list[device.ControllerStatus]]:
        """What happens in the second from `base_ms` on; `refresh`: say everything, changed or not."""

    @abstractmethod
    def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
        """The answer to a message, if it has one."""


def _little(column: array[int] | array[float]) -> bytes:
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        column.byteswap()
    return column.tobytes()


class EmulatedSensors(EmulatedDevice):
    """A device that measures: each resource is one sensor, its values a hash of (seed, resource, second)."""

    def __init__(self, vendor: VendorProfile, device_id: str, *, start_ms: int = 0, seed: int = 1) -> None:
        super().__init__(vendor, device_id, vendor.hash, start_ms)
        self._seed = seed
        self._told = [r for r in vendor.resources if r.canonical in _QUANTITIES]
        self._index = [self._add(r.name, _QUANTITIES[r.canonical]) for r in self._told]

    def _play(self, base_ms: int, refresh: bool) -> tuple[list[_Reading], list[device.ControllerStatus]]:
        second = (base_ms - self._start_ms) // SECOND_MS
        found = []
        for index, resource in zip(self._index, self._told, strict=True):
            draw = float(_draw.uniform(self._seed, index, np.array([second], np.uint64))[0])
            if refresh or (draw < 0.2 if resource.period_ms == 0 else second * SECOND_MS % resource.period_ms == 0):
                found.append(_Reading(index, base_ms + SECOND_MS, self._value(resource.canonical, index, second)))
        return found, []

    def _value(self, canonical: str, index: int, second: int) -> float:
        if canonical == "heartbeat":
            return float(second)
        draw = float(_draw.uniform(self._seed + 1, index, np.array([second], np.uint64))[0])
        if canonical in ("occupancy", "passage"):
            return draw
        if canonical == "bay_occupied":
            return float(draw < 0.5)
        value = draw * _USUAL_SPAN[canonical]
        return float(int(value)) if canonical in ("count", "garage_free") else value

    def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
        """Advice and guidance are shown; nothing is answered to them."""
        return None


@dataclass(frozen=True)
class _Program:
    """A program as lamps: `aspects[p]` of every group in phase p."""

    times: SignalTimes
    aspects: tuple[tuple[int, ...], ...]


def _program(profile: Profile, plan: Plan, plan_id: str) -> _Program:
    """The phases between one lamp change and the next over a steady cycle of `plan`."""
    run = plan_trace(profile, plan)
    bounds = [sum(row.len_ms for row in plan.stages[:k]) for k in range(len(plan.stages))]
    instants = sorted({*bounds, *(at for at, _, _ in run.trace if at < plan.cycle_ms)})
    shown, trace = list(run.at_start), list(run.trace)
    aspects, stages = [], []
    for at in instants:
        while trace and trace[0][0] <= at:
            _, group, aspect = trace.pop(0)
            shown[group] = aspect
        stage = plan.stages[max(k for k, begin in enumerate(bounds) if begin <= at)].stage
        own = profile.stages[stage].groups
        settled = all(aspect == (Aspect.GREEN if group in own else Aspect.RED) for group, aspect in enumerate(shown))
        aspects.append(tuple(shown))
        stages.append(stage if settled else -1)
    ends = [*instants[1:], plan.cycle_ms]
    lengths = tuple(end - at for at, end in zip(instants, ends, strict=True))
    times = SignalTimes(plan_id, lengths, (0,) * len(lengths), lengths, tuple(stages), plan.offset_ms, False)
    return _Program(times, tuple(aspects))


class EmulatedController(EmulatedDevice):
    """A signal controller at `junction`, run by the street's firmware. Raises BadInput where the model is none."""

    def __init__(self, vendor: VendorProfile, junction: Profile, *, start_ms: int = 0) -> None:
        super().__init__(vendor, junction.id, junction.hash, start_ms)
        if vendor.safety is None:
            raise BadInput(f"{vendor.name} is a {vendor.kind}, no signal controller")
        self.junction = junction
        self._local = _program(junction, junction.plans[junction.local_plan], "")
        self._programs = {"": self._local}
        self._plans: dict[str, edge.Plan] = {}
        self.firmware = self._boot(vendor.safety.dead_man_ms)
        self._running = self._local
        self._phase, self._phase_since_ms = self._position()
        self._lamps = self._local.aspects[self._phase]
        self._stage_since_ms = start_ms
        self._lamp0 = len(self.sensors)
        for group in junction.groups:
            self._add(group.id, edge.QUANTITY_LAMP)
        self._stage = self._add("stage", edge.QUANTITY_STAGE)
        self._mode = self._add("mode", edge.QUANTITY_CONTROLLER_MODE)
        self._plan = self._add("plan", edge.QUANTITY_PLAN_HASH)
        self._heartbeat = self._add("heartbeat", edge.QUANTITY_HEARTBEAT)
        self._last: tuple[int, int, int] | None = None

    def _boot(self, dead_man_ms: int) -> Firmware:
        groups = self.junction.groups
        least = [max(groups[g].min_green_ms for g in stage.groups) for stage in self.junction.stages]
        longest_red_ms = min(group.max_red_ms for group in groups)
        return Firmware(self._local.times, least, dead_man_ms=dead_man_ms, max_red_ms=longest_red_ms)

    def _position(self) -> tuple[int, int]:
        """(phase, when it began) of the local program now, by its offset."""
        times = self._local.times
        at = (self.now_ms - times.offset_ms) % times.cycle_ms
        phase = next(p for p in range(len(times.duration_ms)) if at < times.end_of(p))
        return phase, self.now_ms - (at - (times.end_of(phase) - times.duration_ms[phase]))

    def _play(self, base_ms: int, refresh: bool) -> tuple[list[_Reading], list[device.ControllerStatus]]:
        readings, before = [], self._lamps
        switch = self.firmware.tick(base_ms, self._phase, base_ms - self._phase_since_ms)
        if switch is not None:
            self._running = self._programs[switch.program.plan_id]
            self._phase, self._phase_since_ms = switch.phase, base_ms - switch.elapsed_ms
            readings += self._show(base_ms)
        lengths = self._running.times.duration_ms
        while (over_ms := self._phase_since_ms + lengths[self._phase]) < base_ms + SECOND_MS:
            self._phase, self._phase_since_ms = (self._phase + 1) % len(lengths), over_ms
            readings += self._show(max(base_ms, over_ms))
        if refresh:
            self._last = None
            told = {one.sensor for one in readings if one.at_ms == base_ms}
            all_lamps = (_Reading(self._lamp0 + g, base_ms, float(aspect)) for g, aspect in enumerate(before))
            readings += [one for one in all_lamps if one.sensor not in told]
        readings += self._state(base_ms)
        if refresh or base_ms // SECOND_MS % 10 == 0:
            readings.append(_Reading(self._heartbeat, base_ms + SECOND_MS, (base_ms - self._start_ms) / SECOND_MS))
        return readings, [self._status(base_ms + SECOND_MS)]

    def _show(self, at_ms: int) -> list[_Reading]:
        """Light the lamps of the phase; what changed."""
        before, self._lamps = self._lamps, self._running.aspects[self._phase]
        changed = [g for g, aspect in enumerate(self._lamps) if aspect != before[g]]
        return [_Reading(self._lamp0 + g, at_ms, float(self._lamps[g])) for g in changed]

    def _state(self, base_ms: int) -> list[_Reading]:
        stage = self._running.times.stage[self._phase]
        plan = self._plans.get(self._running.times.plan_id)
        now = (stage, self._mode_now(), plan_bytes.plan_hash32(plan) if plan is not None else 0)
        if self._last is not None and now == self._last:
            return []
        if self._last is None or now[0] != self._last[0]:
            self._stage_since_ms = max(base_ms, self._phase_since_ms)
        self._last = now
        sensors: Sequence[int] = (self._stage, self._mode, self._plan)
        return [_Reading(sensor, base_ms, float(value)) for sensor, value in zip(sensors, now, strict=True)]

    def _mode_now(self) -> int:
        return edge.CONTROLLER_MODE_CLOUD if self._running.times.plan_id else edge.CONTROLLER_MODE_LOCAL

    def _status(self, end_ms: int) -> device.ControllerStatus:
        return device.ControllerStatus(
            device_id=self.device_id,
            mode=self._mode_now(),  # type: ignore[arg-type]  # an int of the enum; the stub wants the enum type
            plan_id=self._running.times.plan_id,
            stage=self._running.times.stage[self._phase],
            stage_age_ms=end_ms - self._stage_since_ms,
            lamps=self._lamps,  # type: ignore[arg-type]
            note=self.firmware.note,
        )

    def command(self, message: device.DeviceDown) -> device.DeviceUp | None:
        """The answer to a message, if it has one."""
        kind = message.WhichOneof("body")
        if kind == "keep_alive":
            self.firmware.keep_alive(self.now_ms)
        elif kind == "revert":
            self.firmware.revert(message.revert.cause, self.now_ms)
        elif kind == "request":
            return self._answer("", "E26 this controller takes plans, not stage requests")
        elif kind == "apply":
            return self._answer(message.apply.plan.plan_id, self._take(message.apply))
        return None

    def _take(self, order: device.ApplyPlan) -> str:
        """Why an order is refused; empty: it was taken."""
        if order.device_id != self.device_id:
            return "E03 no such device in this cabinet"
        if not order.plan.plan_id:
            return "E12 a plan needs an id"
        plan = plan_from_wire(order.plan)
        findings = check_plan(self.junction, plan)
        if findings:
            return f"E13 {findings[0]}"
        if plan.actuated:
            return "E26 on the bench there are no detectors that could decide"
        program = _program(self.junction, plan, order.plan.plan_id)
        self._programs[order.plan.plan_id], self._plans[order.plan.plan_id] = program, order.plan
        not_before_ms = max(self.now_ms, order.not_before_ts_ns // 1_000_000)
        self.firmware.apply(program.times, not_before_ms, self.now_ms)
        return ""

    def _answer(self, plan_id: str, reason: str) -> device.DeviceUp:
        result = device.ApplyResult(device_id=self.device_id, plan_id=plan_id, ok=not reason, reason=reason)
        return device.DeviceUp(result=result)


def emulated_device(vendor: VendorProfile, junction: Profile | None, *, start_ms: int = 0) -> EmulatedDevice:
    """The emulated device of a model, at `junction` where it is a controller.

    Raises BadInput where the model speaks a protocol that nothing here speaks.
    """
    if vendor.protocol != PROTOCOL:
        raise BadInput(
            f"{vendor.name} speaks {vendor.protocol}; only devices that speak {PROTOCOL} can be emulated here"
        )
    if vendor.kind != "signal_controller":
        return EmulatedSensors(vendor, vendor.name.replace("/", "-"), start_ms=start_ms)
    if junction is None:
        raise BadInput(f"{vendor.name} is a controller; name the junction that it stands at")
    return EmulatedController(vendor, junction, start_ms=start_ms)
