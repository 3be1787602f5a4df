"""What `citybrain up` does: lay out a run, supervise its processes, show what happens, sum up."""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from citybrain_wire import BadConfig, CityBrainError
from rich.live import Live

from citybrain import __version__
from citybrain._console import console, print_json
from citybrain._inputs import DEFAULT_CITY
from citybrain._kernels import warm_kernels
from citybrain._layout import RunLayout, RunRequest, prepare_run
from citybrain._look import FrontDoor
from citybrain._summary import combine, read_json, seed_summary, write_json
from citybrain._supervisor import Supervisor
from citybrain._table import live_table
from citybrain._units import parse_burst, parse_duration_s, parse_rain, parse_speed, parse_time_of_day_s

__all__ = ["run_up"]

POLL_S = 0.1
SHOW_EVERY_S = 1.0
LAST_SECOND_S = 20.0  # wall time for the street to end its second when somebody stops the run
SETTLE_S = 15.0  # wall time for the last frames to reach the journal once the street has ended


def run_up(
    *,
    city: Path | None,
    headless: bool,
    duration: str,
    out: Path,
    street: str,
    nominal: bool,
    speed: str,
    begin: str,
    seeds: Sequence[int],
    workers: int,
    json_output: bool,
    port: int = 0,
    burst: str = "",
    rain: str = "",
) -> None:
    """Run the loop once per seed and write `summary.json` to `out`; people look on at `port` unless headless."""
    from scenarios.street import check_simulator
    from twin_core.city import load_city

    check_simulator(street)
    folder = (city or DEFAULT_CITY).resolve()
    factor = parse_speed(speed)
    for_s = parse_duration_s(duration)
    if headless and for_s <= 0.0:
        raise BadConfig("--headless needs an end: give --for, for example --for 45m")
    if len(seeds) > 1 and for_s <= 0.0:
        raise BadConfig("several seeds need an end: give --for, for example --for 45m")
    warm_kernels(pipes=True)
    begin_s = parse_time_of_day_s(begin) if begin else load_city(folder).begin_s
    out.mkdir(parents=True, exist_ok=True)
    runs: list[dict[str, Any]] = []
    for seed in seeds:
        request = RunRequest(
            city=folder,
            seed=seed,
            begin_s=begin_s,
            until_s=begin_s + for_s if for_s > 0.0 else None,
            factor=factor,
            workers=workers or _cores(),
            run_dir=_fresh(out / f"seed-{seed}"),
            street=street,
            nominal=nominal,
            view_port=None if headless else port,
            people_dir=out / "people",
            burst=parse_burst(burst) if burst else None,
            rain=parse_rain(rain) if rain else None,
        )
        summary, stopped = _one_run(request, quiet=json_output)
        runs.append(summary)
        write_json(request.run_dir / "summary.json", summary)
        if stopped:
            break
    combined = combine(runs, city=str(city or "luzhou"), begin_s=begin_s, for_s=for_s, version=__version__)
    write_json(out / "summary.json", combined)
    if json_output:
        print_json(combined)
    else:
        console.print(f"summary in {out / 'summary.json'}")


def _cores() -> int:
    import os

    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1))


def _fresh(folder: Path) -> Path:
    """A folder without an earlier run's spool and journal; the earlier run is kept beside it."""
    if folder.exists():
        number = 1
        while (aside := folder.with_name(f"{folder.name}.{number}")).exists():
            number += 1
        folder.rename(aside)
    return folder


def _one_run(request: RunRequest, *, quiet: bool) -> tuple[dict[str, Any], bool]:
    """Summary of one seed, and whether somebody stopped it."""
    layout = prepare_run(request)
    supervisor = Supervisor(layout.roles, request.run_dir / "logs")
    stopped = 0
    give_up_at = float("inf")

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal stopped, give_up_at
        stopped += 1  # the first ends the street in order and keeps the summary; a second one does not wait
        give_up_at = time.monotonic() + LAST_SECOND_S if stopped == 1 else 0.0
        supervisor.ask_to_end("street")

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    if not quiet:
        console.print(f"{layout.sites} sites, seed {request.seed}; logs in {request.run_dir / 'logs'}")
        console.print(f"metrics: {', '.join(f'{name} http://{at}/metrics' for name, at in layout.metrics.items())}")
    door = FrontDoor(layout.view_address, request.people_dir) if layout.view_address and not quiet else None
    supervisor.start()
    try:
        with Live(console=console, refresh_per_second=2, transient=not console.is_terminal) as live:
            shown_at, connected = 0.0, 0
            while time.monotonic() < give_up_at and supervisor.exit_code("street") is None:
                supervisor.poll()
                if time.monotonic() - shown_at >= SHOW_EVERY_S:
                    shown_at = time.monotonic()
                    core, rss_mb = read_json(layout.core_summary), supervisor.rss_mb()
                    connected = max(connected, core.get("sites", {}).get("connected", 0))
                    if door is not None:
                        door.poll()
                    if not quiet:
                        live.update(live_table(request, core, supervisor.restarts(), rss_mb))
                time.sleep(POLL_S)
        if supervisor.exit_code("street") and not stopped:
            raise CityBrainError(f"the street ended before its time; see {request.run_dir / 'logs' / 'street.log'}")
        _settle(layout, supervisor)
    finally:
        supervisor.stop()
        for number, handler in before.items():
            signal.signal(number, handler)
    summary = seed_summary(
        read_json(layout.core_summary),
        read_json(layout.truth),
        read_json(layout.agent_status),
        sites_connected=connected,
        sites_expected=layout.sites,
        local_only=layout.local_only,
        restarts=supervisor.restarts(),
        rss_mb=supervisor.rss_mb(),
    )
    return summary, stopped > 0


def _settle(layout: RunLayout, supervisor: Supervisor) -> None:
    """Give the last frames time to be journaled: until nothing is held in the spool any more, or SETTLE_S."""
    deadline = time.monotonic() + SETTLE_S
    while time.monotonic() < deadline:
        supervisor.poll()
        agent, core = read_json(layout.agent_status), read_json(layout.core_summary)
        journaled = core.get("frames", {}).get("journaled")
        if agent.get("frames_held") == 0 and journaled is not None and journaled == agent.get("frames_sealed"):
            return
        time.sleep(POLL_S)
