"""Networks, element by element, on a junction small enough to be worked out by hand."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from twin_core.city import VCLASSES, Network, read_network


def row(start: NDArray[np.int32], values: NDArray[np.int32], i: int) -> list[int]:
    return values[start[i] : start[i + 1]].tolist()


def link(network: Network, lane: str, to_lane: str) -> int:
    lanes = network.lane_index()
    found = np.flatnonzero((network.links.from_lane == lanes[lane]) & (network.links.to_lane == lanes[to_lane]))
    assert len(found) == 1
    return int(found[0])


def bit(name: str) -> int:
    return 1 << VCLASSES.index(name)


def test_normal_edges_come_before_internal_ones(small: Network) -> None:
    assert small.edges.id == ("in", "out", "back", "home", "left", ":J_0", ":J_1", ":J_2", ":J_3", ":J_4")
    assert small.edges.internal.tolist() == [False] * 5 + [True] * 5
    assert small.edges.n_lanes.tolist() == [2] + [1] * 9
    assert small.edges.name[0] == "Main Street"
    assert small.edges.type[0] == "highway.primary"


def test_internal_edges_belong_to_their_junction(small: Network) -> None:
    j = small.junctions.id.index("J")
    assert small.edges.from_junction[5:].tolist() == [j] * 5
    assert small.edges.to_junction[5:].tolist() == [j] * 5
    assert small.junctions.id == ("E", "J", "N", "W")
    assert [small.junctions.id[k] for k in small.edges.from_junction[:5]] == ["W", "J", "E", "J", "J"]


def test_lanes_keep_lengths_speeds_widths_and_shapes(small: Network) -> None:
    lanes = small.lanes
    out = lanes.id.index("out_0")
    assert (lanes.length_m[out], lanes.speed_mps[out], lanes.width_m[out]) == (200.0, 13.89, 3.5)
    assert lanes.width_m[0] == 3.2
    assert lanes.shape[lanes.shape_start[out] : lanes.shape_start[out + 1]].tolist() == [[110, -4], [310, -4]]


def test_permissions_are_masks_and_ignoring_may_drive_everywhere(small: Network) -> None:
    in_0, in_1, left = (int(small.lanes.allowed[small.lanes.id.index(name)]) for name in ("in_0", "in_1", "left_0"))
    assert in_0 == (1 << len(VCLASSES)) - 1
    assert in_1 == in_0 & ~bit("pedestrian") & ~bit("bicycle")
    assert left == bit("passenger") | bit("bus") | bit("ignoring")


def test_links_are_sorted_by_lane_and_keep_the_file_order_within(small: Network) -> None:
    assert np.all(np.diff(small.links.from_lane) >= 0)
    back = small.lanes.id.index("back_0")
    of_back = range(small.lanes.link_start[back], small.lanes.link_start[back + 1])
    assert [small.lanes.id[small.links.to_lane[k]] for k in of_back] == ["left_0", "home_0"]
    assert [chr(small.links.direction[k]) for k in of_back] == ["r", "s"]


def test_request_bits_are_read_from_right_to_left(small: Network) -> None:
    turn = link(small, "in_1", "left_0")
    right, through = link(small, "back_0", "left_0"), link(small, "back_0", "home_0")
    links = small.links
    assert links.request[turn] == 3
    assert sorted(row(links.response_start, links.response, turn)) == sorted([right, through])
    assert sorted(row(links.foe_start, links.foe, turn)) == sorted([right, through])
    assert row(links.foe_start, links.foe, through) == [turn]
    assert row(links.response_start, links.response, through) == []
    assert links.cont.tolist().count(True) == 1
    assert links.cont[turn]


def test_a_split_turn_leads_through_both_internal_lanes(small: Network) -> None:
    turn = link(small, "in_1", "left_0")
    first = small.links.via_lane[turn]
    second = link(small, ":J_3_0", "left_0")
    assert small.lanes.id[first] == ":J_3_0"
    assert small.lanes.id[small.links.via_lane[second]] == ":J_4_0"
    assert small.links.via_lane[link(small, ":J_4_0", "left_0")] == -1


def test_the_waiting_place_yields_to_what_the_internal_junction_names(small: Network) -> None:
    second = link(small, ":J_3_0", "left_0")
    links, names = small.links, small.lanes.id
    assert [names[k] for k in row(links.foe_lane_start, links.foe_lane, second)] == [":J_0_0", ":J_1_0"]
    assert [names[k] for k in row(links.foe_inc_lane_start, links.foe_inc_lane, second)] == ["back_0"]
    assert sorted(row(links.response_start, links.response, second)) == sorted(
        [link(small, "back_0", "left_0"), link(small, "back_0", "home_0")]
    )
    assert links.request[second] == -1


def test_link_attributes_and_their_defaults(small: Network) -> None:
    straight, turn = link(small, "in_0", "out_0"), link(small, "in_1", "left_0")
    assert not small.links.keep_clear[straight]
    assert small.links.keep_clear[turn]
    assert small.links.visibility_m[[straight, turn]].tolist() == [9.0, 4.5]
    assert [chr(small.links.state[k]) for k in (straight, turn)] == ["O", "o"]


def test_the_program_loaded_last_is_in_force(small: Network) -> None:
    programs = small.programs
    g = int(small.signals.program[0])
    assert (programs.id, g) == (("0", "day"), 1)
    assert programs.actuated.tolist() == [False, True]
    assert programs.offset_ms.tolist() == [0, 5000]
    phases = slice(programs.phase_start[g], programs.phase_start[g + 1])
    assert programs.duration_ms[phases].tolist() == [20000, 3000, 10000]
    assert programs.min_ms[phases].tolist() == [5000, 3000, 4000]
    # SUMO lets a phase with minDur and without maxDur go on for ever
    assert programs.max_ms[phases].tolist() == [40000, 3000, 2_147_483_647]
    assert programs.next[phases].tolist() == [-1, 0, -1]
    first = programs.state_start[programs.phase_start[g]]
    assert bytes(programs.state[first : first + 4].tobytes()) == b"GGGg"
    assert programs.params[g] == {"max-gap": "2.5"}


def test_signals_list_their_links_by_position_in_the_state(small: Network) -> None:
    signals = small.signals
    assert signals.n_links.tolist() == [4]
    assert small.links.signal_index[signals.link].tolist() == [0, 1, 2, 3]
    assert small.links.signal.tolist() == [0] * 4 + [-1] * 5


def test_detectors_and_stops_stand_where_the_file_says(small: Network) -> None:
    d = small.detectors
    assert (d.id, d.kind) == (("loop", "area"), ("e1", "e2"))
    assert d.pos_m.tolist() == [190.0, 20.0]  # -10 counts from the end of 200 m
    assert d.end_m.tolist() == [190.0, 50.0]
    assert d.period_s.tolist() == [60.0, 30.0]
    stops = small.bus_stops
    assert (stops.id, stops.name) == (("stop",), ("Old Bridge",))
    assert (stops.start_m[0], stops.end_m[0]) == (100.0, 120.0)


def test_gzip_and_plain_files_give_the_same_network(small_folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "small.net.xml.gz"
    packed.write_bytes(gzip.compress((small_folder / "small.net.xml").read_bytes()))
    a, b = read_network(small_folder / "small.net.xml"), read_network(packed)
    assert a.lanes.id == b.lanes.id
    assert np.array_equal(a.links.foe, b.links.foe)
    assert a.source_hash != b.source_hash  # of the files as they lie on disk


def test_included_files_are_read_in_place(small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "part.add.xml").write_text((small_folder / "small.add.xml").read_text())
    (tmp_path / "all.add.xml").write_text('<additional>\n  <include href="part.add.xml"/>\n</additional>\n')
    network = read_network(small_folder / "small.net.xml", [tmp_path / "all.add.xml"])
    assert network.detectors.id == ("loop", "area")


def test_unsupported_elements_are_noted_once_with_a_count(small_folder: Path, tmp_path: Path) -> None:
    extra = tmp_path / "x.add.xml"
    extra.write_text('<additional><rerouter id="a"/><rerouter id="b"/><edgeData id="out"/></additional>')
    network = read_network(small_folder / "small.net.xml", [extra])
    assert network.notes == ("<rerouter> in additional files is ignored (2)",)


def test_a_program_that_is_off_blinks_where_a_link_must_yield(small_folder: Path, tmp_path: Path) -> None:
    off = tmp_path / "off.add.xml"
    off.write_text('<additional><tlLogic id="J" type="off" programID="off"/></additional>')
    network = read_network(small_folder / "small.net.xml", [off])
    g = int(network.signals.program[0])
    begin = int(network.programs.state_start[network.programs.phase_start[g]])
    assert network.programs.state[begin : begin + 4].tobytes() == b"oOOo"


@pytest.mark.parametrize("group", ["edges", "lanes", "links", "junctions", "signals", "programs", "detectors"])
def test_every_array_is_contiguous(small: Network, group: str) -> None:
    part = getattr(small, group)
    for name in part.__dataclass_fields__:
        value = getattr(part, name)
        if isinstance(value, np.ndarray):
            assert value.flags.c_contiguous, name
