"""Clauses about the connection: who speaks, what is not a message, who is obeyed, what a new reader hears."""

from __future__ import annotations

from citybrain_wire.errors import Unavailable
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from hardware_profiles.conformance._bench import CANONICAL, Bench
from hardware_profiles.conformance._findings import fail, inconclusive
from hardware_profiles.conformance._link import MAX_MESSAGE_BYTES, Link
from hardware_profiles.conformance._plans import sound_plan, to_order

__all__ = [
    "advice", "garbage", "identity", "reconnect", "sensors", "take_over", "too_long", "truncated", "unattached",
    "unknown_message",
]  # fmt: skip

KINDS = {
    "signal_controller": "controller",
    "rsu": "rsu",
    "detector_station": "detector_station",
    "parking_sensor": "parking",
    "water_station": "water_station",
}
GARBAGE = b"\xff" * 24  # a field number that protobuf does not allow
PATIENCE_S = 2.0
NEW_FIELD = b"\xf2\x07\x03new"  # field 126 of a oneof that knows none


def identity(bench: Bench) -> None:
    """The first message names the device, its model and, for a controller, the layout it was set up with."""
    bench.connect()
    who = bench.identity
    own = [one for one in who.devices if one.profile == bench.vendor.name]
    if not own:
        told = ", ".join(one.profile for one in who.devices) or "none"
        raise fail(
            f"it names the profiles {told}, not {bench.vendor.name}", f"自报配置为 {told}，而非 {bench.vendor.name}"
        )
    if own[0].kind != KINDS[bench.vendor.kind]:
        raise fail(f"it says it is a {own[0].kind}", f"自报类型为 {own[0].kind}")
    if bench.junction is not None and own[0].id != bench.junction.id:
        raise fail(
            f"its id is {own[0].id!r}, not {bench.junction.id!r}", f"编号为 {own[0].id!r}，应为 {bench.junction.id!r}"
        )
    wanted = bench.vendor.hash if bench.junction is None else bench.junction.hash
    if own[0].profile_hash != wanted:
        raise fail(
            f"it was set up with layout {own[0].profile_hash.hex()[:12]}, the kit tests {wanted.hex()[:12]}; "
            "give the kit the device's own junction file",
            f"设备配置为 {own[0].profile_hash.hex()[:12]}，测试所用为 {wanted.hex()[:12]}；请提供设备自身的路口文件",
        )


def sensors(bench: Bench) -> None:
    """Indices run from 0; lamps come one per group, in the layout's order; each resource has a sensor."""
    table = bench.identity.sensors
    if [one.index for one in table] != list(range(len(table))):
        raise fail("sensor indices do not run from 0 without gap", "传感器编号不是从 0 起连续")
    there = {CANONICAL.get(one.quantity, "") for one in table}
    missing = sorted({r.canonical for r in bench.vendor.resources if r.canonical in CANONICAL.values()} - there)
    if missing:
        raise fail(f"no sensor for {', '.join(missing)}", f"缺少传感器：{'、'.join(missing)}")
    if bench.junction is not None:
        lamps = [one.id for one in table if one.quantity == edge.QUANTITY_LAMP]
        if lamps != [group.id for group in bench.junction.groups]:
            raise fail(f"lamps are named {lamps}", f"灯组命名为 {lamps}")


def _hears_again(bench: Bench) -> None:
    """A new connection works: introduction, attach, reports."""
    bench.hang_up()
    try:
        bench.connect()
        for _ in range(3):
            bench.next_report()
    except Unavailable as error:
        raise fail(f"no report on a new connection: {error}", f"新连接上没有报告：{error}") from error


def unknown_message(bench: Bench) -> None:
    """A message with a field that this device cannot know leaves the connection as it was."""
    bench.link.send_bytes(NEW_FIELD)
    try:
        for _ in range(3):
            bench.next_report()
    except Unavailable as error:
        raise fail(f"reports ended after an unknown message: {error}", f"收到未知消息后报告中断：{error}") from error


