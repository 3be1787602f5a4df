"""Lane permissions: lists of vehicle classes to bit masks (bit i = VCLASSES[i])."""

from __future__ import annotations

from functools import lru_cache

from twin_core.city.network import VCLASSES

__all__ = ["ALL_CLASSES", "IGNORING_BIT", "VCLASS_INDEX", "class_mask", "permissions"]

VCLASS_INDEX: dict[str, int] = {name: i for i, name in enumerate(VCLASSES)}
ALL_CLASSES = (1 << len(VCLASSES)) - 1
IGNORING_BIT = 1 << VCLASS_INDEX["ignoring"]
# Names of older files, still found in networks today (SUMO, "Abstract Vehicle Class").
_ALIASES = {
    "public_transport": "bus",
    "public_emergency": "emergency",
    "public_authority": "authority",
    "public_army": "army",
    "transport": "truck",
    "lightrail": "rail_urban",
    "cityrail": "rail_urban",
    "rail_slow": "rail",
}


@lru_cache(maxsize=4096)
def class_mask(names: str) -> int:
    """Mask of a blank-separated list of classes; `all` is every class. Raises ValueError with the unknown name."""
    mask = 0
    for name in names.split():
        if name == "all":
            return ALL_CLASSES
        index = VCLASS_INDEX.get(_ALIASES.get(name, name))
        if index is None:
            raise ValueError(name)
        mask |= 1 << index
    return mask


@lru_cache(maxsize=4096)
def permissions(allow: str, disallow: str) -> int:
    """Mask of a lane: `allow` wins over `disallow`, neither means every class; `ignoring` may always drive.

    Raises ValueError with the unknown class.
    """
    if allow:
        return class_mask(allow) | IGNORING_BIT
    return (ALL_CLASSES & ~class_mask(disallow)) | IGNORING_BIT
