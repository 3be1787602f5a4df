# ruff: noqa: E501  (one case per line reads as a table)
"""Every way in which street files were seen to be wrong, and exactly what is said about it.

Each case changes the good files of `tests/city/small` in one place and names all faults that must follow, no more and
no fewer. `{net}`, `{add}`, `{rou}` stand for the paths.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile

from twin_core.city import check_files, load_city, read_demand, read_network, read_sumocfg

GOOD = Path(__file__).resolve().parents[2] / "city" / "small"


@dataclass(frozen=True)
class Case:
    """`old` becomes `new` in the file; `expected` are all messages, {file} standing for paths."""

    name: str
    file: str
    old: str
    new: str
    expected: tuple[str, ...]


def net(name: str, old: str, new: str, *expected: str) -> Case:
    return Case(name, "net", old, new, expected)


def add(name: str, old: str, new: str, *expected: str) -> Case:
    return Case(name, "add", old, new, expected)


def rou(name: str, old: str, new: str, *expected: str) -> Case:
    return Case(name, "rou", old, new, expected)


OUT_0 = '<lane id="out_0" index="0" speed="13.89" length="200.00"'
TURN = "connection 'in' → 'left'"
CASES = [
    # the file as such
    net("wrong root", "<net version=\"1.20\">", "<network>", "{net}:2: the root element is <network>, expected <net>"),
    net("cut off in the middle", "    <junction id=\"W\"", "\0",
        "{net}:48: the file ends inside <net> before its root element is closed; it seems cut off"),
    net("not XML", 'from="W" to="J" priority', 'from="W to="J" priority', "{net}:19: not well-formed XML: not well-formed (invalid token)"),
    net("mismatched tag", "</edge>\n    <edge id=\"out\"", "</lane>\n    <edge id=\"out\"",
        "{net}:22: not well-formed XML: mismatched tag"),
    net("entity bomb", '<net version="1.20">',
        '<!DOCTYPE net [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<net version="1.20">',
        "{net}:2: document type declarations are refused; remove the <!DOCTYPE> part"),
    net("external entity", '<net version="1.20">', '<!DOCTYPE net SYSTEM "file:///etc/passwd">\n<net version="1.20">',
        "{net}:2: document type declarations are refused; remove the <!DOCTYPE> part"),
    net("another encoding declared", 'encoding="UTF-8"', 'encoding="ISO-8859-1"',
        "{net}:1: encoding: 'ISO-8859-1' is not read; save the file as UTF-8"),
    net("bytes of another encoding", "Main Street", "Stra\udcdfe", "{net}:19: not UTF-8; save the file as UTF-8"),
    # edges and lanes
    net("negative length", OUT_0, OUT_0.replace("200.00", "-200.00"),
        "{net}:24: length: lane 'out_0': -200.00 is out of range; it must be above 0"),
    net("speed that is no number", OUT_0, OUT_0.replace("13.89", "fast"), "{net}:24: speed: lane 'out_0': 'fast' is not a number"),
    net("length NaN", OUT_0, OUT_0.replace("200.00", "nan"), "{net}:24: length: lane 'out_0': 'nan' is not a finite number"),
    net("width zero", 'width="3.50"', 'width="0"', "{net}:24: width: lane 'out_0': 0 is out of range; it must be above 0"),
    net("shape not finite", 'shape="110,-4 310,-4"', 'shape="110,-4 inf,-4"',
        "{net}:24: shape: lane 'out_0': has a point that is not finite",
        ),
    net("shape malformed", 'shape="110,-4 310,-4"', 'shape="110 -4"',
        "{net}:24: shape: lane 'out_0': '110' is not a list of points x,y"),
    net("shape of one point", 'shape="110,-4 310,-4"', 'shape="110,-4"', "{net}:24: shape: lane 'out_0': has 1 points; it needs 2"),
    net("unknown class", 'allow="passenger bus"', 'allow="passenger hovercraft"',
        "{net}:33: allow: lane 'left_0': vehicle class 'hovercraft' is unknown"),
    net("lane without speed", OUT_0, OUT_0.replace('speed="13.89" ', ""), "{net}:24: speed: lane 'out_0': is missing"),
    net("edge without lane", '<edge id="out"', '<edge id="bare" from="W" to="J"/>\n    <edge id="out"',
        "{net}:23: edge 'bare': has no lane"),
    net("duplicate edge", 'edge id="home"', 'edge id="out"',
        "{net}:29: id: edge 'out': stands already in line 23",
        ),
    net("duplicate lane", 'lane id="home_0"', 'lane id="out_0"', "{net}:30: id: lane 'out_0': stands already elsewhere in the file"),
    net("lanes out of order", 'id="in_1" index="1"', 'id="in_1" index="2"',
        "{net}:21: index: lane 'in_1': lanes of an edge must be numbered 0, 1, 2, …"),
    net("unknown junction", 'id="out" from="J" to="E"', 'id="out" from="J" to="F"', "{net}:23: to: edge 'out': unknown junction 'F'"),
    net("duplicate junction", 'junction id="N"', 'junction id="E"', "{net}:47: id: junction 'E': stands already in the file",
        "{net}:32: to: edge 'left': unknown junction 'N'"),
    # connections
    net("connection to an unknown edge", 'from="in" to="left" fromLane', 'from="in" to="right" fromLane',
        "{net}:53: to: connection 'in' → 'right': unknown edge 'right'"),
    net("connection from a lane that is not there", 'to="left" fromLane="1"', 'to="left" fromLane="2"',
        f"{{net}}:53: fromLane: {TURN}: edge 'in' has 2 lanes, there is no lane 2"),
    net("via lane missing", 'via=":J_3_0"', 'via=":J_9_0"', f"{{net}}:53: via: {TURN}: unknown lane ':J_9_0'"),
    net("signal without program", 'via=":J_3_0" tl="J"', 'via=":J_3_0" tl="K"', f"{{net}}:53: tl: {TURN}: signal 'K' has no <tlLogic>"),
    net("link index missing", ' tl="J" linkIndex="3"', ' tl="J"', f"{{net}}:53: linkIndex: {TURN}: is missing beside tl 'J'"),
    # right of way
    net("request out of range", 'request index="3"', 'request index="4"',
        "{net}:45: index: junction 'J': request 4 is out of range; there are 4 links"),
    net("request twice", 'request index="3"', 'request index="2"', "{net}:45: index: junction 'J': request 2 stands twice"),
    net("request missing", '        <request index="2" response="0000" foes="0000" cont="0"/>\n', "",
        "{net}:41: junction 'J': 3 requests for 4 links on its incoming lanes"),
    net("bits of another length", 'response="0011"', 'response="011"', "{net}:45: response: junction 'J': 3 bits for 4 links"),
    net("bits that are none", 'response="0011"', 'response="0021"', "{net}:45: response: junction 'J': '0021' is not a string of 0 and 1"),
    net("unknown incoming lane", 'incLanes="back_0 in_0 in_1"', 'incLanes="back_0 in_0 in_7"',
        "{net}:41: incLanes: junction 'J': unknown lane 'in_7'"),
    net("waiting place unknown", 'incLanes=":J_3_0 back_0"', 'incLanes=":J_5_0 back_0"',
        "{net}:49: incLanes: junction ':J_4_0': unknown lane ':J_5_0'"),
    # signals
    add("empty program", '<param key="max-gap" value="2.5"/>\n', "</tlLogic><tlLogic id=\"J\" programID=\"x\">\n",
        "{add}:5: signal 'J': program 'day' has no phase"),
    add("state too short", 'state="rrrr"', 'state="rrr"', "{add}:9: state: signal 'J': 3 letters for 4 links"),
    add("states of unequal length", 'state="rrrr"', 'state="rrrrr"',
        "{add}:9: state: signal 'J': 5 letters, other phases of the signal have 4"),
    add("unknown letter", 'state="rrrr"', 'state="rrxr"', "{add}:9: state: signal 'J': letter 'x' is unknown; letters are G g y Y r u o O s"),
    add("phase of no length", 'duration="3" state', 'duration="0" state',
        "{add}:8: duration: signal 'J': 0 is out of range; a phase must last longer than 0 s"),
    add("maxDur below minDur", 'maxDur="40"', 'maxDur="4"', "{add}:7: maxDur: signal 'J': 4 is shorter than minDur 5"),
    add("next phase missing", 'next="0"', 'next="3"', "{add}:8: next: signal 'J': phase 3 does not exist; the program has 3 phases"),
    add("program of an unknown signal", 'tlLogic id="J"', 'tlLogic id="X"', "{add}:5: id: unknown signal 'X'"),
    add("program twice", 'programID="day"', 'programID="0"',
        "{add}:5: programID: signal 'J': program '0' stands already in {net}:35"),
    # detectors and stops
    add("detector on an unknown lane", 'id="loop" lane="back_0"', 'id="loop" lane="back_7"', "{add}:2: lane: detector 'loop': unknown lane 'back_7'"),
    add("detector beyond its lane", 'pos="-10"', 'pos="201"', "{add}:2: pos: detector 'loop': 201 m lies beyond lane 'back_0' of 200 m"),
    add("lane area beyond its lane", 'length="30"', 'length="80"', "{add}:3: endPos: detector 'area': 100 m lies beyond lane 'in_1' of 90 m"),
    add("detector without position", ' pos="-10"', "", "{add}:2: pos: detector 'loop': is missing"),
    add("detector period negative", 'period="60"', 'period="-60"', "{add}:2: period: detector 'loop': -60 is out of range; it must be above 0"),
    add("detector twice", 'id="area"', 'id="loop"', "{add}:3: id: detector 'loop': stands already in line 2"),
    add("stop beyond its lane", 'endPos="120"', 'endPos="220"', "{add}:4: endPos: bus stop 'stop': 220 m lies beyond lane 'back_0' of 200 m"),
    add("stop that ends before it begins", 'endPos="120"', 'endPos="90"',
        "{add}:4: endPos: bus stop 'stop': ends at 90 m, before it begins at 100 m"),
    add("included file missing", "<vType", '<include href="gone.add.xml"/><vType', "{dir}/gone.add.xml: no such file"),
    add("include that includes itself", "<vType", '<include href="small.add.xml"/><vType',
        "{add}:11: href: 'small.add.xml' includes itself, directly or through others"),
    # types
    rou("type value below range", 'sigma="0"', 'sigma="-0.1"', "{rou}:3: sigma: vType 'fast': -0.1 is out of range; it must be between 0 and 1"),
    rou("type of unknown class", 'id="fast" vClass="passenger"', 'id="fast" vClass="car"', "{rou}:3: vClass: vType 'fast': vehicle class 'car' is unknown"),
    rou("speed factor malformed", "normc(0.8,0.1,0.7,0.9)", "normc(0.8,0.1,0.7)",
        "{rou}:4: speedFactor: vType 'slow': 'normc(0.8,0.1,0.7)' is not a number, norm(m,s) or normc(m,s,low,high)"),
    rou("type twice", 'id="slow"', 'id="fast"', "{rou}:4: id: vType 'fast': stands already elsewhere"),
    rou("emergency braking weaker than braking", 'sigma="0"', 'decel="5" emergencyDecel="4"',
        "{rou}:3: emergencyDecel: vType 'fast': 4 is below decel 5"),
    # vehicles
    rou("unknown edge in a route", 'edges="in out"', 'edges="in away"', "{rou}:6: edges: vehicle 'late': unknown edge 'away'"),
    rou("route that is not connected", 'edges="back home"', 'edges="back out"',
        "{rou}:9: edges: vehicle 'b1': no connection from edge 'back' to 'out' for class bus"),
    rou("internal edge in a route", 'edges="in out"', 'edges="in :J_2 out"',
        "{rou}:6: edges: vehicle 'late': an internal edge cannot be part of a route: ':J_2'"),
    rou("trip without a way", 'from="in" to="left"', 'from="out" to="left"',
        "{rou}:12: to: vehicle 't1': no way from edge 'out' to 'left' for class passenger"),
    rou("trip to an unknown edge", 'from="in" to="left"', 'from="in" to="x"', "{rou}:12: to: vehicle 't1': unknown edge 'x'"),
    rou("unknown type", 'id="late" type="fast"', 'id="late" type="rapid"', "{rou}:7: type: vehicle 'late': unknown type 'rapid'"),
    rou("unknown route", 'route="through"', 'route="around"', "{rou}:7: route: vehicle 'late': unknown route 'around'"),
    rou("vehicle twice", 'id="t1"', 'id="b1"', "{rou}:12: id: vehicle 'b1': stands already elsewhere"),
    rou("departure that is no time", 'depart="20"', 'depart="soon"', "{rou}:7: depart: vehicle 'late': 'soon' is not a time in seconds or HH:MM:SS"),
    rou("departure in the past", 'depart="20"', 'depart="-1"', "{rou}:7: depart: vehicle 'late': -1 is out of range; it must be at least 0"),
    rou("lane number beyond the edge", 'departLane="1"', 'departLane="2"',
        "{rou}:7: departLane: vehicle 'late': edge 'in' has 2 lanes, there is no lane 2"),
    rou("lane choice unknown", 'departLane="1"', 'departLane="left"',
        "{rou}:7: departLane: vehicle 'late': 'left' is neither a lane number nor one of first, free, best, best_prob, random, allowed"),
    rou("departure beyond the edge", 'departPos="-5"', 'departPos="95"', "{rou}:7: departPos: vehicle 'late': 95 m lies beyond edge 'in' of 90 m"),
    rou("speed below zero", 'departSpeed="0"', 'departSpeed="-3"', "{rou}:7: departSpeed: vehicle 'late': -3 is out of range; it must be at least 0"),
    rou("stop that is not on the route", 'edges="back home"', 'edges="home"',
        "{rou}:10: busStop: vehicle 'b1': edge 'back' of this stop lies not ahead"),
    rou("unknown bus stop", 'busStop="stop"', 'busStop="station"', "{rou}:10: busStop: stop: unknown bus stop 'station'"),
    rou("stop without duration", 'duration="20" until="60"', "", "{rou}:10: duration: stop: a stop needs a duration or an until"),
    rou("flow without timing", ' period="20"', "", "{rou}:13: flow 'f': needs one of period, vehsPerHour, probability or number"),
    rou("flow with two timings", 'period="20"', 'period="20" vehsPerHour="3"', "{rou}:13: vehsPerHour: flow 'f': only one of period and vehsPerHour may be given"),
    rou("flow that ends before it begins", 'end="90"', 'end="9"', "{rou}:13: end: flow 'f': 9 lies before begin 30"),
    rou("flow without end", ' end="90"', "", "{rou}:13: end: flow 'f': needs an end, since the simulation has none either"),
    rou("probability above one", 'period="20"', 'probability="1.5"',
        "{rou}:13: probability: flow 'f': 1.5 is out of range; it must be between 0 and 1"),
    rou("distribution of unknown types", '<route id="through"', '<vTypeDistribution id="d" vTypes="fast gone"/><trip id="z" type="d" depart="0" from="in" to="out"/><route id="through"',
        "{rou}:6: vTypes: vTypeDistribution 'd': unknown type 'gone'"),
    rou("distribution without weight", 'probability="0.6"', 'probability="-1"',
        "{rou}:3: probability: vType 'fast': -1 is out of range; it must be at least 0"),
]  # fmt: skip


def write(folder: Path, case: Case) -> dict[str, Path]:
    paths = {}
    for file, name in (("net", "small.net.xml"), ("add", "small.add.xml"), ("rou", "small.rou.xml")):
        text = (GOOD / name).read_text(encoding="utf-8")
        if file == case.file:
            assert text.count(case.old) >= 1, "the case changes nothing"
            if case.new == "\0":
                text = text[: text.index(case.old)]
            else:
                text = text.replace(case.old, case.new, 1)
        paths[file] = folder / name
        paths[file].write_bytes(text.encode("utf-8", "surrogateescape"))
    return paths


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_named_with_file_line_and_field(tmp_path: Path, case: Case) -> None:
    paths = write(tmp_path, case)
    faults = [str(fault) for fault in check_files(paths["net"], [paths["rou"]], [paths["add"]])]
    expected = [
        text.replace("{net}", str(paths["net"])).replace("{add}", str(paths["add"])).replace("{rou}", str(paths["rou"]))
        .replace("{dir}", str(tmp_path))
        for text in case.expected
    ]  # fmt: skip
    assert sorted(faults) == sorted(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reading_raises_bad_file_with_the_same_faults(tmp_path: Path, case: Case) -> None:
    paths = write(tmp_path, case)

    def read() -> None:
        network = read_network(paths["net"], [paths["add"]])
        read_demand(network, [paths["rou"]], [paths["add"]], seed=0)

    with pytest.raises(BadFile) as caught:
        read()
    assert caught.value.faults == check_files(paths["net"], [paths["rou"]], [paths["add"]])


def damaged_gzip(good: bytes) -> bytes:
    packed = bytearray(gzip.compress(good, mtime=0))
    packed[-8] ^= 0xFF
    return bytes(packed)


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("cut.net.xml.gz", lambda good: gzip.compress(good)[:-300], "the gzip data end too early; the file is cut off"),
        ("empty.net.xml", lambda good: b"", "1: the file ends before its root element is closed; it seems cut off"),
        ("utf16.net.xml", lambda good: good.decode().encode("utf-16"), "1: not UTF-8; save the file as UTF-8"),
        ("binary.net.xml", lambda good: b"PK\x03\x04\x00\x00", "1: not well-formed XML: not well-formed (invalid token)"),
    ],
)  # fmt: skip
def test_files_that_are_no_xml_at_all(tmp_path: Path, name: str, make: Callable[[bytes], bytes], message: str) -> None:
    path = tmp_path / name
    path.write_bytes(make((GOOD / "small.net.xml").read_bytes()))
    (fault,) = check_files(path)
    assert str(fault) == f"{path}:{message}" if message[0] == "1" else f"{path}: {message}"


def test_a_wrong_checksum_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "x.net.xml.gz"
    path.write_bytes(damaged_gzip((GOOD / "small.net.xml").read_bytes()))
    (fault,) = check_files(path)
    assert fault.message.startswith("damaged gzip data: CRC check failed")


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    assert [str(f) for f in check_files(tmp_path / "no.net.xml")] == [f"{tmp_path}/no.net.xml: no such file"]
    assert [str(f) for f in check_files(tmp_path)] == [f"{tmp_path}: this is a folder, a file was expected"]


def test_includes_may_not_go_in_circles_or_too_deep(tmp_path: Path) -> None:
    a, b = tmp_path / "a.add.xml", tmp_path / "b.add.xml"
    a.write_text('<additional>\n<include href="b.add.xml"/></additional>')
    b.write_text('<additional>\n\n<include href="a.add.xml"/></additional>')
    assert [str(f) for f in check_files(GOOD / "small.net.xml", [], [a])] == [
        f"{b}:3: href: 'a.add.xml' includes itself, directly or through others"
    ]
    for i in range(12):
        (tmp_path / f"{i}.add.xml").write_text(f'<additional><include href="{i + 1}.add.xml"/></additional>')
    (fault,) = check_files(GOOD / "small.net.xml", [], [tmp_path / "0.add.xml"])
    assert str(fault) == f"{tmp_path}/8.add.xml:1: href: files are included deeper than 8"


def test_elements_may_not_nest_without_end(tmp_path: Path) -> None:
    path = tmp_path / "deep.net.xml"
    path.write_text("<net>" + "<x>" * 100_000)
    (fault,) = check_files(path)
    assert str(fault) == f"{path}:1: elements are nested deeper than 64"


def test_a_file_wrong_in_every_line_names_the_first_faults_and_counts_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "many.rou.xml"
    path.write_text("<routes>\n" + '<trip id="a" depart="x" from="in" to="out"/>\n' * 2000 + "</routes>")
    faults = check_files(GOOD / "small.net.xml", [path])
    assert len(faults) == 501
    assert "more faults; mend those above first" in faults[-1].message


def test_an_endless_flow_is_refused_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twin_core.city._expand.MAX_VEHICLES", 1000)
    path = tmp_path / "flood.rou.xml"
    path.write_text('<routes><flow id="f" begin="0" end="1e9" period="0.001" from="in" to="out"/></routes>')
    (fault,) = check_files(GOOD / "small.net.xml", [path])
    assert str(fault) == f"{path}:1: more than 1000 vehicles; refused"


def test_a_sumocfg_without_network_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.sumocfg"
    path.write_text("<configuration><input/></configuration>")
    with pytest.raises(BadFile) as caught:
        read_sumocfg(path)
    assert str(caught.value) == f"{path}: net-file: names 0 networks; it must name one"
    with pytest.raises(BadFile):
        load_city(path)
