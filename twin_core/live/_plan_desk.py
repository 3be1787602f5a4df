"""Results of forecasts and plannings become records: what is advised, what is wanted, what people must decide."""

from __future__ import annotations

from citybrain_wire.errors import BadMessage, Refused
from citybrain_wire.plan import plan_hash
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._cards import CardState
from twin_core.live._instructions import ForecastMade, Proposal, Rules
from twin_core.live._live import Live, Step
from twin_core.live._plans import ControllerPlan
from twin_core.live._records import DeedDone, PlanAdvised, PlanWanted, Record
from twin_core.live._schedule import Ask

__all__ = ["PlanDesk"]


class PlanDesk:
    """Between planner, people and the plan life cycle."""

    def __init__(self, live: Live, rules: Rules) -> None:
        self._live = live
        self._rules = rules

    def mode(self, controller_id: str) -> twin.PlanMode:
        """How proposals for a controller are treated."""
        return self._live.state.cards.modes.get(controller_id, self._live.settings.plan_mode)

    def take(self, ask: Ask, tick_ns: int) -> Step:
        """A result that came in time."""
        if ask.result is None:
            return Step()
        result_json = ask.result.result_json
        if ask.inquiry.kind != self._live.settings.plan_kind:
            return Step(instructions=[ForecastMade(ask.asked_ns, result_json, ask.inquiry.kind)])
        try:
            proposals = self._rules.read_proposals(result_json)
        except BadMessage:
            self._live.counts.unreadable_results += 1
            return Step()
        return Step(records=[record for proposal in proposals for record in self._proposed(proposal, tick_ns)])

    def _proposed(self, proposal: Proposal, tick_ns: int) -> list[Record]:
        controller_id = proposal.controller_id
        entry = self._live.state.plans.get(controller_id)
        if entry is None:
            self._live.counts.unsafe += 1
            return []
        plan = self._unless_local(controller_id, proposal.plan)
        if _same(entry, plan):
            return []
        mode = self.mode(controller_id)
        if mode == twin.PLAN_MODE_APPROVE and self._live.state.cards.of(controller_id, CardState.WAITING):
            self._live.counts.sat_out += 1  # one question at a time: what waits for a person does not change under him
            return []
        problem = self._rules.check(controller_id, plan) if plan is not None else ""
        self._live.counts.unsafe += bool(problem)
        records: list[Record] = [PlanAdvised(controller_id, plan, mode, tick_ns, proposal.promised, problem)]
        if problem:
            records.append(self._live.state.plan_signal("plan_blocked", controller_id, problem))
        elif mode == twin.PLAN_MODE_AUTOMATIC:
            records.append(PlanWanted(controller_id, plan, tick_ns))
        return records

    def _unless_local(self, controller_id: str, plan: edge.Plan | None) -> edge.Plan | None:
        if plan is None or plan_hash(plan) == self._rules.local_hash.get(controller_id):
            return None
        return plan

    def decide(self, deed: twin.Deed, tick_ns: int) -> list[Record]:
        """Records of what a person decided about a plan or a controller. Raises Refused where it cannot be done."""
        done = DeedDone(deed, tick_ns)
        if deed.kind == twin.DEED_KIND_SET_MODE:
            self._check_mode(deed)
            return [done]
        card = self._live.state.cards.check(deed)
        if deed.kind == twin.DEED_KIND_REJECT:
            return [done]
        if deed.kind == twin.DEED_KIND_ROLL_BACK:
            return [done, PlanWanted(card.controller_id, None, tick_ns)]
        if card.proposed is not None and (why := self._rules.check(card.controller_id, card.proposed)):
            raise Refused("unsafe", f"{card.id} fails the safety check now: {why}")
        return [done, PlanWanted(card.controller_id, card.proposed, tick_ns)]

    def _check_mode(self, deed: twin.Deed) -> None:
        if deed.subject not in self._live.state.plans:
            raise Refused("unknown_controller", f"there is no controller {deed.subject!r}")
        if deed.mode not in (twin.PLAN_MODE_ADVISE, twin.PLAN_MODE_APPROVE, twin.PLAN_MODE_AUTOMATIC):
            raise Refused("bad_mode", "mode must be advise, approve or automatic")


def _same(entry: ControllerPlan, plan: edge.Plan | None) -> bool:
    """Whether the controller is already meant to run this."""
    if plan is None or entry.wanted is None:
        return plan is None and entry.wanted is None
    return plan_hash(plan) == plan_hash(entry.wanted)
