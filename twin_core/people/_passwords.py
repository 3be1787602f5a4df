"""Passwords: what is a good one, and how they are kept (Argon2id, RFC 9106)."""

from __future__ import annotations

import os
import secrets
import threading
import unicodedata
from dataclasses import dataclass, field

from citybrain_wire.errors import Refused
from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

__all__ = ["PASSWORD_DAYS", "Hashing", "check_password", "temporary_password"]

PASSWORD_DAYS = 90
SHORTEST, LONGEST = 10, 200
CLASSES = 3
SHORTEST_NAME = 3  # shorter ones stand in too many words
_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike


@dataclass(frozen=True)
class Hashing:
    """How much work a guess costs. The numbers are the second choice of RFC 9106, section 4: 64 MiB, three passes.

    One hash at a time: log-ins that come together must not take the memory of what runs beside.
    """

    memory_kib: int = 65_536
    iterations: int = 3
    lanes: int = 4
    turn: threading.Lock = field(default_factory=threading.Lock, compare=False)

    def keep(self, password: str) -> str:
        """What is stored for a password, in the PHC string format, with a salt of its own."""
        with self.turn:
            kept = Argon2id(
                salt=os.urandom(16),
                length=32,
                iterations=self.iterations,
                lanes=self.lanes,
                memory_cost=self.memory_kib,
            ).derive_phc_encoded(_bytes(password))
        return str(kept)

    @property
    def decoy(self) -> str:
        """Fits no password and takes as long to find out: for names that nobody has."""
        salt, zeroes = "A" * 22, "A" * 43
        return f"$argon2id$v=19$m={self.memory_kib},t={self.iterations},p={self.lanes}${salt}${zeroes}"

    def fits(self, password: str, kept: str) -> bool:
        """Whether it is the password that was kept."""
        try:
            with self.turn:
                Argon2id.verify_phc_encoded(_bytes(password), kept)
        except InvalidKey:
            return False
        return True


def _bytes(password: str) -> bytes:
    # One keyboard composes a letter, another sends its parts: both must fit.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")


def check_password(password: str, name: str) -> None:
    """Raises Refused with the code bad_password where it is too weak for somebody of that name."""
    kinds = (str.islower, str.isupper, str.isdecimal, lambda letter: not letter.isalnum())
    found = sum(any(kind(letter) for letter in password) for kind in kinds)
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("bad_password", f"a password has {SHORTEST} to {LONGEST} characters")
    if found < CLASSES:
        text = f"a password holds {CLASSES} of: small letters, capital letters, digits, other characters"
        raise Refused("bad_password", text)
    if len(name) >= SHORTEST_NAME and name.casefold() in password.casefold():
        raise Refused("bad_password", "a password does not hold the name of its person")


def temporary_password() -> str:
    """One that passes the rules, for handing over; it must be changed at the first log-in."""
    while True:
        made = "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3))
        if any(map(str.islower, made)) and any(map(str.isupper, made)):
            return made
