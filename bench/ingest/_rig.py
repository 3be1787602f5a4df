"""The product's own gateway and core on loopback, started as the supervisor starts them, with keys for the load."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from citybrain_wire import Unavailable
from citybrain_wire.pki import PkiPaths, ensure_pki

__all__ = ["Process", "Rig", "a_rig", "free_ports"]

START_LIMIT_S = 60.0
STOP_LIMIT_S = 20.0
LOOK_S = 0.02
SUMMARY_PERIOD_S = 0.5


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody holds at this moment."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


class Process:
    """One role of the product in a process of its own; `cpu_s` and `rss_mb` are what the system counts for it."""

    def __init__(self, role: str, config: Path, log: Path) -> None:
        self.role, self._config, self._log = role, config, log
        self._process = self._start()

    def _start(self) -> psutil.Popen:
        with self._log.open("ab") as out:
            words = [sys.executable, "-m", "citybrain._process", self.role, str(self._config)]
            return psutil.Popen(words, stdout=out, stderr=subprocess.STDOUT, env=os.environ)

    @property
    def cpu_s(self) -> float:
        """User and system time since this process was started."""
        times = self._process.cpu_times()
        return float(times.user + times.system)

    @property
    def rss_mb(self) -> float:
        """Resident memory."""
        return float(self._process.memory_info().rss) / 1e6

    @property
    def descriptors(self) -> int:
        """Open file descriptors."""
        return int(self._process.num_fds())

    def limit_descriptors(self, most: int) -> None:
        """Let it open no more than `most`."""
        self._process.rlimit(psutil.RLIMIT_NOFILE, (most, self._process.rlimit(psutil.RLIMIT_NOFILE)[1]))

    def connections(self, port: int) -> int:
        """TCP connections that it holds open on its port `port`."""
        open_ones = (one for one in self._process.net_connections("tcp") if one.status == psutil.CONN_ESTABLISHED)
        return sum(one.laddr.port == port for one in open_ones)

    def kill(self) -> None:
        """End it at once, as a crash does."""
        self._process.kill()
        self._process.wait()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def restart(self) -> None:
        """Start it again after `kill`."""
        self._process = self._start()

    def stop(self) -> None:
        """End it in order."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOP_LIMIT_S)
            except psutil.TimeoutExpired:
                self.kill()

    def check(self) -> None:
        """Raise Unavailable with the end of its log where it is gone."""
        if (code := self._process.poll()) is not None:
            tail = self._log.read_text(encoding="utf-8", errors="replace")[-800:]
            raise Unavailable(f"the {self.role} ended with code {code}; the end of {self._log}:\n{tail}")


@dataclass
class Rig:
    """A running gateway and core. `sites` have keys."""

    folder: Path
    pki: PkiPaths
    sites: Sequence[str]
    port: int
    gateway: Process
    core: Process

    @property
    def address(self) -> str:
        """Where agents connect."""
        return f"localhost:{self.port}"

    def wait_until_listening(self) -> None:
        """Return when the core is up and the gateway takes connections. Raises Unavailable where one does not."""
        deadline_s = time.monotonic() + START_LIMIT_S
        while time.monotonic() < deadline_s:
            self.gateway.check()
            self.core.check()
            if not self._summary.exists():
                time.sleep(LOOK_S)
                continue
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 0.2):
                return
            time.sleep(LOOK_S)
        raise Unavailable(f"the gateway takes no connection within {START_LIMIT_S:g} s")

    @property
    def _summary(self) -> Path:
        return self.folder / "core" / "core_summary.json"

    def counts(self, part: str) -> Mapping[str, int]:
        """The core's counters of `frames` or its `journal`, as it last wrote them (twice a second)."""
        body = json.loads(self._summary.read_text(encoding="utf-8"))
        return {str(name): value for name, value in body[part].items() if isinstance(value, int)}


@contextlib.contextmanager
def a_rig(folder: Path, sites: Sequence[str], **gateway_settings: float) -> Iterator[Rig]:
    """Gateway and core with empty stores in `folder`; both are stopped at the end. `gateway_settings`: numbers of the
    gateway's configuration that differ from its own."""
    pki = ensure_pki(folder / "pki", sites)
    listen, core_port, mirror_port, broker_port, bus_port = free_ports(5)
    router = f"tcp://127.0.0.1:{core_port}"
    for name in ("config", "logs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    core = {
        "run_dir": str(folder / "core"),
        "clock": {"kind": "real"},
        "lockstep": False,
        "gateway_router": router,
        "mirror_router": f"tcp://127.0.0.1:{mirror_port}",
        "broker_router": f"tcp://127.0.0.1:{broker_port}",
        "bus_pub": f"tcp://127.0.0.1:{bus_port}",
        "journal_dir": str(folder / "journal"),
        "signing_key_path": str(pki.command_key),
        "forecast_period_s": 0,
        "plan_period_s": 0,
        "startup_wall_s": 1.0,
        "summary_period_s": SUMMARY_PERIOD_S,
    }
    gateway: dict[str, object] = {
        "listen": f"127.0.0.1:{listen}",
        "core_router": router,
        "pki_dir": str(pki.folder),
        "name": "gw-1",
        **gateway_settings,
    }
    with contextlib.ExitStack() as stack:
        started = []
        for role, values in (("core", core), ("gateway", gateway)):
            config = folder / "config" / f"{role}.json"
            config.write_text(json.dumps(values), encoding="utf-8")
            process = Process(role, config, folder / "logs" / f"{role}.log")
            stack.callback(process.stop)
            started.append(process)
        rig = Rig(folder, pki, sites, listen, started[1], started[0])
        rig.wait_until_listening()
        yield rig
