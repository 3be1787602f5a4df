"""Cities as folders: import, load, check, info and the compiled cache."""

from __future__ import annotations

import dataclasses
import os
import time
from pathlib import Path

import numpy as np
import pytest
import yaml
from citybrain_wire.errors import BadConfig, BadFile
from jsonschema import Draft202012Validator

from twin_core.city import (
    Network,
    check_city,
    city_info,
    city_schema,
    import_sumo,
    load_city,
    load_network_cached,
    read_network,
    read_sumocfg,
)
from twin_core.city._cache import cache_folder

GROUPS = ("edges", "lanes", "links", "junctions", "signals", "programs", "detectors", "bus_stops")


def assert_same(a: Network, b: Network) -> None:
    for group in GROUPS:
        for field in dataclasses.fields(getattr(a, group)):
            x, y = getattr(getattr(a, group), field.name), getattr(getattr(b, group), field.name)
            if isinstance(x, tuple):
                assert x == y, (group, field.name)
            else:
                assert x.dtype == y.dtype
                assert np.array_equal(x, y), (group, field.name)
    assert (a.net_offset, a.projection, a.source_hash, a.notes) == (b.net_offset, b.projection, b.source_hash, b.notes)


def files(folder: Path) -> tuple[Path, list[Path], list[Path]]:
    return folder / "small.net.xml", [folder / "small.rou.xml"], [folder / "small.add.xml"]


def test_import_copies_the_sources_and_names_them(small_folder: Path, tmp_path: Path) -> None:
    net, routes, additional = files(small_folder)
    city = import_sumo(net, routes, additional, tmp_path / "mine", name_zh="小城", name_en="Small Town")
    document = yaml.safe_load((tmp_path / "mine" / "city.yaml").read_text(encoding="utf-8"))
    assert document == {
        "schema": 1,
        "name": {"zh": "小城", "en": "Small Town"},
        "layers": {
            "streets": {
                "net": "streets/small.net.xml",
                "routes": ["streets/small.rou.xml"],
                "additional": ["streets/small.add.xml"],
            }
        },
        "begin_s": 0.0,
        "until_s": 300.0,
        "seed": 23423,
    }
    assert (tmp_path / "mine/streets/small.net.xml").read_bytes() == net.read_bytes()
    assert city.files.name_zh == "小城"
    assert len(city.load_demand(end_s=city.until_s).vehicles.id) == 6
    assert check_city(tmp_path / "mine") == []


def test_import_takes_included_files_along(small_folder: Path, tmp_path: Path) -> None:
    net, routes, additional = files(small_folder)
    (tmp_path / "src" / "deep").mkdir(parents=True)
    (tmp_path / "src/deep/part.add.xml").write_bytes(additional[0].read_bytes())
    (tmp_path / "src/all.add.xml").write_text('<additional><include href="deep/part.add.xml"/></additional>')
    city = import_sumo(net, routes, [tmp_path / "src/all.add.xml"], tmp_path / "mine")
    assert (tmp_path / "mine/streets/deep/part.add.xml").is_file()
    assert city.network.detectors.id == ("loop", "area")


def test_import_refuses_a_folder_that_holds_a_city(small_folder: Path, tmp_path: Path) -> None:
    net, routes, additional = files(small_folder)
    import_sumo(net, routes, additional, tmp_path / "mine")
    with pytest.raises(BadConfig, match=r"city\.yaml exists; choose another folder or remove it first"):
        import_sumo(net, routes, additional, tmp_path / "mine")


