"""Vendor profiles: the installed ones are sound, and a controller stands on one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from citybrain_wire.errors import BadInput

from hardware_profiles import (
    from_dict,
    list_profiles,
    load_profile,
    on_device,
    read_controller,
    to_dict,
    write_controller,
)
from hardware_profiles.safety import check_profile
from tests.hardware_profiles.x4 import x4


@pytest.mark.parametrize("name", list_profiles())
def test_every_installed_profile_is_read_and_has_its_page(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert len(profile.hash) == 32
    assert (profile.safety is not None) == (profile.kind == "signal_controller")
    folder = Path(__file__).resolve().parents[2] / "hardware_profiles" / name
    assert (folder / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")


def test_protocols_that_were_tried_on_no_device_say_so() -> None:
    assert {name for name in list_profiles() if load_profile(name).experimental} == {"gbt20999/controller", "rsmp/tlc"}


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=r"no hardware profile 'acme/box'; there are gbt20999/controller, generic/"):
        load_profile("acme/box")


@pytest.mark.parametrize("name", [name for name in list_profiles() if load_profile(name).safety])
def test_the_example_junction_stands_on_every_controller_model(name: str) -> None:
    assert check_profile(on_device(x4(), load_profile(name))) == []


def test_a_junction_does_not_stand_on_a_roadside_unit() -> None:
    with pytest.raises(BadInput, match="generic/rsu is a rsu, no signal controller"):
        on_device(x4(), load_profile("generic/rsu"))


def test_a_resolved_controller_survives_json_and_is_named_by_its_hash(tmp_path: Path) -> None:
    first = from_dict(to_dict(x4()))
    write_controller(first, tmp_path / "x4.json")
    again = read_controller(tmp_path / "x4.json")
    assert again == first
    assert again.hash == first.hash
    assert replace(first, hash=b"") == replace(x4(), hash=b"")
    longer = replace(first, groups=(replace(first.groups[0], max_red_ms=150_000), *first.groups[1:]))
    assert from_dict(to_dict(longer)).hash != first.hash
