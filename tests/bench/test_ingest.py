"""The ingest bench at toy size: its figures come from processes that ran, and what is lost or wrong would show."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from citybrain_wire import BadConfig

from bench import IngestRequest, bench_ingest

TOY = IngestRequest(streams=2, sites=10, readings=20, period_s=0.5, duration_s=1.0, outage_s=60)


def cases_of(folder: Path, *names: str) -> dict[str, dict[str, Any]]:
    bench_ingest(replace(TOY, cases=names), folder)
    assert not list(folder.glob("ingest-*")), "stores of the run were left behind"
    found: dict[str, dict[str, Any]] = json.loads((folder / "ingest.json").read_text(encoding="utf-8"))["cases"]
    assert set(found) == set(names)
    return found


def test_every_frame_of_a_toy_load_is_applied_once(tmp_path: Path) -> None:
    found = cases_of(tmp_path, "sustained")["sustained"]
    assert found["readings_per_s"] > 0
    assert (found["lost"], found["wrong"]) == (0, 0)
    assert min(found[f"{part}_cpu_s"] for part in ("gateway", "core", "load")) > 0


def test_an_agent_lives_through_an_outage_and_all_of_it_arrives(tmp_path: Path) -> None:
    found = cases_of(tmp_path, "replay")["replay"]
    assert (found["backlog_frames"], found["lost"]) == (60, 0)
    assert found["times_real"] > 1


@pytest.mark.soak
def test_a_fleet_comes_back_after_its_gateway_was_killed_and_an_agent_is_measured(tmp_path: Path) -> None:
    found = cases_of(tmp_path, "fleet", "agent")
    assert (found["fleet"]["lost"], found["fleet"]["wrong"]) == (0, 0)
    assert found["fleet"]["latency"]["p99_ms"] >= found["fleet"]["latency"]["p50_ms"] > 0
    assert found["agent"]["rss_mb"] > 10


@pytest.mark.parametrize("change", [{"cases": ["speed"]}, {"sites": 0}, {"period_s": 0.0}, {"outage_s": 1}])
def test_a_request_that_makes_no_sense_is_refused_by_name(change: dict[str, object]) -> None:
    with pytest.raises(BadConfig, match=r"use "):
        IngestRequest(**change)  # type: ignore[arg-type]  # wrong on purpose
