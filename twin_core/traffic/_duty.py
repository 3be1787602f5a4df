"""What a driver owes its route: whether it must change now, must stay, or is free to choose.

    must        usable distance / |lanes to go| < look-ahead: 10 s at the look-ahead speed, twice that to the left, plus
                two car lengths. The usable distance ends where the cars ahead of it, standing in line, would begin.
    must stay   the best lane may not be left if one could not come back in time.

After Erdmann 2015, "SUMO's lane-changing model" (doi:10.1007/978-3-319-15024-6_7), section 3.1, with the constants of
SUMO's LC2013. Most drivers of a city are settled here, before anybody beside them is looked at. The cars ahead are
counted only where the answer hangs on their number.
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined, kernel
from twin_core.traffic._layout import Rows
from twin_core.traffic._way import UNCOUNTED, base_row, lane_ahead, leg_at

__all__ = ["FREE", "MUST", "STAYS", "duty"]

FREE, MUST, STAYS = 0, 1, 2
FORWARD_S = 10.0
LEFT_FACTOR = 2.0
MEMORY = 0.9
TURN_LANE_M = 200.0
LOOK_ROWS = 8
STOPPED_M = 100.0


@kernel
def _count_beyond(c: Rows, side: int, row: Rows, guide: Rows, lane: Rows, lane_now: Rows, link: Rows) -> float:
    """Length of the cars on the lanes that a car's lane (`side` 0) or one beside leads on to, as far as the driver
    looks. Noted in the car, to be counted again when its way has changed or has grown old."""
    r = base_row(c, lane[c.lane].internal)
    own = lane_ahead(c.lane, lane, link) - row[r].lane0
    left, total_m = LOOK_ROWS, 0.0
    at = c.link_here if side == 0 else c.link_left if side > 0 else c.link_right
    if at >= 0 and leg_at(c, r, row) == 0:
        to = guide[row[r].guide0 + own + side].to_lane
        while to >= 0 and left > 0:
            total_m += lane_now[to].gross_m
            r += 1
            left -= 1
            to = guide[row[r].guide0 + to - row[r].lane0].to_lane if row[r].kind == 0 else -1
    if side == 0:
        c.beyond_here = total_m
    elif side > 0:
        c.beyond_left = total_m
    else:
        c.beyond_right = total_m
    return total_m


@inlined
def _beyond_m(c: Rows, side: int, row: Rows, guide: Rows, lane: Rows, lane_now: Rows, link: Rows) -> float:
    noted = c.beyond_here if side == 0 else c.beyond_left if side > 0 else c.beyond_right
    if noted != UNCOUNTED:
        return float(noted)
    return _count_beyond(c, side, row, guide, lane, lane_now, link)


@inlined
def _look_ahead_m(c: Rows, t: Rows, to_left: bool, times: int, dt_s: float) -> float:
    """Distance within which a needed change is urgent; keeps the memory of past speeds, of `times` steps at once."""
    if c.speed > c.look_speed:
        c.look_speed = c.speed
    else:
        keep = 1.0 - (1.0 - MEMORY) * dt_s
        if times > 1:
            keep = keep**times
        c.look_speed = max(0.0, keep * c.look_speed + (1.0 - keep) * c.speed)
    ahead = c.look_speed * FORWARD_S * t.lc_strategic * (LEFT_FACTOR if to_left else 1.0)
    return ahead + 2.0 * (t.length_m + t.min_gap_m)


@inlined
def _passes_stopped(
    c: Rows, t: Rows, lead: int, lead_gap: float, n_lead: int, n_lead_gap: float, dist: float, car: Rows, kind: Rows
) -> bool:
    """Whether to go round a leader at its stop."""
    if lead < 0 or not car[lead].stopped or lead_gap >= STOPPED_M:
        return False
    lt = kind[car[lead].kind]
    over = lead_gap + t.length_m + lt.length_m + lt.min_gap_m
    return dist - c.pos_m > over and (n_lead < 0 or not car[n_lead].stopped or n_lead_gap > over)


@inlined
def duty(
    c: Rows, side: int, times: int, lead: int, lead_gap: float, n_lead: int, n_lead_gap: float, stop_at: float,
    here_gross_m: float, beside_gross_m: float, row: Rows, guide: Rows, car: Rows, kind: Rows, lane: Rows,
    lane_now: Rows, link: Rows, dt_s: float,
) -> tuple[int, int, float, float]:  # fmt: skip
    """(FREE, MUST or STAYS; lanes to the best one; look-ahead; usable distance on this lane) for one side.

    The leaders matter only where one is stopped: -1 says that none is. `stop_at` is the position of a stop on this edge
    or -inf, `*_gross_m` the length of the cars ahead on this edge, of both lanes.
    """
    t = kind[c.kind]
    to_left = side > 0
    beside_m, beside_offset, beside_link = c.length_right, c.offset_right, c.link_right
    if to_left:
        beside_m, beside_offset, beside_link = c.length_left, c.offset_left, c.link_left
    best = int(c.offset_here)
    if best == 0 and beside_offset == 0:
        best = side
    to_best = best * side > 0
    dist, n_dist = max(float(c.length_here), stop_at), max(float(beside_m), stop_at)
    ahead = _look_ahead_m(c, t, to_left, times, dt_s)
    if best == 0 and lead >= 0 and car[lead].stopped and lead_gap < dist - c.pos_m:
        lt = kind[car[lead].kind]
        ahead = 0.5 * (t.length_m + t.min_gap_m + lt.length_m + lt.min_gap_m + lead_gap)
    elif best == side and n_lead >= 0 and car[n_lead].stopped and n_lead_gap < dist - c.pos_m:
        lt = kind[car[n_lead].kind]
        ahead = t.length_m + t.min_gap_m + lt.length_m + lt.min_gap_m + n_lead_gap
    if t.lc_strategic < 0.0:
        ahead = -1000.0
    if to_best and best == c.offset_here:
        spare = dist - c.pos_m - abs(best) * ahead
        if spare >= 0.0 and stop_at < 0.0:
            if beside_gross_m + _beyond_m(c, side, row, guide, lane, lane_now, link) > spare:
                return MUST, best, ahead, dist
        elif max(dist - c.pos_m, stop_at - c.pos_m) < abs(best) * ahead or spare < 0.0:
            return MUST, best, ahead, dist
    if _passes_stopped(c, t, lead, lead_gap, n_lead, n_lead_gap, min(dist, n_dist), car, kind):
        return MUST, best, ahead, c.pos_m + lead_gap
    if to_best:
        return FREE, best, ahead, dist
    need = (abs(best) + 2) * ahead
    if best == 0:
        need = max(need, 0.5 * ahead)
    if n_dist - c.pos_m < need:
        return STAYS, best, ahead, dist
    room_m = n_dist - c.pos_m - need
    if beside_gross_m + _beyond_m(c, side, row, guide, lane, lane_now, link) > room_m:
        return STAYS, best, ahead, dist
    if here_gross_m + _beyond_m(c, 0, row, guide, lane, lane_now, link) > room_m:
        return STAYS, best, ahead, dist
    standing = lead >= 0 and car[lead].stopped
    if best == 0 and not standing and beside_link >= 0 and t.lc_strategic >= 0.0 and n_dist < TURN_LANE_M:
        return STAYS, best, ahead, dist
    return FREE, best, ahead, dist
