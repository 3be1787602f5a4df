"""A slow, readable twin of the street engine's central physics: the oracle its kernels are compared with.

Written from Krauss (1998), Treiber, Hennecke and Helbing (2000) and SUMO's documented behaviour, never from the
engine, and importing nothing of it: a mistake would have to be made twice, in two different shapes, to stay unseen.
Plain Python floats, SI units, one vehicle at a time, no speed wanted.
"""

from twin_core.traffic.reference._idm import IdmDriver, idm_acceleration, idm_equilibrium_gap, idm_next
from twin_core.traffic.reference._krauss import (
    Driver,
    brake_gap,
    dawdled_speed,
    emergency_decel,
    final_speed,
    follow_speed,
    safe_stop_speed,
    secure_gap,
    slow_down_speed,
    stop_speed,
)
from twin_core.traffic.reference._lane import Car, LaneRun, Road, drive_road
from twin_core.traffic.reference._right_of_way import Approach, blocks, opened, registered_arrival
from twin_core.traffic.reference._signal import Actuated, Loop, Phase, brakes_for_yellow, loop_distance, static_position

__all__ = [
    "Actuated",
    "Approach",
    "Car",
    "Driver",
    "IdmDriver",
    "LaneRun",
    "Loop",
    "Phase",
    "Road",
    "blocks",
    "brake_gap",
    "brakes_for_yellow",
    "dawdled_speed",
    "drive_road",
    "emergency_decel",
    "final_speed",
    "follow_speed",
    "idm_acceleration",
    "idm_equilibrium_gap",
    "idm_next",
    "loop_distance",
    "opened",
    "registered_arrival",
    "safe_stop_speed",
    "secure_gap",
    "slow_down_speed",
    "static_position",
    "stop_speed",
]
