"""Reading YAML from strangers: plain values only, no aliases, no doubled names, no NaN, with the line of every field.

An alias of an alias of an alias … grows ten bytes into gigabytes, and nothing here needs one, so none is taken.
"""

from __future__ import annotations

import math
from pathlib import Path

import yaml
from citybrain_wire.errors import BadFile, Fault

MAX_BYTES = 1 << 18
MAX_DEPTH = 12
MAX_NODES = 20_000
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
_SCALARS = {"tag:yaml.org,2002:" + name for name in ("null", "bool", "int", "float", "str")}
_COLLECTIONS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


class Lines(dict[tuple[str | int, ...], int]):
    """Line (1-based) of each field, by its path."""


def read_yaml(path: str | Path) -> tuple[Plain, Lines]:
    """The plain values of a YAML file and the lines of its fields. Raises BadFile."""
    try:
        raw = Path(path).read_bytes()
    except OSError as err:
        raise BadFile.at(path, f"cannot be read: {err.strerror or err}") from err
    if len(raw) > MAX_BYTES:
        raise BadFile.at(path, f"has {len(raw)} bytes, at most {MAX_BYTES} are read")
    try:
        text = raw.decode("utf-8")
        _no_aliases(path, text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as err:
        raise BadFile.at(path, f"is no UTF-8: byte {err.start}") from err
    except yaml.YAMLError as err:
        mark = getattr(err, "problem_mark", None)
        what = getattr(err, "problem", None) or "cannot be read"
        raise BadFile.at(path, f"is no YAML: {what}", line=mark.line + 1 if mark else 0) from err
    except RecursionError as err:
        raise BadFile.at(path, f"is nested deeper than {MAX_DEPTH} levels") from err
    if node is None:
        raise BadFile.at(path, "is empty")
    reader = _Reader(str(path))
    value = reader.value(node, ())
    if reader.faults:
        raise BadFile(reader.faults)
    return value, reader.lines


def _no_aliases(path: str | Path, text: str) -> None:
    for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise BadFile.at(path, f"alias *{event.anchor}: aliases are not taken; write the value out", line=line)
        if count > 2 * MAX_NODES:
            raise BadFile.at(path, f"has more than {MAX_NODES} values")


class _Reader:
    """Nodes to plain values; faults are collected."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines = Lines()
        self.faults: list[Fault] = []
        self._loader = yaml.SafeLoader("")

    def value(self, node: yaml.Node, at: tuple[str | int, ...]) -> Plain:
        """The value of a node whose path is `at`."""
        line = node.start_mark.line + 1
        self.lines[at] = line
        if len(at) > MAX_DEPTH:
            self._say(at, line, f"is nested deeper than {MAX_DEPTH} levels")
            return None
        if isinstance(node, yaml.CollectionNode) and node.tag not in _COLLECTIONS:
            self._say(at, line, f"{node.tag.removeprefix('tag:yaml.org,2002:')} is no plain value")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, k)) for k, item in enumerate(node.value)]
        return self._scalar(node, at, line)

    def _mapping(self, node: yaml.MappingNode, at: tuple[str | int, ...]) -> dict[str, Plain]:
        out: dict[str, Plain] = {}
        for key_node, item in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str) or key_node.tag != "tag:yaml.org,2002:str":
                self._say(at, line, f"{key if key is not None else 'a list'} as a name; names are text")
            elif key in out:
                self._say((*at, key), line, "stands twice")
            else:
                out[key] = self.value(item, (*at, key))
        return out

    def _scalar(self, node: yaml.Node, at: tuple[str | int, ...], line: int) -> Plain:
        if node.tag not in _SCALARS:
            self._say(at, line, f"{node.tag.rpartition(':')[2]} is no plain value; quote it if it is text")
            return None
        try:
            value = self._loader.construct_object(node)
        except (ValueError, yaml.YAMLError) as err:
            self._say(at, line, f"cannot be read: {err}")
            return None
        if isinstance(value, float) and not math.isfinite(value):
            self._say(at, line, f"{node.value} is no number that can be used")
            return None
        return value if isinstance(value, str | int | float | bool) else None

    def _say(self, at: tuple[str | int, ...], line: int, message: str) -> None:
        self.faults.append(Fault(self.path, line, dotted(at), message))


def dotted(at: tuple[str | int, ...]) -> str:
    """A path as text: `resources.0.name`."""
    return ".".join(map(str, at))
