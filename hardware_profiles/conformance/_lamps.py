"""An independent judge of lamps, by the device's own stamps. Shares no code with the safety kernel.

Sources: GB/T 20999-2017 class 7 (conflict and intergreen tables); GB 14886-2016 4.3 (order and length of colours);
NEMA TS 2 (conflict monitoring).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hardware_profiles.conformance._findings import Text
from hardware_profiles.safety import Aspect, Kind, Profile

__all__ = ["LampJudge"]

_ZH = {
    Aspect.RED: "红", Aspect.RED_AMBER: "红黄", Aspect.GREEN: "绿", Aspect.GREEN_FLASH: "绿闪", Aspect.AMBER: "黄",
    Aspect.PED_CLEAR: "行人清空",
}  # fmt: skip


def _words(aspect: int) -> tuple[str, str]:
    known = Aspect(aspect)
    return known.name.lower().replace("_", " "), _ZH.get(known, known.name)


@dataclass
class LampJudge:
    """Takes lamp changes in order of time; `broken` holds what was wrong, by clause. `slack_ms`: how far a stamp may be
    off. What was not seen to begin is not judged for its length."""

    profile: Profile
    slack_ms: int
    broken: dict[str, list[Text]] = field(default_factory=dict)
    greens: int = 0
    _shown: list[int] = field(default_factory=list)
    _since: list[int | None] = field(default_factory=list)
    _ended: list[int | None] = field(default_factory=list)

    def restart(self) -> None:
        """Nothing is known any more: a new connection, with a gap before it."""
        n = len(self.profile.groups)
        self._shown, self._since, self._ended = [int(Aspect.UNKNOWN)] * n, [None] * n, [None] * n

    def change(self, at_ms: int, g: int, aspect: int) -> None:
        """Group `g` shows `aspect` since `at_ms`."""
        if not self._shown:
            self.restart()
        group, old, since = self.profile.groups[g], self._shown[g], self._since[g]
        if aspect == old:
            return
        if since is not None:
            self._judge_length(g, old, at_ms - since)
            self._judge_order(g, old, aspect)
        if old in (Aspect.GREEN, Aspect.GREEN_FLASH) and aspect not in (Aspect.GREEN, Aspect.GREEN_FLASH):
            self._ended[g] = at_ms
        if old != Aspect.UNKNOWN:
            self._since[g] = at_ms
        self._shown[g] = aspect
        if aspect == Aspect.GREEN:
            self.greens += old != Aspect.UNKNOWN
            self._judge_start(g, at_ms, group.max_red_ms)
        self._judge_conflicts(g, aspect)

    def _judge_length(self, g: int, old: int, lasted_ms: int) -> None:
        group = self.profile.groups[g]
        least = {
            Aspect.GREEN: (group.min_green_ms, "min-green"),
            Aspect.GREEN_FLASH: (group.gf_ms, "amber"),
            Aspect.AMBER: (group.amber_ms, "amber"),
            Aspect.RED_AMBER: (group.ra_ms, "amber"),
            Aspect.PED_CLEAR: (group.clear_ms, "clearance"),
        }.get(Aspect(old))
        if least is not None and lasted_ms + self.slack_ms < least[0]:
            en, zh = _words(old)
            self._say(
                least[1],
                f"{group.id}: {en} lasted {lasted_ms} ms, {least[0]} ms are due",
                f"{group.id}：{zh}灯持续 {lasted_ms} 毫秒，应为 {least[0]} 毫秒",
            )

    def _judge_order(self, g: int, old: int, new: int) -> None:
        group = self.profile.groups[g]
        after = {
            Aspect.RED: (Aspect.RED_AMBER,) if group.ra_ms else (Aspect.GREEN,),
            Aspect.RED_AMBER: (Aspect.GREEN,),
            Aspect.GREEN_FLASH: (Aspect.AMBER,),
            Aspect.AMBER: (Aspect.RED, Aspect.GREEN) if self.profile.amber_regreen else (Aspect.RED,),
            Aspect.PED_CLEAR: (Aspect.RED,),
            Aspect.GREEN: (Aspect.PED_CLEAR,)
            if group.kind is Kind.PED
            else (Aspect.GREEN_FLASH,)
            if group.gf_ms
            else (Aspect.AMBER,),
        }.get(Aspect(old), ())
        if after and new not in after:
            (en, zh), (en_new, zh_new) = _words(old), _words(new)
            self._say("order", f"{group.id} goes from {en} to {en_new}", f"{group.id}：由{zh}直接变为{zh_new}")

    def _judge_start(self, g: int, at_ms: int, max_red_ms: int) -> None:
        group, ended = self.profile.groups[g], self._ended[g]
        if ended is not None and at_ms - ended > max_red_ms + self.slack_ms:
            self._say(
                "max-red",
                f"{group.id} was red for {at_ms - ended} ms, at most {max_red_ms} ms are allowed",
                f"{group.id}：红灯 {at_ms - ended} 毫秒，最多 {max_red_ms} 毫秒",
            )
        for h, other in enumerate(self.profile.groups):
            due, end = self.profile.intergreen_ms[h][g], self._ended[h]
            if self.profile.conflict[h][g] == 1 and end is not None and at_ms - end + self.slack_ms < due:
                self._say(
                    "intergreen",
                    f"{group.id} starts {at_ms - end} ms after the end of {other.id}, {due} ms are due",
                    f"{group.id} 在 {other.id} 结束后 {at_ms - end} 毫秒放行，应为 {due} 毫秒",
                )

    def _judge_conflicts(self, g: int, aspect: int) -> None:
        if aspect not in (Aspect.GREEN, Aspect.GREEN_FLASH):
            return
        for h, other in enumerate(self.profile.groups):
            if self.profile.conflict[g][h] == 1 and self._shown[h] not in (Aspect.RED, Aspect.UNKNOWN):
                en, zh = _words(self._shown[h])
                mine = self.profile.groups[g].id
                self._say(
                    "conflict", f"{mine} shows green while {other.id} shows {en}", f"{mine} 放行时 {other.id} 为{zh}灯"
                )

    def _say(self, clause: str, en: str, zh: str) -> None:
        self.broken.setdefault(clause, []).append(Text(en, zh))
