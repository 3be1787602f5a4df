"""Leak finding judged by BattLeDIM 2020's formula, on years that EPANET played and the finder does not know."""

from bench.leaks._competition import Competition, Leak, read_competition
from bench.leaks._run import bench_leaks, days_of, find_leaks, sensors_of
from bench.leaks._score import Claim, Score, judge
from bench.leaks._truth import Scada, Spread, Truth, play_truth

__all__ = [
    "Claim",
    "Competition",
    "Leak",
    "Scada",
    "Score",
    "Spread",
    "Truth",
    "bench_leaks",
    "days_of",
    "find_leaks",
    "judge",
    "play_truth",
    "read_competition",
    "sensors_of",
]
