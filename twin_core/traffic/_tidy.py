"""Cars in the order in which they are visited: lane by lane, front first.

Slots of the table of cars fill up at random as cars come and go, and a step that visits them lane by lane would wait
for memory at every one. Every few steps the cars are put in order; what refers to slots is changed with them. Nothing
that can be seen from outside depends on slots.
"""

from __future__ import annotations

from twin_core.traffic._jit import kernel
from twin_core.traffic._layout import I32, Rows

__all__ = ["tidy"]

EVERY = 16
"""Steps between two sortings; sorting costs about half a car-update per car, a car changes lanes every tenth step."""
NONE = -1


@kernel
def tidy(clock: Rows, car: Rows, spare: Rows, moved: I32, lane_now: Rows, busy: I32) -> None:
    """Sort the table of cars by the lanes of `busy`. `spare` and `moved` are working arrays as long as `car`."""
    now = clock[0]
    if now.steps % EVERY != 0:
        return
    moved[:] = NONE
    n = 0
    for b in range(1, busy[0] + 1):
        me = lane_now[busy[b]].front
        while me >= 0:
            moved[me] = n
            spare[n] = car[me]
            n += 1
            me = car[me].behind
    for me in range(len(car)):  # parked ones
        if car[me].number != NONE and moved[me] < 0:
            moved[me] = n
            spare[n] = car[me]
            n += 1
    for where in range(len(lane_now)):
        ln = lane_now[where]
        if ln.tail >= 0:
            ln.tail = moved[ln.tail] if car[ln.tail].number == ln.tail_number else NONE
        if ln.n > 0:
            ln.front, ln.rear = moved[ln.front], moved[ln.rear]
    for me in range(n):
        car[me] = spare[me]
        c = car[me]
        c.ahead = moved[c.ahead] if c.ahead >= 0 else NONE
        c.behind = moved[c.behind] if c.behind >= 0 else NONE
    for me in range(n, len(car)):
        car[me].number = NONE
        car[me].behind = me + 1 if me + 1 < len(car) else NONE
    now.free_head = n if n < len(car) else NONE
