"""The device on the bench: a connection, what was seen so far, and device time that passes report by report."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from citybrain_wire.errors import Unavailable
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from hardware_profiles import VendorProfile
from hardware_profiles.conformance._findings import Text, fail
from hardware_profiles.conformance._lamps import LampJudge
from hardware_profiles.conformance._link import Link, WireLog
from hardware_profiles.safety import Aspect, Profile

__all__ = ["CANONICAL", "Bench"]

NS_PER_MS = 1_000_000
MS_PER_S = 1000
CANONICAL = {
    edge.QUANTITY_COUNT: "count",
    edge.QUANTITY_OCCUPANCY: "occupancy",
    edge.QUANTITY_SPEED_MPS: "speed",
    edge.QUANTITY_PASSAGE_S: "passage",
    edge.QUANTITY_LAMP: "lamp",
    edge.QUANTITY_STAGE: "stage",
    edge.QUANTITY_CONTROLLER_MODE: "controller_mode",
    edge.QUANTITY_BAY_OCCUPIED: "bay_occupied",
    edge.QUANTITY_GARAGE_FREE: "garage_free",
    edge.QUANTITY_PROBE_X_M: "probe_x",
    edge.QUANTITY_PROBE_Y_M: "probe_y",
    edge.QUANTITY_PROBE_SPEED_MPS: "probe_speed",
    edge.QUANTITY_HEARTBEAT: "heartbeat",
    edge.QUANTITY_PLAN_HASH: "plan_hash",
}
_ASPECTS = frozenset(map(int, Aspect))


@dataclass
class Bench:
    """A device under test. `lockstep`: the kit paces the device, which an emulated one offers.

    `report_s`: device seconds between two reports. `broken`: what reports got wrong, by clause; `seen`: canonical names
    of the resources that reported; `status`: the controller's newest.
    """

    host: str
    port: int
    vendor: VendorProfile
    junction: Profile | None
    lockstep: bool
    timeout_s: float
    log: WireLog = field(default_factory=WireLog)
    identity: device.Identity = field(default_factory=device.Identity)
    broken: dict[str, list[Text]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    status: device.ControllerStatus = field(default_factory=device.ControllerStatus)
    plan_hash: int = 0
    shown: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    now_ms: int = 0
    reports: int = 0
    keeps_alive: bool = True
    _link: Link | None = None
    _owes: bool = False  # whether the device waits to hear that the kit is done with its last report
    _ended_ms: int | None = None  # end of the last report on this connection

    def __post_init__(self) -> None:
        self.judge = None
        if self.junction is not None:
            slack_ms = 0 if self.junction.stamped else self.junction.report_period_ms
            self.judge = LampJudge(self.junction, slack_ms)

    @property
    def link(self) -> Link:
        """The connection; made and attached where there is none."""
        if self._link is None:
            self.connect()
        assert self._link is not None
        return self._link

    def open(self) -> Link:
        """A connection of its own, that has heard the device introduce itself."""
        link = Link(self.host, self.port, self.log, timeout_s=self.timeout_s)
        message = link.receive()
        if message.WhichOneof("body") != "identity":
            raise fail(
                f"the first message is {message.WhichOneof('body')}, not identity",
                f"第一条消息是 {message.WhichOneof('body')}，而不是 identity",
            )
        self.identity = message.identity
        return link

    def connect(self) -> None:
        """Connect and attach, as an agent does; what was known of the lamps is forgotten."""
        self._link = self.open()
        self._ended_ms, self._owes = None, False
        if self.judge is not None:
            self.judge.restart()
        self._link.send(device.DeviceDown(attach=device.Attach(lockstep=self.lockstep)))

    def hang_up(self) -> None:
        """End the connection; the next message makes a new one."""
        if self._link is not None:
            self._link.close()
            self._link = None

    def send(self, message: device.DeviceDown) -> None:
        """Send a message."""
        self.link.send(message)

    def next_report(self) -> device.Report:
        """Let the device's time go on to its next report."""
        while (message := self.step()).WhichOneof("body") != "report":
            pass
        return message.report

    def step(self) -> device.DeviceUp:
        """The next message. Where the kit paces the device, everything it said before was dealt with first."""
        link = self.link
        if self._owes:
            self._owes = False
            if self.keeps_alive:
                link.send(device.DeviceDown(keep_alive=device.KeepAlive()))
            if self.lockstep:
                link.send(device.DeviceDown(done=device.ReportDone(ts_ns=self.now_ms * NS_PER_MS)))
        message = link.receive()
        if message.WhichOneof("body") == "report":
            self._take(message.report)
        return message

    def answer(self, order: device.DeviceDown, timeout_ms: int) -> device.ApplyResult:
        """Send an order and wait for its result; reports that come meanwhile are taken."""
        self.send(order)
        try:
            while (message := self.link.receive(timeout_ms / MS_PER_S)).WhichOneof("body") != "result":
                if message.WhichOneof("body") == "report":
                    self._take(message.report)
        except Unavailable as error:
            raise fail(f"no answer within {timeout_ms} ms: {error}", f"{timeout_ms} 毫秒内没有应答：{error}") from error
        return message.result

    def wait(self, condition: Callable[[], bool], limit_ms: int) -> bool:
        """Let the device's time pass until `condition` holds after a report; False when `limit_ms` passed first."""
        end_ms = None
        while not condition():
            if end_ms is not None and self.now_ms >= end_ms:
                return False
            self.next_report()
            end_ms = end_ms or self.now_ms + limit_ms
        return True

    def run(self, duration_ms: int) -> None:
        """Let the device's time pass."""
        self.wait(lambda: False, duration_ms)

    def _take(self, report: device.Report) -> None:
        base_ms, end_ms = report.base_ts_ns // NS_PER_MS, report.end_ts_ns // NS_PER_MS
        self.reports += 1
        if self._ended_ms is not None and base_ms != self._ended_ms:
            self.say(
                "continuous",
                f"a report begins at {base_ms} ms, the one before ended at {self._ended_ms} ms",
                f"报告起点 {base_ms} 毫秒，前一报告终点 {self._ended_ms} 毫秒",
            )
        if end_ms <= base_ms:
            self.say("continuous", f"a report lasts {end_ms - base_ms} ms", f"报告时长为 {end_ms - base_ms} 毫秒")
        self.now_ms = self._ended_ms = end_ms
        self._owes = True
        self._take_readings(report, base_ms, end_ms)
        for status in report.controllers:
            self.status = status

    def _take_readings(self, report: device.Report, base_ms: int, end_ms: int) -> None:
        lamps: list[tuple[int, bool, int, int]] = []
        sensors = {sensor.index: sensor for sensor in self.identity.sensors}
        for index, dt_ms, value in self._rows(report):
            sensor = sensors.get(index)
            if sensor is None:
                self.say("columns", f"reading of unknown sensor {index}", f"未知传感器 {index} 的读数")
                continue
            if not 0 <= dt_ms <= end_ms - base_ms:
                self.say(
                    "stamps",
                    f"{sensor.id}: stamped {dt_ms} ms into the report",
                    f"{sensor.id}：时标超出报告 {dt_ms} 毫秒",
                )
            elif dt_ms % max(1, self.vendor.stamp_resolution_ms):
                self.say(
                    "stamps",
                    f"{sensor.id}: stamp {dt_ms} ms is finer than {self.vendor.stamp_resolution_ms} ms",
                    f"{sensor.id}：时标 {dt_ms} 毫秒细于 {self.vendor.stamp_resolution_ms} 毫秒",
                )
            self._judge_value(sensor, value)
            if sensor.quantity == edge.QUANTITY_LAMP and value in _ASPECTS:
                lamps.append((base_ms + dt_ms, int(value) != Aspect.RED, index, int(value)))
            elif sensor.quantity == edge.QUANTITY_PLAN_HASH:
                self.plan_hash = int(value)
        self._take_lamps(lamps)

    def _rows(self, report: device.Report) -> Iterator[tuple[int, int, float]]:
        widths = (("sensor", 2), ("dt_ms", 4), ("value", 4))
        for name, width in widths:
            if len(getattr(report, name)) != width * report.count:
                self.say(
                    "columns",
                    f"column {name} has {len(getattr(report, name))} bytes for {report.count} readings",
                    f"{report.count} 个读数的列 {name} 有 {len(getattr(report, name))} 字节",
                )
                return
        n = report.count
        yield from zip(
            struct.unpack(f"<{n}H", report.sensor),
            struct.unpack(f"<{n}i", report.dt_ms),
            struct.unpack(f"<{n}f", report.value),
            strict=True,
        )

    def _judge_value(self, sensor: edge.Sensor, value: float) -> None:
        name = CANONICAL.get(sensor.quantity, "")
        self.seen.add(name)
        for resource in self.vendor.resources:
            if resource.canonical != name:
                continue
            low, high = resource.minimum, resource.maximum
            if value != value or (low is not None and value < low) or (high is not None and value > high):
                self.say(
                    "ranges",
                    f"{sensor.id}: {value:g} is not in {low} to {high}",
                    f"{sensor.id}：{value:g} 不在 {low} 至 {high} 之间",
                )
            elif resource.type in ("integer", "enum", "boolean") and value != int(value):
                self.say("ranges", f"{sensor.id}: {value:g} is no whole number", f"{sensor.id}：{value:g} 不是整数")

    def _take_lamps(self, lamps: list[tuple[int, bool, int, int]]) -> None:
        if self.judge is None or self.junction is None:
            return
        first = min((s.index for s in self.identity.sensors if s.quantity == edge.QUANTITY_LAMP), default=0)
        shown = list(self.shown[-1][1]) if self.shown else [0] * len(self.junction.groups)
        for at_ms, _, index, aspect in sorted(lamps):
            group = index - first
            if group < len(shown):
                self.judge.change(at_ms, group, aspect)
                shown[group] = aspect
                self.shown.append((at_ms, tuple(shown)))

    def say(self, clause: str, en: str, zh: str) -> None:
        """Remember what a report got wrong."""
        self.broken.setdefault(clause, []).append(Text(en, zh))
