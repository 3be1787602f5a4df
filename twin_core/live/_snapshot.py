"""The core's state as bytes and back. JSON with base64 for the protobuf parts: a person can read it after a crash."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import numpy as np
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError, Message

from twin_core.live._gaps import Gaps
from twin_core.live._plans import ControllerPlan, Issued, Life, PlanCounts
from twin_core.live._sites import Mark, Site
from twin_core.live._snapshot_people import people_in, people_out
from twin_core.live._state import FrameCounts, State
from twin_core.live._ticks import Pending

__all__ = ["restore", "save"]

_VERSION = 2
_READABLE = (1, 2)  # version 1 knew no alarms and no cards
_KEPT_READINGS = 5  # a mirror that lives is at most a few ticks behind; one that was restarted goes back further
_M = TypeVar("_M", bound=Message)


def save(state: State) -> bytes:
    """All of `state` but what belongs to connections."""
    return json.dumps(
        {
            "version": _VERSION,
            "closed_ns": state.ticks.closed_ns,
            "late_readings": state.ticks.late_readings,
            "table_version": state.numbering.version,
            "sensors": len(state.numbering.rows),
            "orphans": _orphans(state),
            "sites": [_site_out(site) for site in state.sites.values()],
            "plans": [_plan_out(entry) for entry in state.plans.values()],
            "readings": [_pack(r) for r in state.ticks.newest(_KEPT_READINGS)],
            "pending": [[p.site_id, _pack(p.frame)] for p in state.ticks.pending],
            "frames": asdict(state.frames),
            "plan_counts": asdict(state.plan_counts),
            "differing": sorted(state.differing),
            "people": people_out(state),
        },
        separators=(",", ":"),
    ).encode()


def restore(
    body: bytes,
    local_hash: Mapping[str, bytes],
    *,
    history: int,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> State:
    """The state that `save` wrote. Raises BadMessage where it cannot be read."""
    state = State(local_hash, history=history, places=places)
    try:
        found = json.loads(body)
        if found["version"] not in _READABLE:
            raise BadMessage(f"core snapshot has version {found['version']}; this citybrain reads up to {_VERSION}")
        state.ticks.closed_ns = found["closed_ns"]
        state.ticks.late_readings = found["late_readings"]
        for row in found["sites"]:
            site = _site_in(row)
            state.sites[site.site_id] = site
        state.numbering.load(_numbered(state, found), found["table_version"])
        for row in found["plans"]:
            state.plans[row["id"]] = _plan_in(row)
        for packed in found["readings"]:
            state.ticks.remember(_unpack(twin.Readings(), packed))
        for site_id, packed in found["pending"]:
            frame = _unpack(edge.Frame(), packed)
            site = state.sites[site_id]
            columns = site.sensors.columns_of(frame)
            state.ticks.add(Pending(site_id, Mark(frame.epoch, frame.seq), site.sensors, columns, frame))
        state.frames = FrameCounts(**found["frames"])
        state.plan_counts = PlanCounts(**found["plan_counts"])
        state.differing = set(found["differing"])
        if found["version"] > 1:
            people_in(state, found["people"])
    except (KeyError, TypeError, ValueError, DecodeError) as err:
        raise BadMessage(f"core snapshot cannot be read: {err!r}") from err
    return state


def _pack(message: Message) -> str:
    return base64.b64encode(message.SerializeToString()).decode()


def _unpack(into: _M, text: str) -> _M:
    into.MergeFromString(base64.b64decode(text))
    return into


def _site_out(site: Site) -> dict[str, object]:
    site.packed_hello = site.packed_hello or _pack(site.hello)
    numbers = site.sensors.numbers
    return {
        "id": site.site_id,
        "hello": site.packed_hello,
        "mark": site.mark,
        "newest_seen": site.newest_seen,
        "gaps": [site.gaps.missing, site.gaps.declared],
        "progress_ns": site.progress_ns,
        "command_seq": site.command_seq,
        "value": base64.b64encode(site.value.tobytes()).decode(),
        "ts_ns": base64.b64encode(site.ts_ns.tobytes()).decode(),
        "numbers": None if numbers is None else base64.b64encode(numbers.tobytes()).decode(),
    }


def _site_in(row: dict[str, Any]) -> Site:
    site = Site(row["id"])
    site.greet(_unpack(edge.Hello(), row["hello"]))
    site.mark = Mark(*row["mark"])
    site.newest_seen = Mark(*row["newest_seen"])
    site.gaps = Gaps(*([(int(e), int(a), int(b)) for e, a, b in spans] for spans in row.get("gaps", ([], []))))
    site.progress_ns = int(row["progress_ns"])
    site.command_seq = int(row["command_seq"])
    site.value = np.frombuffer(base64.b64decode(row["value"]), np.float32).copy()
    site.ts_ns = np.frombuffer(base64.b64decode(row["ts_ns"]), np.int64).copy()
    if row["numbers"] is not None:
        site.sensors.numbers = np.frombuffer(base64.b64decode(row["numbers"]), np.uint32).copy()
    return site


def _orphans(state: State) -> list[tuple[int, str, str]]:
    """Numbered sensors that no site lists any more: their numbers stay taken."""
    listed: set[int] = set()
    for site in state.sites.values():
        if site.sensors.numbers is not None:
            listed.update(site.sensors.numbers.tolist())
    rows = enumerate(state.numbering.rows)
    return [(number, site_id, _pack(sensor)) for number, (site_id, sensor) in rows if number not in listed]


def _numbered(state: State, found: dict[str, list[tuple[int, str, str]]]) -> list[tuple[str, edge.Sensor]]:
    """All numbered sensors in the order of their numbers."""
    rows = {number: (site_id, _unpack(edge.Sensor(), text)) for number, site_id, text in found["orphans"]}
    for site in state.sites.values():
        if site.sensors.numbers is not None:
            for number, sensor in zip(site.sensors.numbers.tolist(), site.sensors.sensors, strict=True):
                rows[number] = (site.site_id, sensor)
    if sorted(rows) != list(range(int(found["sensors"]))):  # type: ignore[call-overload]  # a count in JSON
        raise BadMessage(f"core snapshot lists {len(rows)} sensors, not {found['sensors']}")
    return [rows[number] for number in range(len(rows))]


def _plan_out(entry: ControllerPlan) -> dict[str, object]:
    return {
        "id": entry.controller_id,
        "site": entry.site_id,
        "wanted": _pack(entry.wanted) if entry.wanted is not None else None,
        "pending": _issued_out(entry.pending),
        "in_force": _issued_out(entry.in_force),
        "retry_ns": entry.retry_ns,
        "tries": entry.tries,
        "cancel_sent_ns": entry.cancel_sent_ns,
        "reason": entry.reason,
        "unknown_plan": entry.unknown_plan,
        "kinds": [[epoch, seq, kind] for (epoch, seq), kind in entry.kinds.items()],
    }


def _plan_in(row: dict[str, object]) -> ControllerPlan:
    wanted, kinds = row["wanted"], row["kinds"]
    assert isinstance(kinds, list)
    return ControllerPlan(
        controller_id=str(row["id"]),
        site_id=str(row["site"]),
        wanted=_unpack(edge.Plan(), wanted) if isinstance(wanted, str) else None,
        pending=_issued_in(row["pending"]),
        in_force=_issued_in(row["in_force"]),
        retry_ns=_whole(row["retry_ns"]),
        tries=_whole(row["tries"]),
        cancel_sent_ns=_whole(row["cancel_sent_ns"]),
        reason=str(row["reason"]),
        unknown_plan=str(row["unknown_plan"]),
        kinds={(epoch, seq): kind for epoch, seq, kind in kinds},
    )


def _issued_out(issued: Issued | None) -> list[object] | None:
    if issued is None:
        return None
    return [_pack(issued.command), issued.issued_ns, issued.renewed_ns, int(issued.life)]


def _issued_in(value: object) -> Issued | None:
    if not isinstance(value, list):
        return None
    command, issued_ns, renewed_ns, life = value
    return Issued(_unpack(edge.Command(), command), issued_ns, renewed_ns, Life(life))


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError(f"{value!r} is not a whole number")
    return value