def garbage(bench: Bench) -> None:
    """Bytes that are no message may end the connection, not the device."""
    bench.log.note("->", f"{len(GARBAGE)} bytes that are no message")
    bench.link.send_bytes(GARBAGE)
    _hears_again(bench)


def too_long(bench: Bench) -> None:
    """A peer that announces more than a message may hold is hung up on, or answered by nothing but reports."""
    bench.log.note("->", f"a message of {MAX_MESSAGE_BYTES + 1} bytes is announced")
    bench.link.send_bytes(b"", announced=MAX_MESSAGE_BYTES + 1)
    if not _is_hung_up_on(bench.link):
        raise fail("the connection stays open and waits for the rest", "连接未断开，继续等待后续数据")
    _hears_again(bench)


def _is_hung_up_on(link: Link) -> bool:
    try:
        for _ in range(50):
            link.receive(PATIENCE_S)
    except Unavailable as error:
        return "hung up" in str(error)
    return False


def truncated(bench: Bench) -> None:
    """A message of which half came before the peer died."""
    body = device.DeviceDown(keep_alive=device.KeepAlive()).SerializeToString()
    bench.log.note("->", "half a message, then nothing")
    bench.link.send_bytes(body[:1], announced=len(body) + 40)
    _hears_again(bench)


def unattached(bench: Bench) -> None:
    """An order on a connection that has not attached has no effect and no answer."""
    assert bench.junction is not None
    stranger = bench.open()
    stranger.send(to_order(bench.junction, sound_plan(bench.junction), "kit-stranger"))
    try:
        answer = stranger.receive(PATIENCE_S / 4).WhichOneof("body")
    except Unavailable:
        answer = None
    finally:
        stranger.close()
    if answer is not None:
        raise fail(f"a peer that has not attached was answered: {answer}", f"未登录者得到应答：{answer}")
    bench.run(3000)
    if bench.status.plan_id == "kit-stranger":
        raise fail("a peer that has not attached was obeyed", "未登录者的命令被执行")


def take_over(bench: Bench) -> None:
    """An agent that comes back while its old connection still hangs is heard, and the old one is not."""
    old = bench.link
    try:
        bench.connect()
        for _ in range(3):
            bench.next_report()
    except Unavailable as error:
        raise fail(f"a second connection hears nothing: {error}", f"第二个连接收不到报告：{error}") from error
    finally:
        old.close()


def reconnect(bench: Bench) -> None:
    """After a new connection every sensor that holds a state says it within ten seconds of device time."""
    bench.hang_up()
    bench.seen.clear()
    _hears_again(bench)
    held = {"lamp", "stage", "controller_mode", "plan_hash", "bay_occupied", "garage_free"}
    wanted = {CANONICAL.get(one.quantity, "") for one in bench.identity.sensors} & held
    if not bench.wait(lambda: wanted <= bench.seen, 10_000):
        missing = ", ".join(sorted(wanted - bench.seen))
        raise fail(f"not said again: {missing}", f"未重新上报：{missing}")


def advice(bench: Bench) -> None:
    """Advice and guidance are taken without harm; the wire has no answer that could be judged."""
    own = next((one.id for one in bench.identity.devices), "")
    show = device.Show(device_id=own)
    if bench.vendor.kind == "rsu":
        show.advice.CopyFrom(edge.Advice(edge_id="kit", speed_mps=8.0, valid_ms=60_000))
    else:
        show.guidance.CopyFrom(edge.Guidance(sign_id="kit", free_bays=12))
    if not any(name.startswith("show_") for name in bench.vendor.commands):
        raise inconclusive("its profile names no such command", "配置文件未声明该命令")
    bench.send(device.DeviceDown(show=show))
    try:
        for _ in range(3):
            bench.next_report()
    except Unavailable as error:
        raise fail(f"reports ended: {error}", f"报告中断：{error}") from error
