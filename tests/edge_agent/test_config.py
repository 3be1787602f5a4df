"""A wrong configuration is refused at the start, with the field and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from citybrain_wire.errors import BadConfig

from edge_agent import load_agent_config

Document = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ca.pem", "command.pub", "a.pem", "a.key", "profile.json"):
        (tmp_path / name).write_text("x")
    return tmp_path


def good() -> Document:
    return {
        "gateway": {"address": "127.0.0.1:7443", "ca": "ca.pem"},
        "command_key": "command.pub",
        "clock": {"kind": "lockstep", "start_ts_ns": 5},
        "spool": {"folder": "spool"},
        "monitor": {"address": "127.0.0.1:7500", "folder": "monitor"},
        "sites": [
            {
                "id": "site-a",
                "device": "127.0.0.1:7001",
                "profile": "profile.json",
                "certificate": "a.pem",
                "key": "a.key",
            }
        ],
    }


def write(folder: Path, document: Document) -> Path:
    path = folder / "agent.yaml"
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    return path


def test_a_good_configuration_is_read_with_its_defaults_and_paths_from_its_own_folder(folder: Path) -> None:
    config = load_agent_config(write(folder, good()))
    assert config.gateway_address == "127.0.0.1:7443"
    assert config.ca == folder / "ca.pem"
    assert config.spool_limits.limit_bytes == 256 << 20
    assert config.commit_s == 0.05
    assert config.monitor is not None
    assert config.monitor.port == 7500
    assert (config.sites[0].device_host, config.sites[0].device_port) == ("127.0.0.1", 7001)
    assert config.sites[0].profile == folder / "profile.json"


def test_a_site_of_roadside_units_needs_no_profile_and_an_agent_no_monitor(folder: Path) -> None:
    document = good()
    del document["monitor"]
    del document["sites"][0]["profile"]
    config = load_agent_config(write(folder, document))
    assert config.monitor is None
    assert config.sites[0].profile is None


def _set(*path: str | int, value: object) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        at: Any = document
        for step in path[:-1]:
            at = at[step]
        if value is None:
            del at[path[-1]]
        else:
            at[path[-1]] = value

    return change


CASES: list[tuple[str, Callable[[Document], None], str]] = [
    ("no gateway", _set("gateway", value=None), ": gateway: must be a mapping with address, ca, not nothing"),
    (
        "gateway without port",
        _set("gateway", "address", value="core"),
        ": gateway.address: 'core' is not host:port, for example 127.0.0.1:7443",
    ),
    ("no authority", _set("gateway", "ca", value="none.pem"), ": gateway.ca: there is no file {folder}/none.pem"),
    ("typing error", _set("gatway", value={}), ": unknown field 'gatway'; did you mean 'gateway'?"),
    (
        "unknown clock",
        _set("clock", "kind", value="sundial"),
        ": clock.kind: 'sundial' is unknown; use real, scaled or lockstep",
    ),
    (
        "clock factor",
        _set("clock", "factor", value=0),
        ": clock.factor: 0 is out of range; use 0.001 to 10000",
    ),
    ("time as text", _set("clock", "start_ts_ns", value="now"), ": clock.start_ts_ns: must be a number, not a text"),
    ("no spool folder", _set("spool", "folder", value=None), ": spool.folder: is missing"),
    (
        "spool too small",
        _set("spool", "limit_mb", value=0.5),
        ": spool.limit_mb: 0.5 is out of range; use 1 to 1e+06",
    ),
    ("slow commit", _set("spool", "commit_ms", value=900), ": spool.commit_ms: 900 is out of range; use 0 to 250"),
    ("no sites", _set("sites", value=[]), ": sites: must be a list with at least one site, not a list"),
    (
        "site is a text",
        _set("sites", 0, value="a"),
        ": sites[0]: must be a mapping with id, device, profile, certificate, key, not a text",
    ),
    (
        "device port",
        _set("sites", 0, "device", value="127.0.0.1:70000"),
        ": sites[0].device: '127.0.0.1:70000' is not host:port, for example 127.0.0.1:7443",
    ),
    ("no key file", _set("sites", 0, "key", value="b.key"), ": sites[0].key: there is no file {folder}/b.key"),
    ("id is a number", _set("sites", 0, "id", value=7), ": sites[0].id: must be a text, not a number"),
    (
        "unknown site field",
        _set("sites", 0, "profil", value="x"),
        ": sites[0]: unknown field 'profil'; did you mean 'profile'?",
    ),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_wrong_field_is_named_with_what_to_do(folder: Path, change: Callable[[Document], None], message: str) -> None:
    document = good()
    change(document)
    path = write(folder, document)
    with pytest.raises(BadConfig) as caught:
        load_agent_config(path)
    assert str(caught.value) == f"{path}{message.format(folder=folder)}"


def test_two_sites_with_one_id_are_named(folder: Path) -> None:
    document = good()
    document["sites"].append(dict(document["sites"][0]))
    path = write(folder, document)
    with pytest.raises(BadConfig) as caught:
        load_agent_config(path)
    assert str(caught.value) == f"{path}: sites[1].id: 'site-a' is already the id of sites[0]"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: [1, 2", "line 1: is not YAML (expected ',' or ']', but got '<stream end>')"),
        (b"a: &x [1]\nb: *x\n", "line 2: aliases (*x) are not allowed"),
        (b"\xff\xfe", "is not UTF-8 (byte 0)"),
        (b"[" * 5000, "is nested too deeply"),
        (
            b"",
            "must be a mapping with gateway, command_key, enrolment, clock, spool, monitor, metrics_port, sites, not",
        ),
        (
            b"x: !!python/object/apply:os.getcwd []",
            "line 1: is not YAML (could not determine a constructor for the tag ",
        ),
    ],
)
def test_a_file_that_is_no_configuration_is_named(folder: Path, content: bytes, message: str) -> None:
    path = folder / "agent.yaml"
    path.write_bytes(content)
    with pytest.raises(BadConfig) as caught:
        load_agent_config(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfig) as caught:
        load_agent_config(tmp_path / "none.yaml")
    assert str(caught.value) == f"{tmp_path}/none.yaml: cannot be read (No such file or directory)"
