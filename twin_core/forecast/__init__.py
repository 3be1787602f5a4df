"""Forecasts: ensembles from a nowcast, and how good the past ones were.

A forecast is JSON: `issued_ts_ns`, `members`, `levels` of the quantiles, `places` [A] (edges that end at a signal),
`controllers` [A] (that signal), `storage` [A] (vehicles there is room for), `now`, and `leads` by seconds. `now` holds
`speed_mps` and `queue` [A] as of the nowcast; each lead holds per quantity `mean` [A] and `quantiles` [levels][A], and
`vehicles`. null = no car passed, so there is no speed.
"""

from __future__ import annotations

from twin_core.forecast._ensemble import EnsembleTask, ensemble_task, run_member
from twin_core.forecast._scorer import Scorer
from twin_core.forecast._scores import LEVELS, QUANTITIES, Score, Scores, score_values

__all__ = [
    "LEVELS",
    "QUANTITIES",
    "EnsembleTask",
    "Score",
    "Scorer",
    "Scores",
    "ensemble_task",
    "run_member",
    "score_values",
]
