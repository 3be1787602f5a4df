"""The mirror: state estimation. Readings of the street become the nowcast that forecasts and planning start from.

readings ─▶ Mirror (our street engine, corrected each second) ─▶ nowcast files, state bus
"""

from __future__ import annotations

from twin_core.mirror._arrays import pack_arrays, unpack_arrays
from twin_core.mirror._config import MirrorConfig
from twin_core.mirror._demand import pick_vehicles, scale_draws
from twin_core.mirror._draws import PURPOSE_DEMAND, uniform
from twin_core.mirror._layout import Layout, make_layout
from twin_core.mirror._members import entry_ratio, member_demand, member_seed
from twin_core.mirror._mirror import Mirror, SecondReport
from twin_core.mirror._nowcast import ControllerState, Nowcast, WorldKey, read_nowcast, write_nowcast
from twin_core.mirror._places import place_ids, queue_by_approach, speed_by_approach
from twin_core.mirror._plans import plan_from_dict, plan_to_dict
from twin_core.mirror._readings import LampChange, Second, SensorBook, SensorEntry
from twin_core.mirror._rehearsal import RehearsalStreet
from twin_core.mirror._resume import program_at, resume
from twin_core.mirror._shell import serve
from twin_core.mirror._world import World, load_world, make_world

__all__ = [
    "PURPOSE_DEMAND",
    "ControllerState",
    "LampChange",
    "Layout",
    "Mirror",
    "MirrorConfig",
    "Nowcast",
    "RehearsalStreet",
    "Second",
    "SecondReport",
    "SensorBook",
    "SensorEntry",
    "World",
    "WorldKey",
    "entry_ratio",
    "load_world",
    "make_layout",
    "make_world",
    "member_demand",
    "member_seed",
    "pack_arrays",
    "pick_vehicles",
    "place_ids",
    "plan_from_dict",
    "plan_to_dict",
    "program_at",
    "queue_by_approach",
    "read_nowcast",
    "resume",
    "scale_draws",
    "serve",
    "speed_by_approach",
    "uniform",
    "unpack_arrays",
    "write_nowcast",
]
