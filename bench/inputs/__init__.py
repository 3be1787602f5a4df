"""Bad inputs for a gateway: the list with the status each must end in, and what sends them to one that is named."""

from __future__ import annotations

from bench.inputs._run import BadInputEntry, Found, Judged, Target, bench_inputs, load_inputs, sendable, try_inputs

__all__ = ["BadInputEntry", "Found", "Judged", "Target", "bench_inputs", "load_inputs", "sendable", "try_inputs"]
