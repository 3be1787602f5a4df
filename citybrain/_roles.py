"""What each role of a run is: the one place that hands packages to processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from citybrain_wire import BadConfig

__all__ = ["TASKS", "serve_role"]

# Names under which the core asks the broker for work. The cluster knows no domain; the supervisor brings them together.
TASKS = {"forecast.ensemble": "twin_core.forecast:ensemble_task", "control.plan": "twin_core.control:plan_task"}


def _street(values: Mapping[str, object]) -> None:
    from scenarios.street import StreetConfig, serve

    serve(StreetConfig.from_dict(values))


def _core(values: Mapping[str, object]) -> None:
    from twin_core.forecast import Scorer
    from twin_core.live import CoreConfig, serve

    parking = None
    plan = values.get("parking_plan")
    if plan is not None:
        from twin_core.parking import ParkingWatch, load_plan

        parking = ParkingWatch(load_plan(Path(str(plan))))
    own = {name: value for name, value in values.items() if name != "parking_plan"}
    serve(CoreConfig.from_dict(own), scorer=Scorer(), parking=parking)


def _gateway(values: Mapping[str, object]) -> None:
    from twin_core.gateway import GatewayConfig, serve

    serve(GatewayConfig.from_dict(values))


def _mirror(values: Mapping[str, object]) -> None:
    from twin_core.mirror import MirrorConfig, serve

    serve(MirrorConfig.from_dict(values))


def _hydraulics(values: Mapping[str, object]) -> None:
    from twin_core.hydraulics import HydraulicsConfig, serve

    serve(HydraulicsConfig.from_dict(values))


def _broker(values: Mapping[str, object]) -> None:
    from cluster import BrokerConfig, serve

    serve(BrokerConfig.from_dict(values), tasks=TASKS)


def _historian(values: Mapping[str, object]) -> None:
    from twin_core.history import HistorianConfig, serve

    serve(HistorianConfig.from_dict(values))


def _viz(values: Mapping[str, object]) -> None:
    from citybrain._whatif import serve_with_whatifs
    from viz import ViewConfig

    serve_with_whatifs(ViewConfig.from_dict(values))


_ROLES: dict[str, Callable[[Mapping[str, object]], None]] = {
    "street": _street,
    "core": _core,
    "gateway": _gateway,
    "mirror": _mirror,
    "hydraulics": _hydraulics,
    "broker": _broker,
    "historian": _historian,
    "viz": _viz,
}


def serve_role(role: str, values: Mapping[str, object]) -> None:
    """Run a role until it ends. Raises BadConfig for a role that does not exist."""
    if role not in _ROLES:
        raise BadConfig(f"role {role!r} is unknown; roles are {', '.join(sorted(_ROLES))}")
    _ROLES[role](values)
