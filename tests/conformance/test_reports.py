"""Verdicts reach machines and people: JUnit, both languages, the command line and its exit codes."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from citybrain_wire import BadInput, Unavailable
from typer.testing import CliRunner

from citybrain._cli import app
from hardware_profiles import load_profile
from hardware_profiles.conformance import (
    CLAUSES,
    Finding,
    Findings,
    Text,
    Verdict,
    bench_junction,
    conform,
    junit_xml,
    markdown,
    write_reports,
)
from scenarios.street import DeviceServer, emulated_device
from tests.conformance.bench import CONTROLLER, controller, free_port, judge, layout, serving, verdicts

VENDOR = load_profile(CONTROLLER)
FOUND = Findings(
    CONTROLLER,
    VENDOR.hash,
    "bench",
    layout().hash,
    "127.0.0.1:1",
    "serial-7",
    (
        Finding("identity", Verdict.PASS, Text("", ""), 0.0, 0.1),
        Finding("revert", Verdict.FAIL, Text("it | stays", "仍未恢复"), 9.0, 0.2, ("0.1 -> revert", "0.2 <- report")),
        Finding("stamps", Verdict.INCONCLUSIVE, Text("too few", "样本过少"), 0.0, 0.0, ("0.3 <- report",)),
        Finding("advice", Verdict.SKIPPED, Text("not for it", "不适用"), 0.0, 0.0),
    ),
)


def test_junit_counts_failures_errors_and_skips_and_keeps_the_wire_log() -> None:
    suite = ElementTree.fromstring(junit_xml(FOUND)).find("testsuite")
    assert suite is not None
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["4", "1", "1", "1"]
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "it | stays"
    assert "revert_to_local" in (failure.text or "")
    assert suite.findtext("testcase/system-out") == "0.1 -> revert\n0.2 <- report"


def test_the_report_speaks_both_languages_and_escapes_its_tables() -> None:
    english, chinese = markdown(FOUND, VENDOR, "en"), markdown(FOUND, VENDOR, "zh")
    assert "it \\| stays" in english
    assert "**failed 1**" in english
    assert "仍未恢复" in chinese
    assert "不通过 1" in chinese
    assert "0.2 <- report" in chinese
    assert all(f"`{one.clause}`" in english and f"`{one.clause}`" in chinese for one in FOUND.findings)


def test_reports_and_wire_logs_lie_in_one_folder(tmp_path: Path) -> None:
    write_reports(FOUND, VENDOR, tmp_path)
    names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert names == ["junit.xml", "report.en.md", "report.zh.md", "wire/revert.log", "wire/stamps.log"]


def test_clauses_have_unique_names_and_sources() -> None:
    assert len({clause.id for clause in CLAUSES}) == len(CLAUSES)
    assert all(clause.cites and clause.title.zh != clause.title.en for clause in CLAUSES)


def test_a_profile_of_another_protocol_is_skipped_with_its_reason_and_cannot_be_emulated() -> None:
    vendor = load_profile("rsmp/tlc")
    findings = conform(vendor, bench_junction(vendor), host="127.0.0.1", port=9)
    assert {one.verdict for one in findings.findings} == {Verdict.SKIPPED}
    assert "no driver for rsmp" in findings.findings[0].reason.en
    with pytest.raises(BadInput, match="rsmp/tlc speaks rsmp; only devices that speak citybrain-device"):
        emulated_device(vendor, None)


def test_a_device_that_is_not_there_is_said_so() -> None:
    with pytest.raises(Unavailable, match=r"no device at 127\.0\.0\.1:"):
        conform(VENDOR, layout(), host="127.0.0.1", port=free_port())


def test_an_unknown_clause_is_named_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="there is no clause nonsense; clauses are identity, sensors"):
        judge(controller(), only=("nonsense",))


def test_only_the_asked_clauses_run() -> None:
    assert list(verdicts(judge(controller(), only=("revert", "identity")))) == ["identity", "revert"]


@pytest.mark.parametrize(("faulty", "code"), [(False, 0), (True, 1)])
def test_the_command_writes_reports_and_ends_with_1_where_something_failed(
    faulty: bool, code: int, tmp_path: Path
) -> None:
    emulated = controller()
    if faulty:
        emulated.sensors[0].index = 7
    with serving(DeviceServer(emulated)) as port:
        words = ["device", "conform", CONTROLLER, "--target", f"127.0.0.1:{port}", "--lockstep", "--json"]
        done = CliRunner().invoke(app, [*words, "--only", "sensors", "--only", "identity", "--out", str(tmp_path)])
    assert done.exit_code == code, done.output
    told = json.loads(done.stdout)
    assert told["counts"]["fail"] == code
    assert (tmp_path / "junit.xml").is_file()
