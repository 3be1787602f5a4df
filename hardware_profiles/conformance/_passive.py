"""Clauses judged on everything that was seen while the others ran."""

from __future__ import annotations

from collections.abc import Callable

from hardware_profiles.conformance._bench import CANONICAL, Bench
from hardware_profiles.conformance._findings import Ended, Text, Verdict, inconclusive

__all__ = ["every_resource", "of", "of_lamps"]

LEAST_REPORTS = 10
LEAST_GREENS = 6


def _raise_first(broken: list[Text]) -> None:
    if broken:
        times_en, times_zh = f"{len(broken)} times; first: ", f"共 {len(broken)} 次；首次："
        raise Ended(Verdict.FAIL, Text(times_en + broken[0].en, times_zh + broken[0].zh))


def of(clause: str) -> Callable[[Bench], None]:
    """The check that no report broke `clause`."""

    def check(bench: Bench) -> None:
        _raise_first(bench.broken.get(clause, []))
        if bench.reports < LEAST_REPORTS:
            raise inconclusive(f"only {bench.reports} reports came", f"仅收到 {bench.reports} 份报告")

    return check


def of_lamps(clause: str) -> Callable[[Bench], None]:
    """The check that the lamps never broke `clause`."""

    def check(bench: Bench) -> None:
        assert bench.judge is not None
        _raise_first(bench.judge.broken.get(clause, []))
        if bench.judge.greens < LEAST_GREENS:
            raise inconclusive(
                f"only {bench.judge.greens} starts of green were seen", f"仅观察到 {bench.judge.greens} 次绿灯启亮"
            )

    return check


def every_resource(bench: Bench) -> None:
    """Each resource that the wire can carry has reported within its period, thirty seconds for those on change."""
    wire = set(CANONICAL.values())
    wanted = {r.canonical: r.period_ms for r in bench.vendor.resources if r.canonical in wire}
    longest_ms = max((2 * period_ms for period_ms in wanted.values()), default=0)
    bench.wait(lambda: set(wanted) <= bench.seen, max(30_000, longest_ms))
    silent = sorted(set(wanted) - bench.seen)
    if silent:
        names = ", ".join(silent)
        raise inconclusive(f"nothing was heard of {names}", f"未收到：{names}")
