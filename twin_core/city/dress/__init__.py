"""The dressed city: buildings, parking and pipes laid over any street network, from a seed.

`dress_city(folder)` writes standard files (CityJSON, GeoJSON, YAML) into `folder/dressed` and names them in
`city.yaml`.
"""

from __future__ import annotations

from twin_core.city.dress._dress import DRESSED, Dressed, dress_city

__all__ = ["DRESSED", "Dressed", "dress_city"]
