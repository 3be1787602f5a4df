"""What the sensors of a water network say against what it should do: expectation, sequential tests, bursts located.

meters ─▶ readings of a minute ─▶ WaterWatch ─▶ expectation, residuals, crossed tests ─▶ Suspicion: pipes, ranked
"""

from __future__ import annotations

from twin_core.pipes.watch._bursts import BurstCandidate, Evidence, rank_bursts
from twin_core.pipes.watch._demand import smooth_demand
from twin_core.pipes.watch._meters import Kind, Meter, choose_meters, node_places
from twin_core.pipes.watch._model import WaterModel
from twin_core.pipes.watch._signatures import Signatures, burst_signatures, inlets
from twin_core.pipes.watch._stations import Station, group_meters
from twin_core.pipes.watch._tests import LIMIT, Bank
from twin_core.pipes.watch._watch import MeterState, Minute, Suspicion, WaterWatch

__all__ = [
    "LIMIT",
    "Bank",
    "BurstCandidate",
    "Evidence",
    "Kind",
    "Meter",
    "MeterState",
    "Minute",
    "Signatures",
    "Station",
    "Suspicion",
    "WaterModel",
    "WaterWatch",
    "burst_signatures",
    "choose_meters",
    "group_meters",
    "inlets",
    "node_places",
    "rank_bursts",
    "smooth_demand",
]
