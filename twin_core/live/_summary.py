"""What the core says about itself: counters for the supervisor, the live table and the bus."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.live._core import Core

__all__ = ["state_view", "summary_of"]


def summary_of(core: Core) -> dict[str, object]:
    """All counters as plain values. Names follow `summary.json` of a run where both have them."""
    state, counts, plans = core.state, core.live.counts, core.state.plan_counts
    sites = state.sites.values()
    asks = {kind: asdict(ask) for kind, ask in core.desk.schedule.counts.items()}
    return {
        "ts_ns": state.ticks.closed_ns,
        "sites": {
            "known": len(state.sites),
            "connected": sum(site.connected for site in sites),
            "laggards": sorted(site.site_id for site in sites if site.laggard),
        },
        "frames": {
            **asdict(state.frames),
            "received": counts.received,
            "duplicates": counts.duplicates,
            "stale": counts.stale,
            "refused": counts.refused,
            "late_readings": state.ticks.late_readings,
        },
        "plans": {
            **asdict(plans),
            "unsafe": counts.unsafe,
            "differing": len(state.differing),
            "wanted_now": sum(entry.wanted is not None for entry in state.plans.values()),
            "in_force_now": sum(entry.in_force is not None for entry in state.plans.values()),
        },
        "age_ms": core.live.ages.quantiles(),
        "late": {f"{kind}s": ask["late"] for kind, ask in asks.items()},
        "requests": asks,
        "ticks": {"closed": counts.ticks, "forced": counts.forced, "skipped": counts.skipped},
        "mirror": {
            "ready": core.desk.mirror_ready,
            "nowcast_ts_ns": core.desk.nowcast.ts_ns,
            "vehicles": core.desk.nowcast.vehicles,
            "count_mae": round(core.desk.nowcast.count_mae, 4),
            "inserted": core.desk.nowcast.inserted,
            "deleted": core.desk.nowcast.deleted,
            "timeouts": counts.mirror_timeouts,
        },
        "broker": {
            "ready": core.desk.broker_ready,
            "unreadable_results": counts.unreadable_results,
            "unreadable_forecasts": counts.unreadable_forecasts,
        },
        "people": {
            "alarms": len(state.alarms.alarms),
            "incidents": len(state.alarms.incidents.open),
            "alarms_version": state.alarms.version,
            "plans_version": state.cards.version,
            "cards": dict(Counter(card.state.value for card in state.cards.cards.values())),
            "sat_out": counts.sat_out,
        },
        "signs": {name: state.signs[name] for name in ("issued", "accepted", "rejected")},
        "phase": core.phase.value,
        "alarms": dict(core.live.alarms),
        "controllers": _controllers(core),
    }


def _controllers(core: Core) -> dict[str, dict[str, str | bool]]:
    """One line per controller, for people: mode as reported, plan in force, plan on its way, last reason."""
    lines: dict[str, dict[str, str | bool]] = {}
    modes = {value: name.removeprefix("CONTROLLER_MODE_").lower() for name, value in edge.ControllerMode.items()}
    for controller_id, entry in sorted(core.state.plans.items()):
        site = core.state.sites.get(entry.site_id)
        lines[controller_id] = {
            "connected": site is not None and site.connected,
            "mode": modes.get(site.mode(controller_id) if site is not None else 0, "unknown"),
            "in_force": entry.in_force.command.plan.plan_id if entry.in_force is not None else "",
            "pending": entry.pending.life.name.lower() if entry.pending is not None else "",
            "reason": entry.reason,
        }
    return lines


def state_view(core: Core, summary: Mapping[str, object]) -> dict[str, object]:
    """The state at a glance, for people: how old it is, who is there, and the few numbers of the KPI strip.

    Delay per trip is null: no detector measures whole trips, and the twin does not guess.
    """
    state = core.state
    alarms = state.alarms.alarms.values()
    newest = max(core.live.forecasts.values(), key=lambda forecast: int(str(forecast["issued_ts_ns"])), default={})
    nowcast = newest.get("now")
    speeds = [v for v in nowcast["speed_mps"] if v is not None] if isinstance(nowcast, Mapping) else []
    return {
        "ts_ns": str(state.ticks.closed_ns),
        "age_ms": summary["age_ms"],
        "sites": {
            "known": len(state.sites),
            "connected": sum(site.connected for site in state.sites.values()),
            "expected": core.live.settings.expected_sites or len(state.sites),
        },
        "frames": summary["frames"],
        "mirror": {"ready": core.desk.mirror_ready, "nowcast_ts_ns": str(core.desk.nowcast.ts_ns)},
        "broker": {"ready": core.desk.broker_ready},
        "late": summary["late"],
        "kpi": {
            "running": core.desk.nowcast.vehicles,
            "mean_speed_mps": round(math.fsum(speeds) / len(speeds), 2) if speeds else None,
            "queueing": round(sum(state.forecast.queue_by_controller().values()), 1) if state.forecast else None,
            "delay_per_trip_s": None,
            "spillbacks": sum(alarm.kind == "queue_spillback" and alarm.active for alarm in alarms),
        },
        "alarms_version": state.alarms.version,
        "plans_version": state.cards.version,
    }
