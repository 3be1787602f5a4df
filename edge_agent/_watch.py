"""The monitor's judgement of one controller, from lamp changes alone: pure, and no line shared with the safety kernel.

It is a second opinion, so it is written from the lamps' point of view: which pairs may never be lit together, how long
each aspect must have lasted when it ends. Stamps are the device's own, so a check is as sharp as they are; `SLACK_MS`
is what a lamp may be late without being wrong.

    trip     conflict, a lamp group dark, amber or pedestrian clearance skipped or short, intergreen short
    local    minimum green or red short (a second one within ten minutes trips), stuck lamps, no reports

A *trip* is latched by the owner: it outlives restarts and ends only by a reset on site.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from citybrain_wire.errors import BadFile

__all__ = ["Finding", "LampWatch", "WatchProfile", "load_watch_profile"]

SLACK_MS = 200
CONFLICT_MS = 250
DARK_MS = 1_000
AMBER_OVER_MS = 1_500
STUCK_OVER_MS = 10_000
SLIP_WINDOW_MS = 600_000
_UNKNOWN, _RED, _RED_AMBER, _GREEN, _GREEN_FLASH, _AMBER, _PED_CLEAR, _DARK, _FLASH_AMBER, _FLASH_RED = range(10)
_FLASHING = (_FLASH_AMBER, _FLASH_RED)


@dataclass(frozen=True, slots=True)
class WatchGroup:
    """What the monitor knows of a signal group, times in ms."""

    id: str
    pedestrian: bool
    amber_ms: int
    clear_ms: int
    min_green_ms: int
    min_red_ms: int
    max_red_ms: int


@dataclass(frozen=True)
class WatchProfile:
    """What the monitor knows of a controller.

    conflicts[i]: groups never lit with group i. intergreen_ms[i][j]: end of green i to start of green j.
    amber_regreen: the device may go from amber back to green. local_only: it never gets a plan, its own program breaks
    a rule; there is nothing to take back, so it is not judged.
    """

    controller: str
    hash: bytes
    groups: tuple[WatchGroup, ...]
    conflicts: tuple[tuple[int, ...], ...]
    intergreen_ms: tuple[tuple[int, ...], ...]
    amber_regreen: bool = False
    local_only: bool = False


def load_watch_profile(path: Path) -> WatchProfile:
    """Read a resolved profile, by this module's own reading of the format. Raises BadFile."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as err:
        raise BadFile.at(path, f"cannot be read ({err.strerror})") from err
    except ValueError as err:
        raise BadFile.at(path, f"is not JSON ({err})") from err
    try:
        return _profile(document)
    except (KeyError, TypeError, ValueError, AttributeError) as err:
        raise BadFile.at(path, f"is not a resolved profile ({type(err).__name__}: {err})") from err


def _profile(document: Mapping[str, object]) -> WatchProfile:
    rows = cast("Sequence[Mapping[str, object]]", document["groups"])
    groups = tuple(
        WatchGroup(
            id=str(row["id"]),
            pedestrian=row["kind"] == "ped",
            amber_ms=_ms(row["amber_ms"]),
            clear_ms=_ms(row["clear_ms"]),
            min_green_ms=min(_ms(row["min_green_ms"]), _ms(row["pre_min_ms"])),
            min_red_ms=_ms(row["min_red_ms"]),
            max_red_ms=_ms(row["max_red_ms"]),
        )
        for row in rows
    )
    index = {group.id: k for k, group in enumerate(groups)}
    conflicts: list[set[int]] = [set() for _ in groups]
    for entry in cast("Sequence[Mapping[str, object]]", document["conflicts"]):
        first, second = (index[name] for name in cast("Sequence[str]", entry["groups"]))
        if "yields" not in entry:
            conflicts[first].add(second)
            conflicts[second].add(first)
    gaps = [[0] * len(groups) for _ in groups]
    for ending, row in cast("Mapping[str, Mapping[str, object]]", document["intergreens"]).items():
        for starting, value in row.items():
            gaps[index[ending]][index[starting]] = _ms(value)
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return WatchProfile(
        controller=str(document["id"]),
        hash=hashlib.sha256(b"citybrain-profile-1" + text.encode("ascii")).digest(),
        groups=groups,
        conflicts=tuple(tuple(sorted(entry)) for entry in conflicts),
        intergreen_ms=tuple(tuple(row) for row in gaps),
        amber_regreen=document.get("amber_regreen") is True,
        local_only=document.get("local_only") is True,
    )


