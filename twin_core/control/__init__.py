"""Signal planning: candidates, paired rollouts, plans that are better than what is in force or none at all.

A planning result is JSON: `ts_ns`, `plans` (controller id → plan with the wire's field names, null for the local one;
who is not named keeps what it has), `reasons` (controller id → `kind` of candidate, `promised_s` vehicle-seconds over
`horizon_s` out of `members` rollouts, with standard error `se_s`), `gain_s` for everybody as verified with fresh
members, and `rollouts`.
"""

from __future__ import annotations

from twin_core.control._candidates import Candidate, Expectation, candidates_of
from twin_core.control._evaluate import Trial, run_trial
from twin_core.control._exchange import Switch
from twin_core.control._plan_task import PlanTask, plan_task
from twin_core.control._rollout import Recording, roll
from twin_core.control._service import ApproachLanes, Discharge, make_approach_lanes
from twin_core.control._splits import Junction, best_splits, expected_delay
from twin_core.control._stage_search import Cars, Movements, SearchRules, best_stage
from twin_core.control._zones import Zones, make_zones

__all__ = [
    "ApproachLanes",
    "Candidate",
    "Cars",
    "Discharge",
    "Expectation",
    "Junction",
    "Movements",
    "PlanTask",
    "Recording",
    "SearchRules",
    "Switch",
    "Trial",
    "Zones",
    "best_splits",
    "best_stage",
    "candidates_of",
    "expected_delay",
    "make_approach_lanes",
    "make_zones",
    "plan_task",
    "roll",
    "run_trial",
]
