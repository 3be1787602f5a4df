"""Configuration of a gateway process."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings

__all__ = ["GatewayConfig"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


@dataclass(frozen=True)
class GatewayConfig:
    """How the supervisor starts a gateway.

    `listen`: host:port for agents. `core_router`: ZeroMQ address of the core. `pki_dir`: folder as `ensure_pki` makes
    it. `name`: this gateway's name at the core, unique (gw-1, gw-2, ...). `metrics_port`: Prometheus over HTTP on
    loopback, 0 = off. `max_frame_bytes`: a longer message ends its stream. `hello_s`: how long a stream may stay silent
    before its Hello. `flush_ms`: how long frames wait for others to share a message to the core.
    `site_frames_per_s`: an agent that sends more is read more slowly. `max_held_mb`: frames in memory that the core has
    not journaled; towards it debug and then detector frames are shed.
    """

    listen: str
    core_router: str
    pki_dir: Path
    name: str
    metrics_port: int = 0
    max_frame_bytes: int = 262_144
    hello_s: float = 10.0
    flush_ms: float = 2.0
    keepalive_s: float = 20.0
    site_frames_per_s: float = 250.0
    max_held_mb: float = 256.0

    def __post_init__(self) -> None:
        host, _, port = self.listen.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65_535:
            raise BadConfig(f"gateway: listen {self.listen!r} is no address; write it like 127.0.0.1:7443")
        if "://" not in self.core_router:
            raise BadConfig(
                f"gateway: core_router {self.core_router!r} is no address; write it like tcp://127.0.0.1:5001"
            )
        if not _NAME.fullmatch(self.name):
            raise BadConfig(f"gateway: name {self.name!r} must be 1 to 60 letters, digits, dots or dashes")
        for name, low, high in _LIMITS:
            if not low <= getattr(self, name) <= high:
                raise BadConfig(f"gateway: {name} {getattr(self, name)} is out of range; use {low} to {high}")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> GatewayConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "gateway")


_LIMITS: tuple[tuple[str, float, float], ...] = (
    ("metrics_port", 0, 65_535),
    ("max_frame_bytes", 1_024, 4_194_304),
    ("hello_s", 0.1, 600),
    ("flush_ms", 0, 1_000),
    ("keepalive_s", 1, 3_600),
    ("site_frames_per_s", 1, 100_000),
    ("max_held_mb", 1, 65_536),
)
