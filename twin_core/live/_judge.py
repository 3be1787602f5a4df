"""What forecasts, plans and our own lateness give reason to tell people. Looks once a tick; pure but for what it has
seen already."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from twin_core.live._alarms import AlarmSignal, Place, Watch
from twin_core.live._forecasts import CLEAR, FULL, LIKELY, UNLIKELY, Crowding, ForecastSeen
from twin_core.live._live import Live
from twin_core.live._schedule import Schedule

__all__ = ["Judge"]

CITY = Place("city", "city")
SCORES_KEPT = 10  # forecasts over which coverage is judged
LEAST_SCORED = 100  # values; fewer say nothing about a share
OUT_OF_BAND, IN_BAND = 0.6, 0.75  # share of values within the 5–95 % range, which should hold 0.9


class Judge:
    """Signals of the moment. `note_scores` is told how the newest forecasts did."""

    def __init__(self, live: Live, schedule: Schedule) -> None:
        self._live = live
        self._schedule = schedule
        self._watch = Watch(live.state.place_of)
        self._late: dict[str, int] = {}
        self._judged_ns = 0
        self._cards_version = -1
        self._scores: dict[tuple[str, int], deque[tuple[int, int]]] = {}
        self.history_lost = 0  # journal rows trimmed before the historian had read them; the shell counts
        self._history_told = 0

    def note_scores(self, scores: Mapping[tuple[str, int], tuple[int, int]]) -> None:
        """(quantity, lead s) → (values, values within the range) of the forecasts that were just scored."""
        for key, score in scores.items():
            self._scores.setdefault(key, deque(maxlen=SCORES_KEPT)).append(score)

    def look(self, tick_ns: int) -> list[AlarmSignal]:
        """All signals at `tick_ns`."""
        signals = self._watch.look(self._live.state.sites, self._live.state.alarms, tick_ns)
        signals += self._expiries()
        signals += self._lateness(tick_ns)
        signals += self._coverage(tick_ns)
        forecast = self._live.state.forecast
        if forecast is not None and forecast.issued_ns != self._judged_ns:
            self._judged_ns = forecast.issued_ns
            signals += self._crowding(forecast, tick_ns)
        signals += self._effects(tick_ns)
        return signals

    def _expiries(self) -> Iterator[AlarmSignal]:
        state = self._live.state
        for controller_id in state.expired_unseen:
            yield state.plan_signal("plan_expired", controller_id, "no renewal was seen to arrive")
        state.expired_unseen.clear()

    def _lateness(self, tick_ns: int) -> Iterator[AlarmSignal]:
        for kind, counts in sorted(self._schedule.counts.items()):
            if counts.late > self._late.get(kind, 0):
                yield AlarmSignal("forecast_late", CITY, True, tick_ns, {"kind": kind})
            self._late[kind] = counts.late
        if self.history_lost > self._history_told:
            rows = self.history_lost - self._history_told
            self._history_told = self.history_lost
            yield AlarmSignal("history_lost", CITY, True, tick_ns, {"rows": rows})

    def _coverage(self, tick_ns: int) -> Iterator[AlarmSignal]:
        for (quantity, lead_s), scores in sorted(self._scores.items()):
            n, covered = sum(score[0] for score in scores), sum(score[1] for score in scores)
            if n < LEAST_SCORED:
                continue
            name = quantity.removesuffix("_mps")
            place = Place("city", f"{name}/{lead_s // 60}")
            detail: dict[str, str | float] = {
                "quantity": name,
                "lead_min": lead_s // 60,
                "coverage": round(100.0 * covered / n),
            }
            yield from self._turned("forecast_out_of_band", place, covered / n, OUT_OF_BAND, IN_BAND, tick_ns, detail)

    def _crowding(self, forecast: ForecastSeen, tick_ns: int) -> Iterator[AlarmSignal]:
        for found in forecast.crowding():
            place = self._place_of_edge(found)
            detail = {"queue": round(found.queue, 1), "storage": round(found.storage, 1)}
            yield from self._turned("queue_spillback", place, -found.share, -FULL, -CLEAR, tick_ns, detail)
            spills = self._live.state.alarms.holds("queue_spillback", place) or found.share >= FULL
            chance = 0.0 if spills else found.probability  # what is here needs no announcement
            detail = {"lead_min": found.lead_s // 60, "probability": round(100.0 * chance)}
            yield from self._turned("congestion_predicted", place, -chance, -LIKELY, -UNLIKELY, tick_ns, detail)

    def _place_of_edge(self, found: Crowding) -> Place:
        at = self._live.state.place_of_controller(found.controller_id)
        return Place("edge", found.edge, at.site_id, at.x_m, at.y_m)

    def _effects(self, tick_ns: int) -> Iterator[AlarmSignal]:
        state = self._live.state
        if state.cards.version == self._cards_version:
            return
        self._cards_version = state.cards.version
        newest = {card.controller_id: card for card in state.cards.cards.values()}
        for card in newest.values():
            place = state.place_of_controller(card.controller_id)
            measured, promised = card.measured, card.promised
            missed = card.missed and measured is not None and promised is not None
            if missed != state.alarms.holds("plan_missed_effect", place):
                detail: dict[str, str | float] = {"plan": card.id}
                if missed and measured is not None and promised is not None:
                    detail |= {"measured": measured.mean, "low": promised.low, "high": promised.high}
                yield AlarmSignal("plan_missed_effect", place, missed, tick_ns, detail)

    def _turned(
        self,
        kind: str,
        place: Place,
        value: float,
        limit: float,
        back: float,
        tick_ns: int,
        detail: Mapping[str, str | float],
    ) -> Iterator[AlarmSignal]:
        """A signal where `value` fell to `limit`, or rose to `back` again: between them lies the deadband."""
        holds = self._live.state.alarms.holds(kind, place)
        if not holds and value <= limit:
            yield AlarmSignal(kind, place, True, tick_ns, detail)
        elif holds and value >= back:
            yield AlarmSignal(kind, place, False, tick_ns)
