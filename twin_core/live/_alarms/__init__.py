"""Alarms with a life cycle after ANSI/ISA-18.2-2016: what can be wrong, what is, who knows, and what belongs together.

watch ─▶ AlarmSignal records ─▶ book (delays, acknowledgement, shelving) ─▶ incidents ─▶ view for people
"""

from __future__ import annotations

from twin_core.live._alarms._book import Alarm, AlarmBook, AlarmState
from twin_core.live._alarms._catalogue import CATALOGUE, AlarmKind, Priority, Text, kind_of_code
from twin_core.live._alarms._incidents import Incident
from twin_core.live._alarms._signal import AlarmSignal, Place
from twin_core.live._alarms._view import alarms_view
from twin_core.live._alarms._watch import Watch

__all__ = [
    "CATALOGUE",
    "Alarm",
    "AlarmBook",
    "AlarmKind",
    "AlarmSignal",
    "AlarmState",
    "Incident",
    "Place",
    "Priority",
    "Text",
    "Watch",
    "alarms_view",
    "kind_of_code",
]
