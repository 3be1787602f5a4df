"""The agent's configuration: one YAML file, checked field by field; every complaint names the field and the remedy.

    gateway:
      address: 127.0.0.1:7443
      ca: pki/ca.pem
    command_key: pki/command.pub
    enrolment: {address: 127.0.0.1:7444}          # renews the sites' certificates; without it somebody else does
    clock: {kind: lockstep, start_ts_ns: 1700000000000000000}
    spool: {folder: spool, limit_mb: 256, commit_ms: 50}
    monitor: {address: 127.0.0.1:7500, folder: monitor}        # without it every plan is refused
    sites:
      - id: site-a
        device: 127.0.0.1:7001
        profile: profiles/a.json              # resolved profile of its controller; a site of RSUs alone has none
        certificate: pki/sites/site-a.pem
        key: pki/sites/site-a.key

Relative paths start at the file's own folder.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml
from citybrain_wire.clock import ClockKind, ClockSpec
from citybrain_wire.errors import BadConfig

from edge_agent._spool import SpoolLimits

__all__ = ["AgentConfig", "MonitorConfig", "SiteConfig", "load_agent_config"]

MAX_FILE_BYTES = 16 << 20
_MB = 1 << 20


@dataclass(frozen=True)
class SiteConfig:
    """One site: identity, cabinet address, resolved profile of its controller if it has one."""

    id: str
    device_host: str
    device_port: int
    certificate: Path
    key: Path
    profile: Path | None


@dataclass(frozen=True)
class MonitorConfig:
    """Where the monitor listens and keeps its latches."""

    host: str
    port: int
    folder: Path


@dataclass(frozen=True)
class AgentConfig:
    """A checked configuration. `enrolment`: address of the service that renews certificates, empty for none.
    `metrics_port`: Prometheus on loopback, 0 = off."""

    path: Path
    gateway_address: str
    ca: Path
    command_key: Path
    enrolment: str
    clock: ClockSpec
    spool_folder: Path
    spool_limits: SpoolLimits
    commit_s: float
    monitor: MonitorConfig | None
    sites: tuple[SiteConfig, ...]
    metrics_port: int = 0

    @property
    def status_path(self) -> Path:
        """Where the daemon writes what `agent status` reads."""
        return self.spool_folder / "status.json"


class _Loader(yaml.SafeLoader):
    """Safe YAML without aliases: a few lines of aliases can unfold to gigabytes, and a configuration needs none."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it untyped
            raise yaml.YAMLError(f"line {event.start_mark.line + 1}: aliases (*{event.anchor}) are not allowed")
        return super().compose_node(parent, index)


