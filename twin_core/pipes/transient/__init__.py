"""Pressure waves in full pipes: what a burst, a closing valve or a pump that fails sends through a network.

The method of characteristics (Wylie & Streeter 1993, Fluid Transients in Systems, ch. 3) on the pipes of a steady
state: explicit, local, one pass over memory a step.

>>> from twin_core.pipes.transient import Line, Spot, Surge, plan_surge            # doctest: +SKIP
>>> surge = Surge(plan_surge(spots, lines, dt_s=0.01))                            # doctest: +SKIP
>>> surge.open_hole("J17", area_m2=0.01, at_s=1.0)                                # doctest: +SKIP
>>> surge.run(20.0).head_m                                                        # doctest: +SKIP
"""

from twin_core.pipes.transient._plan import Line, LineKind, Plan, Spot, SpotKind, plan_surge
from twin_core.pipes.transient._surge import Surge, SurgeRecord, warm

__all__ = ["Line", "LineKind", "Plan", "Spot", "SpotKind", "Surge", "SurgeRecord", "plan_surge", "warm"]
