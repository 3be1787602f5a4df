"""A process's configuration: plain values of a JSON or YAML file → its dataclass, each by its declared type.

>>> from dataclasses import dataclass
>>> @dataclass(frozen=True)
... class Lamp:
...     colour: str
...     lumen: int = 400
>>> read_settings(Lamp, {"colour": "red"}, "lamp")
Lamp(colour='red', lumen=400)
>>> read_settings(Lamp, {"colour": "red", "lumen": "many"}, "lamp")
Traceback (most recent call last):
citybrain_wire.errors.BadConfig: lamp: field 'lumen' must be a whole number, not 'many'
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["read_settings"]

T = TypeVar("T", bound="DataclassInstance")
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", Path: "a path"}


def read_settings(cls: type[T], values: Mapping[str, object], role: str) -> T:
    """An instance of dataclass `cls`. Raises BadConfig, naming role and field, for a field that is unknown, missing or
    of another type. A text or path without a default must not be empty; a type with a `from_dict` of its own reads its
    part; a tuple is one of texts; limits are the dataclass's own to check."""
    known = {entry.name: entry for entry in fields(cls)}
    for name in values:
        if name not in known:
            raise BadConfig(f"{role}: field {name!r} is unknown; fields are {', '.join(sorted(known))}")
    hints: dict[str, Any] = get_type_hints(cls)
    found: dict[str, object] = {}
    for name, entry in known.items():
        needed = entry.default is MISSING and entry.default_factory is MISSING
        if name in values:
            found[name] = _convert(f"{role}: field {name!r}", values[name], hints[name], needed=needed)
        elif needed:
            raise BadConfig(f"{role}: field {name!r} is missing")
    return cls(**found)


def _convert(where: str, value: object, wanted: Any, *, needed: bool) -> object:
    if get_origin(wanted) in (Union, types.UnionType):
        (wanted,) = [kind for kind in get_args(wanted) if kind is not type(None)]
        return None if value is None else _convert(where, value, wanted, needed=needed)
    if wanted is ClockSpec:
        return _clock(where, value)
    if get_origin(wanted) is tuple:
        return _texts(where, value)
    if hasattr(wanted, "from_dict"):
        if not isinstance(value, Mapping):
            raise BadConfig(f"{where} must be a mapping, not {value!r}")
        return wanted.from_dict(value)
    if get_origin(wanted) is Mapping or get_origin(wanted) is dict:
        return _mapping(where, value, get_args(wanted)[1])
    if wanted is Path and isinstance(value, str | Path) and str(value):
        return Path(value)
    if wanted is str and isinstance(value, Path):
        return str(value)
    if wanted is str and isinstance(value, str):
        if needed and not value:
            raise BadConfig(f"{where} must be a text that is not empty, not ''")
        return value
    if wanted is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if wanted is bool and isinstance(value, bool):
        return value
    if wanted is int and isinstance(value, int) and not isinstance(value, bool):
        return value
    raise BadConfig(f"{where} must be {_KINDS[wanted]}, not {value!r}")


def _texts(where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one for one in value):
        raise BadConfig(f"{where} must be a list of texts that are not empty, not {value!r}")
    return tuple(value)


def _mapping(where: str, value: object, wanted: Any) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise BadConfig(f"{where} must be a mapping, not {value!r}")
    if wanted is object:
        return dict(value)
    return {str(key): _convert(f"{where}, {key!r}", one, wanted, needed=True) for key, one in value.items()}


def _clock(where: str, value: object) -> ClockSpec:
    if isinstance(value, ClockSpec):
        return value
    if not isinstance(value, Mapping):
        raise BadConfig(f"{where} must be a mapping with kind and start_ts_ns, not {value!r}")
    try:
        return ClockSpec(**value)
    except TypeError as error:
        raise BadConfig(f"{where}: {error}") from error
