"""The engine's tables: what is fixed, what lives, what is scratch.

Every table is one structured NumPy array: a row per lane, link, car, ... with named fields. Rows were chosen over one
array per field for two measured reasons. A car's update reads nearly all of its fields and follows pointers to its
neighbours, so one row is two to four cache lines where separate arrays are thirty; and a kernel then takes a dozen
arrays and not two hundred, which keeps compilation of the whole engine within a minute. Field types and units stand
here and nowhere else. "-1 = none" holds for every index.

    Street   fixed by the network            Errands  fixed by the demand (routes, guides, departures, stops)
    State    all that a snapshot saves       Scratch  valid within one step only
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BESIDE",
    "CAR",
    "CLOCK",
    "CONFLICT",
    "CROSSING",
    "DETECTOR",
    "EDGE",
    "EDGE_NOW",
    "GUIDE",
    "ITEM",
    "ITEMS_PER_CAR",
    "KIND",
    "LANE",
    "LANE_NOW",
    "LANE_SUM",
    "LINK",
    "LOOP",
    "LOOP_NOW",
    "PHASE",
    "PROGRAM",
    "RESPONSE",
    "ROW",
    "SIGNAL_NOW",
    "STOP",
    "TRIP",
    "TRIP_NOW",
    "UPSTREAM",
    "Errands",
    "Rows",
    "Scratch",
    "State",
    "Street",
]

Rows: TypeAlias = Any
"""A table of this file or one row of it. NumPy's types cannot name fields, so the checker cannot either."""
I8 = NDArray[np.int8]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]
U64 = NDArray[np.uint64]


def _table(fields: str) -> np.dtype[np.void]:
    """`"f8 length_m, i4 lane"` → an aligned record type."""
    pairs = [entry.split() for entry in fields.replace("\n", " ").split(",") if entry.strip()]
    plain = np.dtype([(name, code) for code, name in pairs], align=True)
    return np.dtype((np.record, plain))  # a record, so that `row.field` works without compilation too


EDGE = _table("f8 length_m, i4 lane0, i4 n_lanes, b1 internal, b1 roundabout")

LANE = _table("""
    f8 length_m, u8 allowed, u8 change_left, u8 change_right,
    i4 edge, i4 index, i4 left, i4 right, i4 link0, i4 link1, i4 in0, i4 in1, i4 junction,
    i4 entry_link, i4 before, i4 source, i4 up0, i4 up1, i4 n_lanes, u8 bit,
    b1 internal, b1 roundabout, b1 fringe, b1 alone
""")
"""`link0:link1` leave the lane, `upstream[up0:up1]` lie before it. Internal lanes: `junction` they lie on, `entry_link`
the link by which cars come, `before` the lane they come from, `source` the normal lane they come from. `n_lanes` of
its edge; `alone`: it is the only one. `bit` of an internal lane among those of its junction (see `_occupied`)."""

UPSTREAM = _table("f8 before_m, i4 lane, i4 link, i4 skip")
"""Lanes before a lane, depth first: `before_m` from that lane's end to the begin of the one asked about, the `link`
that leaves it, and where the list goes on if nothing behind it is wanted."""

LINK = _table("""
    f8 length_m, f8 visibility_m, f8 radius_m, u8 foes,
    i4 from_lane, i4 to_lane, i4 via, i4 next, i4 junction, i4 lamp, i4 entry, i4 waits_after, i4 request,
    i4 response0, i4 response1, i4 conflict0, i4 conflict1,
    i1 state, i1 direction,
    b1 cont, b1 keep_clear, b1 is_entry, b1 is_exit, b1 inner, b1 after_inner, b1 watched, b1 to_roundabout
""")
"""`next` is the lane driven after the link; `lamp` its position in `State.lamp`; `entry` the link by which its junction
is entered; `waits_after` that same link where this one is the second line of a split turn; `radius_m` of the turn, inf
where the bend does not matter; `foes`: bits of the lanes in conflict with the internal lane it leaves; `inner`: from
one internal lane to another; `watched`: somebody must yield to it."""

RESPONSE = _table("f8 enter_m, f8 clear_m, f8 foe_enter_m, f8 foe_after_m, i4 link, b1 crosses")
"""A link that another must yield to. Where both ways cross (`crosses`), the one that yields comes to the common area
`enter_m` beyond its line and has left it after `clear_m`; the foe comes to it `foe_enter_m` beyond its own line and
leaves it `foe_after_m` before the end of its way on the junction."""

