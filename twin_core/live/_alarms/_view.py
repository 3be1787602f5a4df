"""Alarms and incidents as people get them: texts filled in, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from twin_core.live._alarms._book import Alarm, AlarmBook, AlarmState
from twin_core.live._alarms._catalogue import CATALOGUE, Priority, Text
from twin_core.live._alarms._signal import Place

__all__ = ["alarms_view"]

_RANK = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}
_HIDDEN = (AlarmState.SHELVED, AlarmState.SUPPRESSED, AlarmState.OUT_OF_SERVICE)
_STATE_RANK = {AlarmState.UNACKED: 0, AlarmState.RETURNED_UNACKED: 1, AlarmState.ACKED: 2}
_GROUPS = {
    "communication": Text("通信中断", "Communication lost"),
    "detector": Text("检测器异常", "Detector trouble"),
    "device": Text("设备异常", "Device trouble"),
    "plan": Text("方案异常", "Plan trouble"),
    "congestion": Text("交通拥堵", "Congestion"),
    "forecast": Text("预测异常", "Forecast trouble"),
    "data": Text("数据缺失", "Data lost"),
    "water": Text("管网异常", "Water and drainage trouble"),
}


def alarms_view(book: AlarmBook) -> dict[str, object]:
    """`rate_10min`, `flood`, `counts` of hidden ones, `incidents` and `alarms`, what needs a person first.

    Times are texts of nanoseconds: JSON's numbers end at 2^53.
    """
    seen = [alarm for alarm in book.alarms.values() if alarm.state is not AlarmState.NORMAL]
    seen.sort(key=lambda a: (_STATE_RANK.get(a.state, 3), _RANK[CATALOGUE[a.kind].priority], -a.since_ns, a.number))
    incident_of = {number: incident.id for incident in book.incidents.open.values() for number in incident.alarms}
    return {
        "version": book.version,
        "rate_10min": len(book.raised_ns),
        "flood": book.flood,
        "counts": {state.value: sum(a.state is state for a in seen) for state in AlarmState if state.value != "normal"},
        "incidents": _incidents(book),
        "alarms": [_alarm(alarm, incident_of.get(alarm.number)) for alarm in seen],
    }


def _incidents(book: AlarmBook) -> list[dict[str, object]]:
    rows = []
    for incident in sorted(book.incidents.open.values(), key=lambda i: -i.joined_ns):
        alarms = sorted((book.alarms[number] for number in incident.alarms), key=lambda a: a.number)
        worst = min(alarms, key=lambda a: _RANK[CATALOGUE[a.kind].priority])
        title = _filled(CATALOGUE[worst.kind].title, worst)
        if len(alarms) > 1:
            name = _GROUPS[incident.group]
            place = worst.place.site_id or worst.place.id
            title = {
                "zh": f"{place} 等 {len(alarms)} 处{name.zh}",
                "en": f"{name.en}: {place} and {len(alarms) - 1} more",
            }
        rows.append(
            {
                "id": incident.id,
                "cause": incident.group,
                "title": title,
                "priority": CATALOGUE[worst.kind].priority.value,
                "place": _place(incident.place),
                "since_ts_ns": str(incident.since_ns),
                "alarms": [alarm.id for alarm in alarms],
                "unacked": sum(not alarm.acked for alarm in alarms),
            }
        )
    return rows


def _alarm(alarm: Alarm, incident_id: str | None) -> dict[str, object]:
    kind = CATALOGUE[alarm.kind]
    return {
        "id": alarm.id,
        "incident_id": incident_id,
        "kind": alarm.kind,
        "priority": kind.priority.value,
        "state": alarm.state.value,
        "title": _filled(kind.title, alarm),
        "cause": _filled(kind.cause, alarm),
        "effect": _filled(kind.effect, alarm),
        "action": _filled(kind.action, alarm),
        "detail": dict(alarm.detail),
        "place": _place(alarm.place),
        "since_ts_ns": str(alarm.since_ns),
        "acked_by": alarm.acked_by if alarm.acked else "",
        "acked_ts_ns": str(alarm.acked_ns) if alarm.acked and alarm.acked_ns else None,
        "shelved_until_ts_ns": str(alarm.shelved_until_ns) if alarm.shelved_until_ns else None,
        "by": alarm.by if alarm.state in _HIDDEN else "",
        "reason": alarm.reason if alarm.state in _HIDDEN else "",
    }


class _Named(dict[str, object]):
    """Texts name what a signal may lack; a dash then stands there, never an error in front of an operator."""

    def __missing__(self, key: str) -> str:
        return "–"


def _filled(text: Text, alarm: Alarm) -> dict[str, str]:
    values = _Named({name: _short(value) for name, value in alarm.detail.items()})
    values["place"] = alarm.place.id
    return {"zh": text.zh.format_map(values), "en": text.en.format_map(values)}


def _short(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}".replace("-", "−")


def _place(place: Place) -> Mapping[str, object]:
    return {"kind": place.kind, "id": place.id, "site_id": place.site_id, "x_m": place.x_m, "y_m": place.y_m}
