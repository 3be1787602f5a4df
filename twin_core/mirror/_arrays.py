"""Named arrays as bytes: a line of JSON (name, dtype, shape of each, and free values), then the arrays back to back."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
from citybrain_wire.errors import BadInput
from numpy.typing import NDArray

__all__ = ["pack_arrays", "unpack_arrays"]

ALLOWED_DTYPES = ("int8", "int32", "int64", "uint8", "uint32", "uint64", "float32", "float64", "bool")

Array = NDArray[np.generic]


def pack_arrays(arrays: Mapping[str, Array], values: Mapping[str, object] | None = None) -> bytes:
    """Deterministic bytes; `values` must be JSON-like. Little-endian."""
    head = {"arrays": [[name, str(a.dtype), list(a.shape)] for name, a in arrays.items()], "values": values or {}}
    line = json.dumps(head, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()
    return b"".join([line, b"\n", *(np.ascontiguousarray(a).tobytes() for a in arrays.values())])


def unpack_arrays(body: bytes) -> tuple[dict[str, Array], dict[str, object]]:
    """The reverse. Arrays are read-only views of `body`.

    Raises:
        BadInput: the bytes are cut, or of another shape.
    """
    end = body.find(b"\n")
    try:
        head = json.loads(body[: max(end, 0)])
        described, values = head["arrays"], dict(head["values"])
        arrays: dict[str, Array] = {}
        at = end + 1
        for name, dtype, shape in described:
            if dtype not in ALLOWED_DTYPES:
                raise ValueError(f"array {name} has dtype {dtype}")
            count = int(np.prod(shape, dtype=np.int64))
            array = np.frombuffer(body, dtype=dtype, count=count, offset=at).reshape(shape)
            arrays[name] = array
            at += array.nbytes
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"these bytes are no packed arrays: {error}") from error
    if at != len(body):
        raise BadInput(f"{len(body)} bytes where the arrays end at {at}")
    return arrays, values
