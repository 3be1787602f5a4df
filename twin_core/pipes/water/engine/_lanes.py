"""One kernel for one simulation or for eight side by side.

A simulation's array of x values is [x]; that of a batch is [x, 8], the scenarios innermost, so that eight values fill
a cache line and a 512-bit register. `load(array, i)` is a float64 for the one and a vector of eight for the other, and
all operators take both: a kernel written with `load`, `store` and `select` is compiled once for each kind, and both
compute the same bits, since no lane sees another. LLVM's own vectoriser does not get there: over eight fixed steps it
unrolls, over a variable number it tests for overlap at every row.

For the type checker a vector is a `float`, and a vector of conditions a `bool`.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.datamodel import models, register_default
from numba.core.imputils import lower_builtin, lower_cast
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import intrinsic

__all__ = [
    "LANES", "all_true", "element", "everywhere", "fma", "from_bits", "lane_of", "lanes_in", "load", "select",
    "somewhere", "store", "to_bits", "zero_like",
]  # fmt: skip

LANES = 8
FLOAT, INT, BOOL, BYTE = types.float64, types.int64, types.boolean, types.int8


class Vector(types.Type):  # type: ignore[misc]
    """Eight values of one scalar type."""

    def __init__(self, dtype: Any) -> None:
        self.dtype = dtype
        super().__init__(name=f"vector({dtype})")


@register_default(Vector)
class _VectorModel(models.PrimitiveModel):  # type: ignore[misc]
    def __init__(self, manager: Any, kind: Vector) -> None:
        super().__init__(manager, kind, ir.VectorType(manager.lookup(kind.dtype).get_value_type(), LANES))


FLOATS, INTS, BOOLS, BYTES = (Vector(dtype) for dtype in (FLOAT, INT, BOOL, BYTE))


def _splat(builder: Any, value: Any) -> Any:
    """A vector with the same value in every lane."""
    kind = ir.VectorType(value.type, LANES)
    first = builder.insert_element(ir.Constant(kind, ir.Undefined), value, ir.Constant(ir.IntType(32), 0))
    zeros = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
    return builder.shuffle_vector(first, ir.Constant(kind, ir.Undefined), zeros)


@lower_cast(types.Number, Vector)
@lower_cast(types.Boolean, Vector)
def _widen(context: Any, builder: Any, fromty: Any, toty: Any, value: Any) -> Any:
    return _splat(builder, context.cast(builder, value, fromty, toty.dtype))


# --- operators ------------------------------------------------------------------------------------------------------


def _operator(function: Any, dtype: Any, result: Any, arguments: int, emit: Callable[[Any, Any], Any]) -> None:
    """Let a built-in function take vectors of a type; scalars beside a vector are widened."""
    vector = Vector(dtype)

    @infer_global(function)
    class _Typing(AbstractTemplate):  # type: ignore[misc]
        def generic(self, args: Any, kws: Any) -> Any:
            if len(args) != arguments or vector not in args or kws:
                return None
            if any(isinstance(a, Vector) and a != vector for a in args):
                return None
            return signature(result, *([vector] * arguments))

    @lower_builtin(function, *([vector] * arguments))
    def _lower(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return emit(builder, args)


def _declared(builder: Any, name: str, args: Any) -> Any:
    """Call an LLVM intrinsic on vectors of doubles."""
    kind = args[0].type
    function = cgutils.get_or_insert_function(
        builder.module, ir.FunctionType(kind, [kind] * len(args)), f"llvm.{name}.v{LANES}f64"
    )
    return builder.call(function, args)


def _declare_operators() -> None:
    def plain(method: str) -> Callable[[Any, Any], Any]:
        return lambda builder, args: getattr(builder, method)(*args)

    def compared(method: str, sign: str) -> Callable[[Any, Any], Any]:
        return lambda builder, args: getattr(builder, method)(sign, *args)

    def chosen(sign: str) -> Callable[[Any, Any], Any]:
        return lambda builder, args: builder.select(builder.fcmp_ordered(sign, *args), *args)

    for function, method in ((operator.add, "fadd"), (operator.sub, "fsub"), (operator.mul, "fmul"),
                             (operator.truediv, "fdiv")):  # fmt: skip
        _operator(function, FLOAT, FLOATS, 2, plain(method))
    for function, method in ((operator.add, "add"), (operator.and_, "and_"), (operator.or_, "or_"),
                             (operator.lshift, "shl"), (operator.rshift, "ashr")):  # fmt: skip
        _operator(function, INT, INTS, 2, plain(method))
    for function, sign in ((operator.lt, "<"), (operator.le, "<="), (operator.gt, ">"), (operator.ge, ">="),
                           (operator.eq, "==")):  # fmt: skip
        _operator(function, FLOAT, BOOLS, 2, compared("fcmp_ordered", sign))
        _operator(function, BYTE, BOOLS, 2, compared("icmp_signed", sign))
    for function, method in ((operator.and_, "and_"), (operator.or_, "or_")):
        _operator(function, BOOL, BOOLS, 2, plain(method))
    _operator(operator.neg, FLOAT, FLOATS, 1, plain("fneg"))
    _operator(min, FLOAT, FLOATS, 2, chosen("<"))
    _operator(max, FLOAT, FLOATS, 2, chosen(">"))
    _operator(abs, FLOAT, FLOATS, 1, lambda builder, args: _declared(builder, "fabs", args))
    _operator(math.sqrt, FLOAT, FLOATS, 1, lambda builder, args: _declared(builder, "sqrt", args))


_declare_operators()


# --- what kernels call ------------------------------------------------------------------------------------------------


def _kind(array: Any) -> Any:
    """Type of what `load` gives."""
    return array.dtype if array.ndim == 1 else Vector(array.dtype)


def _pointer(context: Any, builder: Any, array: Any, value: Any, index: Any, index_type: Any) -> Any:
    """Address of row `index` of a contiguous array, as that of a scalar or a vector."""
    data = context.make_array(array)(context, builder, value).data
    wide = context.cast(builder, index, index_type, types.intp)
    if array.ndim == 1:
        return builder.gep(data, [wide], inbounds=True)
    start = builder.gep(data, [builder.mul(wide, ir.Constant(wide.type, LANES))], inbounds=True)
    return builder.bitcast(start, ir.VectorType(context.get_data_type(array.dtype), LANES).as_pointer())


@intrinsic
def load(typing: Any, array: Any, index: Any) -> Any:
    """Element or row `index` of an array [x] or [x, 8]."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = _pointer(context, builder, sig.args[0], args[0], args[1], sig.args[1])
        return builder.load(pointer, align=sig.args[0].dtype.bitwidth // 8)

    return _kind(array)(array, index), generate


@intrinsic
def store(typing: Any, array: Any, index: Any, value: Any) -> Any:
    """Set element or row `index`; a scalar fills a row."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        pointer = _pointer(context, builder, sig.args[0], args[0], args[1], sig.args[1])
        builder.store(args[2], pointer, align=sig.args[0].dtype.bitwidth // 8)
        return context.get_dummy_value()

    return types.none(array, index, _kind(array)), generate


@intrinsic
def element(typing: Any, array: Any, index: Any, lane: Any) -> Any:
    """One lane of row `index`; the element itself in an array of one simulation."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        kind, value = sig.args[0], args[0]
        data = context.make_array(kind)(context, builder, value).data
        place = context.cast(builder, args[1], sig.args[1], types.intp)
        if kind.ndim > 1:
            place = builder.mul(place, ir.Constant(place.type, LANES))
            place = builder.add(place, context.cast(builder, args[2], sig.args[2], types.intp))
        return builder.load(builder.gep(data, [place], inbounds=True))

    return array.dtype(array, index, lane), generate


@intrinsic
def zero_like(typing: Any, array: Any) -> Any:
    """0 of the kind that `load` gives."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return ir.Constant(context.get_value_type(sig.return_type), None)

    return _kind(array)(array), generate


@intrinsic
def all_true(typing: Any, array: Any) -> Any:
    """True in every lane of an array."""
    kind = BOOL if array.ndim == 1 else BOOLS

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        true = ir.Constant(ir.IntType(1), 1)
        return true if sig.return_type == BOOL else _splat(builder, true)

    return kind(array), generate


@intrinsic
def everywhere(typing: Any, condition: Any) -> Any:
    """Whether a condition holds in all lanes."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        if sig.args[0] == BOOL:
            return args[0]
        bits = ir.IntType(LANES)
        return builder.icmp_unsigned("==", builder.bitcast(args[0], bits), ir.Constant(bits, 2**LANES - 1))

    return BOOL(condition), generate


@intrinsic
def somewhere(typing: Any, condition: Any) -> Any:
    """Whether a condition holds in any lane."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        if sig.args[0] == BOOL:
            return args[0]
        bits = ir.IntType(LANES)
        return builder.icmp_unsigned("!=", builder.bitcast(args[0], bits), ir.Constant(bits, 0))

    return BOOL(condition), generate


@intrinsic
def select(typing: Any, condition: Any, yes: Any, no: Any) -> Any:
    """`yes` where the condition holds, else `no`; both are computed."""
    kind = FLOATS if condition == BOOLS else FLOAT

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.select(*args)

    return kind(condition, kind, kind), generate


@intrinsic
def to_bits(typing: Any, x: Any) -> Any:
    """The 64 bits of a float64 as an int64."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.bitcast(args[0], context.get_value_type(sig.return_type))

    return (INTS(FLOATS) if isinstance(x, Vector) else INT(FLOAT)), generate


@intrinsic
def from_bits(typing: Any, x: Any) -> Any:
    """The float64 with these 64 bits."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return builder.bitcast(args[0], context.get_value_type(sig.return_type))

    return (FLOATS(INTS) if isinstance(x, Vector) else FLOAT(INT)), generate


@intrinsic
def fma(typing: Any, a: Any, b: Any, c: Any) -> Any:
    """a · b + c with one rounding."""
    kind = FLOATS if any(isinstance(x, Vector) for x in (a, b, c)) else FLOAT

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return _declared(builder, "fma", args) if sig.return_type == FLOATS else builder.fma(*args)

    return kind(kind, kind, kind), generate


@intrinsic
def lanes_in(typing: Any, arrays: Any) -> Any:
    """1 for the arrays of one simulation, 8 for those of a batch."""

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        return context.get_constant(INT, 1 if _is_single(sig.args[0]) else LANES)

    return INT(arrays), generate


@intrinsic
def lane_of(typing: Any, arrays: Any, lane: Any) -> Any:
    """Views of one lane of a named tuple of arrays, without their last axis; those of one simulation are themselves."""
    kinds = [array if _is_single(arrays) else types.Array(array.dtype, array.ndim - 1, "A") for array in arrays.types]
    result = types.NamedTuple(kinds, arrays.instance_class)

    def generate(context: Any, builder: Any, sig: Any, args: Any) -> Any:
        if _is_single(sig.args[0]):
            return args[0]
        place = context.cast(builder, args[1], sig.args[1], types.intp)
        parts = cgutils.unpack_tuple(builder, args[0])
        views = [
            _lane_view(context, builder, before, after, part, place)
            for before, after, part in zip(sig.args[0].types, sig.return_type.types, parts, strict=True)
        ]
        return context.make_tuple(builder, sig.return_type, views)

    return result(arrays, lane), generate


def _is_single(arrays: Any) -> bool:
    """The first array of each of the engine's tuples has one axis in a single simulation."""
    return bool(arrays.types[0].ndim == 1)


def _lane_view(context: Any, builder: Any, before: Any, after: Any, value: Any, lane: Any) -> Any:
    """Array without its last axis, at place `lane` of it."""
    whole = context.make_array(before)(context, builder, value)
    view = context.make_array(after)(context, builder)
    shape = cgutils.unpack_tuple(builder, whole.shape)[:-1]
    strides = cgutils.unpack_tuple(builder, whole.strides)
    start = cgutils.pointer_add(builder, whole.data, builder.mul(lane, strides[-1]), view.data.type)
    context.populate_array(
        view, data=start, shape=shape, strides=strides[:-1], itemsize=whole.itemsize, meminfo=None, parent=None
    )
    return view._getvalue()
