"""Reading plain values (from JSON or YAML) with every fault named by its path; no fault stops the reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from citybrain_wire.errors import BadFile, Fault

T = TypeVar("T")
INT_LIMIT = 1 << 40  # no time or address of ours comes near; keeps arithmetic of hostile files small


class Fields:
    """One mapping of a file. `known`: the names it may have. Faults are shared with its children."""

    def __init__(
        self, path: str, data: object, known: Collection[str], faults: list[Fault] | None = None, file: str = ""
    ) -> None:
        self.path = path
        self.file = file
        self.faults: list[Fault] = faults if faults is not None else []
        self._data: Mapping[str, object] = {}
        if not isinstance(data, Mapping):
            self._say("", f"{_kind(data)} where a mapping of names is needed")
            return
        self._data = data
        for key in data:
            if key not in known:
                self._say(str(key), f"unknown field; known here: {', '.join(sorted(known))}")

    def _say(self, name: str, message: str) -> None:
        where = f"{self.path}.{name}" if name else self.path
        head, _, rest = where.partition(".") if not self.file else (self.file, "", where)
        self.faults.append(Fault(head, 0, rest, message))

    def fault(self, name: str, message: str) -> None:
        """Note a fault of the field `name`."""
        self._say(name, message)

    def raise_faults(self) -> None:
        """Raise BadFile if anything was wrong so far."""
        if self.faults:
            raise BadFile(self.faults)

    def present(self) -> Iterable[str]:
        """Names that stand in the file."""
        return self._data.keys()

    def has(self, name: str) -> bool:
        """Whether the field stands in the file."""
        return name in self._data

    def is_null(self, name: str) -> bool:
        """Whether the field is given as null."""
        return name in self._data and self._data[name] is None

    def _get(self, name: str) -> object:
        if name not in self._data:
            self._say(name, "is missing")
            return None
        value = self._data[name]
        if value is None:
            self._say(name, "is null")
        return value

    def integer(self, name: str) -> int:
        """A whole number; booleans, floats, NaN and huge numbers are faults."""
        return self._integer(name, self._get(name))

    def _integer(self, name: str, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < INT_LIMIT:
            return value
        if value is not None:
            self._say(name, f"{_kind(value)} where a whole number is needed")
        return 0

    def text(self, name: str, *, empty: bool = False) -> str:
        """A text of at most 200 characters."""
        value = self._get(name)
        if isinstance(value, str) and (value or empty) and len(value) <= 200:
            return value
        if value is not None:
            self._say(name, f"{_kind(value)} where a text of {0 if empty else 1} to 200 characters is needed")
        return ""

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._get(name)
        if isinstance(value, bool):
            return value
        if value is not None:
            self._say(name, f"{_kind(value)} where true or false is needed")
        return False

    def choice(self, name: str, options: Mapping[str, T]) -> T:
        """One of the named options; the first one stands in where the file is wrong."""
        value = self.text(name)
        if value and value not in options:
            self._say(name, f"{value!r} is not one of {', '.join(sorted(options))}")
        return options.get(value, next(iter(options.values())))

    def one_of(self, name: str, names: Mapping[str, int]) -> int:
        """Index of a name; 0 stands in where the file is wrong."""
        return self._index(name, self.text(name), names)

    def _index(self, name: str, value: str, names: Mapping[str, int]) -> int:
        if value and value not in names:
            self._say(name, f"{value!r} is not known; known are {', '.join(list(names)[:20])}")
        return names.get(value, 0)

    def _list(self, name: str) -> list[object]:
        value = self._get(name)
        if isinstance(value, list):
            return value
        if value is not None:
            self._say(name, f"{_kind(value)} where a list is needed")
        return []

    def length(self, name: str) -> int:
        """Length of a list."""
        return len(self._list(name))

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            self._say(name, "a list of texts is needed")
        return [value for value in values if isinstance(value, str)]

    def integers(self, name: str) -> list[int]:
        """A list of whole numbers."""
        return [self._integer(f"{name}.{k}", value) for k, value in enumerate(self._list(name))]

    def all_of(self, name: str, names: Mapping[str, int]) -> list[int]:
        """Indices of a list of names."""
        return [self._index(name, value, names) for value in self.texts(name)]

    def pair(self, name: str, k: int, names: Mapping[str, int]) -> tuple[int, int]:
        """Indices of the two names in entry k of a list of pairs."""
        value = self._list(name)[k]
        if isinstance(value, list) and len(value) == 2 and all(isinstance(item, str) for item in value):
            return self._index(f"{name}.{k}", value[0], names), self._index(f"{name}.{k}", value[1], names)
        self._say(f"{name}.{k}", "a pair of names is needed")
        return 0, 0

    def mapping(self, name: str) -> Mapping[str, object]:
        """A mapping, unread."""
        value = self._get(name)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self._say(name, f"{_kind(value)} where a mapping of names is needed")
        return {}

    def child(self, name: str, known: Collection[str]) -> Fields:
        """A mapping within this one."""
        return Fields(f"{self.path}.{name}", self.mapping(name), known, self.faults, self.file)

    def children(self, name: str, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> list[Fields]:
        """A list of mappings; reading a `needed` field that is missing is a fault."""
        known = (*needed, *optional)
        return [
            Fields(f"{self.path}.{name}.{k}", item, known, self.faults, self.file)
            for k, item in enumerate(self._list(name))
        ]


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, float):
        return f"the number {value}"
    if isinstance(value, int):
        return f"the number {value}" if abs(value) < INT_LIMIT else "a huge number"
    if isinstance(value, str):
        return f"the text {value[:40]!r}" if value else "an empty text"
    return {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(value), type(value).__name__)
