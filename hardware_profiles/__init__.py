"""What a device is and what it must never do."""

from __future__ import annotations

__all__: list[str] = []
