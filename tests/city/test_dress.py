"""The dressed city: what `city dress` lays over a street network stands where it may, the same for a seed."""

from __future__ import annotations

import importlib.util
import json
import math
import shutil
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

from tests.city.dressing import make_grid_city
from twin_core.city import (
    Building,
    Network,
    ParkingSite,
    check_city,
    city_info,
    import_sumo,
    load_buildings,
    load_city,
    load_parking,
)
from twin_core.city.dress import DRESSED, dress_city


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_grid_city(tmp_path_factory.mktemp("dress"))
    dress_city(folder, seed=1)
    return folder


@pytest.fixture(scope="module")
def buildings(luzhou: Path) -> tuple[Building, ...]:
    return load_buildings(luzhou)


@pytest.fixture(scope="module")
def parking(luzhou: Path) -> tuple[ParkingSite, ...]:
    return load_parking(luzhou)


@pytest.fixture(scope="module")
def network(luzhou: Path) -> Network:
    return load_city(luzhou).network


def layer_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / DRESSED).iterdir())}


def footprints(buildings: tuple[Building, ...]) -> list[shapely.Polygon]:
    return [shapely.Polygon(building.ring) for building in buildings if building.base_m == 0.0]


def test_a_dressed_city_has_no_fault(grid: Path) -> None:
    assert check_city(grid) == []


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_city(grid: Path, tmp_path: Path) -> None:
    first = layer_bytes(grid)
    shutil.copytree(grid, tmp_path / "again")
    dress_city(tmp_path / "again", seed=1)
    assert layer_bytes(tmp_path / "again") == first
    dress_city(tmp_path / "again", seed=2)
    other = layer_bytes(tmp_path / "again")
    # hydrants and valves follow from the streets alone
    assert [name for name in first if other[name] == first[name]] == ["water_fittings.csv"]


