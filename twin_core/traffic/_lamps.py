"""What a link shows and whether its traffic has priority.

Letters (SUMO user documentation, "Simulation / Traffic Lights"): `G` green with priority, `g` green, yields, `y`
yellow, `r` red, `u` red and yellow, `o` blinking (yields), `O` off (priority); without a signal `M` major, `m` minor,
`=` equal, `s` stop, `w` all-way stop, `Z` zipper. Capitals have priority.
"""

from __future__ import annotations

from twin_core.traffic._jit import inlined
from twin_core.traffic._layout import I8, Rows

__all__ = [
    "ALLWAY", "BLINKING", "EQUAL", "STOP_SIGN", "ZIPPER", "has_green", "has_priority", "has_red", "has_yellow",
    "letter_of", "passes_unasked", "was_major", "was_red",
]  # fmt: skip

EQUAL, ALLWAY, STOP_SIGN, ZIPPER, BLINKING = ord("="), ord("w"), ord("s"), ord("Z"), ord("o")
_A, _Z = ord("A"), ord("Z")
_G, _g, _Y, _y, _r, _u = ord("G"), ord("g"), ord("Y"), ord("y"), ord("r"), ord("u")


@inlined
def letter_of(k: Rows, lamp: I8) -> int:
    """The letter that link `k` shows now."""
    return int(lamp[k.lamp]) if k.lamp >= 0 else int(k.state)


@inlined
def has_priority(letter: int) -> bool:
    """Capitals: need not yield."""
    return _A <= letter <= _Z


@inlined
def has_red(letter: int) -> bool:
    """Red, also with yellow."""
    return letter in (_r, _u)


@inlined
def has_yellow(letter: int) -> bool:
    """Yellow."""
    return letter in (_y, _Y)


@inlined
def has_green(letter: int) -> bool:
    """Green of either kind."""
    return letter in (_G, _g)


@inlined
def passes_unasked(k: Rows, letter: int) -> bool:
    """Whether one may enter and wait inside: a split turn, unless its signal is off or it is an all-way stop."""
    return k.cont and letter not in (BLINKING, ALLWAY)


@inlined
def was_major(k: Rows, link: Rows, lamp: I8) -> bool:
    """On the second line of a split turn: its first line has priority, or its signal clears."""
    if k.waits_after < 0:
        return False
    letter = letter_of(link[k.waits_after], lamp)
    return has_priority(letter) or has_yellow(letter)


@inlined
def was_red(k: Rows, link: Rows, lamp: I8) -> bool:
    """On the second line of a split turn: the signal at its first line is red by now."""
    return k.waits_after >= 0 and letter_of(link[k.waits_after], lamp) == _r
