"""Forecasts: ensembles from a nowcast, and how good the past ones were."""

from __future__ import annotations

from twin_core.forecast._scores import LEVELS, QUANTITIES, Score, Scores, score_values

__all__ = ["LEVELS", "QUANTITIES", "Score", "Scores", "score_values"]