class _Fields:
    """One mapping of the file: takes fields out one by one and complains about what is left."""

    def __init__(self, where: str, value: object, known: Sequence[str], base: Path, dot: str = ".") -> None:
        self._where, self._base, self._dot = where, base, dot
        if not isinstance(value, Mapping):
            raise BadConfig(f"{where}: must be a mapping with {', '.join(known)}, not {_kind(value)}")
        for key in value:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, 1)
                raise BadConfig(f"{where}: unknown field {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        self._value = cast(Mapping[str, object], value)

    def _at(self, name: str) -> str:
        return f"{self._where}{self._dot}{name}"

    def raw(self, name: str) -> object:
        """The value, None where it is absent."""
        return self._value.get(name)

    def text(self, name: str) -> str:
        value = self._value.get(name)
        if value is None:
            raise BadConfig(f"{self._at(name)}: is missing")
        if not isinstance(value, str) or not value:
            raise BadConfig(f"{self._at(name)}: must be a text, not {_kind(value)}")
        return value

    def number(self, name: str, default: float, low: float, high: float) -> float:
        value = self._value.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BadConfig(f"{self._at(name)}: must be a number, not {_kind(value)}")
        if not low <= value <= high:
            raise BadConfig(f"{self._at(name)}: {value} is out of range; use {low:g} to {high:g}")
        return value

    def path(self, name: str) -> Path:
        return self._base / self.text(name)

    def file(self, name: str) -> Path:
        path = self.path(name)
        if not path.is_file():
            raise BadConfig(f"{self._at(name)}: there is no file {path}")
        return path

    def address(self, name: str) -> tuple[str, int]:
        text = self.text(name)
        host, colon, port = text.rpartition(":")
        if not colon or not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise BadConfig(f"{self._at(name)}: {text!r} is not host:port, for example 127.0.0.1:7443")
        return host.strip("[]"), int(port)


def _kind(value: object) -> str:
    names = {
        dict: "a mapping",
        list: "a list",
        str: "a text",
        int: "a number",
        float: "a number",
        bool: "true or false",
    }
    return "nothing" if value is None else names.get(type(value), type(value).__name__)


def load_agent_config(path: str | Path) -> AgentConfig:
    """Read and check an agent's configuration. Raises BadConfig with the first thing that is wrong."""
    path = Path(path)
    document = _document(path)
    base = path.parent
    names = ("gateway", "command_key", "enrolment", "clock", "spool", "monitor", "metrics_port", "sites")
    top = _Fields(str(path), document, names, base, dot=": ")
    gateway = _Fields(f"{path}: gateway", top.raw("gateway"), ("address", "ca"), base)
    spool_fields = ("folder", "limit_mb", "reserve_mb", "commit_ms")
    spool = _Fields(f"{path}: spool", top.raw("spool"), spool_fields, base)
    enrolment = ""
    if top.raw("enrolment") is not None:
        enrolment = _joined(_Fields(f"{path}: enrolment", top.raw("enrolment"), ("address",), base).address("address"))
    monitor = None
    if top.raw("monitor") is not None:
        fields = _Fields(f"{path}: monitor", top.raw("monitor"), ("address", "folder"), base)
        monitor = MonitorConfig(*fields.address("address"), fields.path("folder"))
    return AgentConfig(
        path=path,
        gateway_address=_joined(gateway.address("address")),
        ca=gateway.file("ca"),
        command_key=top.file("command_key"),
        enrolment=enrolment,
        clock=_clock(f"{path}: clock", top.raw("clock"), base),
        spool_folder=spool.path("folder"),
        spool_limits=SpoolLimits(
            limit_bytes=int(spool.number("limit_mb", 256, 1, 1_000_000) * _MB),
            reserve_bytes=int(spool.number("reserve_mb", 16, 1, 100_000) * _MB),
        ),
        commit_s=spool.number("commit_ms", 50, 0, 250) / 1000,
        monitor=monitor,
        sites=_sites(path, top.raw("sites"), base),
        metrics_port=int(top.number("metrics_port", 0, 0, 65_535)),
    )


def _joined(address: tuple[str, int]) -> str:
    host, port = address
    return f"{host}:{port}" if ":" not in host else f"[{host}]:{port}"


def _document(path: Path) -> object:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise BadConfig(f"{path}: is larger than {MAX_FILE_BYTES >> 20} MB; this is not an agent configuration")
        text = path.read_text(encoding="utf-8")
    except OSError as err:
        raise BadConfig(f"{path}: cannot be read ({err.strerror})") from err
    except UnicodeDecodeError as err:
        raise BadConfig(f"{path}: is not UTF-8 (byte {err.start})") from err
    try:
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as err:
        line = err.problem_mark.line + 1 if err.problem_mark else 0
        raise BadConfig(f"{path}: line {line}: is not YAML ({err.problem})") from err
    except yaml.YAMLError as err:
        raise BadConfig(f"{path}: {err}") from err
    except RecursionError as err:
        raise BadConfig(f"{path}: is nested too deeply") from err


def _clock(where: str, value: object, base: Path) -> ClockSpec:
    fields = _Fields(where, value, ("kind", "start_ts_ns", "start_wall_ns", "factor"), base)
    kind = fields.text("kind")
    if kind not in ("real", "scaled", "lockstep"):
        raise BadConfig(f"{where}.kind: {kind!r} is unknown; use real, scaled or lockstep")
    return ClockSpec(
        kind=cast(ClockKind, kind),
        start_ts_ns=int(fields.number("start_ts_ns", 0, 0, 1 << 62)),
        start_wall_ns=int(fields.number("start_wall_ns", 0, 0, 1 << 62)),
        factor=fields.number("factor", 1.0, 0.001, 10_000),
    )


def _sites(path: Path, value: object, base: Path) -> tuple[SiteConfig, ...]:
    if not isinstance(value, list) or not value:
        raise BadConfig(f"{path}: sites: must be a list with at least one site, not {_kind(value)}")
    sites: list[SiteConfig] = []
    first_at: dict[str, int] = {}
    for index, entry in enumerate(value):
        where = f"{path}: sites[{index}]"
        fields = _Fields(where, entry, ("id", "device", "profile", "certificate", "key"), base)
        site_id = fields.text("id")
        if site_id in first_at:
            raise BadConfig(f"{where}.id: {site_id!r} is already the id of sites[{first_at[site_id]}]")
        first_at[site_id] = index
        sites.append(
            SiteConfig(
                site_id,
                *fields.address("device"),
                certificate=fields.file("certificate"),
                key=fields.file("key"),
                profile=fields.file("profile") if fields.raw("profile") is not None else None,
            )
        )
    return tuple(sites)
