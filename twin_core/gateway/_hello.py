"""What a Hello must say before the core hears of a site."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge

__all__ = ["WIRE_VERSION", "check_hello"]

WIRE_VERSION = 1
MAX_SENSORS = 65_535  # a frame's index is a uint16
MAX_DEVICES = 4_096
MAX_ID_BYTES = 200
MAX_OLDER_TABLES = 8
_MAX_NUMBER = (1 << 63) - 1  # the core's journal counts in signed 64 bits


def check_hello(hello: edge.Hello) -> None:
    """Raise BadMessage unless the Hello is complete and consistent: version, epoch, devices, sensor table, ids."""
    if hello.wire_version != WIRE_VERSION:
        raise BadMessage(f"Hello: wire_version {hello.wire_version} is not spoken here; this gateway speaks 1")
    if not 0 < hello.epoch <= _MAX_NUMBER:
        raise BadMessage(f"Hello: epoch {hello.epoch} must lie in 1 to 2^63 - 1")
    if max(hello.newest_seq, hello.oldest_unacked_seq) > _MAX_NUMBER:
        raise BadMessage("Hello: newest_seq and oldest_unacked_seq must not pass 2^63 - 1")
    if len(hello.devices) > MAX_DEVICES or len(hello.sensors) > MAX_SENSORS:
        raise BadMessage(
            f"Hello: {len(hello.devices)} devices and {len(hello.sensors)} sensors; "
            f"at most {MAX_DEVICES} and {MAX_SENSORS} are allowed"
        )
    devices = {_id(device.id, "device") for device in hello.devices}
    if len(devices) != len(hello.devices):
        raise BadMessage("Hello: two devices have the same id")
    for device in hello.devices:
        if len(device.profile_hash) not in (0, 32):
            raise BadMessage(f"Hello: device {device.id!r}: profile_hash has {len(device.profile_hash)} bytes, not 32")
    _check_sensors(hello.sensors, devices)
    _check_older(hello)


def _check_older(hello: edge.Hello) -> None:
    """Tables under which frames may still come: dense, named by their own checksum."""
    if len(hello.older_tables) > MAX_OLDER_TABLES:
        raise BadMessage(f"Hello: {len(hello.older_tables)} older tables; at most {MAX_OLDER_TABLES} are allowed")
    for table in hello.older_tables:
        if [sensor.index for sensor in table.sensors] != list(range(len(table.sensors))):
            raise BadMessage(f"Hello: indices of older table {table.crc32:08x} must be 0, 1, 2, ... in order")
        if table.crc32 != frames.table_crc(table.sensors):
            raise BadMessage(f"Hello: older table {table.crc32:08x} does not have that checksum")


def _check_sensors(sensors: Sequence[edge.Sensor], devices: set[str]) -> None:
    seen: set[tuple[str, str, int]] = set()
    for position, sensor in enumerate(sorted(sensors, key=lambda s: s.index)):
        if sensor.index != position:
            raise BadMessage(f"Hello: sensor indices must be 0 to {len(sensors) - 1}, each once")
        if sensor.device_id not in devices:
            raise BadMessage(
                f"Hello: sensor {sensor.index} belongs to device {sensor.device_id!r}, which is not listed"
            )
        key = (sensor.device_id, _id(sensor.id, "sensor"), int(sensor.quantity))
        if key in seen:
            raise BadMessage(f"Hello: sensor {sensor.id!r} of {sensor.device_id!r} is listed twice for one quantity")
        seen.add(key)


def _id(text: str, what: str) -> str:
    """Ids end up in logs, file names and on screens: control characters and endless texts stop here."""
    if not text or len(text.encode()) > MAX_ID_BYTES:
        raise BadMessage(f"Hello: a {what} id must have 1 to {MAX_ID_BYTES} bytes")
    if not text.isprintable():
        raise BadMessage(f"Hello: {what} id {text!r} holds characters that cannot be printed")
    return text