CONFLICT = _table("""
    f8 behind_m, f8 foe_behind_m, f8 width_m, f8 foe_width_m, i4 foe_lane, i4 foe_exit,
    b1 same_target, b1 same_source, b1 foe_waits, b1 yields, b1 foe_yields
""")
"""One per link that leaves an internal lane and per internal lane in conflict with that lane: how far behind the
conflict area the lane goes on, for us and for the foe; `foe_waits`: the foe's lane ends at a waiting place; `yields`:
the right-of-way matrix makes us yield to them."""

KIND = _table("""
    f8 length_m, f8 min_gap_m, f8 width_m, f8 accel, f8 decel, f8 emergency, f8 apparent, f8 sigma, f8 tau_s,
    f8 idm_brake, f8 max_speed, f8 impatience, f8 startup_s, f8 gap_minor_s, u8 vclass,
    f8 lc_strategic, f8 lc_cooperative, f8 lc_speed_gain, f8 lc_keep_right, f8 lc_assertive, i1 model
""")
"""A vehicle type; accelerations in m/s²; `vclass` the permission bit; `model` 0 Krauss, 1 IDM; `idm_brake` the IDM's
2 √(a b)."""

ROW = _table("i4 edge, i4 guide0, i4 kind, i4 lane0")
"""An edge of a leg (a route or its part between stops). `guide[guide0 + lane index]` tells what each lane is good for;
`kind` 0 the leg goes on, 1 the destination, 2 the edge of the next stop."""

GUIDE = _table("f4 length_m, i4 link, i4 to_lane, i4 offset")
"""`length_m` that can be driven from the lane's begin without a change, `link` to take at its end (-1: none leads on)
and the lane it leads to, `offset` lanes to the best one (left positive)."""

TRIP = _table("""
    i8 depart_ms, f8 factor, f8 arrival_m, f8 depart_pos_m, f8 depart_speed, i4 kind, i4 row0, i4 stop0, i4 stop1,
    i4 depart_lane, i1 lane_rule, i1 pos_rule, i1 speed_rule
""")
STOP = _table("f8 start_m, f8 end_m, i8 duration_ms, i8 until_ms, i4 lane, i4 row_after, b1 parking")

CAR = _table("""
    f8 pos_m, f8 speed, f8 mean_speed, f8 accel, f8 odo_m, f8 next_speed, f8 factor, f8 loss_s,
    i4 lane, i4 ahead, i4 behind, i4 kind, i4 number, i4 row, i4 came, i4 link_here,
    i4 lamp_here, i4 lc_state, i4 waiting_ms, i4 item0, i4 n_items, i1 leg, i1 leg_next, i1 n_advice,
    b1 must_wait, b1 leaving, b1 stopped, b1 obstacle, b1 dont_brake, b1 stale, b1 watched, b1 parked,
    f8 arrival_m, f8 look_speed, f8 gain_p, f8 right_p, f8 blocker_m,
    f4 length_here, f4 length_left, f4 length_right, i2 offset_here, i2 offset_left, i2 offset_right,
    i4 link_then, i4 link_left, i4 link_right, f4 beyond_here, f4 beyond_left, f4 beyond_right,
    i4 waited_ms, i4 waits, i4 stopped_ms, i4 changes, i4 stop, i4 stop1,
    f8 left_space_m, f8 advice0, f8 advice1, f8 advice2, f8 advice3,
    i8 entry_ms, i8 entry_kept_ms, i8 conflict_ms, i8 stop_left_ms, i8 start_ms
""")
"""A car on the road; what every step reads comes first. `mean_speed`: over the last step.
`ahead`, `behind`: its neighbours on the lane. `came`: the lane left last. `entry_ms` ...: when it entered the junction,
by the three rules of precedence (see `_leaders`). `waiting_ms` since it last moved, `waited_ms` in all. `start_ms`:
when it began, or will begin, to move (see `_start`). `leaving`: it asked to leave the internal lane it is on. `gain_p`,
`right_p`, `look_speed`, `lc_state`, the advices and `*_m` behind them: the memory of its lane changing, see `_wish`;
`leg`, `leg_next`: `kind` of its row and of the next; `link_*`, `length_*`, `offset_*`: its way on (see `_way`), to be
read anew when `stale`; `watched`: somebody must yield to `link_here`, `lamp_here`: its lamp; `beyond_*`: length of the
cars on the lanes that its lane and those beside lead on to, -1 where they are to be counted anew."""

LANE_NOW = _table("""
    f8 speed_limit, f8 tail_odo_m, f8 gross_m, i4 front, i4 rear, i4 n, i4 tail, i4 tail_number, b1 closed
""")
"""`front`, `rear`: first and last car. `tail`: the car that left last and may still reach back into the lane; its front
stood at the lane's end when its odometer showed `tail_odo_m`. `gross_m`: Σ length + gap."""

