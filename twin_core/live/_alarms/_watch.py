"""Looks at each site every five seconds of street time and says what began or ceased to be wrong.

Sites take turns: thousands of them in one tick would hold up the acks of all.

What it remembers between two looks (since when a value stands still) is not durable: after a restart it looks anew, and
says that something ceased only once it has seen so itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from citybrain_wire.v1 import edge_pb2 as edge
from numpy.typing import NDArray

from twin_core.live._alarms._book import AlarmBook
from twin_core.live._alarms._signal import AlarmSignal, Place
from twin_core.live._sites import SensorSet, Site

__all__ = ["Watch"]

S = 1_000_000_000
TURNS = 5
LOOK_EVERY_NS = TURNS * S
SILENT_NS = 600 * S
STUCK_NS = 900 * S
SUSPECT_NS = 60 * S
# Told every interval, whatever passes: their silence means something. A speed is absent where no car passed.
_REGULAR = (edge.QUANTITY_COUNT, edge.QUANTITY_OCCUPANCY, edge.QUANTITY_CONTROLLER_MODE)
# May stand still only at zero: a street may be empty all night, but not hold the same traffic for a quarter of an hour.
_LIVELY = (edge.QUANTITY_COUNT, edge.QUANTITY_OCCUPANCY, edge.QUANTITY_SPEED_MPS)
_MODES = {edge.CONTROLLER_MODE_FAULT: "controller_fault", edge.CONTROLLER_MODE_MANUAL: "controller_manual"}


@dataclass
class _Seen:
    """What was seen of a site. `value`: at the last look; `changed_ns`: when it last differed; [sensors] each."""

    sensors: SensorSet
    regular: NDArray[np.bool_]
    lively: NDArray[np.bool_]
    since_ns: int
    value: NDArray[np.float32]
    changed_ns: NDArray[np.int64]
    raised: dict[str, set[int]] = field(default_factory=dict)  # kind → sensors, as the book has them


class Watch:
    """`place_of(site id)` says where a site lies."""

    def __init__(self, place_of: Callable[[str], Place]) -> None:
        self._place_of = place_of
        self._seen: dict[str, _Seen] = {}
        self._looked_ns: dict[str, int] = {}

    def look(self, sites: Mapping[str, Site], book: AlarmBook, tick_ns: int) -> list[AlarmSignal]:
        """Signals of this moment, in the order of site ids."""
        due = sorted(name for name in sites if tick_ns - self._looked_ns.get(name, 0) >= LOOK_EVERY_NS)
        for name in due:
            # its turn among the ticks comes from its id, the same in every run
            turn_ns = zlib.crc32(name.encode()) % TURNS * S if name not in self._looked_ns else 0
            self._looked_ns[name] = tick_ns - turn_ns
        return [signal for name in due for signal in self._look_at(sites[name], book, tick_ns)]

    def _look_at(self, site: Site, book: AlarmBook, tick_ns: int) -> Iterator[AlarmSignal]:
        place = self._place_of(site.site_id)
        yield from _turned(book, "site_offline", place, not site.connected, tick_ns)
        if not site.connected:
            self._seen.pop(site.site_id, None)
            return
        for controller_id in sorted(site.sensors.mode_of):
            mode = site.mode(controller_id)
            where = Place("controller", controller_id, site.site_id, place.x_m, place.y_m)
            for wrong, kind in _MODES.items():
                yield from _turned(book, kind, where, mode == wrong, tick_ns)
        yield from self._sensors(site, place, book, tick_ns)

    def _sensors(self, site: Site, place: Place, book: AlarmBook, tick_ns: int) -> Iterator[AlarmSignal]:
        seen = self._seen.get(site.site_id)
        if seen is None or seen.sensors is not site.sensors:
            self._seen[site.site_id] = _first_look(site, book, tick_ns)
            yield from _of_sensors_gone(site, book, tick_ns)
            return
        moved = site.value != seen.value
        seen.changed_ns[moved] = tick_ns
        seen.value[moved] = site.value[moved]
        told_ns = np.maximum(site.ts_ns, seen.since_ns)
        silent_ns = site.progress_ns - told_ns
        still_ns = tick_ns - seen.changed_ns
        fresh = silent_ns < SUSPECT_NS
        wrong = {
            "sensor_silent": seen.regular & (silent_ns >= SILENT_NS),
            "sensor_stuck": seen.lively & fresh & (site.value > 0) & (still_ns >= STUCK_NS),
            "sensor_out_of_range": (site.suspect_ns > 0) & (tick_ns - site.suspect_ns < SUSPECT_NS),
        }
        for kind, mask in wrong.items():
            raised = seen.raised.setdefault(kind, set())
            found = set(np.flatnonzero(mask).tolist())
            # What was stuck when we first looked stays so until it is seen to move.
            gone = {i for i in raised - found if kind != "sensor_stuck" or moved[i]}
            for index in sorted(found - raised | gone):
                on = index in found
                detail = _detail(kind, float(site.value[index]), int(silent_ns[index]), int(still_ns[index]))
                yield AlarmSignal(kind, _sensor_place(site, index, place), on, tick_ns, detail if on else {})
            seen.raised[kind] = raised - gone | found


def _first_look(site: Site, book: AlarmBook, tick_ns: int) -> _Seen:
    quantities = np.array([int(sensor.quantity) for sensor in site.sensors.sensors], np.int64)
    raised: dict[str, set[int]] = {kind: set() for kind in ("sensor_silent", "sensor_stuck", "sensor_out_of_range")}
    held = [alarm for alarm in book.at_site(site.site_id) if alarm.kind in raised and alarm.signal]
    if held:
        index = {_sensor_id(sensor): k for k, sensor in enumerate(site.sensors.sensors)}
        for alarm in held:
            if alarm.place.id in index:
                raised[alarm.kind].add(index[alarm.place.id])
    return _Seen(
        sensors=site.sensors,
        regular=np.isin(quantities, _REGULAR),
        lively=np.isin(quantities, _LIVELY),
        since_ns=max(site.progress_ns, tick_ns),
        value=site.value.copy(),
        changed_ns=np.full(len(site.value), tick_ns, np.int64),
        raised=raised,
    )


def _of_sensors_gone(site: Site, book: AlarmBook, tick_ns: int) -> Iterator[AlarmSignal]:
    """What is wrong with a sensor ends when its site no longer lists it."""
    held = [alarm for alarm in book.at_site(site.site_id) if alarm.place.kind == "sensor" and alarm.signal]
    listed = {_sensor_id(sensor) for sensor in site.sensors.sensors} if held else set()
    for alarm in held:
        if alarm.place.id not in listed:
            yield AlarmSignal(alarm.kind, alarm.place, False, tick_ns)


def _sensor_id(sensor: edge.Sensor) -> str:
    return f"{sensor.id}/{edge.Quantity.Name(sensor.quantity).removeprefix('QUANTITY_').lower()}"


def _sensor_place(site: Site, index: int, place: Place) -> Place:
    return Place("sensor", _sensor_id(site.sensors.sensors[index]), site.site_id, place.x_m, place.y_m)


def _detail(kind: str, value: float, silent_ns: int, still_ns: int) -> dict[str, str | float]:
    if kind == "sensor_silent":
        return {"minutes": silent_ns // (60 * S)}
    if kind == "sensor_stuck":
        return {"minutes": still_ns // (60 * S), "value": round(value, 3)}
    return {}


def _turned(book: AlarmBook, kind: str, place: Place, wrong: bool, tick_ns: int) -> Iterable[AlarmSignal]:
    """A signal where the condition is not what the book last heard."""
    return [AlarmSignal(kind, place, wrong, tick_ns)] if book.holds(kind, place) != wrong else []
