"""Sites, sensors, plans, controllers and forecasts as people get them. Times are texts of nanoseconds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from citybrain_wire.errors import Refused
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._cards import Card
from twin_core.live._instructions import Rules
from twin_core.live._state import State

__all__ = ["controllers_view", "forecast_view", "mode_name", "plans_view", "sensors_view", "sites_view"]

S = 1_000_000_000
_MODES = {
    twin.PLAN_MODE_ADVISE: "advise",
    twin.PLAN_MODE_APPROVE: "approve",
    twin.PLAN_MODE_AUTOMATIC: "automatic",
}
# What `hardware_profiles.safety` checks of a plan (rules P30 to P38 of its specification), by what people ask about.
_CHECKS = (
    (("P30", "P31"), "周期与阶段合规", "Cycle and stages are valid"),
    (("P32",), "每个信号组都被服务", "Every signal group is served"),
    (("P33",), "阶段转换允许", "Changes between stages are allowed"),
    (("P34",), "最小绿灯与行人清空", "Minimum green and pedestrian clearance"),
    (("P35", "P36", "P37", "P38"), "最长红灯与整段试运行", "Longest red, and the plan run through"),
)


def mode_name(mode: twin.PlanMode) -> str:
    """A mode as people write it."""
    return _MODES.get(mode, "automatic")


def sites_view(state: State) -> dict[str, object]:
    """Who is there, and how old what it says is."""
    rows = []
    for site_id, site in sorted(state.sites.items()):
        place = state.place_of(site_id)
        rows.append(
            {
                "id": site_id,
                "connected": site.connected,
                "progress_ts_ns": str(site.progress_ns),
                "age_s": round((state.ticks.closed_ns - site.progress_ns) / S, 1) if site.progress_ns else None,
                "sensors": len(site.sensors.sensors),
                "devices": [{"id": d.id, "kind": d.kind, "profile": d.profile} for d in site.hello.devices],
                "x_m": place.x_m,
                "y_m": place.y_m,
            }
        )
    return {"sites": rows}


def sensors_view(state: State, site_id: str) -> dict[str, object]:
    """Newest value of each sensor of a site. Raises Refused for a site nobody has heard of."""
    site = state.sites.get(site_id)
    if site is None:
        raise Refused("unknown_site", f"there is no site {site_id!r}")
    rows = [
        {
            "id": sensor.id,
            "device_id": sensor.device_id,
            "quantity": edge.Quantity.Name(sensor.quantity).removeprefix("QUANTITY_").lower(),
            "value": round(float(value), 4) if ts_ns and math.isfinite(value) else None,
            "ts_ns": str(ts_ns) if ts_ns else None,
            "age_s": round((state.ticks.closed_ns - ts_ns) / S, 1) if ts_ns else None,
        }
        for sensor, value, ts_ns in zip(site.sensors.sensors, site.value.tolist(), site.ts_ns.tolist(), strict=True)
    ]
    return {"site_id": site_id, "sensors": rows}


def plans_view(state: State, rules: Rules) -> dict[str, object]:
    """Cards, the newest first."""
    return {
        "version": state.cards.version,
        "plans": [_card(card, state, rules) for card in sorted(state.cards.cards.values(), key=lambda c: -c.number)],
    }


def _card(card: Card, state: State, rules: Rules) -> dict[str, object]:
    entry = state.plans.get(card.controller_id)
    local = rules.local_plan.get(card.controller_id)
    names = rules.stage_names.get(card.controller_id, ())
    return {
        "id": card.id,
        "site_id": entry.site_id if entry is not None else "",
        "controller_id": card.controller_id,
        "state": card.state.value,
        "since_ts_ns": str(card.since_ns),
        "current": _timing(card.current or local, names, local=card.current is None),
        "proposed": _timing(card.proposed or local, names, local=card.proposed is None),
        "effect": card.promised.to_dict() if card.promised is not None else None,
        "measured": card.measured.to_dict() if card.measured is not None else None,
        "missed": card.missed,
        "checks": [
            {"name": {"zh": zh, "en": en}, "ok": not any(rule in card.problem for rule in rule_ids)}
            for rule_ids, zh, en in _CHECKS
        ],
        "problem": card.problem,
        "reason": card.reason,
        "issued_ts_ns": str(card.issued_ns),
        "expires_ts_ns": str(card.expires_ns) if card.expires_ns is not None else None,
        "decided_by": card.decided_by,
        "decided_ts_ns": str(card.decided_ns) if card.decided_ns else None,
    }


def _timing(plan: edge.Plan | None, names: Iterable[str], *, local: bool) -> dict[str, object] | None:
    if plan is None:
        return None
    known = list(names)
    return {
        "plan_id": plan.plan_id,
        "local": local,
        "cycle_s": plan.cycle_ms / 1000.0,
        "offset_s": plan.offset_ms / 1000.0,
        "stages": [
            {
                "name": known[row.stage] if row.stage < len(known) else str(row.stage),
                "stage": row.stage,
                "length_s": row.len_ms / 1000.0,
            }
            for row in plan.stages
        ],
    }


def controllers_view(state: State, rules: Rules, mode_of: Callable[[str], twin.PlanMode]) -> list[dict[str, object]]:
    """Modes, what the controllers report, and what is in force."""
    names = {value: name for name, value in edge.ControllerMode.items()}
    rows = []
    for controller_id, entry in sorted(state.plans.items()):
        site = state.sites.get(entry.site_id)
        reported = site.mode(controller_id) if site is not None else 0
        rows.append(
            {
                "id": controller_id,
                "site_id": entry.site_id,
                "connected": site is not None and site.connected,
                "mode": mode_name(mode_of(controller_id)),
                "reported_mode": names.get(reported, "UNKNOWN").removeprefix("CONTROLLER_MODE_").lower(),
                "in_force": entry.in_force.command.plan.plan_id if entry.in_force is not None else None,
                "pending": entry.pending.life.name.lower() if entry.pending is not None else None,
                "reason": entry.reason,
                "local_only_reason": _why_local_only(controller_id, rules),
            }
        )
    return rows


def _why_local_only(controller_id: str, rules: Rules) -> str | None:
    if controller_id not in rules.local_only:
        return None
    return "its own program breaks a safety rule; it is watched, never planned"


def forecast_view(
    forecasts: Mapping[tuple[str, ...], Mapping[str, object]], edge_id: str, past_error: Mapping[str, object]
) -> dict[str, object]:
    """Now and every lead of the newest forecasts for one approach, soonest first.

    Where two forecasts speak of the same moment the newer one counts. Raises Refused where there is none.
    """
    steps: dict[int, dict[str, object]] = {}
    made_ns = 0
    for forecast in sorted(forecasts.values(), key=_issued_ns):
        places = forecast["places"]
        if not isinstance(places, list) or edge_id not in places:
            continue
        made_ns = max(made_ns, _issued_ns(forecast))
        steps.update(_steps(forecast, places.index(edge_id)))
    if not steps:
        if not forecasts:
            raise Refused("forecast_not_ready", "no forecast has been made yet; ask again in a minute")
        text = f"there is no forecast for edge {edge_id!r}; forecasts are of edges that end at a signal"
        raise Refused("unknown_edge", text)
    rows = [step for ts_ns, step in sorted(steps.items()) if ts_ns >= made_ns]
    return {"edge": edge_id, "made_ts_ns": str(made_ns), "steps": rows, "past_error": dict(past_error)}


def _issued_ns(forecast: Mapping[str, object]) -> int:
    return int(str(forecast["issued_ts_ns"]))


def _steps(forecast: Mapping[str, object], place: int) -> dict[int, dict[str, object]]:
    issued_ns = _issued_ns(forecast)
    now, leads, levels = forecast["now"], forecast["leads"], forecast["levels"]
    assert isinstance(now, Mapping)
    assert isinstance(leads, Mapping)
    assert isinstance(levels, list)
    at = [levels.index(level) for level in (0.05, 0.5, 0.95)]
    exact = {name: dict.fromkeys(("p05", "p50", "p95"), now[key][place]) for name, key in _QUANTITIES}
    steps: dict[int, dict[str, object]] = {issued_ns: {"ts_ns": str(issued_ns), "lead_s": 0, **exact}}
    for lead_s, row in leads.items():
        ts_ns = issued_ns + int(lead_s) * S
        steps[ts_ns] = {
            "ts_ns": str(ts_ns),
            "lead_s": int(lead_s),
            **{
                name: dict(zip(("p05", "p50", "p95"), (row[key]["quantiles"][i][place] for i in at), strict=True))
                for name, key in _QUANTITIES
            },
        }
    return steps


_QUANTITIES = (("speed_mps", "speed_mps"), ("queue_veh", "queue"))