def _ms(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} is not a time in whole milliseconds")
    return value


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a lamp must not do. `trip`: latch; else the controller only goes back to its local plan."""

    trip: bool
    cause: str
    at_ms: int


@dataclass
class LampWatch:
    """Lamps of one controller as last reported.

    `since_ms[g]` None: the aspect was found, not seen to start, so its length proves nothing.
    """

    profile: WatchProfile
    shown: list[int] = field(default_factory=list)
    since_ms: list[int | None] = field(default_factory=list)
    ended_ms: list[int | None] = field(default_factory=list)  # last end of right of way
    red_ms: list[int | None] = field(default_factory=list)  # start of the present red, None: not known or not red
    clash_ms: dict[tuple[int, int], int] = field(default_factory=dict)
    slips: deque[int] = field(default_factory=deque)
    told: set[str] = field(default_factory=set)

    def begin(self, shown: Sequence[int]) -> None:
        """Take the lamps as they are found."""
        n = len(self.profile.groups)
        self.shown = [int(aspect) for aspect in shown] if len(shown) == n else [_UNKNOWN] * n
        self.since_ms, self.ended_ms, self.red_ms = [None] * n, [None] * n, [None] * n
        self.clash_ms.clear()
        self.told.clear()

    def observe(self, changes: Iterable[tuple[int, int, int]], now_ms: int) -> list[Finding]:
        """Lamp changes (instant ms, group, aspect) in order of time, and that nothing else changed until `now_ms`."""
        findings: list[Finding] = []
        for at_ms, group, aspect in changes:
            if aspect == self.shown[group]:
                continue
            findings += self._judge(group, aspect, at_ms)
            self._take(group, aspect, at_ms)
            findings += self._clashes(at_ms)
        findings += self._clashes(now_ms)
        findings += self._overdue(now_ms)
        return findings

    def _lit(self, group: int) -> bool:
        return self.shown[group] not in (_RED, _UNKNOWN, _DARK, *_FLASHING)

    def _has_way(self, group: int, aspect: int) -> bool:
        if self.profile.groups[group].pedestrian:
            return aspect == _GREEN
        return aspect in (_GREEN, _GREEN_FLASH)

    def _take(self, group: int, aspect: int, at_ms: int) -> None:
        before = self.shown[group]
        if self._has_way(group, before) and not self._has_way(group, aspect):
            self.ended_ms[group] = at_ms
        self.shown[group], self.since_ms[group] = aspect, at_ms
        self.red_ms[group] = at_ms if aspect == _RED else None
        self.told = {note for note in self.told if not note.endswith(f" {self.profile.groups[group].id}")}

    def _judge(self, group: int, aspect: int, at_ms: int) -> list[Finding]:
        """What was wrong with the aspect that ends here, or with its successor."""
        me, before, since = self.profile.groups[group], self.shown[group], self.since_ms[group]
        lasted = at_ms - since if since is not None else None
        found = []
        clearance = _PED_CLEAR if me.pedestrian else _AMBER
        in_clearance = before in (_PED_CLEAR, _AMBER) or (me.pedestrian and before == _GREEN_FLASH)
        if aspect == _RED and self._has_way(group, before) and (me.amber_ms if not me.pedestrian else me.clear_ms):
            found.append(Finding(True, f"clearance skipped {me.id}", at_ms))
        regreen = before == _AMBER and aspect == _GREEN and self.profile.amber_regreen
        if in_clearance and lasted is not None and not regreen:
            needed = me.clear_ms if clearance == _PED_CLEAR else me.amber_ms
            if aspect != before and not (me.pedestrian and aspect == _PED_CLEAR) and lasted < needed - SLACK_MS:
                found.append(Finding(True, f"clearance {lasted} of {needed} ms {me.id}", at_ms))
        if self._has_way(group, before) and not self._has_way(group, aspect) and lasted is not None:
            green = lasted if before == _GREEN else None
            if green is not None and green < me.min_green_ms - SLACK_MS:
                found.append(self._slip(f"green {green} of {me.min_green_ms} ms {me.id}", at_ms))
        if before == _RED and lasted is not None and lasted < me.min_red_ms - SLACK_MS and aspect not in _FLASHING:
            found.append(self._slip(f"red {lasted} of {me.min_red_ms} ms {me.id}", at_ms))
        if self._has_way(group, aspect) and not self._has_way(group, before):
            found += self._gaps(group, at_ms)
        return found

    def _gaps(self, group: int, at_ms: int) -> list[Finding]:
        found = []
        for other in self.profile.conflicts[group]:
            ended = self.ended_ms[other]
            needed = self.profile.intergreen_ms[other][group]
            if ended is not None and at_ms - ended < needed - SLACK_MS:
                names = f"{self.profile.groups[other].id} to {self.profile.groups[group].id}"
                found.append(Finding(True, f"intergreen {at_ms - ended} of {needed} ms {names}", at_ms))
        return found

    def _slip(self, cause: str, at_ms: int) -> Finding:
        while self.slips and self.slips[0] <= at_ms - SLIP_WINDOW_MS:
            self.slips.popleft()
        self.slips.append(at_ms)
        return Finding(len(self.slips) >= 2, cause, at_ms)

    def _clashes(self, now_ms: int) -> list[Finding]:
        """Conflicting groups lit together for 250 ms or more, by stamps."""
        found = []
        for i, foes in enumerate(self.profile.conflicts):
            if not self._lit(i):
                continue
            for j in foes:
                if j > i and self._lit(j):
                    since = self.clash_ms.setdefault((i, j), now_ms)
                    note = f"conflict {self.profile.groups[i].id} and {self.profile.groups[j].id}"
                    if now_ms - since >= CONFLICT_MS and note not in self.told:
                        self.told.add(note)
                        found.append(Finding(True, note, now_ms))
        ended = [pair for pair in self.clash_ms if not (self._lit(pair[0]) and self._lit(pair[1]))]
        for pair in ended:
            # a span that ended between two looks counts by its stamps
            if now_ms - self.clash_ms[pair] >= CONFLICT_MS:
                note = f"conflict {self.profile.groups[pair[0]].id} and {self.profile.groups[pair[1]].id}"
                if note not in self.told:
                    self.told.add(note)
                    found.append(Finding(True, note, now_ms))
            del self.clash_ms[pair]
        return found

    def _overdue(self, now_ms: int) -> list[Finding]:
        """Aspects that last too long: a dark group, amber, right of way against a red that has passed its limit."""
        found = []
        for g, me in enumerate(self.profile.groups):
            since = self.since_ms[g]
            if since is None:
                continue
            lasted, note, trip = now_ms - since, "", False
            if self.shown[g] in (_DARK, _UNKNOWN) and lasted >= DARK_MS:
                note, trip = f"dark {me.id}", True
            elif self.shown[g] == _AMBER and lasted > me.amber_ms + AMBER_OVER_MS:
                note = f"amber stuck {me.id}"
            elif self._has_way(g, self.shown[g]) and self._kept_waiting(g, now_ms):
                note = f"green stuck {me.id}"
            if note and note not in self.told:
                self.told.add(note)
                found.append(Finding(trip, note, now_ms))
        return found

    def _kept_waiting(self, group: int, now_ms: int) -> bool:
        for other in self.profile.conflicts[group]:
            limit, red = self.profile.groups[other].max_red_ms, self.red_ms[other]
            if limit and red is not None and now_ms - red > limit + STUCK_OVER_MS:
                return True
        return False
