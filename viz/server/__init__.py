"""The web server of the twin view; entered by the door of `viz`."""

from __future__ import annotations

__all__: list[str] = []
