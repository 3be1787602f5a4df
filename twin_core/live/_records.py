"""What the core writes down before it acts: the journal's vocabulary.

The durable state of the core is a fold over these records and nothing else. A decision (a command to send, a tick to
close) becomes a record first, is journaled, and only then applied and carried out; a restart replays the same records.

    SiteSeen    a site said hello            FrameIn     a frame was accepted
    StatusIn    an agent told a command's fate   TickClosed  a street second is complete
    LossIn      an agent told which frames it dropped
    PlanWanted  the planner wants a plan, or the local one again
    CommandOut  a signed command is about to be sent
    PlanAdvised the planner made a proposal          ForecastIn  a forecast came in time
    AlarmSignal a condition began or ceased          DeedDone    a person decided something: the audit row
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin
from google.protobuf.message import DecodeError

from twin_core.live._alarms import CATALOGUE, AlarmSignal, Place
from twin_core.live._effects import Effect

__all__ = [
    "CommandOut",
    "DeedDone",
    "ForecastIn",
    "FrameIn",
    "LossIn",
    "PlanAdvised",
    "PlanWanted",
    "Record",
    "Row",
    "SiteSeen",
    "StatusIn",
    "TickClosed",
    "decode",
    "encode",
]


@dataclass(frozen=True, slots=True)
class SiteSeen:
    """A site opened a stream with this Hello."""

    site_id: str
    hello: edge.Hello


@dataclass(frozen=True, slots=True)
class FrameIn:
    """A frame above the site's high-water mark. `off_time`: its stamps lie absurdly far ahead; kept, not fed on."""

    site_id: str
    frame: edge.Frame
    off_time: bool = False


@dataclass(frozen=True, slots=True)
class StatusIn:
    """A change in a command's life, as the agent tells it; may come twice."""

    site_id: str
    status: edge.CommandStatus


@dataclass(frozen=True, slots=True)
class LossIn:
    """Frames that the agent dropped and that will never come; may come twice."""

    site_id: str
    loss: edge.Loss


@dataclass(frozen=True, slots=True)
class TickClosed:
    """The street second that ends at `ts_ns` will get no more readings."""

    ts_ns: int


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """From `ts_ns` on the controller should run `plan`; None = its local plan."""

    controller_id: str
    plan: edge.Plan | None
    ts_ns: int


@dataclass(frozen=True, slots=True)
class CommandOut:
    """A signed command, issued at tick `ts_ns`. Journaled before it is sent, so no number is ever used twice."""

    site_id: str
    command: edge.Command
    ts_ns: int


@dataclass(frozen=True, slots=True)
class PlanAdvised:
    """A proposal for a controller (plan None = its local plan) that people see as a card.

    `mode`: how proposals for it were treated then. `promised`: what the planner expects. `problem`: what the safety
    check found, empty where it may be sent.
    """

    controller_id: str
    plan: edge.Plan | None
    mode: twin.PlanMode
    ts_ns: int
    promised: Effect | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ForecastIn:
    """A forecast of the inquiry `kind`, made from the nowcast of `issued_ts_ns`."""

    kind: str
    issued_ts_ns: int
    forecast_json: bytes


@dataclass(frozen=True, slots=True)
class DeedDone:
    """What a person decided at tick `ts_ns`, as it was asked for."""

    deed: twin.Deed
    ts_ns: int


Record = (
    SiteSeen
    | FrameIn
    | StatusIn
    | LossIn
    | TickClosed
    | PlanWanted
    | CommandOut
    | PlanAdvised
    | ForecastIn
    | AlarmSignal
    | DeedDone
)
Row = tuple[int, str, int, int, bytes]  # kind, subject (site or controller), epoch, seq, body

_SITE, _FRAME, _STATUS, _TICK, _WANTED, _COMMAND, _FRAME_OFF_TIME = range(1, 8)
_ADVISED, _FORECAST, _SIGNAL, _DEED = range(8, 12)
_LOSS = 20
_TS = struct.Struct("<q")


