"""Each bad scenario file is refused by line and field, with the words that mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from citybrain_wire import BadConfig, BadFile

from scenarios.whatif import compare, prepare, read_scenario, scenario_path
from tests.whatif.files import scenario_file

CLOSE = "close_edge: {edges: [B0B1]}"


def put(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


BAD: tuple[tuple[str, Callable[[str], str], str], ...] = (
    ("unknown field", put("seeds: 2", "seeds: 2\ncolour: red"),
     ("s.yaml:8: colour: unknown field; known here: begin, changes, city, description, duration_s, name, schema, "
      "seeds, snapshot, warm_up_s")),
    ("missing field", put("seeds: 2\n", ""), "s.yaml:1: 'seeds' is a required property"),
    ("unquoted time", put('begin: "00:02"', "begin: 10:30"),
     's.yaml:4: begin: 630 is no time of day; write it in quotes, for example "07:30"'),
    ("no time of day", put('"00:02"', '"25:00"'),
     "s.yaml:4: begin: '25:00' is no time of day; write it in quotes, for example \"07:30\""),
    ("two branches", put("warm_up_s: 60", "snapshot: now.bin"),
     "s.yaml:4: begin: a scenario branches from a time of day or from a snapshot; give begin or snapshot, not both"),
    ("no change", put(f"changes:\n  - {CLOSE}", "changes: []"), "s.yaml:8: changes: [] should be non-empty"),
    ("two changes in one item", put(f"- {CLOSE}", f"- {CLOSE}\n    rain: {{mm_per_h: 3}}"),
     "s.yaml:9: changes.0: one change per list item; begin each change with its own dash"),
    ("unknown change", put("close_edge", "close_road"),
     ("s.yaml:9: changes.0.close_road: unknown field; known here: buildings, burst_pipe, close_edge, demand, rain, "
      "signal_plan")),
    ("burst pipe", put(CLOSE, "burst_pipe: {pipe: P1}"),
     ("s.yaml:9: changes.0.burst_pipe: pipes are not in the loop yet, so nothing would follow; close the street above "
      "the burst with close_edge")),
    ("times the wrong way round", put("[B0B1]}", '[B0B1], from: "00:04", until: "00:03"}'),
     "s.yaml:9: changes.0.close_edge.until: 00:03 is not after 00:04"),
    ("negative factor", put(CLOSE, "demand: {factor: -1}"),
     "s.yaml:9: changes.0.demand.factor: -1 is less than the minimum of 0"),
    ("too many seeds", put("seeds: 2", "seeds: 100000"), "s.yaml:7: seeds: 100000 is greater than the maximum of 1000"),
    ("unknown edge", put("B0B1", "B0B9"),
     ("s.yaml:9: changes.0.close_edge.edges.0: there is no edge 'B0B9' in this city; citybrain city info lists no "
      "names, the net file does")),
    ("edge of another direction", put("B0B1", "-B0B1"),
     "s.yaml:9: changes.0.close_edge.edges.0: there is no edge '-B0B1' in this city; there are B0B1"),
    ("closed after the end", put("[B0B1]}", '[B0B1], from: "09:00"}'),
     "s.yaml:9: changes.0.close_edge.from: lies outside the scenario's time; nothing would change"),
    ("unknown signal", put(CLOSE, "signal_plan: {signal: X, offset_s: 0, stages: [{stage: 0, length_s: 9}]}"),
     "s.yaml:9: changes.0.signal_plan.signal: there is no signal 'X' in this city"),
    ("unknown stage", put(CLOSE, "signal_plan: {signal: B1, offset_s: 0, stages: [{stage: 7, length_s: 9}]}"),
     "s.yaml:9: changes.0.signal_plan.stages: signal 'B1' has 2 stages, there is no 7"),
    ("watched signal", put(CLOSE, "signal_plan: {signal: left1, offset_s: 0, stages: [{stage: 0, length_s: 9}]}"),
     ("s.yaml:9: changes.0.signal_plan.signal: signal 'left1' takes no plan: one stage only: what its red is for is "
      "not in the network")),
    ("unsafe plan", put(CLOSE, "signal_plan: {signal: B1, offset_s: 0, stages: [{stage: 0, length_s: 90}]}"),
     "s.yaml:9: changes.0.signal_plan.stages: P32: "),
    ("no YAML", put("changes:", "changes: ["), "s.yaml:9: is no YAML: "),
)  # fmt: skip


@pytest.mark.parametrize(("change", "message"), [(c, m) for _, c, m in BAD], ids=[name for name, _, _ in BAD])
def test_a_bad_scenario_is_refused_by_line_and_field(
    change: Callable[[str], str], message: str, grid: Path, tmp_path: Path
) -> None:
    path = scenario_file(tmp_path, grid, CLOSE, name="s.yaml")
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        prepare(read_scenario(path))
    told = str(caught.value).replace(str(path), "s.yaml")
    assert told.splitlines()[0].startswith(message) if message.endswith(": ") else told == message


def test_all_faults_are_told_at_once(grid: Path, tmp_path: Path) -> None:
    path = scenario_file(tmp_path, grid, "close_edge: {edges: [no1, no2]}", "rain: {mm_per_h: 3}")
    with pytest.raises(BadFile) as caught:
        prepare(read_scenario(path))
    assert len(caught.value.faults) == 2


def test_a_name_that_is_no_scenario_and_a_folder_that_is_no_run_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="'moon' is neither a file nor a shipped scenario; shipped are bridge-closed"):
        scenario_path("moon")
    with pytest.raises(BadConfig, match="holds no finished run; start one with: citybrain scenario run FILE"):
        compare(tmp_path)
