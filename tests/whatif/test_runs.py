"""Runs: pairs are fair, finished pieces are kept, equal questions give equal bytes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from citybrain_wire import BadConfig, BadFile, CityBrainError

from cluster import Call, Ended, InlineExecutor
from scenarios.whatif import (
    EXPORTS,
    compare,
    export,
    list_scenarios,
    prepare,
    read_scenario,
    run_scenario,
    write_report,
)
from scenarios.whatif._play import play
from tests.whatif.files import scenario_file

CLOSE = "close_edge: {edges: [B0B1, B1B0]}"


class Counting(InlineExecutor):
    """Counts what it plays, and may give up after so many pieces."""

    def __init__(self, most: int = 1000) -> None:
        super().__init__()
        self.played, self._most = 0, most

    def submit(self, ticket: int, call: Call) -> None:
        if self.played == self._most:
            raise KeyboardInterrupt
        self.played += 1
        super().submit(ticket, call)


class Broken(InlineExecutor):
    def ended(self) -> list[Ended]:
        return [Ended(end.ticket, None, "a worker died") for end in super().ended()]


def test_without_a_change_both_sides_are_the_same(grid: Path, tmp_path: Path) -> None:
    prepared = prepare(read_scenario(scenario_file(tmp_path, grid, "demand: {factor: 1}")))
    assert play(prepared, "baseline", 1).to_json() == play(prepared, "changed", 1).to_json()


def test_a_stopped_run_goes_on_where_it_stopped_and_a_finished_one_plays_nothing(grid: Path, tmp_path: Path) -> None:
    prepared = prepare(read_scenario(scenario_file(tmp_path, grid, CLOSE)))
    stopped, resumed, again = Counting(most=3), Counting(), Counting()
    with pytest.raises(KeyboardInterrupt):
        run_scenario(prepared, tmp_path / "run", stopped)
    run_scenario(prepared, tmp_path / "run", resumed)
    run_scenario(prepared, tmp_path / "run", again)
    assert (stopped.played, resumed.played, again.played) == (3, 1, 0)


def test_two_questions_to_one_moment_share_their_baseline(grid: Path, tmp_path: Path) -> None:
    first = prepare(read_scenario(scenario_file(tmp_path, grid, CLOSE)))
    second = prepare(read_scenario(scenario_file(tmp_path, grid, "rain: {mm_per_h: 9}", name="rain.yaml")))
    assert first.key("baseline", 1) == second.key("baseline", 1) != first.key("baseline", 2)
    assert first.key("changed", 1) != second.key("changed", 1)


def test_a_failed_piece_names_itself_and_keeps_the_others(grid: Path, tmp_path: Path) -> None:
    prepared = prepare(read_scenario(scenario_file(tmp_path, grid, CLOSE)))
    with pytest.raises(CityBrainError, match=r"\('baseline', 1\): a worker died; finished seeds are kept"):
        run_scenario(prepared, tmp_path / "run", Broken())
    assert list((tmp_path / "run" / "results").glob("*.json"))


def test_report_and_exports_are_the_same_bytes_on_a_rerun(grid: Path, tmp_path: Path) -> None:
    prepared = prepare(read_scenario(scenario_file(tmp_path, grid, CLOSE)))
    pages = []
    for name in ("one", "two"):
        run_scenario(prepared, tmp_path / name, InlineExecutor())
        comparison = compare(tmp_path / name)
        write_report(comparison, tmp_path / name / "report.html")
        export(comparison, tmp_path / name, EXPORTS)
        files = ("report.html", "kpis.csv", "kpis.parquet", "edges.geojson", "manifest.json")
        pages.append([(tmp_path / name / file).read_bytes() for file in files])
    assert pages[0] == pages[1]
    page = pages[0][0].decode()
    assert "测试" in page
    assert "<svg" in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")  # nothing is fetched


def test_exports_hold_every_seed_figure_and_edge(grid: Path, tmp_path: Path) -> None:
    prepared = prepare(read_scenario(scenario_file(tmp_path, grid, CLOSE)))
    run_scenario(prepared, tmp_path / "run", InlineExecutor())
    comparison = compare(tmp_path / "run")
    export(comparison, tmp_path, EXPORTS)
    with (tmp_path / "kpis.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * len(comparison.rows) == parquet.read_table(tmp_path / "kpis.parquet").num_rows
    detours = [float(row["difference"]) for row in rows if row["kpi"] == "detoured"]
    assert sum(detours) / 2 == next(row.difference.mean for row in comparison.rows if row.name == "detoured") > 0
    features = json.loads((tmp_path / "edges.geojson").read_text(encoding="utf-8"))["features"]
    assert len(features) == len(comparison.edges)
    with pytest.raises(BadConfig, match="--export 'xlsx' is unknown; use csv, parquet, geojson"):
        export(comparison, tmp_path, ["xlsx"])


def test_a_damaged_result_is_named(grid: Path, tmp_path: Path) -> None:
    prepared = prepare(read_scenario(scenario_file(tmp_path, grid, CLOSE)))
    run_scenario(prepared, tmp_path, InlineExecutor(), seeds=1)
    damaged = tmp_path / "results" / f"{prepared.key('changed', 1)}.json"
    damaged.write_text("{", encoding="utf-8")
    with pytest.raises(BadFile, match="is no stored result"):
        compare(tmp_path)


def test_every_shipped_scenario_fits_its_city() -> None:
    found = dict(list_scenarios())
    assert len(found) >= 5
    for scenario in found.values():
        assert prepare(scenario).scenario.name_zh
        assert scenario.description_zh
        assert scenario.description_en
    assert found["bridge-closed"].seeds >= 20
