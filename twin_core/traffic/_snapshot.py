"""A simulation's state as a value: restored, it goes on bit for bit.

Bytes: `CBTS1\\n`, a line of JSON (what follows, in order: name, type, count; and the scalars), then the arrays, little
endian, as they lie in memory. No pickle. Equal states give equal bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
from citybrain_wire import BadInput

from twin_core.traffic import _layout
from twin_core.traffic._layout import I8, Rows, State

__all__ = ["Snapshot"]

MAGIC = b"CBTS1\n"
_TYPES = {
    "clock": _layout.CLOCK, "car": _layout.CAR, "lane_now": _layout.LANE_NOW, "lane_sum": _layout.LANE_SUM, "edge_now":
    _layout.EDGE_NOW, "trip_now": _layout.TRIP_NOW, "signal_now": _layout.SIGNAL_NOW, "lamp": np.dtype(np.int8),
    "loop_now": _layout.LOOP_NOW, "program": _layout.PROGRAM, "phase": _layout.PHASE, "letters": np.dtype(np.int8),
    "detections": np.dtype(np.float64),
}  # fmt: skip


@dataclass(frozen=True)
class Snapshot:
    """State, and the rows of routes that were added to the demand's while running."""

    state: State
    extra_row: Rows
    extra_guide: Rows
    key: str
    """Names the network and demand it belongs to."""
    added: int
    closed: bool

    @property
    def time_ms(self) -> int:
        """The simulation time it was taken at."""
        return int(self.state.clock["t_ms"][0])

    def to_bytes(self) -> bytes:
        """Deterministic bytes."""
        head: list[tuple[str, int]] = []
        parts: list[bytes] = []
        named = {**self.state._asdict(), "extra_row": self.extra_row, "extra_guide": self.extra_guide}
        for name, values in named.items():
            head.append((name, int(values.size)))
            parts.append(_without_padding(values).tobytes())
        meta = {"arrays": head, "key": self.key, "added": self.added, "closed": self.closed}
        return MAGIC + json.dumps(meta, sort_keys=True).encode() + b"\n" + b"".join(parts)

    @classmethod
    def from_bytes(cls, blob: bytes) -> Snapshot:
        """The inverse of `to_bytes`. Raises `BadInput` where the bytes are not a whole snapshot."""
        if not blob.startswith(MAGIC):
            raise BadInput("these bytes are no simulation snapshot of this version; take a new snapshot")
        end = blob.find(b"\n", len(MAGIC))
        try:
            meta = json.loads(blob[len(MAGIC) : end])
            sizes = [(str(name), int(size)) for name, size in meta["arrays"]]
            key, added, closed = str(meta["key"]), int(meta["added"]), bool(meta["closed"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput("the head of the snapshot cannot be read; take a new snapshot") from error
        arrays: dict[str, Rows | I8] = {}
        at = end + 1
        types = {**_TYPES, "extra_row": _layout.ROW, "extra_guide": _layout.GUIDE}
        for name, size in sizes:
            dtype = types.get(name)
            if dtype is None or at + size * dtype.itemsize > len(blob):
                raise BadInput(f"the snapshot is cut off or damaged at {name!r}; take a new snapshot")
            arrays[name] = np.frombuffer(blob, dtype, size, at).copy()
            at += size * dtype.itemsize
        if at != len(blob) or set(arrays) != set(types):
            raise BadInput("the snapshot is not complete; take a new snapshot")
        arrays["detections"] = arrays["detections"].reshape(4, -1)
        extra_row, extra_guide = arrays.pop("extra_row"), arrays.pop("extra_guide")
        return cls(State(**arrays), extra_row, extra_guide, key, added, closed)  # type: ignore[arg-type]


def _without_padding(values: Rows | I8) -> Rows | I8:
    """A copy whose bytes between the fields are 0: what happens to lie there is no part of the state."""
    names = values.dtype.names
    if names is None:
        return np.ascontiguousarray(values)
    clean: Rows = np.zeros(values.shape, values.dtype)
    for name in names:
        clean[name] = values[name]  # type: ignore[index]
    return clean
