"""The hidden street's drivers in search of a bay, and the bays themselves.

A driver goes to the edge of its destination and picks a site within a walk: bays attract, distance repels. On entering
that site's edge it sees whether a bay is free and claims it, or goes on to the nearest site it has not tried; half of
all drivers believe the signs and go where one says free. After five sites or ten minutes it gives up and ends its trip
where it is. Whoever departs frees a bay near its origin. What is random is a hash of seed and driver, so both sides of
a pair see the same drivers.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.street import _draw
from twin_core.city import Demand, Network, Router
from twin_core.parking import Supply, TripEnds, trip_ends, usual_share
from twin_core.traffic import Reroutes, Simulation

__all__ = ["Bays", "ParkingDrivers", "ParkingPair"]

I32 = NDArray[np.int32]

DRIVING, SEARCHING, CLAIMED, ENDED = range(4)
MOST_TRIES = 5
PATIENCE_S = 600
BELIEVES_SIGNS = 0.5
NOISE = 0.12  # how far a day's occupancy lies from the usual, either way
SEEN_BEFORE_M = 8.0  # a bay nearer than this is passed before the driver can stop for it


class Bays:
    """Which bays are taken. Sites with a sensor in each bay know them one by one, the others only how many."""

    def __init__(self, supply: Supply, seed: int, second_of_day: float) -> None:
        n = len(supply.id)
        share = usual_share(supply.kind, second_of_day)
        noise = 2.0 * _draw.uniform(seed, _draw.BAYS, np.arange(n, dtype=np.uint64)) - 1.0
        self._supply = supply
        self.taken = np.clip(np.round(supply.bays * (share + NOISE * noise)), 0, supply.bays).astype(np.int32)
        self.occupied: dict[int, NDArray[np.bool_]] = {}
        for site in np.flatnonzero(supply.each_bay).tolist():
            bays = np.arange(int(supply.bays[site]), dtype=np.uint64) + np.uint64(site << 16)
            order = np.argsort(_draw.uniform(seed, _draw.BAY_ORDER, bays), kind="stable")
            row = self.occupied[site] = np.zeros(len(bays), np.bool_)
            row[order[: self.taken[site]]] = True

    def free(self, site: int) -> int:
        """Free bays of a site."""
        return int(self._supply.bays[site] - self.taken[site])

    def take(self, site: int) -> None:
        """A car parks; there was a free bay."""
        self.taken[site] += 1
        if site in self.occupied:
            row = self.occupied[site]
            row[int(np.argmin(row))] = True

    def leave(self, site: int) -> bool:
        """A car drives off; False where none stood there."""
        if self.taken[site] == 0:
            return False
        self.taken[site] -= 1
        if site in self.occupied:
            row = self.occupied[site]
            row[int(np.argmax(row))] = False
        return True


@dataclass
class SearchCounts:
    """Drivers since the run began. `search_s`: from reaching the destination to being parked, all parked together."""

    parked: int = 0
    gave_up: int = 0
    turned_away: int = 0  # times that a driver found a site full
    left: int = 0
    search_s: int = 0


class ParkingDrivers:
    """Everybody who parks, on one side of the pair."""

    def __init__(self, network: Network, demand: Demand, supply: Supply, *, seed: int, second_of_day: float) -> None:
        self._network, self._supply, self._demand, self._seed = network, supply, demand, seed
        self._ends: TripEnds = trip_ends(network, demand, supply)
        self._router = Router(network)
        self._ways: dict[tuple[int, int, int], I32 | None] = {}
        n = len(demand.vehicles.id)
        number = np.arange(n, dtype=np.uint64)
        self._choice = _draw.uniform(seed, _draw.SITE, number)
        self._believes = _draw.uniform(seed, _draw.BELIEVES, number) < BELIEVES_SIGNS
        self._phase = np.full(n, DRIVING, np.int8)
        self._phase[self._ends.destination < 0] = ENDED
        self._target = np.full(n, -1, np.int32)
        self._since_s = np.zeros(n, np.int32)
        self._was_there = np.zeros(n, np.bool_)
        self._tried: dict[int, list[int]] = {}
        self.bays = Bays(supply, seed, second_of_day)
        self._claims = np.zeros(len(supply.id), np.int32)
        self.signs = np.full(len(supply.id), -1, np.int32)  # what each sign shows, -1 dark
        self.counts = SearchCounts()

    def step(self, simulation: Simulation, now_s: int) -> None:
        """After a street second: who has parked, who drives off, who looks for a bay."""
        view = simulation.vehicles()
        own = view.number < len(self._phase)
        number, lane, pos_m = view.number[own], view.lane[own], view.pos_m[own]
        here = np.zeros(len(self._phase), np.bool_)
        here[number] = True
        self._see_off(np.flatnonzero(self._was_there & ~here), now_s)
        self._depart(np.flatnonzero(here & ~self._was_there))
        self._was_there = here
        edge = self._network.lanes.edge[lane]
        phase = self._phase[number]
        arriving = (phase == DRIVING) & (edge == self._ends.destination[number])
        target = self._target[number]
        looking = (phase == SEARCHING) & (target >= 0) & (edge == self._supply.edge[target])
        self._decide(simulation, number, edge, pos_m, np.flatnonzero(arriving | looking), now_s)

    def _see_off(self, gone: NDArray[np.int64], now_s: int) -> None:
        """Cars that left the road: into the bay they claimed, or without one."""
        for n in gone.tolist():
            if self._phase[n] == CLAIMED:
                site = int(self._target[n])
                self._claims[site] -= 1
                self.bays.take(site)
                self.counts.parked += 1
                self.counts.search_s += now_s - int(self._since_s[n])
            elif self._phase[n] in (DRIVING, SEARCHING):
                self.counts.gave_up += 1
            self._phase[n] = ENDED
            self._tried.pop(n, None)

    def _depart(self, came: NDArray[np.int64]) -> None:
        for n in came.tolist():
            origin = int(self._ends.origin[n])
            if origin < 0:
                continue
            sites, share = self._supply.near(origin)
            stands = share * self.bays.taken[sites]
            if stands.sum() > 0.0:
                pick = int(np.searchsorted(np.cumsum(stands) / stands.sum(), self._choice[n], side="right"))
                self.counts.left += self.bays.leave(int(sites[min(pick, len(sites) - 1)]))

    def _decide(
        self, simulation: Simulation, number: I32, edge: I32, pos_m: NDArray[np.float64], who: NDArray[np.int64],
        now_s: int,
    ) -> None:  # fmt: skip
        asked: list[tuple[int, int, I32, float, bool]] = []  # driver, site, way, where it ends, with a claim
        for i in who.tolist():
            n, at, pos = int(number[i]), int(edge[i]), float(pos_m[i])
            if self._phase[n] == DRIVING:
                self._phase[n], self._since_s[n] = SEARCHING, now_s
                self._tried[n] = []
            site = int(self._target[n])
            if site >= 0 and int(self._supply.edge[site]) == at:
                ahead = self._stop_m(n, site) > pos + SEEN_BEFORE_M
                if ahead and self.bays.free(site) > self._claims[site]:
                    asked.append((n, site, np.array([at], np.int32), self._stop_m(n, site), True))
                    continue
                self.counts.turned_away += 1
                self._tried[n].append(site)
            if now_s - int(self._since_s[n]) > PATIENCE_S or len(self._tried[n]) >= MOST_TRIES:
                self._phase[n] = ENDED
                self.counts.gave_up += 1
                continue
            found = self._next_site(n, at, pos)
            if found is None:
                self._phase[n] = ENDED
                self.counts.gave_up += 1
            else:
                asked.append((n, *found, False))
        self._send(simulation, asked)

    def _next_site(self, n: int, edge: int, pos_m: float) -> tuple[int, I32, float] | None:
        """(site, way to it, where the way ends) by the driver's own choice; None where nothing is left to try."""
        sites, share = self._supply.near(int(self._ends.destination[n]))
        tried = self._tried[n]
        left = [k for k in range(len(sites)) if int(sites[k]) not in tried]
        if self._believes[n]:
            told = [k for k in left if self.signs[sites[k]] > 0]
            left = told or [k for k in left if self.signs[sites[k]] != 0] or left
        while left:
            if tried:
                pick = 0  # turned away: the nearest of the rest
            else:
                weight = share[left]
                pick = int(np.searchsorted(np.cumsum(weight) / weight.sum(), self._choice[n], side="right"))
                pick = min(pick, len(left) - 1)
            site = int(sites[left.pop(pick)])
            way = self._way(n, edge, site)
            if way is not None and (len(way) > 1 or self._stop_m(n, site) > pos_m + SEEN_BEFORE_M):
                return site, way, self._stop_m(n, site)
        return None

    def _way(self, n: int, edge: int, site: int) -> I32 | None:
        vclass = int(self._demand.types.vclass[self._demand.vehicles.type[n]])
        key = (edge, int(self._supply.edge[site]), vclass)
        if key not in self._ways:
            self._ways[key] = self._router.route(*key)
        return self._ways[key]

    def _stop_m(self, n: int, site: int) -> float:
        """Where along the lane the driver stops: somewhere in the row of bays, or at the entry."""
        start, end = float(self._supply.start_m[site]), float(self._supply.end_m[site])
        return start + float(self._choice[n]) * (end - start)

    def _send(self, simulation: Simulation, asked: list[tuple[int, int, I32, float, bool]]) -> None:
        """Hand the new ways to the street; who is too near the line for it asks again a second later."""
        if not asked:
            return
        lengths = [len(way) for _, _, way, _, _ in asked]
        code = simulation.reroute(
            Reroutes(
                np.array([n for n, *_ in asked], np.int32),
                np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
                np.concatenate([way for _, _, way, _, _ in asked]).astype(np.int32),
                np.array([stop_m for _, _, _, stop_m, _ in asked]),
            )
        )
        for (n, site, _, _, claim), refused in zip(asked, code.tolist(), strict=True):
            if refused:
                continue
            self._target[n] = site
            if claim:
                self._phase[n] = CLAIMED
                self._claims[site] += 1


@dataclass(frozen=True)
class ParkingPair:
    """Both sides of the pair with their drivers. Only the first side's signs are ever told anything."""

    twin: Simulation
    shadow: Simulation
    drivers: ParkingDrivers
    shadow_drivers: ParkingDrivers

    def step(self, second: int) -> None:
        """After a street second."""
        self.drivers.step(self.twin, second)
        self.shadow_drivers.step(self.shadow, second)

    def truth(self) -> dict[str, dict[str, int]]:
        """What became of the drivers on both sides."""
        return {"twin": asdict(self.drivers.counts), "local": asdict(self.shadow_drivers.counts)}
