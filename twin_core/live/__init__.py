"""The core: the one writer of the twin. Registry, live readings, journal, plans and leases, the street second.

`Core` is a pure state machine: messages and moments in, records and instructions out. `serve` is the process around it.
"""

from __future__ import annotations

from twin_core.live._alarms import CATALOGUE, AlarmBook, AlarmKind, AlarmSignal, AlarmState, Place, alarms_view
from twin_core.live._cards import Card, CardBook, CardState
from twin_core.live._config import CoreConfig
from twin_core.live._core import Core, Phase
from twin_core.live._effects import Baseline, Effect
from twin_core.live._history_mark import read_mark, write_mark
from twin_core.live._hooks import ForecastScorer, NoScorer
from twin_core.live._instructions import (
    ForecastMade,
    Instruction,
    Now,
    Proposal,
    ReadingsSent,
    Rules,
    ToBroker,
    ToEveryGateway,
    ToGateway,
    ToMirror,
    ToPerson,
    ToPipes,
)
from twin_core.live._journal import Damage, Journal, Recovered
from twin_core.live._journal_tail import JournalTail, Tail
from twin_core.live._live import Live, LiveCounts, Step
from twin_core.live._plans import ControllerPlan, Life, PlanCounts
from twin_core.live._questions import plan_from_dict, plan_to_dict
from twin_core.live._records import (
    CommandOut,
    DeedDone,
    ForecastIn,
    FrameIn,
    PlanAdvised,
    PlanWanted,
    Record,
    SiteSeen,
    StatusIn,
    TickClosed,
    decode,
    encode,
)
from twin_core.live._recover import recover, replay
from twin_core.live._rules import load_rules, read_proposals, rules_of
from twin_core.live._schedule import Inquiry
from twin_core.live._settings import CoreSettings
from twin_core.live._shell import CoreProcess, serve
from twin_core.live._sites import SensorSet
from twin_core.live._snapshot import restore, save
from twin_core.live._state import State, new_state
from twin_core.live._summary import state_view, summary_of

__all__ = [
    "CATALOGUE",
    "AlarmBook",
    "AlarmKind",
    "AlarmSignal",
    "AlarmState",
    "Baseline",
    "Card",
    "CardBook",
    "CardState",
    "CommandOut",
    "ControllerPlan",
    "Core",
    "CoreConfig",
    "CoreProcess",
    "CoreSettings",
    "Damage",
    "DeedDone",
    "Effect",
    "ForecastIn",
    "ForecastMade",
    "ForecastScorer",
    "FrameIn",
    "Inquiry",
    "Instruction",
    "Journal",
    "JournalTail",
    "Life",
    "Live",
    "LiveCounts",
    "NoScorer",
    "Now",
    "Phase",
    "Place",
    "PlanAdvised",
    "PlanCounts",
    "PlanWanted",
    "Proposal",
    "ReadingsSent",
    "Record",
    "Recovered",
    "Rules",
    "SensorSet",
    "SiteSeen",
    "State",
    "StatusIn",
    "Step",
    "Tail",
    "TickClosed",
    "ToBroker",
    "ToEveryGateway",
    "ToGateway",
    "ToMirror",
    "ToPerson",
    "ToPipes",
    "alarms_view",
    "decode",
    "encode",
    "load_rules",
    "new_state",
    "plan_from_dict",
    "plan_to_dict",
    "read_mark",
    "read_proposals",
    "recover",
    "replay",
    "restore",
    "rules_of",
    "save",
    "serve",
    "state_view",
    "summary_of",
    "write_mark",
]
