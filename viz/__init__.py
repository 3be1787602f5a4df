"""The twin view: what people see and do. Stateless; the core answers.

people ─▶ REST under /api/v1 ─▶ CoreLink ─▶ people socket of the core
"""

from __future__ import annotations

from viz.server import _api_models as api_models
from viz.server._api import people_router
from viz.server._core_link import CoreAnswer, CoreLink

__all__ = ["CoreAnswer", "CoreLink", "api_models", "people_router"]
