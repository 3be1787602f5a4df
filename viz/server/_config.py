"""Configuration of the view process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings

__all__ = ["ViewConfig"]

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class ViewConfig:
    """How the supervisor starts a view.

    `city`: city folder. `people_dir`: where people, their sessions and the audit are kept. `port`: TCP port to serve
    on. `host`: loopback, or an address that others reach; that needs a certificate. `names`: under which names the page
    is asked for beside those of loopback. `certificate`, `key`: PEM files for TLS, empty = none. `core_bus`,
    `mirror_bus`, `pipes_bus`: addresses of the state bus; the last is empty without pipes. `people_router`: where the
    core listens to people; empty = look only. `clock`: of the run, for ages of data. `history_dir`: where the historian
    writes; empty = none. `run_dir`: folder of the run, for what-ifs; empty = none. `day_start_ts_ns`: street time of
    the emulated day's midnight, so that people read the street's own clock; 0 = the street's time is real.
    """

    city: Path
    people_dir: Path
    port: int
    core_bus: str
    mirror_bus: str
    clock: ClockSpec
    host: str = "127.0.0.1"
    people_router: str = ""
    pipes_bus: str = ""
    history_dir: str = ""
    run_dir: str = ""
    day_start_ts_ns: int = 0
    names: tuple[str, ...] = ()
    certificate: str = ""
    key: str = ""

    def __post_init__(self) -> None:
        for name in ("core_bus", "mirror_bus", "people_router", "pipes_bus"):
            value = getattr(self, name)
            if "://" not in value and not (name in ("people_router", "pipes_bus") and not value):
                raise BadConfig(f"viz: {name} {value!r} is no address; write it like tcp://127.0.0.1:5001")
        if not 1 <= self.port <= 65_535:
            raise BadConfig(f"viz: port {self.port} is out of range; use 1 to 65535")
        if bool(self.certificate) != bool(self.key):
            raise BadConfig("viz: a certificate needs its key and a key its certificate; give both or none")
        if self.host not in LOOPBACK and not self.certificate:
            raise BadConfig(
                f"viz: host {self.host!r} is not loopback, and passwords must not travel in the open; give a "
                "certificate and its key, or leave the view on 127.0.0.1"
            )

    @property
    def secure(self) -> bool:
        """Whether people come by TLS."""
        return bool(self.certificate)

    @property
    def strict(self) -> bool:
        """Whether others than this machine reach the log-in: then a password alone lets nobody in."""
        return self.host not in LOOPBACK

    @property
    def address(self) -> str:
        """Where the page is, for people."""
        host = self.names[0] if self.names else self.host
        return f"{'https' if self.secure else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> ViewConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "viz")
