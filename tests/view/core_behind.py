"""A core without street behind a people socket, for tests of what people see and do."""

from __future__ import annotations

import threading
from pathlib import Path

import zmq
from citybrain_wire.v1 import twin_pb2 as twin

from tests.live.harness import Bench, FakeSite, a_forecast, a_plan, settings, tick
from twin_core.live import AlarmSignal, Effect, Place, PlanAdvised, Rules, state_view, summary_of


class CoreBehind:
    """A bench that answers on an ipc address in a thread of its own. `deaf`: it takes messages and says nothing."""

    def __init__(self, folder: Path) -> None:
        self.address = f"ipc://{folder}/people"
        local = a_plan("local")
        rules = Rules(local_plan={"a": local}, stage_names={"a": ("east-west", "north-south")})
        self.bench = Bench(settings(plan_mode=twin.PLAN_MODE_APPROVE), rules)
        self.deaf = False
        self._fill()
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._socket = self._context.socket(zmq.ROUTER)
        self._socket.bind(self.address)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _fill(self) -> None:
        """A site, two alarms, a forecast, three plans: one waits, one is blocked, one is only advised."""
        bench, site = self.bench, FakeSite("site-a")
        bench.core.people.state_view = lambda _now: state_view(bench.core, summary_of(bench.core))
        bench.connect(site)
        bench.run_tick(1, site)
        bench.forecast(a_forecast(1), 1)
        effect = Effect(-60.0, -90.0, -30.0, 4)
        bench.commit(
            [
                AlarmSignal("monitor_trip", Place("controller", "a", "site-a", 1.0, 2.0), True, tick(1), {"text": "x"}),
                AlarmSignal("plan_rejected", Place("controller", "a", "site-a"), True, tick(1), {"reason": "E26"}),
                PlanAdvised("a", a_plan("p1", split_ms=20_000), twin.PLAN_MODE_APPROVE, tick(1), effect),
                PlanAdvised("a", a_plan("p2"), twin.PLAN_MODE_APPROVE, tick(1), None, "P34 stages.0: too short"),
                PlanAdvised("a", a_plan("p3", split_ms=25_000), twin.PLAN_MODE_ADVISE, tick(1), effect),
            ]
        )

    def _serve(self) -> None:
        while not self._stop.is_set():
            if not self._socket.poll(20):
                continue
            peer, body = self._socket.recv_multipart()
            if not self.deaf:
                answer = self.bench.person(twin.PeopleUp.FromString(body))
                self._socket.send_multipart([peer, answer.SerializeToString()])

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._context.destroy(linger=0)
