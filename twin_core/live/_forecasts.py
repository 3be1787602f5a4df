"""A forecast as the core reads it: queues now and to come, by approach and controller, and who is short of room.

The shape is that of `twin_core.forecast`; what the core needs of it is read here and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from citybrain_wire.errors import BadMessage
from numpy.typing import NDArray

from twin_core.live._effects import Baseline

__all__ = ["Crowding", "ForecastSeen", "read_forecast"]

F64 = NDArray[np.float64]

S = 1_000_000_000
FULL, CLEAR = 0.9, 0.7  # share of the room at which a queue spills back, and at which it no longer does
LIKELY, UNLIKELY = 0.7, 0.4  # probability at which spillback is announced, and at which it no longer is
HORIZON_S = 900
SPREAD = NormalDist().inv_cdf(0.95)


@dataclass(frozen=True)
class Crowding:
    """One approach: vehicles queueing now, room for them, probability of spillback within a quarter of an hour."""

    edge: str
    controller_id: str
    queue: float
    storage: float
    probability: float
    lead_s: int

    @property
    def share(self) -> float:
        """How full it is."""
        return self.queue / self.storage


@dataclass(frozen=True)
class ForecastSeen:
    """[A] approaches: `places` their edges, `controllers` the signal at their end.

    `storage`: vehicles there is room for. `queue` now; `leads`: lead s → (mean, 5 % and 95 % quantile) of the queue.
    NaN where the forecast says nothing.
    """

    issued_ns: int
    text: str
    places: tuple[str, ...]
    controllers: tuple[str, ...]
    storage: F64
    queue: F64
    leads: Mapping[int, tuple[F64, F64, F64]]

    def queue_by_controller(self) -> dict[str, float]:
        """Vehicles queueing now at all approaches of each controller."""
        totals: dict[str, float] = {}
        for controller, queue in zip(self.controllers, np.nan_to_num(self.queue).tolist(), strict=True):
            totals[controller] = totals.get(controller, 0.0) + queue
        return totals

    def baseline(self, controller_id: str) -> Baseline | None:
        """What this forecast expects at a controller's approaches together; None where it has none."""
        own = np.array([name == controller_id for name in self.controllers])
        if not own.any():
            return None
        queue = {0: (float(np.nansum(self.queue[own])), 0.0)}
        for lead_s, (mean, low, high) in self.leads.items():
            sd = (high[own] - low[own]) / (2.0 * SPREAD)
            queue[lead_s] = (float(np.nansum(mean[own])), float(np.sqrt(np.nansum(sd**2))))
        return Baseline(self.issued_ns, queue)

    def crowding(self) -> Iterator[Crowding]:
        """Each approach that has room at all."""
        lead_s = max((lead for lead in self.leads if lead <= HORIZON_S), default=0)
        mean, low, high = self.leads.get(lead_s, (self.queue, self.queue, self.queue))
        for a, edge in enumerate(self.places):
            storage = float(self.storage[a])
            if not storage > 0.0 or not np.isfinite(self.queue[a]):
                continue
            sd = float(high[a] - low[a]) / (2.0 * SPREAD)
            probability = 1.0 - NormalDist(float(mean[a]), sd).cdf(FULL * storage) if sd > 0.0 else 0.0
            yield Crowding(edge, self.controllers[a], float(self.queue[a]), storage, probability, lead_s)


def read_forecast(body: bytes | str) -> ForecastSeen:
    """Read a forecast's JSON. Raises BadMessage where it is of another form."""
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    try:
        found = json.loads(text)
        places, controllers = tuple(found["places"]), tuple(found["controllers"])
        size = len(places)
        levels = list(found["levels"])
        first, last = levels.index(0.05), levels.index(0.95)
        leads = {
            int(lead_s): (
                _column(row["queue"]["mean"], size),
                _column(row["queue"]["quantiles"][first], size),
                _column(row["queue"]["quantiles"][last], size),
            )
            for lead_s, row in found["leads"].items()
        }
        if len(controllers) != size or not all(isinstance(name, str) for name in (*places, *controllers)):
            raise ValueError("places and controllers must be texts and as many")
        storage, queue = _column(found["storage"], size), _column(found["now"]["queue"], size)
        return ForecastSeen(int(found["issued_ts_ns"]), text, places, controllers, storage, queue, leads)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as err:
        raise BadMessage(f"forecast cannot be read: {err!r}") from err


def _column(values: object, size: int) -> F64:
    column = np.array(values, np.float64)  # None becomes NaN
    if column.shape != (size,):
        raise ValueError(f"a column has {column.shape} values, not {size}")
    return column
