"""The twin view: what people see and do. Stateless but for the last half hour; the core answers.

state bus ─▶ Picture (cars, sections, lamps, figures) ─▶ WebSocket ─▶ browser (viz/web, built into viz/static)
city folder ─▶ scene (streets, areas, buildings as arrays) ─▶ HTTP ─┘
people ─▶ REST under /api/v1 ─▶ CoreLink ─▶ people socket of the core
"""

from __future__ import annotations

from viz.server import _api_models as api_models
from viz.server._api import people_router
from viz.server._app import create_app, serve
from viz.server._config import ViewConfig
from viz.server._core_link import CoreAnswer, CoreLink
from viz.server._picture import Picture
from viz.server._scene import Scene, make_scene
from viz.server._whatif import Figure, Futures, WhatIfBusy, WhatIfProgress, WhatIfs, whatif_router

__all__ = [
    "CoreAnswer",
    "CoreLink",
    "Figure",
    "Futures",
    "Picture",
    "Scene",
    "ViewConfig",
    "WhatIfBusy",
    "WhatIfProgress",
    "WhatIfs",
    "api_models",
    "create_app",
    "make_scene",
    "people_router",
    "serve",
    "whatif_router",
]
