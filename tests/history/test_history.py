"""From journal to archive to answers; what a killed historian leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from citybrain_wire.errors import BadConfig, BadFile, BadInput
from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from tests.conftest import ROOT
from tests.live.harness import ORIGIN, FakeSite, S, a_forecast, a_plan, tick
from twin_core.history import Archive, Historian, HistorianConfig, History, Manifest, open_history, read_manifest
from twin_core.live import (
    AlarmSignal,
    CommandOut,
    DeedDone,
    ForecastIn,
    FrameIn,
    Journal,
    Place,
    PlanAdvised,
    PlanWanted,
    Record,
    SiteSeen,
    StatusIn,
    TickClosed,
    read_mark,
)

END = ORIGIN + 40_000 * S


class Run:
    """A journal that is written by hand and a historian that follows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal, _ = Journal.open(folder / "core")
        self.site = FakeSite("site-a")
        self.number = 0
        self.config = HistorianConfig(folder / "core", folder / "history", flush_s=0.1, batch_rows=7)

    def write(self, *records: Record) -> None:
        self.journal.append(list(records))

    def seconds(self, count: int, *, stride: int = 1) -> None:
        """Seconds of street, two cars each."""
        for _ in range(count):
            self.number += stride
            ts_ns = tick(self.number)
            self.write(FrameIn("site-a", self.site.frame(ts_ns)), TickClosed(ts_ns))

    def begin(self) -> Run:
        self.write(SiteSeen("site-a", self.site.hello()))
        return self

    def archive(self) -> History:
        Historian(self.config).catch_up(threading.Event())
        return open_history(self.config.history_dir)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path).begin()


def test_counts_of_a_detector_over_time(run: Run) -> None:
    run.seconds(150)
    rows = run.archive().sensor("det-a", "count", 0, END, step_s=60)
    # Tick 0 lies 40 s into a minute of street time.
    assert [(row.n, row.total, row.mean) for row in rows] == [
        (19, 38.0, 2.0),
        (60, 120.0, 2.0),
        (60, 120.0, 2.0),
        (11, 22.0, 2.0),
    ]
    assert [row.ts_ns % (60 * S) for row in rows] == [0, 0, 0, 0]


def test_suspect_readings_are_kept_and_told_apart(run: Run) -> None:
    frame = run.site.frame(tick(1))
    frame.quality = bytes([1, 0, 0])
    run.write(FrameIn("site-a", frame), TickClosed(tick(1)))
    (row,) = run.archive().sensor("det-a", "count", 0, END)
    assert (row.n, row.suspect, row.total) == (0, 1, 0.0)


def test_the_life_of_plans_alarms_and_deeds(run: Run) -> None:
    command = edge.Command(device_id="a", seq=1, kind=edge.COMMAND_KIND_PLAN, plan=a_plan("p1"))
    status = edge.CommandStatus(device_id="a", seq=1, state=edge.COMMAND_STATE_REJECTED, reason="E26", ts_ns=tick(5))
    deed = twin.Deed(kind=twin.DEED_KIND_APPROVE, who="王芳", subject="plan-1", request_id="r1")
    run.write(
        PlanAdvised("a", a_plan("p1"), twin.PLAN_MODE_APPROVE, tick(2)),
        DeedDone(deed, tick(3)),
        PlanWanted("a", a_plan("p1"), tick(3)),
        CommandOut("site-a", command, tick(4)),
        StatusIn("site-a", status),
        AlarmSignal("plan_rejected", Place("controller", "a", "site-a"), True, tick(5), {"reason": "E26"}),
        PlanWanted("a", None, tick(6)),
    )
    history = run.archive()
    plans = history.plans(0, END, controller_id="a")
    assert [(p.event, p.plan_id, p.state, p.reason) for p in plans] == [
        ("advised", "p1", "", ""),
        ("wanted", "p1", "", ""),
        ("command", "p1", "plan", ""),
        ("status", "", "rejected", "E26"),
        ("wanted", "", "", ""),
    ]
    (alarm,) = history.alarms(0, END, site_id="site-a")
    assert (alarm.kind, alarm.active, json.loads(alarm.detail)) == ("plan_rejected", True, {"reason": "E26"})
    (audit,) = history.audit(0, END, who="王芳")
    assert (audit.deed, audit.subject, audit.request_id) == ("approve", "plan-1", "r1")
    assert not history.audit(0, END, who="li")


def test_delay_of_an_edge_and_forecasts_beside_what_came(run: Run) -> None:
    for minute in range(11):
        body = a_forecast(60 * minute, queue=float(minute), mean=5.0)
        run.write(ForecastIn("forecast", tick(60 * minute), body))
    history = run.archive()
    rows = history.edge("in-a", 0, END, step_s=86_400)
    assert [(row.minutes, row.delay_veh_s, row.speed_mps) for row in rows] == [(11, 55 * 60.0, 8.0)]
    said = history.forecasts("in-a", 300, tick(300), tick(601))
    assert [(row.queue_veh_p50, row.queue_veh_seen) for row in said] == [(5.0, float(m)) for m in range(5, 11)]


def test_hours_that_are_over_become_one_file_with_the_same_rows(run: Run) -> None:
    run.seconds(200, stride=60)
    history = run.archive()
    files = read_manifest(run.config.history_dir).files["readings"]
    hours = [file[:22] for file in files]
    assert len(set(hours[:-1])) >= 3
    assert all(hours.count(hour) == 1 for hour in set(hours) if hour != max(hours))
    total = sum(row.total for row in history.sensor("det-a", "count", 0, END, step_s=86_400))
    assert total == 400.0


