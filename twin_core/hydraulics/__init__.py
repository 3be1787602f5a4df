"""The process that follows the pipes: readings of each street minute in; pressures, flows, levels and suspicions out.

core ──PipesDown──▶ hydraulics ──PipesUp──▶ core: signals for alarms, orders for roads, a summary for REST
                         └────── `pipe.` on the state bus, for whoever looks
"""

from __future__ import annotations

from twin_core.hydraulics._config import HydraulicsConfig
from twin_core.hydraulics._layers import PipeLayers, load_pipe_layers
from twin_core.hydraulics._shell import serve
from twin_core.hydraulics._twin import PipesMinute, PipesTwin, Reading

__all__ = ["HydraulicsConfig", "PipeLayers", "PipesMinute", "PipesTwin", "Reading", "load_pipe_layers", "serve"]
