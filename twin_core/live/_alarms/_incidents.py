"""Incidents: alarms with one cause, close in place and time, are one thing to an operator.

An alarm joins an open incident of its cause group that was joined within ten minutes at the same site or within 500 m.
In a flood (EEMUA 191: more than ten alarms in ten minutes are beyond one operator) place no longer parts incidents: all
of one cause become one, so that however many alarms come there are at most as many incidents as causes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from twin_core.live._alarms._signal import Place

__all__ = ["Incident", "Incidents"]

S = 1_000_000_000
JOIN_NS = 600 * S
JOIN_M = 500.0


@dataclass
class Incident:
    """One thing that happened. `place`: of the alarm that opened it. `joined_ns`: when the newest alarm came."""

    number: int
    group: str
    place: Place
    since_ns: int
    joined_ns: int
    alarms: set[int] = field(default_factory=set)

    @property
    def id(self) -> str:
        """Name for people and addresses."""
        return f"incident-{self.number}"

    def near(self, place: Place) -> bool:
        """Whether `place` may be the same thing's."""
        own = self.place
        if own == place or (own.site_id and own.site_id == place.site_id):
            return True
        if own.x_m is None or own.y_m is None or place.x_m is None or place.y_m is None:
            return False
        return math.hypot(own.x_m - place.x_m, own.y_m - place.y_m) <= JOIN_M


class Incidents:
    """Open incidents by number. An incident ends with its last alarm."""

    def __init__(self) -> None:
        self.open: dict[int, Incident] = {}
        self.next_number = 1

    def join(self, alarm: int, group: str, place: Place, ts_ns: int, *, flood: bool) -> int:
        """Number of the incident that `alarm` now belongs to."""
        if flood:
            self._merge(group)
        for incident in self.open.values():
            same_time = flood or ts_ns - incident.joined_ns <= JOIN_NS
            if incident.group == group and same_time and (flood or incident.near(place)):
                break
        else:
            incident = Incident(self.next_number, group, place, ts_ns, ts_ns)
            self.open[self.next_number] = incident
            self.next_number += 1
        incident.joined_ns = max(incident.joined_ns, ts_ns)
        incident.alarms.add(alarm)
        return incident.number

    def leave(self, alarm: int) -> None:
        """The alarm is over."""
        for number, incident in list(self.open.items()):
            incident.alarms.discard(alarm)
            if not incident.alarms:
                del self.open[number]

    def put_back(self, incidents: Iterable[Incident], next_number: int) -> None:
        """Take what a snapshot kept."""
        self.open = {incident.number: incident for incident in incidents}
        self.next_number = next_number

    def _merge(self, group: str) -> None:
        same = [incident for incident in self.open.values() if incident.group == group]
        for other in same[1:]:
            same[0].alarms |= other.alarms
            same[0].joined_ns = max(same[0].joined_ns, other.joined_ns)
            del self.open[other.number]
