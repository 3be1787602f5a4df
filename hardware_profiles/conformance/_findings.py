"""Verdicts of the kit and how a check reaches one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = ["Ended", "Finding", "Findings", "Text", "Verdict", "fail", "inconclusive", "skip"]


class Text(NamedTuple):
    """The same sentence for English and Chinese readers."""

    en: str
    zh: str


class Verdict(StrEnum):
    """What is known after a check. INCONCLUSIVE: it was tried and could not be judged; SKIPPED: it does not apply."""

    PASS = "pass"
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    SKIPPED = "skipped"


class Ended(Exception):
    """Ends a check before its end with a verdict and a reason."""

    def __init__(self, verdict: Verdict, reason: Text) -> None:
        self.verdict, self.reason = verdict, reason
        super().__init__(reason.en)


def fail(en: str, zh: str) -> Ended:
    """The device does not do what the clause asks for."""
    return Ended(Verdict.FAIL, Text(en, zh))


def inconclusive(en: str, zh: str) -> Ended:
    """The clause could not be judged."""
    return Ended(Verdict.INCONCLUSIVE, Text(en, zh))


def skip(en: str, zh: str) -> Ended:
    """The clause does not apply to this device."""
    return Ended(Verdict.SKIPPED, Text(en, zh))


@dataclass(frozen=True)
class Finding:
    """The outcome of one clause. `wire`: what went over the wire shortly before it failed, oldest first."""

    clause: str
    verdict: Verdict
    reason: Text
    device_s: float
    wall_s: float
    wire: tuple[str, ...] = ()


@dataclass(frozen=True)
class Findings:
    """The outcome of a run. `junction` names the layout that was tested on, "" for devices that have none."""

    profile: str
    profile_hash: bytes
    junction: str
    junction_hash: bytes
    target: str
    serial: str
    findings: tuple[Finding, ...]

    def count(self, verdict: Verdict) -> int:
        """How many clauses ended so."""
        return sum(finding.verdict is verdict for finding in self.findings)

    @property
    def passed(self) -> bool:
        """Whether nothing failed; inconclusive clauses still want a second look."""
        return self.count(Verdict.FAIL) == 0
