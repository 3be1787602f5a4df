"""Where calls are carried out. One interface, two makes: Ray for service, inline for tests of pure code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cluster._task import Call, Done, More, Shard, execute

__all__ = ["Ended", "Executor", "InlineExecutor", "describe"]


@dataclass(frozen=True)
class Ended:
    """The end of a call: its value, or None and why."""

    ticket: int
    value: tuple[Shard, ...] | bytes | Done | More | None
    error: str = ""


class Executor(Protocol):
    """Carries out calls. Every submitted ticket is reported by `ended` exactly once, revoked or not."""

    @property
    def slots(self) -> int:
        """Calls that run at a time."""
        ...

    def submit(self, ticket: int, call: Call) -> None:
        """Start a call."""
        ...

    def revoke(self, ticket: int) -> None:
        """Stop a call if that is possible."""
        ...

    def ended(self) -> list[Ended]:
        """What ended since the last question; does not wait."""
        ...

    def wait(self, timeout_s: float) -> None:
        """Wait until `ended` has something to say, at most so long."""
        ...

    def close(self) -> None:
        """Stop everything."""
        ...


def describe(error: BaseException) -> str:
    """One line for people about an exception of a task."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:400]}" if text else type(error).__name__


class InlineExecutor:
    """Runs each call at once in this process."""

    def __init__(self) -> None:
        self._ended: list[Ended] = []

    @property
    def slots(self) -> int:
        """One: there is one thread."""
        return 1

    def submit(self, ticket: int, call: Call) -> None:
        """Run the call now; its exception becomes the reason of a failure, whatever it is: tasks are not ours."""
        try:
            self._ended.append(Ended(ticket, execute(call)))
        except Exception as error:
            self._ended.append(Ended(ticket, None, describe(error)))

    def revoke(self, ticket: int) -> None:
        """Too late, always: the call has run."""

    def ended(self) -> list[Ended]:
        """What ended since the last question."""
        out, self._ended = self._ended, []
        return out

    def wait(self, timeout_s: float) -> None:
        """There is never anything to wait for."""

    def close(self) -> None:
        """Nothing to stop."""
