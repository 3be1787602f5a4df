"""One exception tree, with codes the command line ends with."""

from __future__ import annotations

import pytest
from citybrain_wire import errors
from citybrain_wire.errors import BadFile, BadInput, CityBrainError, Fault, Refused


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name != "Fault"])
def test_every_exception_is_in_the_tree_and_has_an_exit_code(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, CityBrainError)
    assert 1 <= kind.exit_code <= 70
    assert kind.__doc__


def test_a_fault_names_file_line_and_field() -> None:
    assert str(Fault("a.xml", 3, "speed", "is negative")) == "a.xml:3: speed: is negative"
    assert str(Fault("a.xml", 0, "", "is missing")) == "a.xml: is missing"


def test_a_bad_file_lists_all_its_faults() -> None:
    error = BadFile([Fault("a", 1, "", "x"), Fault("a", 2, "", "y")])
    assert str(error) == "a:1: x\na:2: y"
    assert isinstance(error, BadInput)
    assert BadFile.at("b", "z", line=4, field="f").faults == [Fault("b", 4, "f", "z")]


def test_a_refusal_carries_its_code() -> None:
    error = Refused("E13", "plan is not safe")
    assert (error.code, str(error)) == ("E13", "E13: plan is not safe")
