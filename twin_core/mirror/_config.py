"""Configuration of the mirror process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig

__all__ = ["MirrorConfig"]


@dataclass(frozen=True)
class MirrorConfig:
    """How the supervisor starts a mirror.

    `city`: city folder. `seed`: of the twin's own demand and drivers. `core_router`: ZeroMQ address of the core's
    ROUTER for mirrors. `bus_pub`: address that the mirror binds to publish `veh.` and `sig.`; empty = does not publish.
    `snapshot_dir`: where nowcast files go. `clock`: its `start_ts_ns` is the street time of engine time `begin_s`.
    `until_s`: end of the demand that is loaded, None = all. `snapshot_period_s`: street seconds between the snapshots
    that a restart goes on from. `keep`: how many nowcast files stay. `metrics_port`: Prometheus on loopback, 0 = off.
    """

    city: Path
    seed: int
    core_router: str
    bus_pub: str
    snapshot_dir: Path
    clock: ClockSpec
    begin_s: float
    until_s: float | None = None
    snapshot_period_s: int = 30
    keep: int = 8
    identity: str = "mirror"
    metrics_port: int = 0

    def __post_init__(self) -> None:
        for name in ("core_router", "bus_pub"):
            value = getattr(self, name)
            if "://" not in value and not (name == "bus_pub" and not value):
                raise BadConfig(f"mirror: {name} {value!r} is no address; write it like tcp://127.0.0.1:5001")
        if self.snapshot_period_s < 1:
            raise BadConfig(f"mirror: snapshot_period_s {self.snapshot_period_s} is out of range; use 1 or more")
        if self.keep < 2:
            raise BadConfig(f"mirror: keep {self.keep} is out of range; use 2 or more")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> MirrorConfig:
        """Read plain values of a YAML or JSON file; unknown or missing names and wrong types are refused by name."""
        known = [f.name for f in fields(cls)]
        for name in values:
            if name not in known:
                raise BadConfig(f"mirror: field {name!r} is unknown; fields are {', '.join(known)}")
        until = values.get("until_s")
        return cls(
            city=Path(_text(values, "city")),
            seed=_integer(values, "seed"),
            core_router=_text(values, "core_router"),
            bus_pub=_text(values, "bus_pub") if values.get("bus_pub") else "",
            snapshot_dir=Path(_text(values, "snapshot_dir")),
            clock=_clock(values.get("clock")),
            begin_s=_number(values, "begin_s"),
            until_s=None if until is None else _number(values, "until_s"),
            snapshot_period_s=_integer(values, "snapshot_period_s", 30),
            keep=_integer(values, "keep", 8),
            identity=_text(values, "identity", "mirror"),
            metrics_port=_integer(values, "metrics_port", 0),
        )


def _text(values: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = values.get(name, default)
    if isinstance(value, Path):
        value = str(value)
    if not isinstance(value, str) or not value:
        raise BadConfig(f"mirror: field {name!r} must be a text that is not empty, not {value!r}")
    return value


def _integer(values: Mapping[str, object], name: str, default: int | None = None) -> int:
    value = values.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadConfig(f"mirror: field {name!r} must be a whole number, not {value!r}")
    return value


def _number(values: Mapping[str, object], name: str) -> float:
    value = values.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BadConfig(f"mirror: field {name!r} must be a number, not {value!r}")
    return float(value)


def _clock(value: object) -> ClockSpec:
    if isinstance(value, ClockSpec):
        return value
    if not isinstance(value, Mapping):
        raise BadConfig(f"mirror: field 'clock' must be a mapping with kind and start_ts_ns, not {value!r}")
    try:
        return ClockSpec(**value)
    except TypeError as error:
        raise BadConfig(f"mirror: field 'clock' cannot be used: {error}") from error
