"""YAML and JSON layers: read with their lines, held against a JSON Schema, all faults by line and field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from twin_core.city._faults import Findings

__all__ = ["JsonDocument", "read_json", "read_text", "read_yaml"]

MAX_BYTES = 64_000_000
"""More than any layer of a city needs; a larger file is not read into memory."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same results, ten times faster where libyaml is there


class JsonDocument:
    """A parsed JSON text that can say on which line an id stands."""

    def __init__(self, path: Path, text: str, content: Any) -> None:
        self.path, self._text, self.content = path, text, content

    def line_of(self, id_: str) -> int:
        """Line on which `id_` first stands as a JSON string; 0 where it does not."""
        at = self._text.find(json.dumps(id_, ensure_ascii=False))
        return self._text.count("\n", 0, at) + 1 if at >= 0 else 0


@lru_cache(maxsize=8)
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def read_text(path: Path, findings: Findings, remedy: str = "") -> str | None:
    """The text of a layer's file, or None with a fault that says why there is none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            findings.fault(str(path), 0, "", f"larger than {MAX_BYTES // 1_000_000} MB; split or simplify it")
            return None
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        findings.fault(str(path), 0, "", "no such file" + (f"; {remedy}" if remedy else ""))
    except IsADirectoryError:
        findings.fault(str(path), 0, "", "is a folder; name the file in it")
    except PermissionError:
        findings.fault(str(path), 0, "", "may not be read; give read permission")
    except UnicodeDecodeError:
        findings.fault(str(path), 0, "", "not UTF-8; save the file as UTF-8")
    return None


def read_json(path: Path, findings: Findings) -> JsonDocument | None:
    """A JSON object, or None with a fault."""
    text = read_text(path, findings)
    if text is None:
        return None
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        findings.fault(str(path), error.lineno, "", f"not well-formed JSON: {error.msg}")
        return None
    except RecursionError:
        findings.fault(str(path), 0, "", "nested too deeply; no layer needs that")
        return None
    if not isinstance(content, dict):
        findings.fault(str(path), 1, "", "must hold one JSON object")
        return None
    return JsonDocument(path, text, content)


def read_yaml(path: Path, schema: Path, findings: Findings, remedy: str = "") -> dict[str, Any] | None:
    """A YAML document that its schema allows, or None with all its faults."""
    text = read_text(path, findings, remedy)
    if text is None:
        return None
    try:
        document = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        findings.fault(str(path), *_yaml_problem(text, error))
        return None
    except RecursionError:
        findings.fault(str(path), 0, "", "nested too deeply; no layer needs that")
        return None
    found = list(_validator(schema).iter_errors(document))
    if found:
        node = yaml.compose(text, Loader=_Loader)
        for finding in found:
            keys = list(finding.absolute_path)
            where = ".".join(str(part) for part in keys)
            findings.fault(str(path), _line_of(node, keys), where, finding.message)
        return None
    checked: dict[str, Any] = document
    return checked


def _yaml_problem(text: str, error: Exception) -> tuple[int, str, str]:
    """Line, field and message; in the words of the slow loader, which are the same on every machine."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as slow:
        error = slow
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "not readable"
    return mark.line + 1 if mark else 0, "", f"not well-formed YAML: {problem}"


def _line_of(node: yaml.Node | None, keys: Sequence[str | int]) -> int:
    """Line of the value that `keys` lead to, or of the nearest thing around it."""
    for key in keys:
        following: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            following = next((value for name, value in node.value if name.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            following = node.value[key]
        if following is None:
            break
        node = following
    return node.start_mark.line + 1 if node is not None else 0
