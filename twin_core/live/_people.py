"""What people ask and do. Questions are answered from the state; deeds are checked, journaled, then answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from citybrain_wire.errors import Refused
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._alarms import alarms_view
from twin_core.live._hooks import NoParking
from twin_core.live._instructions import Now, Rules, ToPerson
from twin_core.live._live import Live, Step
from twin_core.live._plan_desk import PlanDesk
from twin_core.live._records import DeedDone, Record
from twin_core.live._state import ALARM_DEEDS
from twin_core.live._views import controllers_view, forecast_view, plans_view, sensors_view, sites_view

__all__ = ["PeopleDesk"]

LONGEST_TEXT = 500
_PLAN_DEEDS = (
    twin.DEED_KIND_APPROVE,
    twin.DEED_KIND_REJECT,
    twin.DEED_KIND_ROLL_BACK,
    twin.DEED_KIND_SET_MODE,
)


class PeopleDesk:
    """`state_view` gives the answer to the question for the state: what the process itself knows of its run;
    `parking_view` and `pipes_view` the ones for parking and pipes."""

    def __init__(self, live: Live, rules: Rules, plans: PlanDesk) -> None:
        self._live = live
        self._rules = rules
        self._plans = plans
        self.state_view: Callable[[Now], dict[str, object]] = lambda now: {}
        self.parking_view: Callable[[], Mapping[str, object]] = NoParking().view
        self.pipes_view: Callable[[], Mapping[str, object]] = dict

    def on_message(self, peer: bytes, message: twin.PeopleUp, now: Now) -> Step:
        """The records that follow from a message, and its answer, to be sent after they are applied."""
        kind = message.WhichOneof("body")
        if kind == "question":
            answer = self._answer(message.question, now)
            return self._say(peer, message, answer, [])
        if kind != "deed":
            return self._say(peer, message, _bad("no_body", "a request asks a question or does a deed"), [])
        deed = message.deed
        deed.request_id = message.request_id
        if deed.request_id and deed.request_id in self._live.state.deeds:
            return self._say(peer, message, _done(), [])
        if message.deadline_wall_ns and now.wall_ns > message.deadline_wall_ns:
            refused = _refused("late", "the request came after its deadline; nothing was done, try again")
            return self._say(peer, message, refused, [])
        if (fault := _fault(deed)) is not None:
            return self._say(peer, message, fault, [])
        try:
            records = self._decide(deed)
        except Refused as err:
            return self._say(peer, message, _no(err), [])
        return self._say(peer, message, _done(), records)

    def _decide(self, deed: twin.Deed) -> list[Record]:
        tick_ns = self._live.state.ticks.closed_ns
        if deed.kind in ALARM_DEEDS:
            self._live.state.alarms.check(deed)
            return [DeedDone(deed, tick_ns)]
        return self._plans.decide(deed, tick_ns)

    def _say(self, peer: bytes, message: twin.PeopleUp, answer: twin.PeopleDown, records: list[Record]) -> Step:
        answer.request_id = message.request_id
        return Step(records=records, instructions=[ToPerson(peer, answer)])

    def _answer(self, question: twin.Question, now: Now) -> twin.PeopleDown:
        state = self._live.state
        try:
            match question.topic:
                case twin.Question.STATE:
                    body: object = self.state_view(now)
                case twin.Question.SITES:
                    body = sites_view(state)
                case twin.Question.SENSORS:
                    body = sensors_view(state, question.subject)
                case twin.Question.ALARMS:
                    body = alarms_view(state.alarms)
                case twin.Question.PLANS:
                    body = plans_view(state, self._rules)
                case twin.Question.CONTROLLERS:
                    body = controllers_view(state, self._rules, self._plans.mode)
                case twin.Question.PARKING:
                    body = self.parking_view()
                case twin.Question.PIPES:
                    body = self.pipes_view()
                case twin.Question.FORECAST:
                    body = forecast_view(self._live.forecasts, question.subject, self._live.past_error)
                case _:
                    return _bad("unknown_topic", f"topic {question.topic} is unknown to this core")
        except Refused as err:
            return _no(err)
        text = json.dumps(body, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        return twin.PeopleDown(outcome=twin.PeopleDown.ANSWERED, body_json=text.encode())


def _fault(deed: twin.Deed) -> twin.PeopleDown | None:
    """What is wrong with a deed whatever the state is."""
    if deed.kind not in (*ALARM_DEEDS, *_PLAN_DEEDS):
        return _bad("unknown_deed", f"deed {deed.kind} is unknown to this core")
    if not deed.request_id:
        return _bad("no_request_id", "a deed needs a request id, so that asking twice does it once")
    if not deed.who.strip():
        return _bad("no_name", "say who does this; the audit needs a name")
    if max(len(deed.who), len(deed.reason), len(deed.subject), len(deed.request_id)) > LONGEST_TEXT:
        return _bad("too_long", f"texts may have {LONGEST_TEXT} characters")
    return None


def _done() -> twin.PeopleDown:
    return twin.PeopleDown(outcome=twin.PeopleDown.DONE)


def _bad(code: str, text: str) -> twin.PeopleDown:
    return twin.PeopleDown(outcome=twin.PeopleDown.BAD, code=code, message=text)


def _refused(code: str, text: str) -> twin.PeopleDown:
    return twin.PeopleDown(outcome=twin.PeopleDown.REFUSED, code=code, message=text)


def _no(err: Refused) -> twin.PeopleDown:
    """Why not, as an answer: a name nobody knows, a value out of range, or not now."""
    text = str(err).removeprefix(f"{err.code}: ")
    if err.code.startswith("unknown_"):
        return twin.PeopleDown(outcome=twin.PeopleDown.UNKNOWN, code=err.code, message=text)
    if err.code.startswith(("bad_", "no_")):
        return _bad(err.code, text)
    return _refused(err.code, text)
