"""Every exception this product raises on purpose.

    CityBrainError                     catch this at a process's outermost loop only
    ├── BadInput                       somebody's file, field or message is wrong: names where and what to do
    │   ├── BadFile                    a file: path, line, field
    │   ├── BadConfig                  a configuration file or command line value
    │   └── BadMessage                 a message from another process or device; the sender is told, we go on
    ├── Refused                        well-formed but not allowed: carries the reason code the operator sees
    ├── Unavailable                    a peer, store or device does not answer now; retry with jitter
    ├── StoreDamaged                   a durable file fails its checks; it was set aside, nothing was overwritten
    ├── MissingPart                    a library or program this machine lacks; names the command that mends it
    └── BrokenInvariant                our own bug, found by a check: never caught, the supervisor restarts us

A message always says what is wrong, where, and what the reader can do about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "BadConfig",
    "BadFile",
    "BadInput",
    "BadMessage",
    "BrokenInvariant",
    "CityBrainError",
    "Fault",
    "MissingPart",
    "Refused",
    "StoreDamaged",
    "Unavailable",
]


class CityBrainError(Exception):
    """Root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 1


class BadInput(CityBrainError):
    """Input that cannot be accepted. The exit code 2 is the command line's word for "mend your input"."""

    exit_code = 2


@dataclass(frozen=True, order=True)
class Fault:
    """One finding in a file: `path:line: field: message`. `line` is 1-based, 0 where no line can be named."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.field}: {self.message}" if self.field else f"{where}: {self.message}"


class BadFile(BadInput):
    """A file with one or more faults. `faults` lists all that were found, not only the first."""

    def __init__(self, faults: Fault | list[Fault]) -> None:
        self.faults: list[Fault] = [faults] if isinstance(faults, Fault) else list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def at(cls, path: str | Path, message: str, *, line: int = 0, field: str = "") -> BadFile:
        """One fault at one place."""
        return cls(Fault(str(path), line, field, message))


class BadConfig(BadInput):
    """A configuration value that cannot be used."""


class BadMessage(BadInput):
    """A message that cannot be used; the sender gets `str(self)`, the receiver counts it and goes on."""


class Refused(CityBrainError):
    """Understood and not allowed. `code` is stable (for machines), the message is for people."""

    exit_code = 3

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(f"{code}: {message}")


class Unavailable(CityBrainError):
    """A peer or device does not answer now."""

    exit_code = 4


class StoreDamaged(CityBrainError):
    """A spool or journal file failed its checks and was renamed aside; the path stands in the message."""

    exit_code = 5


class MissingPart(CityBrainError):
    """Something is not installed here; the message ends with the command that installs it."""

    exit_code = 6


class BrokenInvariant(CityBrainError):
    """A state that must not exist. Raised by `validate()` functions."""

    exit_code = 70
