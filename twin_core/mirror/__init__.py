"""The mirror: state estimation. Readings of the street become the nowcast that forecasts and planning start from."""

from __future__ import annotations

from twin_core.mirror._layout import Layout, make_layout
from twin_core.mirror._nowcast import (
    ControllerState,
    Nowcast,
    PlanStageTimes,
    PlanTimes,
    read_nowcast,
    write_nowcast,
)

__all__ = [
    "ControllerState",
    "Layout",
    "Nowcast",
    "PlanStageTimes",
    "PlanTimes",
    "make_layout",
    "read_nowcast",
    "write_nowcast",
]
