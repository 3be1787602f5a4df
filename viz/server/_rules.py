"""What each route asks for: one line per route, on one screen. What has no line here is refused, whoever asks.

`ANYONE`: the log-in and the page's own code, which is the same for everybody and holds nothing of a city.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from starlette.routing import compile_path

from twin_core.people import Right

__all__ = ["ANYONE", "RULES", "Ask", "Unknown", "need_of"]


class Ask(Enum):
    """Beside rights."""

    ANYONE = "anyone"


ANYONE = Ask.ANYONE
Need = Right | Ask

# (method, path) → what is asked for. HEAD is GET, WS is a WebSocket.
RULES: dict[tuple[str, str], Need] = {
    ("GET", "/login"): ANYONE,
    ("GET", "/icon.svg"): ANYONE,
    ("GET", "/LICENSES.txt"): ANYONE,
    ("GET", "/assets/{name}"): ANYONE,
    ("POST", "/session"): ANYONE,
    ("DELETE", "/session"): ANYONE,
    ("GET", "/"): Right.LOOK,
    ("WS", "/ws"): Right.LOOK,
    ("GET", "/openapi.json"): Right.LOOK,
    ("GET", "/view/scene"): Right.LOOK,
    ("GET", "/view/replay"): Right.LOOK,
    ("GET", "/view/controllers/{controller_id}"): Right.LOOK,
    ("GET", "/view/pipes/{pipe_id}"): Right.LOOK,
    ("GET", "/api/v1/me"): Right.LOOK,
    ("GET", "/api/v1/state"): Right.LOOK,
    ("GET", "/api/v1/sites"): Right.LOOK,
    ("GET", "/api/v1/sites/{site_id}/sensors"): Right.SENSORS,
    ("GET", "/api/v1/alarms"): Right.LOOK,
    ("GET", "/api/v1/plans"): Right.LOOK,
    ("GET", "/api/v1/controllers"): Right.LOOK,
    ("GET", "/api/v1/forecast"): Right.LOOK,
    ("GET", "/api/v1/parking"): Right.LOOK,
    ("GET", "/api/v1/pipes"): Right.LOOK,
    ("POST", "/api/v1/alarms/{alarm_id}/acknowledge"): Right.ALARMS,
    ("POST", "/api/v1/alarms/{alarm_id}/shelve"): Right.ALARMS,
    ("POST", "/api/v1/alarms/{alarm_id}/unshelve"): Right.ALARMS,
    ("POST", "/api/v1/alarms/{alarm_id}/out-of-service"): Right.ALARMS,
    ("POST", "/api/v1/alarms/{alarm_id}/in-service"): Right.ALARMS,
    ("POST", "/api/v1/plans/{plan_id}/approve"): Right.PLANS,
    ("POST", "/api/v1/plans/{plan_id}/reject"): Right.PLANS,
    ("POST", "/api/v1/plans/{plan_id}/rollback"): Right.PLANS,
    ("PUT", "/api/v1/controllers/{controller_id}/mode"): Right.MODES,
    ("GET", "/api/v1/history/sensors"): Right.HISTORY,
    ("GET", "/api/v1/history/edges"): Right.HISTORY,
    ("GET", "/api/v1/history/forecasts"): Right.HISTORY,
    ("GET", "/api/v1/history/plans"): Right.HISTORY,
    ("GET", "/api/v1/history/alarms"): Right.HISTORY,
    ("GET", "/api/v1/history/audit"): Right.AUDIT,
    ("POST", "/api/v1/what-if"): Right.SCENARIOS,
    ("GET", "/api/v1/what-if/{question}"): Right.SCENARIOS,
    ("DELETE", "/api/v1/what-if/{question}"): Right.SCENARIOS,
    ("GET", "/api/v1/proposals"): Right.CONFIRM,
    ("POST", "/api/v1/proposals"): Right.CONFIRM,
    ("POST", "/api/v1/proposals/{number}/confirm"): Right.CONFIRM,
    ("POST", "/api/v1/proposals/{number}/withdraw"): Right.CONFIRM,
    ("GET", "/api/v1/audit"): Right.AUDIT,
    ("GET", "/api/v1/people"): Right.PEOPLE,
    ("POST", "/api/v1/people/{name}/lock"): Right.PEOPLE,
    ("POST", "/api/v1/people/{name}/unlock"): Right.PEOPLE,
}


@dataclass(frozen=True)
class Unknown:
    """No rule. `methods`: those that this path does take, empty = there is no such path."""

    methods: tuple[str, ...]


_PATTERNS = [(method, compile_path(path)[0], need) for (method, path), need in RULES.items()]


def need_of(method: str, path: str) -> Need | Unknown:
    """What a request asks for, or that nothing is known of it."""
    wanted = "GET" if method == "HEAD" else method
    found = {kind: need for kind, pattern, need in _PATTERNS if pattern.match(path)}
    return found[wanted] if wanted in found else Unknown(tuple(sorted(set(found) - {"WS"})))
