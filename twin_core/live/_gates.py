"""When a street second is complete.

In lock-step the street stands still until it is, so all sites are waited for, within a limit of wall time. By the clock
a second closes half a second late at most; but where *no* site has got that far while readings still flow, it is the
street that is late (an emulated one on a slow machine, a backlog after an outage), and seconds follow its readings
instead: closing them by the clock would call every reading late and leave the twin blind.
"""

from __future__ import annotations

from typing import Protocol

from twin_core.live._instructions import Now
from twin_core.live._live import Live
from twin_core.live._pipes_desk import PipesDesk
from twin_core.live._sites import Site
from twin_core.live._ticks import TICK_NS
from twin_core.live._twin_desk import TwinDesk

__all__ = ["ClockGate", "Gate", "LockstepGate"]


class Gate(Protocol):
    """Which tick is open, and whether it may close."""

    def next_tick(self, now: Now) -> int | None:
        """End of the open tick, None before there can be one."""
        ...

    def complete(self, end_ns: int, now: Now) -> bool:
        """Whether the tick that ends at `end_ns` may close."""
        ...

    def heard(self, now: Now) -> None:
        """Readings of the present have come."""
        ...


def _connected(live: Live) -> list[Site]:
    return [site for site in live.state.sites.values() if site.connected]


class LockstepGate:
    """All connected sites, but one that missed a limit is not waited for until it has caught up."""

    def __init__(self, live: Live, desk: TwinDesk, pipes: PipesDesk) -> None:
        self._live = live
        self._desk, self._pipes = desk, pipes
        self._begun_mono_ns: int | None = None  # when the first site reached the open tick

    def next_tick(self, now: Now) -> int | None:
        """One second after the last; the first is where the readings begin."""
        closed_ns = self._live.state.ticks.closed_ns
        return closed_ns + TICK_NS if closed_ns else self._live.state.ticks.earliest_end_ns() or None

    def complete(self, end_ns: int, now: Now) -> bool:
        """Whether all that are waited for are there."""
        connected = _connected(self._live)
        if not any(site.progress_ns >= end_ns for site in connected):
            return False
        if self._begun_mono_ns is None:
            self._begun_mono_ns = now.mono_ns
        waited_ns = now.mono_ns - self._begun_mono_ns
        settings, counts = self._live.settings, self._live.counts
        if not counts.ticks and waited_ns < settings.startup_wall_ns and not self._all_here(len(connected)):
            return False
        behind = [site for site in connected if site.progress_ns < end_ns and not site.laggard]
        if behind and waited_ns < settings.tick_wall_ns:
            return False
        for site in behind:
            site.laggard = True
        counts.forced += bool(behind)
        self._begun_mono_ns = None
        return True

    def heard(self, now: Now) -> None:
        """Nothing: a tick is complete by what has come, whenever it came."""

    def _all_here(self, connected: int) -> bool:
        """Whether the run may begin: sites, mirror and broker that were announced are there."""
        below = self._pipes.ready or not self._live.settings.pipes
        twin_here = (self._desk.ready and below) or not self._live.settings.wait_for_twin
        return twin_here and connected >= self._live.settings.expected_sites


class ClockGate:
    """By street time of the clock, within the two exceptions above."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._started_mono_ns: int | None = None
        self._heard_mono_ns: int | None = None
        self._begun_mono_ns: int | None = None  # when the first site reached the open tick
        self._first_ns = 0

    def next_tick(self, now: Now) -> int | None:
        """One second after the last, unless we were away for long: then at now, since the twin is about now."""
        if self._started_mono_ns is None:
            self._started_mono_ns = now.mono_ns
        live = self._live
        newest_ns = (now.street_ns - live.settings.origin_ns) // TICK_NS * TICK_NS + live.settings.origin_ns
        closed_ns = live.state.ticks.closed_ns
        if not closed_ns:
            if not self._first_ns:
                begin_ns = live.state.ticks.earliest_end_ns()
                if not begin_ns and now.mono_ns - self._started_mono_ns < live.settings.startup_wall_ns:
                    return None
                self._first_ns = max(begin_ns or newest_ns + TICK_NS, newest_ns - live.settings.skip_after_ns)
            return self._first_ns
        if newest_ns - closed_ns > live.settings.skip_after_ns:
            return newest_ns
        return closed_ns + TICK_NS

    def complete(self, end_ns: int, now: Now) -> bool:
        """Whether all are there, or it is too late to wait for the rest."""
        # asked at every turn of the loop: both end at the first site that decides
        sites = self._live.state.sites.values()
        if self._begun_mono_ns is None and any(site.connected and site.progress_ns >= end_ns for site in sites):
            self._begun_mono_ns = now.mono_ns
        anybody = any(site.connected for site in sites)
        begun = anybody and self._begun_mono_ns is not None
        if not (begun and all(site.progress_ns >= end_ns for site in sites if site.connected)):
            if now.street_ns < end_ns + self._live.settings.grace_ns:
                return False
            if self._readings_flow(now) if self._begun_mono_ns is None else self._may_still_come(now):
                return False
            self._live.counts.forced += anybody
        self._begun_mono_ns = None
        return True

    def _may_still_come(self, now: Now) -> bool:
        """Where the street is late as a whole, the others get the same half second after the first."""
        begun_ns = self._begun_mono_ns
        return begun_ns is not None and now.mono_ns - begun_ns < self._live.settings.grace_wall_ns

    def _readings_flow(self, now: Now) -> bool:
        """Whether something came lately; after a start, sites get as long to come back."""
        last_ns = self._heard_mono_ns if self._heard_mono_ns is not None else self._started_mono_ns
        return last_ns is not None and now.mono_ns - last_ns < self._live.settings.silence_wall_ns

    def heard(self, now: Now) -> None:
        """Note when something came."""
        self._heard_mono_ns = now.mono_ns