LANE_SUM = _table("""
    f8 front_s, f8 front_m, f8 trail_s, f8 trail_m, f8 waiting_s, f8 loss_s,
    i4 entered, i4 left, i4 departed, i4 arrived, i4 halting, i4 changed_in, i4 changed_out
""")
"""edgeData's sums: `front_*` while a front is on the lane, `trail_*` while only the rest of the car is."""

EDGE_NOW = _table("i4 wait_head, i4 wait_tail, i4 n_waiting, i4 unused, f8 delay_s")
TRIP_NOW = _table("""
    i8 depart_ms, i8 arrival_ms, f8 length_m, f8 loss_s, i4 waited_ms, i4 waits, i4 stopped_ms, i4 next_waiting,
    i4 depart_lane, i1 phase
""")
"""`phase` 0 not due, 1 waits to be inserted, 2 on the road, 3 arrived, 4 taken away."""

PROGRAM = _table("""
    i8 offset_ms, i8 cycle_ms, f8 max_gap_s, f8 detector_gap_s, i4 signal, i4 phase0, i4 n_phases, b1 actuated
""")
PHASE = _table("i8 duration_ms, i8 min_ms, i8 max_ms, u8 loops, i4 next, i4 letters0")
SIGNAL_NOW = _table(
    "i8 phase_start_ms, i8 switch_ms, i4 program, i4 phase, i4 lamp0, i4 n_links, i4 loop0, i4 loop1, b1 external"
)
LOOP = _table("f8 pos_m, i4 lane, i4 serves, i4 signal")
LOOP_NOW = _table("i8 last_ms, b1 covered")
DETECTOR = _table("f8 pos_m, f8 end_m, i4 lane, b1 area")
CLOCK = _table("""
    i8 t_ms, i8 step_ms, i8 steps, i8 updates, u8 seed, f8 dt_s, f8 half_decay, f8 fifth_decay, f8 arrived_loss_s, f8
    departed_delay_s, i4 cursor, i4 loaded, i4 inserted, i4 arrived, i4 running, i4 waiting, i4 removed, i4 added, i4
    free_head, i4 n_free, i4 clamps, i4 obstacles, i4 standing, i4 rerouted, i4 stuck, i4 red_runs,
    i4 lc_strategic, i4 lc_help, i4 lc_gain, i4 lc_right
""")

BESIDE = _table("f8 gross_m, f8 next_m, i4 next, i4 first_blocked, i4 last_blocked")
"""While cars of an edge change lanes, per lane: length of the cars done, the next car to do (its position), and the
first and last of the cars done that are blocked on their way into the lane."""

CROSSING = _table("f8 in_front_m, i4 car")
"""A car that plans beyond its lane, or waits to, and the length of the cars in front of it. Row 0: how many
follow."""

ITEMS_PER_CAR = 16
"""Links looked ahead at most. 16 is eight junctions; Hamburg's chains of lanes under 1 m need nine (counted)."""

ITEM = _table("""
    f8 v_pass, f8 v_wait, f8 dist_m, f8 arrival_speed, f8 leave_speed, f8 braking_speed, f8 space_m, f8 accel_v,
    i8 arrival_ms, i8 leave_ms, i4 link, i4 next, i4 car, b1 request, b1 keep, b1 had_stopped
""")
"""What a car plans for one link ahead. `request`: it means to pass; `keep` the same after the test for free space."""


class Street(NamedTuple):
    """Fixed by the network."""

    edge: Rows
    lane: Rows
    link: Rows
    conflict: Rows
    upstream: Rows
    response: Rows
    order: I32
    detector: Rows
    loop: Rows


class Errands(NamedTuple):
    """Fixed by the demand."""

    kind: Rows
    row: Rows
    guide: Rows
    trip: Rows
    stop: Rows


class State(NamedTuple):
    """All that a snapshot saves."""

    clock: Rows
    car: Rows
    lane_now: Rows
    lane_sum: Rows
    edge_now: Rows
    trip_now: Rows
    signal_now: Rows
    lamp: I8
    loop_now: Rows
    program: Rows
    phase: Rows
    letters: I8
    detections: F64


class Scratch(NamedTuple):
    """Valid within one step."""

    item: Rows
    crossing: Rows
    link_head: I32
    beside: Rows
    busy: I32
    occupied: U64
    used: I8
    undecided: I32
    spare: Rows
    moved: I32
