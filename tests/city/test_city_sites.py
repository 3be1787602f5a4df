"""Sites: the loops a network lacks, and which cabinet each belongs to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twin_core.city import Network, derive_sites, read_network, with_detectors


@pytest.fixture
def bare(small_folder: Path) -> Network:
    """The small junction without an additional file."""
    return read_network(small_folder / "small.net.xml")


def rows(network: Network) -> dict[str, tuple[str, float, str]]:
    d = network.detectors
    return {name: (network.lanes.id[d.lane[i]], float(d.pos_m[i]), d.role[i]) for i, name in enumerate(d.id)}


def test_loops_are_derived_at_2_40_and_150_m_before_each_stop_line(bare: Network) -> None:
    assert rows(with_detectors(bare)) == {
        "in_0@2": ("in_0", 88.0, "stop"),
        "in_0@40": ("in_0", 50.0, "advance"),
        # 90 m long and nothing before it: no loop at 150 m
        "in_1@2": ("in_1", 88.0, "stop"),
        "in_1@40": ("in_1", 50.0, "advance"),
        "back_0@2": ("back_0", 198.0, "stop"),
        "back_0@40": ("back_0", 160.0, "advance"),
        "back_0@150": ("back_0", 50.0, "advance"),
        "in_0@entry": ("in_0", 10.0, "entry"),
        "in_1@entry": ("in_1", 10.0, "entry"),
        "back_0@entry": ("back_0", 10.0, "entry"),
    }


def test_lanes_with_detectors_of_their_own_keep_those(small: Network) -> None:
    derived = {name: row for name, row in rows(with_detectors(small)).items() if row[2] in ("stop", "advance")}
    assert set(derived) == {"in_0@2", "in_0@40"}
    assert with_detectors(small).detectors.role[:2] == ("given", "given")


def test_deriving_twice_changes_nothing(bare: Network) -> None:
    once = with_detectors(bare)
    assert with_detectors(once) is once


def test_a_short_lane_is_continued_through_its_only_predecessor(small_folder: Path, tmp_path: Path) -> None:
    text = (small_folder / "small.net.xml").read_text()
    # "in" is cut: 60 m before it a feeder ends, joined by a junction without internal lanes
    text = (
        text.replace(
            '<edge id="out"',
            '<edge id="feeder" from="X" to="W">'
            '<lane id="feeder_0" index="0" speed="13.89" length="75" shape="-75,-4 0,-4"/>'
            '</edge><edge id="out"',
        )
        .replace(
            '<connection from=":J_0"',
            '<connection from="feeder" to="in" fromLane="0" toLane="0" dir="s" state="M"/><connection from=":J_0"',
        )
        .replace('<junction id="W"', '<junction id="X" type="dead_end" x="-75" y="0" incLanes=""/><junction id="W"')
    )
    path = tmp_path / "x.net.xml"
    path.write_text(text)
    found = rows(with_detectors(read_network(path)))
    assert found["in_0@150"] == ("feeder_0", 15.0, "advance")
    assert "in_1@150" not in found
    assert found["feeder_0@entry"] == ("feeder_0", 10.0, "entry")
    assert "in_0@entry" not in found


def test_every_detector_belongs_to_exactly_one_site(small: Network) -> None:
    network = with_detectors(small)
    sites = derive_sites(small)
    assert [site.id for site in sites] == ["site-J"]
    assert (sites[0].controller_id, sites[0].rsu_id, sites[0].signal) == ("J", "rsu-J", 0)
    assert (sites[0].x_m, sites[0].y_m) == (100.0, 0.0)
    owned = sorted(d for site in sites for d in site.detectors)
    assert owned == list(range(len(network.detectors.id)))


@pytest.mark.data
def test_real_networks_give_each_detector_to_one_site(shared_data: Path) -> None:
    network = with_detectors(read_network(shared_data / "streets/dlr-TAVF-Hamburg/network.net.xml.gz"))
    sites = derive_sites(network)
    assert len(sites) == 43
    owned = sorted(d for site in sites for d in site.detectors)
    assert owned == list(range(len(network.detectors.id)))
    d = network.detectors
    assert len(set(d.id)) == len(d.id)
    assert np.all((d.pos_m >= 0) & (d.pos_m <= network.lanes.length_m[d.lane]))
    stop = [i for i, role in enumerate(d.role) if role == "stop"]
    controlled = np.unique(network.links.from_lane[network.links.signal >= 0])
    named = {d.id[i].rpartition("@")[0] for i in stop}
    assert named <= {network.lanes.id[lane] for lane in controlled}
