"""Configuration of the broker process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from citybrain_wire.errors import BadConfig

__all__ = ["BrokerConfig"]


@dataclass(frozen=True)
class BrokerConfig:
    """How the supervisor starts a broker.

    `core_router`: ZeroMQ address of the core's ROUTER socket. `workers`: Ray workers, one thread each. `run_dir`:
    folder for Ray's session files. `object_store_mb`: Ray's shared memory. `metrics_port`: Prometheus on loopback,
    0 = off.
    """

    core_router: str
    workers: int
    run_dir: Path
    object_store_mb: int = 512
    identity: str = "broker"
    metrics_port: int = 0

    def __post_init__(self) -> None:
        if "://" not in self.core_router:
            raise BadConfig(
                f"broker: core_router {self.core_router!r} is no address; write it like tcp://127.0.0.1:5001"
            )
        if not 1 <= self.workers <= 1024:
            raise BadConfig(f"broker: workers {self.workers} is out of range; use 1 to 1024")
        if self.object_store_mb < 80:
            raise BadConfig(f"broker: object_store_mb {self.object_store_mb} is below Ray's least of 80")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> BrokerConfig:
        """Read plain values of a YAML or JSON file; unknown or missing names and wrong types are refused by name."""
        known = {f.name for f in fields(cls)}
        for name in values:
            if name not in known:
                raise BadConfig(f"broker: field {name!r} is unknown; fields are {', '.join(sorted(known))}")
        return cls(
            core_router=_text(values, "core_router"),
            workers=_integer(values, "workers"),
            run_dir=Path(_text(values, "run_dir")),
            object_store_mb=_integer(values, "object_store_mb", 512),
            identity=_text(values, "identity", "broker"),
            metrics_port=_integer(values, "metrics_port", 0),
        )


def _text(values: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = values.get(name, default)
    if isinstance(value, Path):
        value = str(value)
    if not isinstance(value, str) or not value:
        raise BadConfig(f"broker: field {name!r} must be a text that is not empty, not {value!r}")
    return value


def _integer(values: Mapping[str, object], name: str, default: int | None = None) -> int:
    value = values.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadConfig(f"broker: field {name!r} must be a whole number, not {value!r}")
    return value
