"""Alarms, plan cards and what people decided, as plain values for the core's snapshot and back."""

from __future__ import annotations

import base64
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict
from typing import TypeVar

from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.live._alarms import Alarm, Incident, Place
from twin_core.live._cards import Card, CardState
from twin_core.live._effects import Baseline, Effect, Tally
from twin_core.live._forecasts import read_forecast
from twin_core.live._state import State

__all__ = ["people_in", "people_out"]

Rows = Mapping[str, object]
_T = TypeVar("_T")


def people_out(state: State) -> dict[str, object]:
    """What people see and did."""
    alarms, cards = state.alarms, state.cards
    return {
        "alarms": [_alarm_out(alarm) for alarm in alarms.alarms.values()],
        "incidents": [
            asdict(incident) | {"alarms": sorted(incident.alarms)} for incident in alarms.incidents.open.values()
        ],
        "raised_ns": list(alarms.raised_ns),
        "alarm_numbers": [alarms.next_number, alarms.incidents.next_number, alarms.version, alarms.overflow],
        "cards": [_card_out(card) for card in cards.cards.values()],
        "modes": {name: int(mode) for name, mode in sorted(cards.modes.items())},
        "card_numbers": [cards.next_number, cards.version],
        "forecast": state.forecast.text if state.forecast is not None else None,
        "deeds": list(state.deeds),
    }


def people_in(state: State, found: Mapping[str, object]) -> None:
    """Put back what `people_out` wrote. Raises KeyError, TypeError or ValueError where it is something else."""
    alarms, cards = state.alarms, state.cards
    alarms.put_back([_alarm_in(row) for row in _rows(found["alarms"])])
    alarms.raised_ns = deque(_list(found["raised_ns"], int))
    alarms.next_number, next_incident, alarms.version, alarms.overflow = _list(found["alarm_numbers"], int)
    alarms.incidents.put_back([_incident_in(row) for row in _rows(found["incidents"])], next_incident)
    cards.cards = {card.number: card for card in map(_card_in, _rows(found["cards"]))}
    modes = found["modes"]
    cards.modes = dict(modes) if isinstance(modes, dict) else {}
    cards.next_number, cards.version = _list(found["card_numbers"], int)
    text = found["forecast"]
    state.forecast = read_forecast(text) if isinstance(text, str) else None
    for request_id in _list(found["deeds"], str):
        state.deeds[request_id] = None


def _alarm_out(alarm: Alarm) -> dict[str, object]:
    return asdict(alarm) | {"detail": dict(alarm.detail)}


def _alarm_in(row: Mapping[str, object]) -> Alarm:
    place = row["place"]
    assert isinstance(place, list)
    return Alarm(**{**row, "place": Place(*place)})  # type: ignore[arg-type]  # as asdict wrote it


def _incident_in(row: Mapping[str, object]) -> Incident:
    place = row["place"]
    assert isinstance(place, list)
    changed = {"place": Place(*place), "alarms": set(_list(row["alarms"], int))}
    return Incident(**{**row, **changed})  # type: ignore[arg-type]  # as asdict wrote it


def _card_out(card: Card) -> dict[str, object]:
    return {
        **{name: getattr(card, name) for name in _PLAIN},
        "state": card.state.value,
        "proposed": _plan_out(card.proposed),
        "current": _plan_out(card.current),
        "promised": asdict(card.promised) if card.promised is not None else None,
        "baseline": _baseline_out(card.baseline),
        "tally": asdict(card.tally),
    }


_PLAIN = (
    "number",
    "controller_id",
    "issued_ns",
    "since_ns",
    "problem",
    "reason",
    "decided_by",
    "decided_ns",
    "watch_from_ns",
)


def _card_in(row: Rows) -> Card:
    promised, baseline, tally = row["promised"], row["baseline"], row["tally"]
    assert isinstance(tally, dict)
    return Card(
        **{name: row[name] for name in _PLAIN},  # type: ignore[arg-type]  # as _card_out wrote them
        state=CardState(row["state"]),
        proposed=_plan_in(row["proposed"]),
        current=_plan_in(row["current"]),
        promised=Effect(**promised) if isinstance(promised, dict) else None,
        baseline=_baseline_in(baseline) if isinstance(baseline, list) else None,
        tally=Tally(**tally),
    )


def _baseline_out(baseline: Baseline | None) -> list[object] | None:
    if baseline is None:
        return None
    return [baseline.issued_ns, [[lead_s, mean, sd] for lead_s, (mean, sd) in baseline.queue.items()]]


def _baseline_in(row: list[object]) -> Baseline:
    issued_ns, leads = row
    assert isinstance(issued_ns, int)
    assert isinstance(leads, list)
    return Baseline(issued_ns, {lead_s: (mean, sd) for lead_s, mean, sd in leads})


def _plan_out(plan: edge.Plan | None) -> str | None:
    return base64.b64encode(plan.SerializeToString()).decode() if plan is not None else None


def _plan_in(text: object) -> edge.Plan | None:
    return edge.Plan.FromString(base64.b64decode(text)) if isinstance(text, str) else None


def _rows(value: object) -> list[dict[str, object]]:
    return _list(value, dict)


def _list(value: object, kind: type[_T]) -> list[_T]:
    if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
        raise ValueError(f"{value!r} is no list of {kind.__name__}")
    return value