def encode(record: Record) -> Row:
    """A record as a row of the journal. `epoch` and `seq` repeat what the body says, for people who look."""
    match record:
        case FrameIn(site_id, frame, off_time):
            kind = _FRAME_OFF_TIME if off_time else _FRAME
            return kind, site_id, frame.epoch, frame.seq, frame.SerializeToString()
        case StatusIn(site_id, status):
            return _STATUS, site_id, status.epoch, status.seq, status.SerializeToString()
        case LossIn(site_id, loss):
            return _LOSS, site_id, loss.epoch, 0, loss.SerializeToString()
        case SiteSeen(site_id, hello):
            return _SITE, site_id, hello.epoch, 0, hello.SerializeToString()
        case TickClosed(ts_ns):
            return _TICK, "", 0, 0, _TS.pack(ts_ns)
        case PlanWanted(controller_id, plan, ts_ns):
            body = b"" if plan is None else plan.SerializeToString()
            return _WANTED, controller_id, 0, 0, _TS.pack(ts_ns) + body
        case CommandOut(site_id, command, ts_ns):
            return _COMMAND, site_id, command.epoch, command.seq, _TS.pack(ts_ns) + command.SerializeToString()
        case PlanAdvised():
            return _ADVISED, record.controller_id, 0, 0, _advised_out(record)
        case ForecastIn(kind_name, ts_ns, forecast_json):
            return _FORECAST, kind_name, 0, 0, _TS.pack(ts_ns) + forecast_json
        case AlarmSignal(kind_name, place):
            return _SIGNAL, f"{kind_name} {place.id}"[:200], 0, 0, _json(asdict(record))
        case DeedDone(deed, ts_ns):
            return _DEED, deed.who[:60], 0, 0, _TS.pack(ts_ns) + deed.SerializeToString()


def decode(row: Row) -> Record:
    """The record of a row that passed its CRC. Raises BadMessage where the body is not what its kind says."""
    kind, subject, _epoch, _seq, body = row
    try:
        if kind in (_FRAME, _FRAME_OFF_TIME):
            return FrameIn(subject, edge.Frame.FromString(body), kind == _FRAME_OFF_TIME)
        if kind == _STATUS:
            return StatusIn(subject, edge.CommandStatus.FromString(body))
        if kind == _LOSS:
            return LossIn(subject, edge.Loss.FromString(body))
        if kind == _SITE:
            return SiteSeen(subject, edge.Hello.FromString(body))
        if kind == _SIGNAL:
            return _signal_in(json.loads(body))
        (ts_ns,) = _TS.unpack_from(body)
        rest = body[_TS.size :]
        if kind == _TICK:
            return TickClosed(ts_ns)
        if kind == _WANTED:
            return PlanWanted(subject, edge.Plan.FromString(rest) if rest else None, ts_ns)
        if kind == _COMMAND:
            return CommandOut(subject, edge.Command.FromString(rest), ts_ns)
        if kind == _ADVISED:
            return _advised_in(subject, ts_ns, rest)
        if kind == _FORECAST:
            return ForecastIn(subject, ts_ns, rest)
        if kind == _DEED:
            return DeedDone(twin.Deed.FromString(rest), ts_ns)
    except (DecodeError, struct.error, KeyError, TypeError, ValueError) as err:
        raise BadMessage(f"journal row of kind {kind} for {subject!r} cannot be read: {err}") from err
    raise BadMessage(f"journal row of kind {kind} is unknown; it was written by a newer citybrain")


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()


def _signal_in(found: Mapping[str, object]) -> AlarmSignal:
    place, detail, kind = found["place"], found["detail"], str(found["kind"])
    if not isinstance(place, list) or not isinstance(detail, dict) or kind not in CATALOGUE:
        raise ValueError(f"no alarm signal of a known kind: {kind!r}")
    return AlarmSignal(kind, Place(*place), bool(found["active"]), int(str(found["ts_ns"])), detail)


def _advised_out(record: PlanAdvised) -> bytes:
    """Time, length of the plan (−1 = the local plan), the plan, and the rest as JSON."""
    plan = b"" if record.plan is None else record.plan.SerializeToString()
    size = -1 if record.plan is None else len(plan)
    promised = None if record.promised is None else asdict(record.promised)
    rest = _json({"mode": int(record.mode), "promised": promised, "problem": record.problem})
    return _TS.pack(record.ts_ns) + _TS.pack(size) + plan + rest


def _advised_in(controller_id: str, ts_ns: int, body: bytes) -> PlanAdvised:
    (size,) = _TS.unpack_from(body)
    end = _TS.size + max(0, size)
    plan = edge.Plan.FromString(body[_TS.size : end]) if size >= 0 else None
    found = json.loads(body[end:])
    promised = Effect(**found["promised"]) if found["promised"] is not None else None
    return PlanAdvised(controller_id, plan, found["mode"], ts_ns, promised, str(found["problem"]))
