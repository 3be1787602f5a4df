"""The synthetic city: Luzhou New District, made by code from a seed.

`make_luzhou(folder)` writes a city of standard files: a street network, a weekday's demand, buses and places.
"""

from __future__ import annotations

from ._make import Made, make_luzhou

__all__ = ["Made", "make_luzhou"]
