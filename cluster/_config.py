"""Configuration of the broker process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings

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
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "broker")
