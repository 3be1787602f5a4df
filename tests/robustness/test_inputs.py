"""The list of 88 bad inputs: complete, each sent or shown by a test or said to be missing, and each ends as it must."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.inputs import bench_inputs, load_inputs, sendable

ENTRIES = load_inputs()
# Waits and floods of many seconds; everything else is sent in every run.
LONG = {1, 4, 6, 71, 73, 74, 75, 76, 77, 78}
MISSING = 2


def test_the_list_counts_from_1_to_88_and_every_entry_is_sent_or_shown_or_said_to_be_missing() -> None:
    assert [entry.n for entry in ENTRIES] == list(range(1, 89))
    for entry in ENTRIES:
        accounted = entry.n in sendable() or entry.shown
        assert bool(entry.missing) != bool(accounted), f"input {entry.n}"
    missing = [entry.n for entry in ENTRIES if entry.missing]
    assert all(entry.status for entry in ENTRIES)
    assert len(missing) <= MISSING, f"{missing}: what was shown once stays shown"


@pytest.fixture
def quiet(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    capsys.readouterr()


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("part", ["short", pytest.param("long", marks=pytest.mark.soak)])
def test_every_input_that_can_be_sent_ends_as_it_must_and_harms_no_other_site(part: str, tmp_path: Path) -> None:
    chosen = sendable() & LONG if part == "long" else sendable() - LONG
    otherwise = bench_inputs(None, tmp_path, chosen)
    rows = json.loads((tmp_path / "inputs.json").read_text(encoding="utf-8"))
    assert otherwise == 0, [row for row in rows if row["judged"] == "OTHERWISE"]
    assert {row["n"] for row in rows} == chosen
