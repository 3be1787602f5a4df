"""Judges what shone on the street during a run, from the street's own lamp record and the controllers' profiles.

Written from the rules, not from the kernel: no conflicting rights of way, intergreens kept, nothing cut short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hardware_profiles import read_controller
from hardware_profiles.safety import Profile

RED, GREEN, AMBER = 1, 3, 5


@dataclass
class Record:
    """What one controller showed: (ms, aspect of each group), in order."""

    profile: Profile
    shown: list[tuple[int, list[int]]] = field(default_factory=list)


def read_records(run_dir: Path) -> list[Record]:
    """All controllers of a finished run but those whose own program breaks a rule: the twin never sends them a plan."""
    records: dict[str, Record] = {}
    for path in sorted((run_dir / "profiles").glob("*.json")):
        profile = read_controller(path)
        if not profile.local_only:
            records[profile.id] = Record(profile)
    for line in (run_dir / "street" / "lamps.csv").read_text(encoding="utf-8").splitlines():
        at, controller, aspects = line.split(",")
        if controller in records:
            records[controller].shown.append((int(at), [int(aspect) for aspect in aspects.split("-")]))
    return [record for record in records.values() if record.shown]


def faults(record: Record) -> Iterator[str]:
    """Every breach, in words."""
    profile = record.profile
    n = len(profile.groups)
    since = [(-1, -1)] * n  # (ms, aspect); the first aspect's beginning was not seen
    green_ended = [-(10**12)] * n
    for at, aspects in record.shown:
        for g in range(n):
            was_at, was = since[g]
            now = aspects[g]
            if now == was:
                continue
            group = profile.groups[g]
            lasted = at - was_at if was_at >= 0 else 10**12
            if was == GREEN and lasted < group.min_green_ms:
                yield f"{at} {profile.id} {group.id}: green of {lasted} ms, at least {group.min_green_ms}"
            if was == AMBER and now == RED and lasted < group.amber_ms:
                yield f"{at} {profile.id} {group.id}: amber of {lasted} ms, at least {group.amber_ms}"
            if was == GREEN and now == RED and group.kind.value != "ped":
                yield f"{at} {profile.id} {group.id}: green to red without amber"
            if was == GREEN:
                green_ended[g] = at
            if now == GREEN:
                for other in range(n):
                    needed = profile.intergreen_ms[other][g]
                    if profile.conflict[other][g] == 1 and at - green_ended[other] < needed:
                        pair = f"{group.id} green {at - green_ended[other]} ms after {profile.groups[other].id}"
                        yield f"{at} {profile.id}: {pair}, needs {needed}"
            since[g] = (at if was != -1 else -1, now)
        for i in range(n):
            for j in range(i + 1, n):
                if profile.conflict[i][j] == 1 and aspects[i] != RED and aspects[j] != RED:
                    yield f"{at} {profile.id}: {profile.groups[i].id} and {profile.groups[j].id} both have no red"
