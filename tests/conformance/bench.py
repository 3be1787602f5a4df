"""A device on a loopback port in this process, and the kit's verdicts on it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Collection, Iterator
from dataclasses import replace

from hardware_profiles import VendorProfile, load_profile
from hardware_profiles.conformance import Findings, bench_junction, conform
from hardware_profiles.safety import Profile
from scenarios.street import DeviceServer, EmulatedController, EmulatedDevice, emulated_device

START_MS = 1_000_000_000
CONTROLLER = "generic/stage_controller"


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@contextlib.contextmanager
def serving(server: DeviceServer) -> Iterator[int]:
    """The port of a device that runs in a thread of its own until the block ends."""
    port, ready = free_port(), threading.Event()
    loop = asyncio.new_event_loop()
    task: list[asyncio.Task[None]] = []

    def run() -> None:
        asyncio.set_event_loop(loop)
        task.append(loop.create_task(server.run(port, ready.set)))
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(task[0])

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(task[0].cancel)
        thread.join(10)
        loop.close()


def layout(vendor: VendorProfile | None = None) -> Profile:
    return bench_junction(vendor or load_profile(CONTROLLER))


def controller(
    junction: Profile | None = None, cls: type[EmulatedController] = EmulatedController
) -> EmulatedController:
    """A controller of class `cls` whose lamps follow `junction`, and which says it stands at the shipped one."""
    vendor = load_profile(CONTROLLER)
    named = replace(junction or layout(vendor), hash=layout(vendor).hash)
    return cls(vendor, named, start_ms=START_MS)


def sensors(name: str) -> EmulatedDevice:
    return emulated_device(load_profile(name), None, start_ms=START_MS)


def judge(
    device: EmulatedDevice | DeviceServer, *, only: Collection[str] = (), vendor: VendorProfile | None = None
) -> Findings:
    """What the kit finds on a device that it paces."""
    server = device if isinstance(device, DeviceServer) else DeviceServer(device)
    model = vendor or server.device.vendor
    junction = layout(model) if model.kind == "signal_controller" else None
    with serving(server) as port:
        return conform(model, junction, host="127.0.0.1", port=port, lockstep=True, timeout_s=1.0, only=only)


def verdicts(findings: Findings) -> dict[str, str]:
    return {one.clause: one.verdict.value for one in findings.findings}
