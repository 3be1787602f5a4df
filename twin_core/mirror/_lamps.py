"""From what lamps are reported to show to the letters that the engine drives by.

A group's lamp says green; whether its traffic has priority (`G`) or yields (`g`) is no property of the lamp but of who
else has green. So the letters of the stage that fits the green groups best are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware_profiles.safety import Aspect

__all__ = ["SignalShape", "SignalView"]

I8 = NDArray[np.int8]

_G, _g = ord("G"), ord("g")
_LETTER = {
    Aspect.RED: ord("r"),
    Aspect.RED_AMBER: ord("u"),
    Aspect.AMBER: ord("y"),
    Aspect.PED_CLEAR: ord("r"),
    Aspect.DARK: ord("O"),
    Aspect.FLASH_AMBER: ord("o"),
    Aspect.FLASH_RED: ord("s"),
}
_GREENS = (Aspect.GREEN, Aspect.GREEN_FLASH)


@dataclass(frozen=True)
class SignalShape:
    """What the mirror knows of a signal: positions in the state string of each group, letters of each stage."""

    group_positions: tuple[tuple[int, ...], ...]
    stage_letters: tuple[I8, ...]
    stage_groups: tuple[frozenset[int], ...]


class SignalView:
    """One signal as reported. `letters`: [n_links], None until every group was reported once."""

    def __init__(self, shape: SignalShape, n_links: int) -> None:
        self._shape = shape
        self._aspects = [int(Aspect.UNKNOWN)] * len(shape.group_positions)
        # positions of no group always show the same, so any stage has their letter
        first = shape.stage_letters[0] if shape.stage_letters else np.full(n_links, ord("r"), np.int8)
        self._letters: I8 = np.array(first, np.int8)
        self.before: I8 = self._letters  # what it showed before that
        self.since_ms = 0
        self.stage = -1

    @property
    def known(self) -> bool:
        """Whether all groups have been reported."""
        return all(aspect != Aspect.UNKNOWN for aspect in self._aspects)

    @property
    def letters(self) -> I8 | None:
        """What the engine should show, or None while not all is known."""
        return self._letters if self.known else None

    @property
    def aspects(self) -> Sequence[int]:
        """[groups] the last reported aspects."""
        return tuple(self._aspects)

    def set(self, group: int, aspect: int) -> None:
        """A group was reported to show `aspect`; `refresh` makes the letters of all such changes."""
        if 0 <= group < len(self._aspects):
            self._aspects[group] = aspect

    def refresh(self, time_ms: int) -> bool:
        """Work the letters out anew; True if they changed."""
        green = frozenset(g for g, aspect in enumerate(self._aspects) if aspect in _GREENS)
        by_stage = self._fitting(green)
        letters = self._letters.copy()
        for g, places in enumerate(self._shape.group_positions):
            for place in places:
                aspect = self._aspects[g]
                if aspect in _GREENS:
                    letters[place] = self._green_letter(by_stage, place)
                elif aspect in _LETTER:
                    letters[place] = _LETTER[Aspect(aspect)]
        if np.array_equal(letters, self._letters):
            return False
        self.before, self._letters, self.since_ms = self._letters, letters, time_ms
        return True

    def _fitting(self, green: frozenset[int]) -> list[int]:
        """Stages from the one that fits the green groups best to the one that fits worst."""
        stages = range(len(self._shape.stage_groups))
        distance = [len(green ^ groups) + 10 * len(green - groups) for groups in self._shape.stage_groups]
        return sorted(stages, key=lambda p: (distance[p], p))

    def _green_letter(self, by_stage: list[int], place: int) -> int:
        for p in by_stage:
            letter = int(self._shape.stage_letters[p][place])
            if letter in (_G, _g):
                return letter
        return _g
