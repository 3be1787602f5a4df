"""The folder of one run: ports, identities, resolved profiles and one configuration file per process.

RUN/  pki/  profiles/<controller>.json  config/<process>.json|yaml  logs/<process>.log
      agent/ (spool)  monitor/  core/ (journal)  history/ (Parquet)  mirror/ (nowcasts)  hydraulics/ (state)  broker/
      street/ (truth, read after the run)
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from citybrain_wire import BadConfig, ClockSpec, Unavailable
from citybrain_wire.pki import ensure_pki

from citybrain._supervisor import Role

if TYPE_CHECKING:
    from scenarios.street import PipesPlan
    from twin_core.city import City, ControllerSetup, Site
    from twin_core.parking import Zone
    from twin_core.pipes.watch import Station

__all__ = ["RunLayout", "RunRequest", "prepare_run"]

# Street time of a run is its time of day after this instant (2026-11-14 10:00 UTC). As a multiple of 7 207 200 s it is
# divisible by every cycle of whole seconds without prime factors above 13, so that "time mod cycle" of the street's
# stamps and of the day's seconds agree, as SUMO's offsets count from the day's beginning.
DAY_START_S = 249 * 7_207_200
NS_PER_S = 1_000_000_000
FIRST_PORT, LAST_PORT = 12_000, 32_000
START_UP_S = 12
PORTS = (
    "gateway",
    "mirror",
    "broker",
    "core_bus",
    "mirror_bus",
    "people",
    "pipes",
    "pipes_bus",
    "grpc",
    "monitor",
    "view",
)
MEASURED = ("core", "gateway", "mirror", "broker", "historian", "agent")  # processes with a page for Prometheus
SMALL_CITY_SIGNALS = 60
PACE_TIMEOUT_S = 360.0  # beyond what the core may wait for a result in lock-step
TWIN_SEED = 20_260_101  # of the twin's own drivers; the street's seeds are hidden from it
PARKING_PLAN = "parking.npz"
PARKING_REACH_S = 3600.0  # the farthest lead of its forecasts
FORECAST_REACH_S = 4500.0  # forecasts look beyond the end of a run, so the twin's demand reaches further


@dataclass(frozen=True)
class RunRequest:
    """One run of the loop. `factor` None = lock-step. `until_s` None = until stopped (the street gets a week).

    `street`: who plays it, "engine" or "sumo". `nominal`: with the city's own demand.
    `view_port`: where people look, 0 = a free port, None = no view. `people_dir`: who may look, and the audit; it
    outlives the run. `burst`: a main that bursts, and when (second of the day). `rain`: mm/h, from when, for how long.
    """

    city: Path
    seed: int
    begin_s: float
    until_s: float | None
    factor: float | None
    workers: int
    run_dir: Path
    street: str = "engine"
    nominal: bool = False
    view_port: int | None = None
    burst: tuple[str, float] | None = None
    rain: tuple[float, float, float] | None = None
    people_dir: Path = Path("out/people")


@dataclass(frozen=True)
class RunLayout:
    """What the supervisor starts, and where things are."""

    roles: tuple[Role, ...]
    core_summary: Path
    truth: Path
    agent_status: Path
    sites: int
    local_only: Mapping[str, str]  # controller → why it gets no plans
    until_s: float
    metrics: Mapping[str, str] = field(default_factory=dict)  # process → host:port of its page for Prometheus
    view_address: str = ""  # empty without a view


def _free_ports(count: int) -> list[int]:
    """Loopback ports that are free now, from below the range that the system hands out to outgoing connections.

    From that range another process's connection could take a port between our look and the child's bind. The start is
    drawn by process id, so that two runs on one machine look in different places.
    """
    found: list[int] = []
    port = FIRST_PORT + os.getpid() * 577 % (LAST_PORT - FIRST_PORT)
    for _ in range(LAST_PORT - FIRST_PORT):
        port = port + 1 if port < LAST_PORT else FIRST_PORT
        with socket.socket() as sock, contextlib.suppress(OSError):
            sock.bind(("127.0.0.1", port))
            found.append(port)
        if len(found) == count:
            return found
    raise Unavailable(f"there are no {count} free ports between {FIRST_PORT} and {LAST_PORT} on loopback")


def prepare_run(request: RunRequest) -> RunLayout:
    """Read the city, lay out the run folder and write all configurations."""
    from hardware_profiles import write_controller
    from twin_core.city import derive_controller, derive_sites, load_city, with_detectors

    city = load_city(request.city)
    network = with_detectors(city.network)
    sites = derive_sites(network)
    zones = _parking_zones(request, city)
    pipes = _pipes_plan(request)
    setups = {site.controller_id: derive_controller(network, site.signal) for site in sites}
    run = request.run_dir.resolve()
    for name in ("config", "logs", "profiles", "agent", "monitor", "core", "mirror", "broker", "hydraulics", "street"):
        (run / name).mkdir(parents=True, exist_ok=True)
    profiles = {}
    for number, (controller, setup) in enumerate(setups.items()):
        if setup.profile is not None:
            profiles[controller] = run / "profiles" / f"{number:04d}.json"
            write_controller(setup.profile, profiles[controller])
    return _write(request, run, sites, zones, pipes, setups, profiles)


def _pipes_plan(request: RunRequest) -> PipesPlan | None:
    """Stations of the water company and what goes wrong with pipes; None where the city has none."""
    from scenarios.street import PipesPlan, Rain
    from twin_core.hydraulics import load_pipe_layers

    layers = load_pipe_layers(request.city)
    if layers is None:
        if request.burst or request.rain:
            raise BadConfig(f"{request.city} has no pipes to burst or fill; lay them with: citybrain city dress")
        return None
    if request.burst and (layers.water is None or request.burst[0] not in {p.id for p in layers.water.pipes}):
        raise BadConfig(f"--burst: {request.burst[0]!r} is no pipe of the city's water network")
    return PipesPlan(layers.stations(), request.burst, Rain(*request.rain) if request.rain else None)


def _parking_zones(request: RunRequest, city: City) -> tuple[Zone, ...]:
    """Cabinets of parking, where the city has any and the street plays drivers who look for it."""
    from twin_core.city import load_parking
    from twin_core.parking import make_plan, save_plan, zones

    parking = load_parking(request.city)
    if not parking or request.street != "engine":
        return ()
    until_s = (request.until_s if request.until_s is not None else request.begin_s + 86_400.0) + PARKING_REACH_S
    demand = city.load_demand(seed=TWIN_SEED, begin_s=request.begin_s, end_s=until_s)
    plan = make_plan(
        city.network, parking, demand, begin_s=request.begin_s, until_s=until_s, day_ns=DAY_START_S * NS_PER_S
    )
    (request.run_dir / "config").mkdir(parents=True, exist_ok=True)
    save_plan(plan, request.run_dir / "config" / PARKING_PLAN)
    return zones(plan.supply)


def _write(
    request: RunRequest,
    run: Path,
    sites: Sequence[Site],
    zones: Sequence[Zone],
    pipes: PipesPlan | None,
    setups: Mapping[str, ControllerSetup],
    profiles: Mapping[str, Path],
) -> RunLayout:
    cabinets: list[Site | Zone | Station] = [*sites, *zones, *(() if pipes is None else pipes.stations)]
    pki = ensure_pki(run / "pki", [site.id for site in cabinets])
    clock = _clock(request)
    until_s = request.until_s if request.until_s is not None else request.begin_s + 7 * 86_400.0
    names = (*PORTS, *(f"{name}_metrics" for name in MEASURED))
    free = _free_ports(len(names) + len(cabinets))
    port = dict(zip(names, free, strict=False))
    addresses = {name: f"tcp://127.0.0.1:{number}" for name, number in port.items()}
    grpc_address, monitor_address = f"127.0.0.1:{port['grpc']}", f"127.0.0.1:{port['monitor']}"
    site_ports = {site.id: free[len(names) + i] for i, site in enumerate(cabinets)}
    view_port = request.view_port or port["view"]
    lockstep = clock.kind == "lockstep"
    configs: dict[str, dict[str, object]] = {
        "street": {
            "city": str(request.city),
            "seed": request.seed,
            "begin_s": request.begin_s,
            "until_s": until_s,
            "clock": clock.to_dict(),
            "site_ports": site_ports,
            "out_dir": str(run / "street"),
            "pace_timeout_s": PACE_TIMEOUT_S,
            "simulator": request.street,
            "pipes": None if pipes is None else pipes.to_dict(),
            **({"demand_spread": 0.0, "incident": False} if request.nominal else {}),
        },
        "core": {
            "run_dir": str(run / "core"),
            "clock": clock.to_dict(),
            "gateway_router": addresses["gateway"],
            "mirror_router": addresses["mirror"],
            "broker_router": addresses["broker"],
            "bus_pub": addresses["core_bus"],
            "people_router": addresses["people"],
            **({} if pipes is None else {"pipes_router": addresses["pipes"]}),
            "history_dir": str(run / "history"),
            "metrics_port": port["core_metrics"],
            "places": {site.id: [round(site.x_m, 1), round(site.y_m, 1)] for site in cabinets},
            "journal_dir": str(run / "core"),
            "signing_key_path": str(pki.command_key),
            "lockstep": lockstep,
            "profiles_dir": str(run / "profiles"),
            "expected_sites": len(cabinets),
            **({"parking_plan": str(run / "config" / PARKING_PLAN)} if zones else {}),
            "wait_for_twin": lockstep,
            **_forecasting(request.city, len(sites)),
            **_outlook(request.city, len(sites), lockstep=lockstep),
            **_planning(request.city, len(sites)),
        },
        "gateway": {
            "listen": grpc_address,
            "core_router": addresses["gateway"],
            "pki_dir": str(run / "pki"),
            "name": "gw-0",
            "metrics_port": port["gateway_metrics"],
        },
        "mirror": {
            "city": str(request.city),
            "seed": TWIN_SEED,
            "core_router": addresses["mirror"],
            "bus_pub": addresses["mirror_bus"],
            "snapshot_dir": str(run / "mirror"),
            "clock": clock.to_dict(),
            "begin_s": request.begin_s,
            "until_s": until_s + FORECAST_REACH_S,
            "metrics_port": port["mirror_metrics"],
        },
        "broker": {
            "core_router": addresses["broker"],
            "workers": request.workers,
            "run_dir": str(run / "broker"),
            "metrics_port": port["broker_metrics"],
        },
        "hydraulics": {
            "city": str(request.city),
            "core_router": addresses["pipes"],
            "bus_pub": addresses["pipes_bus"],
            "state_dir": str(run / "hydraulics"),
            "clock": clock.to_dict(),
            "begin_s": request.begin_s,
        },
        "historian": {
            "journal_dir": str(run / "core"),
            "history_dir": str(run / "history"),
            "metrics_port": port["historian_metrics"],
        },
        "viz": {
            "city": str(request.city),
            "people_dir": str(request.people_dir.resolve()),
            "port": view_port,
            "core_bus": addresses["core_bus"],
            "mirror_bus": addresses["mirror_bus"],
            "pipes_bus": "" if pipes is None else addresses["pipes_bus"],
            "people_router": addresses["people"],
            "history_dir": str(run / "history"),
            "run_dir": str(run),
            "clock": clock.to_dict(),
            "day_start_ts_ns": DAY_START_S * NS_PER_S,
        },
    }
    for name, config in configs.items():
        (run / "config" / f"{name}.json").write_text(json.dumps(config, indent=2), encoding="utf-8")
    profile_of = {site.id: profiles[site.controller_id] for site in sites if site.controller_id in profiles}
    agent = {
        "gateway": {"address": grpc_address, "ca": str(pki.ca)},
        "command_key": str(pki.command_public),
        "clock": clock.to_dict(),
        "spool": {"folder": str(run / "agent")},
        "monitor": {"address": monitor_address, "folder": str(run / "monitor")},
        "metrics_port": port["agent_metrics"],
        "sites": [
            {
                "id": site.id,
                "device": f"127.0.0.1:{site_ports[site.id]}",
                **({"profile": str(profile_of[site.id])} if site.id in profile_of else {}),
                "certificate": str(pki.site_certificate(site.id)),
                "key": str(pki.site_key(site.id)),
            }
            for site in cabinets
        ],
    }
    agent_config = run / "config" / "agent.yaml"
    agent_config.write_text(yaml.safe_dump(agent, allow_unicode=True, sort_keys=False), encoding="utf-8")
    metrics = {name: f"127.0.0.1:{port[f'{name}_metrics']}" for name in MEASURED}
    _write_scrape_config(run / "config" / "prometheus.yaml", metrics)
    shown = ("viz",) if request.view_port is not None else ()
    below = () if pipes is None else ("hydraulics",)
    order = ("street", "core", "historian", "gateway", "mirror", *below, "broker", *shown)
    roles = [Role.of(name, run / "config" / f"{name}.json", ends=name == "street") for name in order]
    roles += [Role.of("monitor", agent_config), Role.of("agent", agent_config)]
    return RunLayout(
        roles=tuple(roles),
        core_summary=run / "core" / "core_summary.json",
        truth=run / "street" / "truth.json",
        agent_status=run / "agent" / "status.json",
        sites=len(cabinets),
        local_only={name: setup.reasons[0] for name, setup in setups.items() if setup.local_only},
        until_s=until_s,
        metrics=metrics,
        view_address=f"http://127.0.0.1:{view_port}" if request.view_port is not None else "",
    )


def _write_scrape_config(path: Path, metrics: Mapping[str, str]) -> None:
    """What Prometheus needs to follow this run: `prometheus --config.file RUN/config/prometheus.yaml`."""
    targets = [{"targets": [address], "labels": {"process": name}} for name, address in metrics.items()]
    config = {
        "global": {"scrape_interval": "5s"},
        "scrape_configs": [{"job_name": "citybrain", "static_configs": targets}],
    }
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def _outlook(city: Path, signals: int, *, lockstep: bool) -> dict[str, object]:
    """The hour ahead for the time slider, every five minutes; in lock-step nobody looks and the street would wait."""
    if lockstep:
        return {"outlook_period_s": 0}
    leads_s = list(range(600, 3601, 600))
    members = 4 if signals <= SMALL_CITY_SIGNALS else 3
    return {
        "outlook_period_s": 300,
        "outlook_arguments": {"city": str(city), "members": members, "leads_s": leads_s},
    }


def _forecasting(city: Path, signals: int) -> dict[str, object]:
    """How thoroughly to forecast each minute: the same holds as for plans."""
    if signals <= SMALL_CITY_SIGNALS:
        return {"forecast_arguments": {"city": str(city)}}
    return {"forecast_arguments": {"city": str(city), "members": 4, "far_period_s": 300}}


def _planning(city: Path, signals: int) -> dict[str, object]:
    """How often and how thoroughly to plan: a rollout's cost grows with the city, the wall time for it does not."""
    if signals <= SMALL_CITY_SIGNALS:
        return {"plan_period_s": 120, "plan_arguments": {"city": str(city)}}
    arguments = {
        "city": str(city),
        "members": 3,
        "verify_members": 3,
        "horizon_s": 420,
        "kinds": ["split", "shorter", "best cycle"],
    }
    return {"plan_period_s": 300, "plan_wall_s": 240.0, "plan_arguments": arguments}


def _clock(request: RunRequest) -> ClockSpec:
    """The run's clock. A scaled one starts when the processes should be up: all of them count from that moment."""
    start_wall_ns = time.time_ns() + START_UP_S * NS_PER_S
    start_ts_ns = DAY_START_S * NS_PER_S + round(request.begin_s * NS_PER_S)
    if request.factor is None:
        return ClockSpec("lockstep", start_ts_ns, start_wall_ns)
    return ClockSpec("scaled", start_ts_ns, start_wall_ns, request.factor)
