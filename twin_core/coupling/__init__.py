"""Streets and pipes in one clock: what water under and on the road means for traffic."""

from __future__ import annotations

from twin_core.coupling._underpasses import RoadOrder, Street, UnderpassWatch, apply_orders

__all__ = ["RoadOrder", "Street", "UnderpassWatch", "apply_orders"]
"""`Street` is what orders act on: the engine and the emulated street both are one."""