def test_dressing_keeps_what_city_yaml_says_and_layers_of_its_owner(grid: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(grid, own)
    (own / "mine.city.json").write_bytes((own / DRESSED / "buildings.city.json").read_bytes())
    text = (own / "city.yaml").read_text(encoding="utf-8")
    (own / "city.yaml").write_text(text.replace(f"{DRESSED}/buildings.city.json", "mine.city.json"), encoding="utf-8")
    dress_city(own, seed=5)
    files = load_city(own).files
    assert files.name_en == "Grid"
    assert files.layers["buildings"]["cityjson"] == own / "mine.city.json"


def test_luzhou_is_what_the_command_makes(luzhou: Path, tmp_path: Path) -> None:
    shutil.copytree(luzhou, tmp_path / "luzhou")
    dress_city(tmp_path / "luzhou")
    assert layer_bytes(tmp_path / "luzhou") == layer_bytes(luzhou)
    for name in ("city.yaml", "places.geojson"):
        assert (tmp_path / "luzhou" / name).read_bytes() == (luzhou / name).read_bytes()


def test_luzhou_is_small_enough_to_commit(luzhou: Path) -> None:
    assert sum(path.stat().st_size for path in luzhou.rglob("*") if path.is_file()) <= 5_000_000


def test_luzhou_has_towers_walk_ups_a_centre_and_two_landmarks(buildings: tuple[Building, ...]) -> None:
    ground = [building for building in buildings if building.base_m == 0.0]
    kinds = Counter(building.kind for building in ground)
    assert len(ground) >= 1500
    assert kinds["tower"] >= 800
    assert kinds["walk_up"] >= 800
    assert kinds["centre"] >= 100
    tops = sorted(building.base_m + building.height_m for building in buildings)
    assert 180 <= tops[-2] <= tops[-1] <= 250
    assert max(b.height_m for b in ground if b.kind == "walk_up") <= 21.0


def test_no_building_stands_on_a_lane_a_junction_or_in_the_river(
    luzhou: Path, network: Network, buildings: tuple[Building, ...]
) -> None:
    tree = shapely.STRtree(footprints(buildings))
    junctions = network.junctions
    for j in range(len(junctions.id)):
        ring = junctions.shape[junctions.shape_start[j] : junctions.shape_start[j + 1]]
        if len(ring) > 2:
            assert not len(tree.query(shapely.Polygon(ring).buffer(0), predicate="intersects"))
    places = json.loads((luzhou / "places.geojson").read_text(encoding="utf-8"))["features"]
    water = [f for f in places if f["properties"]["kind"] in ("river", "rail")]
    assert len(water) == 2
    for feature in water:
        assert not len(tree.query(shapely.Polygon(feature["geometry"]["coordinates"][0]), predicate="intersects"))
    # lanes: check_city holds them apart, and test_luzhou asks it


def test_parks_lie_clear_of_lanes_and_keep_the_other_places(luzhou: Path, network: Network) -> None:
    features = json.loads((luzhou / "places.geojson").read_text(encoding="utf-8"))["features"]
    kinds = Counter(feature["properties"]["kind"] for feature in features)
    assert kinds["park"] >= 30
    assert kinds["bridge"] == 6
    parks = [shapely.Polygon(f["geometry"]["coordinates"][0]) for f in features if f["properties"]["kind"] == "park"]
    assert all(park.is_valid and park.exterior.is_ccw for park in parks)
    lanes = network.lanes
    middles = [shapely.LineString(lanes.shape[a:b]) for a, b in pairwise(lanes.shape_start) if b - a > 1]
    assert not len(shapely.STRtree(parks).query(middles, predicate="intersects")[0])


def test_buildings_do_not_touch_each_other(buildings: tuple[Building, ...]) -> None:
    prints = footprints(buildings)
    pairs = shapely.STRtree(prints).query(prints, predicate="intersects")
    assert [(a, b) for a, b in pairs.T.tolist() if a < b] == []


def test_every_solid_is_closed_and_looks_outwards(luzhou: Path) -> None:
    """Each edge of a shell is walked once each way, and the volume within is positive (ISO 19107 solids)."""
    document = json.loads((luzhou / DRESSED / "buildings.city.json").read_text(encoding="utf-8"))
    corners = document["vertices"]
    for id_, item in list(document["CityObjects"].items())[::7]:
        shell = item["geometry"][0]["boundaries"][0]
        edges = Counter(
            (ring[i], ring[(i + 1) % len(ring)]) for face in shell for ring in face for i in range(len(ring))
        )
        assert set(edges.values()) == {1}, id_
        assert all((b, a) in edges for a, b in edges), id_
        six_volumes = 0
        for face in shell:
            a = corners[face[0][0]]
            for i in range(1, len(face[0]) - 1):
                b, c = corners[face[0][i]], corners[face[0][i + 1]]
                six_volumes += (
                    a[0] * (b[1] * c[2] - b[2] * c[1])
                    - a[1] * (b[0] * c[2] - b[2] * c[0])
                    + a[2] * (b[0] * c[1] - b[1] * c[0])
                )
        assert six_volumes > 0, id_


CJIO = """
import json, sys
from cjio import cityjson
with open(sys.argv[1], encoding="utf-8") as file:
    model = cityjson.reader(file)
before = len(model.j["vertices"])
model.remove_duplicate_vertices()
model.remove_orphan_vertices()
print(json.dumps([model.get_version(), model.number_city_objects_level1(), before, len(model.j["vertices"])]))
"""


def test_cjio_reads_the_buildings(luzhou: Path) -> None:
    """In a process of its own: importing cjio changes how this one would write numbers as JSON."""
    if importlib.util.find_spec("cjio") is None:
        pytest.skip("cjio is not installed (extra: test)")
    asked = [sys.executable, "-c", CJIO, str(luzhou / DRESSED / "buildings.city.json")]
    answer = subprocess.run(asked, capture_output=True, text=True, check=True)
    version, objects, before, after = json.loads(answer.stdout)
    assert version == "2.0"
    assert objects >= 4000
    assert before == after


def test_luzhou_has_bays_at_the_kerb_and_garages(parking: tuple[ParkingSite, ...]) -> None:
    bays: Counter[str] = Counter()
    for site in parking:
        bays[site.kind] += site.bays
    assert bays["kerb"] >= 800
    assert bays["garage"] >= 50_000
    assert sum(site.kind == "lot" for site in parking) >= 10


def test_kerb_bays_fit_their_lane_and_keep_off_junctions(network: Network, parking: tuple[ParkingSite, ...]) -> None:
    lanes = network.lane_index()
    for site in parking:
        length = float(network.lanes.length_m[lanes[site.lane]])
        if site.kind == "kerb":
            assert site.start_m >= 20.0 - 1e-6
            assert length - site.end_m >= 20.0 - 0.01
            assert site.end_m - site.start_m == pytest.approx(6.0 * site.bays, abs=0.02)
            drawn = sum(math.dist(a, b) for a, b in zip(site.line, site.line[1:], strict=False))
            assert drawn == pytest.approx(6.0 * site.bays, rel=0.05)
        else:
            assert 0.0 <= site.start_m == site.end_m <= length


def test_info_counts_the_layers(grid: Path) -> None:
    info = city_info(grid)
    buildings, sites = load_buildings(grid), load_parking(grid)
    assert info["buildings"] == sum(building.base_m == 0.0 for building in buildings)
    by_kind = info["parking_bays"]
    assert isinstance(by_kind, dict)
    assert sum(by_kind.values()) == sum(site.bays for site in sites)
    assert "buildings" not in city_info(load_city(grid).network)


@pytest.mark.data
@pytest.mark.parametrize(
    ("folder", "net"),
    [("bologna-acosta", "acosta_buslanes.net.xml"), ("dlr-TAVF-Hamburg", "network.net.xml.gz")],
)
def test_a_real_network_is_dressed_without_a_fault(shared_data: Path, tmp_path: Path, folder: str, net: str) -> None:
    import_sumo(shared_data / "streets" / folder / net, [], [], tmp_path / "city")
    dressed = dress_city(tmp_path / "city")
    assert dressed.buildings > 100
    assert dressed.bays > 500
    assert check_city(tmp_path / "city") == []