def test_old_days_are_dropped_by_table(run: Run) -> None:
    run.seconds(3)
    run.number += 20 * 86_400
    run.seconds(3)
    history = run.archive()
    assert sum(row.n for row in history.sensor("det-a", "count", ORIGIN, ORIGIN + 86_400 * S)) == 0
    late = ORIGIN + 20 * 86_400 * S
    assert sum(row.n for row in history.sensor("det-a", "count", late, late + 86_400 * S)) == 3


def test_what_is_not_archived_is_not_trimmed(run: Run) -> None:
    run.seconds(10)
    generation = run.journal.generation
    for _ in range(3):
        run.journal.save_snapshot(b"s", unread_after=read_mark(run.config.history_dir, generation))
        run.seconds(1)
    history = run.archive()
    assert sum(row.n for row in history.sensor("det-a", "count", 0, END)) == 13
    for _ in range(3):
        run.journal.save_snapshot(b"s", unread_after=read_mark(run.config.history_dir, generation))
        run.seconds(1)
    run.archive()
    restarted, found = Journal.open(run.folder / "core")
    assert found.damage is None
    assert restarted.generation == generation


def test_a_mark_of_another_journal_file_counts_for_nothing(run: Run) -> None:
    run.seconds(5)
    run.archive()
    assert read_mark(run.config.history_dir, run.journal.generation) > 0
    assert read_mark(run.config.history_dir, run.journal.generation + 1) == 0


def test_a_new_journal_file_goes_on_behind_what_was_archived(run: Run, tmp_path: Path) -> None:
    run.seconds(5)
    run.archive()
    run.journal.close()
    for path in (run.folder / "core").iterdir():
        path.unlink()
    run.journal, _ = Journal.open(run.folder / "core")
    run.begin()
    run.number, run.site.seq = 3, 3  # what could be saved of the damaged file overlaps
    run.seconds(4)
    history = run.archive()
    assert sum(row.n for row in history.sensor("det-a", "count", 0, END)) == 7


@pytest.mark.parametrize("before", ["files", "manifest", "mark"])
def test_a_historian_killed_within_a_batch_loses_and_doubles_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    class Killed(BaseException):
        pass

    def die(*_args: object, **_more: object) -> None:
        raise Killed

    run.seconds(20)
    with monkeypatch.context() as patch:
        if before == "files":
            patch.setattr(Archive, "_compact", die)
        elif before == "manifest":
            patch.setattr(Archive, "_save_manifest", die)
        else:
            patch.setattr("twin_core.history._archive.write_mark", die)
        with pytest.raises(Killed):
            run.archive()
    run.seconds(10)
    history = run.archive()
    assert sum(row.total for row in history.sensor("det-a", "count", 0, END)) == 60.0


def _wait_for(found: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60.0
    while not found():
        assert time.monotonic() < deadline, "the historian did not get there"
        time.sleep(0.05)


def test_kill_9_of_the_process_loses_nothing(run: Run) -> None:
    config = run.folder / "historian.json"
    values = {"journal_dir": str(run.folder / "core"), "history_dir": str(run.config.history_dir), "flush_s": 0.1}
    config.write_text(json.dumps({**values, "batch_rows": 5}))

    def start() -> subprocess.Popen[bytes]:
        code = (
            "import json,sys; from twin_core.history import HistorianConfig, serve; "
            "serve(HistorianConfig.from_dict(json.load(open(sys.argv[1]))))"
        )
        return subprocess.Popen([sys.executable, "-c", code, str(config)], cwd=ROOT)

    def archived() -> int:
        return read_manifest(run.config.history_dir).pos

    for killed in (True, True, False):
        process = start()
        run.seconds(40)
        goal = archived() + 20
        _wait_for(lambda goal=goal: archived() >= goal)  # type: ignore[misc]  # the goal of this turn
        process.send_signal(signal.SIGKILL if killed else signal.SIGTERM)
        assert process.wait(30) == (-signal.SIGKILL if killed else 0)
    rows = open_history(run.config.history_dir).sensor("det-a", "count", 0, END, step_s=86_400)
    assert sum(row.total for row in rows) == 240.0
    assert os.listdir(run.config.history_dir)


@pytest.mark.parametrize(
    ("from_ns", "to_ns", "step_s"),
    [(5, 5, 60), (9, 5, 60), (-1, 5, 60), (0, 1 << 63, 60), (0, 32 * 86_400 * S, 60), (0, 5, 0), (0, 5, 86_401)],
)
def test_a_range_that_cannot_be_used_is_refused(run: Run, from_ns: int, to_ns: int, step_s: int) -> None:
    with pytest.raises(BadInput):
        run.archive().sensor("det-a", "count", from_ns, to_ns, step_s=step_s)


def test_an_empty_archive_answers_with_nothing(tmp_path: Path) -> None:
    history = open_history(tmp_path)
    assert history.sensor("x", "count", 0, END) == history.edge("x", 0, END) == history.plans(0, END) == []
    assert history.forecasts("x", 300, 0, END) == []
    assert history.newest_ns == 0


def test_a_name_is_a_value_and_never_a_query(run: Run) -> None:
    run.seconds(3)
    assert run.archive().sensor("det-a' OR '1'='1", "count", 0, END) == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99}', '{"format": 1, "files": 3}'])
def test_a_damaged_manifest_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(BadFile, match=r"manifest\.json"):
        open_history(tmp_path)
    assert Manifest().pos == 0


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"journal_dir": "a"},
        {"journal_dir": "a", "history_dir": ""},
        {"journal_dir": "a", "history_dir": "b", "flush_s": 0},
        {"journal_dir": "a", "history_dir": "b", "flush_s": "1"},
        {"journal_dir": "a", "history_dir": "b", "keep": 3},
    ],
)
def test_a_bad_configuration_names_its_field(values: dict[str, object]) -> None:
    with pytest.raises(BadConfig, match="historian:"):
        HistorianConfig.from_dict(values)
