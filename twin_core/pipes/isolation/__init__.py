"""Which valves cut a pipe off, who is then without water, and what is left for all others."""

from __future__ import annotations

from twin_core.pipes.isolation._plan import Isolation, IsolationPlan, ValveOnPipe

__all__ = ["Isolation", "IsolationPlan", "ValveOnPipe"]
