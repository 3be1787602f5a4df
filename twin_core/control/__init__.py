"""Signal planning: candidates, paired rollouts, plans that are better than what is in force or none at all."""

from __future__ import annotations

from twin_core.control._splits import Junction, best_splits, expected_delay
from twin_core.control._stage_search import Cars, Movements, SearchRules, best_stage
from twin_core.control._zones import Zones, make_zones

__all__ = [
    "Cars",
    "Junction",
    "Movements",
    "SearchRules",
    "Zones",
    "best_splits",
    "best_stage",
    "expected_delay",
    "make_zones",
]
