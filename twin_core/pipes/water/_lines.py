"""EPANET files as numbered lines of tokens, section by section.

Tokens end at blanks and tabs, text in double quotes is one token, `;` starts a comment (User Manual 2.2, Appendix C).
Keywords match by their beginning and in any case, as EPANET does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.errors import BadFile

__all__ = ["SECTIONS", "Line", "LineFault", "clock_s", "number", "split_sections", "starts"]

# Section heading beginnings in EPANET's order of matching.
SECTIONS = (
    "TITL", "JUNC", "RESE", "TANK", "PIPE", "PUMP", "VALV", "CONT", "RULE", "DEMA", "SOUR", "EMIT", "PATT", "CURV",
    "QUAL", "STAT", "ROUG", "ENER", "REAC", "MIXI", "REPO", "TIME", "OPTI", "COOR", "VERT", "LABE", "BACK", "TAGS",
    "LEAK", "END",
)  # fmt: skip
MAX_BYTES = 512 * 1024 * 1024
_TOKEN = re.compile(r'"([^"]*)"?|(\S+)')
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z")


class LineFault(Exception):
    """What is wrong with one line; the reader adds file, line and section."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section: 1-based number, tokens without the comment."""

    number: int
    section: str
    tokens: tuple[str, ...]

    def need(self, count: int, form: str) -> None:
        """Raise LineFault when fewer tokens stand here than the form asks for."""
        if len(self.tokens) < count:
            raise LineFault(f"{len(self.tokens)} of at least {count} values; write: {form}")


def starts(token: str, keyword: str) -> bool:
    """Whether the token begins with the keyword, in any case."""
    return token[: len(keyword)].upper() == keyword


def number(token: str, what: str, *, least: float | None = None, above: float | None = None) -> float:
    """The token as a finite number. Raises LineFault when it is none or out of bounds."""
    if not _NUMBER.match(token):
        raise LineFault(f"{what} is {token!r}; a number is wanted")
    value = float(token)
    if value in (float("inf"), float("-inf")):
        raise LineFault(f"{what} is {token!r}, too large for a number")
    if least is not None and value < least:
        raise LineFault(f"{what} is {token}; it must be at least {least:g}")
    if above is not None and value <= above:
        raise LineFault(f"{what} is {token}; it must be more than {above:g}")
    return value


def clock_s(tokens: tuple[str, ...], what: str) -> float:
    """Seconds of `6`, `6 MIN`, `6:30`, `6:30:15` or `6:30 PM`; a bare number is hours.

    Zeros behind the seconds are let go.
    """
    parts = tokens[0].split(":")
    while len(parts) > 3 and parts[-1].strip("0") == "":
        parts.pop()
    if len(parts) > 3:
        raise LineFault(f"{what} is {tokens[0]!r}; write hours, h:mm or h:mm:ss")
    values = [number(part, what, least=0.0) for part in parts]
    hours = sum(value / 60**i for i, value in enumerate(values))
    unit = tokens[1].upper() if len(tokens) > 1 else ""
    if not unit:
        return hours * 3600
    if len(parts) == 1:
        for name, seconds in (("SEC", 1.0), ("MIN", 60.0), ("HOU", 3600.0), ("DAY", 86400.0)):
            if unit.startswith(name):
                return values[0] * seconds
    if unit.startswith(("AM", "PM")):
        if hours >= 13:
            raise LineFault(f"{what} is {' '.join(tokens)!r}; hours before AM or PM end at 12")
        hours = hours - 12 if hours >= 12 else hours
        return (hours + 12 if unit.startswith("PM") else hours) * 3600
    raise LineFault(f"{what} has the unit {tokens[1]!r}; SEC, MIN, HOURS, DAYS, AM and PM are known")


def split_sections(path: Path) -> dict[str, list[Line]]:
    """All lines with tokens, by section. Raises BadFile when the file cannot be read or names an unknown section."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadFile.at(path, f"larger than {MAX_BYTES // 2**20} MiB; split the network")
        raw = path.read_bytes()
    except OSError as error:
        raise BadFile.at(path, f"cannot be read: {error.strerror}") from error
    if b"\0" in raw[:4096]:
        raise BadFile.at(path, "is not a text file; give an EPANET .inp file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    sections: dict[str, list[Line]] = {name: [] for name in SECTIONS}
    section: str | None = None
    for index, row in enumerate(text.splitlines(), start=1):
        if row.startswith("["):
            heading = row.strip()[1:].rstrip("]").upper()
            section = next((name for name in SECTIONS if heading.startswith(name)), None)
            if section is None:
                raise BadFile.at(path, "no section of EPANET has this name", line=index, field=row.strip())
            if section == "END":
                break
            continue
        body = row.split(";", 1)[0]
        tokens = tuple(m.group(1) if m.group(1) is not None else m.group(2) for m in _TOKEN.finditer(body))
        if not tokens:
            continue
        if section is None:
            raise BadFile.at(path, "text before the first [SECTION]; give an EPANET .inp file", line=index)
        sections[section].append(Line(index, section, tokens))
    return sections
