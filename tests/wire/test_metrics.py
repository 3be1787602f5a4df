"""Figures become metrics by their path; what is no number is left out."""

from __future__ import annotations

import socket
import urllib.request

import pytest
from citybrain_wire.errors import BadConfig
from citybrain_wire.metrics import MetricsPage


def a_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_every_number_is_named_by_its_path() -> None:
    page = MetricsPage("core", 0)
    nothing = {"name": "x", "rows": [1], "nan": float("nan"), "none": None}
    page.publish({"frames": {"applied": 3, "late-1": 0.5}, "ready": True, **nothing})
    assert page.numbers() == {
        "citybrain_core_frames_applied": 3.0,
        "citybrain_core_frames_late_1": 0.5,
        "citybrain_core_ready": 1.0,
    }


def test_the_page_shows_what_was_published_last() -> None:
    port = a_free_port()
    page = MetricsPage("mirror", port)
    for vehicles in (1, 7):
        page.publish({"vehicles": vehicles})
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        assert "citybrain_mirror_vehicles 7.0" in answer.read().decode()


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BadConfig, match="metrics_port"):
            MetricsPage("core", taken.getsockname()[1])
