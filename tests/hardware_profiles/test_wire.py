"""Messages of the wire and the kernel's own types say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from citybrain_wire.plan import plan_hash, sign
from citybrain_wire.v1 import edge_pb2 as edge
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hardware_profiles import command_from_wire, life_to_wire, mode_from_wire, plan_from_wire, plan_to_wire
from hardware_profiles.safety import Aspect, CommandKind, LifeState, Mode
from tests.hardware_profiles.x4 import plan
from twin_core.live import _questions as questions

S = 1_000_000_000


def wire_command(**more: object) -> edge.Command:
    body = plan_to_wire(plan(30, 30, name="a"))
    fields: dict[str, object] = {
        "device_id": "x4",
        "epoch": 3,
        "seq": 7,
        "kind": edge.COMMAND_KIND_PLAN,
        "basis_ts_ns": 100 * S,
        "lease_ms": 30_000,
        "plan": body,
        "plan_hash": plan_hash(body),
        **more,
    }
    return edge.Command(**fields)  # type: ignore[arg-type]  # a test names fields of its own choice


def test_aspects_and_modes_have_the_numbers_of_the_wire() -> None:
    for aspect in Aspect:
        assert edge.Aspect.Name(aspect.value) == f"ASPECT_{aspect.name}"  # type: ignore[arg-type]
    for mode in Mode:
        assert edge.ControllerMode.Name(mode.value) == f"CONTROLLER_MODE_{mode.name}"  # type: ignore[arg-type]


def test_a_plan_survives_the_wire() -> None:
    original = plan(30, 45, name="morning")
    assert plan_from_wire(plan_to_wire(original)) == original


def test_an_actuated_plan_survives_wire_json_and_keeps_its_own_hash() -> None:
    fixed = plan(30, 30, more_s=20)
    detected = replace(fixed, actuated=True)
    message = plan_to_wire(detected)
    assert plan_from_wire(edge.Plan.FromString(message.SerializeToString())) == detected
    assert questions.plan_from_dict(questions.plan_to_dict(message)) == message
    assert "actuated" not in questions.plan_to_dict(plan_to_wire(fixed)), "what was fixed reads as before"
    assert plan_hash(message) != plan_hash(plan_to_wire(fixed))


def test_a_command_is_read_with_street_time_in_milliseconds() -> None:
    read = command_from_wire(wire_command(not_before_ts_ns=101 * S + 999_999), authentic=True)
    assert (read.kind, read.basis_ms, read.not_before_ms) == (CommandKind.PLAN, 100_000, 101_000)
    assert read.plan == plan(30, 30, name="a")
    assert read.malformed == ""


def test_the_digest_does_not_depend_on_the_signature_and_on_everything_else() -> None:
    first, second, other = wire_command(), wire_command(), wire_command(lease_ms=29_000)
    sign(second, Ed25519PrivateKey.generate())
    digests = [command_from_wire(item, authentic=True).digest for item in (first, second, other)]
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"kind": edge.COMMAND_KIND_ADVICE}, "command kind 6 is not for a controller"),
        ({"kind": 0}, "command kind 0 is not for a controller"),
        ({"plan": None}, "a plan command without a plan"),
        ({"plan_hash": b"x" * 32}, "plan_hash is not the hash of the plan"),
        ({"kind": edge.COMMAND_KIND_STAGE}, "a stage command without a stage request"),
    ],
)
def test_a_command_that_contradicts_itself_is_malformed(more: dict[str, object], what: str) -> None:
    assert command_from_wire(wire_command(**more), authentic=True).malformed == what


def test_a_stage_request_is_read() -> None:
    asked = wire_command(
        kind=edge.COMMAND_KIND_STAGE, plan=None, stage_request=edge.StageRequest(stage=1, hold_ms=9000)
    )
    read = command_from_wire(asked, authentic=True)
    assert (read.kind, read.stage, read.hold_ms, read.malformed) == (CommandKind.STAGE, 1, 9000, "")


def test_every_life_state_has_its_word_and_an_unknown_mode_is_a_fault() -> None:
    for state in LifeState:
        assert edge.CommandState.Name(life_to_wire(state)) == f"COMMAND_STATE_{state.name}"
    assert mode_from_wire(edge.CONTROLLER_MODE_CLOUD) is Mode.CLOUD
    assert mode_from_wire(0) is Mode.FAULT
    assert mode_from_wire(99) is Mode.FAULT
