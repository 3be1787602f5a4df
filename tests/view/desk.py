"""The people's interface without a core: two incidents and one plan in memory, for driving the page in tests."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Body, HTTPException

from tests.view import helpers
from twin_core.city import City, load_parking
from viz import Picture
from viz.server._gate import Caller

Alarm = dict[str, Any]
S = 10**9


# id, incident, priority, seconds ago, then title, cause, effect and action, each Chinese|English
ALARMS = (
    ("a-1", "i-1", "high", 40, ("溢出到上游路口|Queue blocks the junction before", "下游占满|the section ahead is full",
                                "上游路口放行受阻|green upstream is lost", "核对建议方案|look at the plan")),
    ("a-2", "i-1", "medium", 35, ("进口排队超限|Approach queue too long", "到达多于放行|more arrive than leave",
                                  "延误上升|delay grows", "观察|watch")),
    ("a-3", "i-2", "medium", 20, ("预测拥堵（12 min）|Jam forecast in 12 min", "需求上升|demand grows",
                                  "预计排队 180 m|a queue of 180 m", "查看预测|see the forecast")),
    ("a-4", "i-3", "low", 90, ("检测器静默|Detector silent", "90 s 无读数|no reading for 90 s",
                               "改用模型估计|the model's estimate is used", "派修|send repair")),
)  # fmt: skip


def _both(text: str) -> dict[str, str]:
    return dict(zip(("zh", "en"), text.split("|"), strict=True))


class Desk:
    """What the page reads and what it has ordered."""

    def __init__(self, city: City, picture: Picture, *, at_s: int = 0) -> None:
        first, second = picture.lamps.controllers[60], picture.lamps.controllers[61]
        self.now_ns = helpers.START_NS + at_s * S
        self.orders: list[tuple[str, str, str]] = []
        lanes = (first.groups[0], first.groups[1], second.groups[0], second.groups[1])
        self.alarms = [self._alarm(city, lanes[k][1][0], row) for k, row in enumerate(ALARMS)]
        self.alarms[3].update(state="acked", acked_by="desk-2", acked_ts_ns=str(self.now_ns - 30 * S))
        self.plan = self._plan(first.id)
        self.mode = "approve"
        self.parks = load_parking(city.files.path)

    def _alarm(self, city: City, lane: int, row: tuple[str, str, str, int, tuple[str, ...]]) -> Alarm:
        name, incident, priority, ago_s, texts = row
        lanes = city.network.lanes
        x_m, y_m = lanes.shape[lanes.shape_start[lane + 1] - 1].tolist()
        both = {key: _both(text) for key, text in zip(("title", "cause", "effect", "action"), texts, strict=True)}
        return {
            "id": name, "incident_id": incident, "kind": "queue", "priority": priority, "state": "unacked", **both,
            "place": {"kind": "lane", "id": lanes.id[lane], "site_id": "", "x_m": x_m, "y_m": y_m}, "detail": {},
            "since_ts_ns": str(self.now_ns - ago_s * S), "acked_by": "", "acked_ts_ns": None,
        }  # fmt: skip

    def _plan(self, controller_id: str) -> dict[str, Any]:
        stages = [("P1", 42.0, 52.0), ("P2", 18.0, 18.0), ("P3", 34.0, 38.0), ("P4", 16.0, 16.0)]
        timing = [
            {"plan_id": name, "local": k == 1, "cycle_s": sum(stage[k] for stage in stages), "offset_s": offset,
             "stages": [{"name": stage[0], "stage": i, "length_s": stage[k]} for i, stage in enumerate(stages)]}
            for name, k, offset in (("local", 1, 42.0), ("plan-1", 2, 57.0))
        ]  # fmt: skip
        names = ("最小绿灯|Minimum green", "清空时间|Clearance", "行人过街|Pedestrians", "冲突矩阵|Conflicts")
        checks = [{"name": _both(name), "ok": True} for name in names]
        return {
            "id": "plan-1", "site_id": f"site-{controller_id}", "controller_id": controller_id, "state": "waiting",
            "since_ts_ns": str(self.now_ns), "current": timing[0], "proposed": timing[1], "checks": checks,
            "effect": {"metric": "delay", "unit": "%", "mean": -12.0, "low": -17.0, "high": -7.0, "n": 12},
            "measured": None, "issued_ts_ns": str(self.now_ns - 12 * S), "expires_ts_ns": str(self.now_ns + 280 * S),
        }  # fmt: skip

    def routes(self) -> APIRouter:
        """The routes of the contract that the page uses."""
        router = APIRouter(prefix="/api/v1")

        @router.get("/alarms")
        async def alarms() -> dict[str, Any]:
            groups: dict[str, list[Alarm]] = {}
            for alarm in self.alarms:
                groups.setdefault(alarm["incident_id"], []).append(alarm)
            incidents = [
                {"id": name, "title": rows[0]["title"], "priority": rows[0]["priority"], "place": rows[0]["place"],
                 "since_ts_ns": rows[0]["since_ts_ns"], "alarms": [row["id"] for row in rows]}
                for name, rows in groups.items()
            ]  # fmt: skip
            counts = {"shelved": 2, "suppressed": 1, "out_of_service": 1}
            return {"version": 1, "rate_10min": 4, "flood": False, "counts": counts, "incidents": incidents,
                    "alarms": self.alarms}  # fmt: skip

        @router.post("/alarms/{alarm_id}/acknowledge")
        async def acknowledge(alarm_id: str, caller: Caller) -> dict[str, bool]:
            who = caller.name
            self.orders.append(("acknowledge", alarm_id, who))
            alarm = next(alarm for alarm in self.alarms if alarm["id"] == alarm_id)
            alarm.update(state="acked", acked_by=who, acked_ts_ns=str(self.now_ns))
            return {"done": True}

        @router.get("/plans")
        async def plans() -> dict[str, Any]:
            return {"version": 1, "plans": [self.plan]}

        @router.post("/plans/{plan_id}/{order}")
        async def order(plan_id: str, order: str, caller: Caller) -> dict[str, bool]:
            after = {"approve": "watching", "reject": "rejected", "rollback": "rolled_back"}
            if order not in after or (order == "rollback") != (self.plan["state"] == "watching"):
                raise HTTPException(409, f"a plan that is {self.plan['state']} cannot be told to {order}")
            self.orders.append((order, plan_id, caller.name))
            self.plan["state"] = after[order]
            return {"done": True}

        @router.get("/parking")
        async def parking() -> dict[str, Any]:
            sites = [
                {"id": site.id, "bays": site.bays, "free": min(site.bays, site.bays * (7 * k % 11) // 10),
                 "seen_ts_ns": str(self.now_ns) if k % 5 else None, "expected_free": {}}
                for k, site in enumerate(self.parks)
            ]  # fmt: skip
            return {"ts_ns": str(self.now_ns), "sites": len(sites), "sites_heard": 0, "forecast": {},
                    "parking_sites": sites}  # fmt: skip

        @router.get("/controllers")
        async def controllers() -> list[dict[str, Any]]:
            name = self.plan["controller_id"]
            return [{"id": name, "site_id": f"site-{name}", "mode": self.mode, "local_only_reason": None}]

        @router.put("/controllers/{controller_id}/mode")
        async def mode(controller_id: str, caller: Caller, mode: str = Body(embed=True)) -> dict[str, bool]:
            self.orders.append((f"mode {mode}", controller_id, caller.name))
            self.mode = mode
            return {"done": True}

        return router
