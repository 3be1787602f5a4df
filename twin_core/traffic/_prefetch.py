"""Ask memory for rows that are needed soon.

A step visits cars in the order in which they lie (see `_tidy`), so which rows it will read is known some cars ahead:
the lane of a car, the link at its end, the lanes beyond. Asking early hides most of the time that memory takes; it
changes no value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from twin_core.traffic._jit import inlined
from twin_core.traffic._layout import I32, Rows

__all__ = ["ask_for", "ask_for_books", "ask_for_edge", "ask_for_next", "ask_for_way"]

READ, KEEP, DATA = 0, 3, 1
FAR, NEAR = 6, 3
"""Cars ahead for which links are asked for, then what the links name."""

if TYPE_CHECKING:

    def ask_for(table: Rows, at: int) -> None:
        """Bring row `at` of a table near, its begin and its end; `at` must be a row."""
else:

    @intrinsic
    def ask_for(_context: Any, table: Any, at: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            kind = signature.args[0]
            view = context.make_array(kind)(context, builder, arguments[0])
            at_word = context.cast(builder, arguments[1], signature.args[1], types.intp)
            row = cgutils.get_item_pointer(context, builder, kind, view, [at_word], wraparound=False)
            byte, word = ir.IntType(8).as_pointer(), ir.IntType(32)
            ask = cgutils.get_or_insert_function(
                builder.module, ir.FunctionType(ir.VoidType(), [byte, word, word, word]), "llvm.prefetch.p0"
            )
            begin = builder.bitcast(row, byte)
            end = builder.gep(begin, [ir.Constant(context.get_value_type(types.intp), table.dtype.size - 1)])
            for place in (begin, end):
                builder.call(ask, [place, word(READ), word(KEEP), word(DATA)])
            return context.get_dummy_value()

        return types.void(table, at), generate


@inlined
def ask_for_books(b: int, busy: I32, lane: Rows, lane_now: Rows, lane_sum: Rows) -> None:
    """While the cars of lane `busy[b]` are moved: the lanes to come, and their sums."""
    if b + FAR <= busy[0]:
        ask_for(lane, busy[b + FAR])
        ask_for(lane_now, busy[b + FAR])
        ask_for(lane_sum, busy[b + FAR])


@inlined
def ask_for_edge(b: int, busy: I32, lane: Rows, lane_now: Rows) -> None:
    """While the cars of lane `busy[b]` change lanes: a lane to come and those beside it."""
    if b + FAR <= busy[0]:
        where = busy[b + FAR]
        ask_for(lane, where)
        ask_for(lane_now, where)
        if where + 1 < len(lane_now):
            ask_for(lane_now, where + 1)


@inlined
def ask_for_next(me: int, car: Rows) -> None:
    """While car `me` is turned to: the car behind it, which lies next to it unless one of them came lately."""
    if me + 1 < len(car):
        ask_for(car, me + 1)


@inlined
def ask_for_way(me: int, car: Rows, lane: Rows, lane_now: Rows, link: Rows) -> None:
    """Before car `me` is dealt with: what the next cars will ask."""
    if me + FAR >= len(car):
        return
    far = car[me + FAR].link_here
    if far >= 0:
        ask_for(link, far)
    near = car[me + NEAR].link_here
    if near >= 0 and car[me + NEAR].ahead < 0:
        ask_for(lane, link[near].next)
        ask_for(lane_now, link[near].next)
        ask_for(lane_now, link[near].to_lane)
