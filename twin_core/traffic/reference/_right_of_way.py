"""Right of way by time windows: may I cross, given when everybody said they would arrive and leave?

Source: SUMO's documented intersection model ("Simulation/Intersections"): each vehicle registers, at every link ahead
of it, when it will arrive there and when it will have left. A vehicle that must yield compares its own window with
those of all vehicles on links it owes way to. Times in seconds, speeds in m/s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from twin_core.traffic.reference._krauss import brake_gap

__all__ = ["Approach", "blocks", "opened", "registered_arrival"]

ALWAYS_OPEN = "MGO"
"""Letters that give priority over everybody."""

NEVER_OPEN = "ruyY"
ZIPPER_GAP_S = 4.0
MINOR_GAP_S = 1.0


@dataclass(frozen=True)
class Approach:
    """One vehicle's registration at one link."""

    arrival_s: float
    leave_s: float
    arrival_mps: float
    leave_mps: float
    request: bool = True  # False: it will not pass (held at red, no room behind, waits itself)
    arrival_braking_s: float | None = None  # when it would arrive if it braked for an impatient driver
    arrival_braking_mps: float = 0.0  # its speed there if it brakes from now on: who merges before it relies on that
    decel: float = 4.5
    waited_s: float = 0.0
    speed_mps: float = 0.0


def registered_arrival(seen_m: float, planned_mps: float, arrival_mps: float, accel: float, decel: float) -> float:
    """Seconds until a point `seen_m` ahead: speed changes at the limit from planned to arrival speed, then is kept.

    Where the road is too short for the change, the mean of both speeds is driven.
    """
    rate = accel if arrival_mps >= planned_mps else decel
    if seen_m <= 0.0:
        return 0.0
    change_s = abs(arrival_mps - planned_mps) / rate
    change_m = change_s * (arrival_mps + planned_mps) / 2.0
    if change_m >= seen_m:
        mean = max(0.1, (arrival_mps + planned_mps) / 2.0)
        return seen_m / mean
    return change_s + (seen_m - change_m) / max(planned_mps, arrival_mps, 0.1)


def _unsafe_merge(leader_mps: float, follower_mps: float, leader_decel: float, follower_decel: float) -> bool:
    """Would the one behind need more road to stop than the one in front?"""
    return brake_gap(leader_mps, leader_decel, 0.0) < brake_gap(follower_mps, follower_decel, 0.0)


def blocks(foe: Approach, me: Approach, *, same_target: bool, letter: str = "m", impatience: float = 0.0) -> bool:
    """Does this foe, on a link I owe way to, keep me from crossing?"""
    if not foe.request:
        return False
    if letter == "w" and (me.waited_s, -me.arrival_s) > (foe.waited_s, -foe.arrival_s):
        return False  # all-way stop: who waited longer goes first, then who came first
    gap_s = ZIPPER_GAP_S if letter == "Z" else MINOR_GAP_S
    if foe.leave_s < me.arrival_s:  # I would follow
        too_close = me.arrival_s - foe.leave_s < gap_s
        return same_target and (too_close or _unsafe_merge(foe.leave_mps, me.arrival_mps, foe.decel, me.decel))
    foe_arrival_s = foe.arrival_s
    if impatience > 0.0 and me.arrival_s < foe.arrival_s and foe.arrival_braking_s is not None:
        foe_arrival_s = (1.0 - impatience) * foe.arrival_s + impatience * foe.arrival_braking_s
    if foe_arrival_s > me.leave_s + gap_s:  # I would lead
        return same_target and _unsafe_merge(me.leave_mps, foe.arrival_braking_mps, me.decel, foe.decel)
    return True


def opened(
    letter: str,
    me: Approach,
    foes: Iterable[tuple[Approach, bool]],
    *,
    impatience: float = 0.0,
    cont: bool = False,
) -> bool:
    """May I pass a link that shows `letter`? `foes`: registrations on links I owe way to, with "same target lane".

    `cont` marks links with a waiting place inside the junction: entering is always allowed, the yielding happens there.
    """
    if letter in NEVER_OPEN:
        return False
    if cont or letter in ALWAYS_OPEN:
        return True
    if letter in "sw" and me.waited_s <= 0.0:
        return False  # a stop sign wants wheels that stood
    return not any(
        blocks(foe, me, same_target=same_target, letter=letter, impatience=impatience) for foe, same_target in foes
    )