def test_import_of_faulty_files_writes_nothing(small_folder: Path, tmp_path: Path) -> None:
    net, _, additional = files(small_folder)
    bad = tmp_path / "bad.rou.xml"
    bad.write_text('<routes><trip id="a" depart="0" from="in" to="x"/></routes>')
    with pytest.raises(BadFile):
        import_sumo(net, [bad], additional, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_two_files_of_one_name_do_not_overwrite_each_other(small_folder: Path, tmp_path: Path) -> None:
    net, routes, additional = files(small_folder)
    (tmp_path / "more").mkdir()
    other = tmp_path / "more" / "small.rou.xml"
    other.write_text('<routes><trip id="extra" depart="1" from="in" to="out"/></routes>')
    city = import_sumo(net, [*routes, other], additional, tmp_path / "mine")
    assert "extra" in city.load_demand().vehicles.id
    assert len(city.load_demand().vehicles.id) == 7


def test_the_schema_is_one_and_refuses_what_it_should() -> None:
    schema = city_schema()
    Draft202012Validator.check_schema(schema)
    streets = {"net": "a.net.xml"}
    good = {"schema": 1, "name": {"zh": "泸州", "en": "Luzhou"}, "layers": {"streets": streets}}
    check = Draft202012Validator(schema)
    assert check.is_valid(good)
    assert not check.is_valid(good | {"schema": 2})
    assert not check.is_valid(good | {"name": {"en": "Luzhou"}})
    for outside in ("/etc/net.xml", "../net.xml", "a/../../net.xml"):
        assert not check.is_valid(good | {"layers": {"streets": {"net": outside}}})


def test_a_faulty_city_yaml_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("schema: 1\nname: {zh: 城, en: City}\nlayers:\n  streets:\n    net: a.net.xml\n    routes: 3\n")
    assert [str(fault) for fault in check_city(tmp_path)] == [
        f"{path}:6: layers.streets.routes: 3 is not of type 'array'"
    ]
    path.write_text("schema: [1\nname: x\n")
    assert [str(fault) for fault in check_city(tmp_path)] == [
        f"{path}:2: not well-formed YAML: expected ',' or ']', but got ':'"
    ]
    path.unlink()
    assert [str(fault) for fault in check_city(tmp_path)] == [
        f"{path}: no such file; make a city with: citybrain city import sumo"
    ]


def test_a_sumocfg_is_a_city_too(small_folder: Path, tmp_path: Path) -> None:
    cfg = tmp_path / "run.sumocfg"
    cfg.write_text(
        f"""<configuration>
          <input><net-file value="{small_folder}/small.net.xml"/><additional-files v="{small_folder}/small.add.xml"/>
          <route-files value=" {small_folder}/small.rou.xml , other.rou.xml"/></input>
          <time><begin value="10"/><end value="0:02:00"/></time><random_number><seed value="7"/></random_number>
        </configuration>"""
    )
    config = read_sumocfg(cfg)
    assert config.routes == (small_folder / "small.rou.xml", tmp_path.resolve() / "other.rou.xml")
    assert (config.begin_s, config.end_s, config.seed) == (10.0, 120.0, 7)
    assert load_city(cfg).network.detectors.id == ("loop", "area")


def test_info_counts_what_the_sources_hold(small_folder: Path, tmp_path: Path) -> None:
    net, routes, additional = files(small_folder)
    import_sumo(net, routes, additional, tmp_path / "mine")
    info = city_info(tmp_path / "mine")
    expected = {
        "edges": 5, "lanes": 6, "internal_edges": 5, "internal_lanes": 5, "lane_km": 0.73, "connections": 9,
        "links_with_waiting_place": 1, "junctions": {"dead_end": 3, "traffic_light": 1}, "signals": 1, "programs": 2,
        "programs_in_force": {"actuated": 1, "static": 0}, "detectors": {"e1": 1, "e2": 1}, "bus_stops": 1, "sites": 1,
        "vehicles": 6, "trips": 4, "stops": 1, "parking_stops": 1, "vehicle_types": 3, "first_depart_s": 5.0,
        "in_files": {"vehicles": 2, "trips": 1, "flows": 1}, "dropped": {"before_begin": 0, "after_end": 0},
    }  # fmt: skip
    assert {name: info[name] for name in expected} == expected
    by_type = info["vehicles_by_type"]
    assert isinstance(by_type, dict)
    assert sum(by_type.values()) == 6


def test_the_cache_gives_back_every_array(small_folder: Path) -> None:
    net, _, additional = files(small_folder)
    first = load_network_cached(net, additional)
    assert len(list((cache_folder() / "networks").glob("*.npz"))) == 1
    second = load_network_cached(net, additional)
    assert second is not first
    assert_same(first, second)
    assert_same(second, read_network(net, additional))


def test_a_changed_source_is_compiled_anew(small_folder: Path, tmp_path: Path) -> None:
    net = tmp_path / "x.net.xml"
    text = (small_folder / "small.net.xml").read_text()
    net.write_text(text)
    load_network_cached(net)
    stamp = os.stat(net)
    net.write_text(text.replace("Main Street", "High Street"))
    os.utime(net, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # contents count, not times
    assert load_network_cached(net).edges.name[0] == "High Street"


def test_a_changed_included_file_is_compiled_anew(small_folder: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.add.xml"
    part.write_text('<additional><inductionLoop id="one" lane="in_0" pos="1" freq="1"/></additional>')
    whole = tmp_path / "all.add.xml"
    whole.write_text('<additional><include href="part.add.xml"/></additional>')
    net = small_folder / "small.net.xml"
    assert load_network_cached(net, [whole]).detectors.id == ("one",)
    part.write_text('<additional><inductionLoop id="two" lane="in_0" pos="1" freq="1"/></additional>')
    assert load_network_cached(net, [whole]).detectors.id == ("two",)


def test_a_damaged_cache_entry_is_passed_over(small_folder: Path) -> None:
    net, _, additional = files(small_folder)
    first = load_network_cached(net, additional)
    (entry,) = (cache_folder() / "networks").glob("*.npz")
    for damage in (b"", b"no archive", entry.read_bytes()[:-500]):
        entry.write_bytes(damage)
        assert_same(load_network_cached(net, additional), first)


def test_old_cache_entries_make_room_for_new_ones(
    small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twin_core.city._cache.MAX_ENTRIES", 2)
    net = tmp_path / "x.net.xml"
    text = (small_folder / "small.net.xml").read_text()
    for name in ("First", "Second", "Third"):
        net.write_text(text.replace("Main Street", name))
        load_network_cached(net)
    assert len(list((cache_folder() / "networks").iterdir())) == 2
    assert load_network_cached(net).edges.name[0] == "Third"


def test_a_cache_that_cannot_be_written_does_no_harm(
    small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("CITYBRAIN_CACHE", str(in_the_way))
    assert load_network_cached(small_folder / "small.net.xml").signals.id == ("J",)


def test_a_city_of_20_000_lanes_is_read_and_loaded_in_time(tmp_path: Path) -> None:
    net = tmp_path / "grid.net.xml"
    net.write_text(_grid(70))
    started = time.process_time()
    network = read_network(net)
    read_s = time.process_time() - started
    assert len(network.lanes.id) > 19_000
    load_network_cached(net)
    started = time.process_time()
    load_network_cached(net)
    load_s = time.process_time() - started
    # CPU seconds: others may use the machine. The product's targets are 3 s and 0.3 s.
    assert read_s < 3.0
    assert load_s < 0.3


def _grid(n: int) -> str:
    """Streets both ways between n x n junctions, without internal lanes."""
    lines = ["<net>"]
    into: dict[tuple[int, int], list[str]] = {(x, y): [] for x in range(n) for y in range(n)}
    out: dict[tuple[int, int], list[str]] = {(x, y): [] for x in range(n) for y in range(n)}
    for x in range(n):
        for y in range(n):
            for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                a, b = (x, y), (x + dx, y + dy)
                if b in into:
                    name = f"{x}.{y}-{b[0]}.{b[1]}"
                    shape = " ".join(f"{100 * (x + dx * t / 5)},{100 * (y + dy * t / 5)}" for t in range(6))
                    lines.append(
                        f'<edge id="{name}" from="{x}.{y}" to="{b[0]}.{b[1]}" priority="1">'
                        f'<lane id="{name}_0" index="0" speed="13.89" length="100" shape="{shape}"/></edge>'
                    )
                    out[a].append(name)
                    into[b].append(name)
    ways = {
        node: [(a, b) for a in names for b in out[node] if a.split("-") != b.split("-")[::-1]]
        for node, names in into.items()
    }
    for (x, y), names in into.items():
        lanes = " ".join(f"{name}_0" for name in names)
        lines.append(f'<junction id="{x}.{y}" type="priority" x="{100 * x}" y="{100 * y}" incLanes="{lanes}">')
        none = "0" * len(ways[x, y])
        lines += [f'<request index="{i}" response="{none}" foes="{none}" cont="0"/>' for i in range(len(none))]
        lines.append("</junction>")
    for pairs in ways.values():
        lines += [f'<connection from="{a}" to="{b}" fromLane="0" toLane="0" dir="s" state="M"/>' for a, b in pairs]
    return "\n".join([*lines, "</net>"])
