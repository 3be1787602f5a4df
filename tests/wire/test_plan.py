"""Plans are named by their timing, commands are authorised by their signature."""

from __future__ import annotations

import pytest
from citybrain_wire import plan
from citybrain_wire.v1 import edge_pb2 as edge
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

U32 = st.integers(0, (1 << 32) - 1)
STAGES = st.lists(st.builds(edge.PlanStage, stage=U32, len_ms=U32, lo_ms=U32, hi_ms=U32), max_size=6)
PLANS = st.builds(
    edge.Plan, plan_id=st.text(max_size=8), cycle_ms=U32, offset_ms=U32, stages=STAGES, actuated=st.booleans()
)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))


def timing(value: edge.Plan) -> edge.Plan:
    bare = edge.Plan()
    bare.CopyFrom(value)
    bare.plan_id = ""
    return bare


@settings(deadline=None, derandomize=True)
@given(PLANS, PLANS)
def test_two_plans_share_a_hash_exactly_when_they_share_their_timing(a: edge.Plan, b: edge.Plan) -> None:
    assert (plan.plan_hash(a) == plan.plan_hash(b)) == (timing(a) == timing(b))


def test_the_hash_of_a_known_plan_never_changes() -> None:
    known = edge.Plan(plan_id="x", cycle_ms=60_000, stages=[edge.PlanStage(stage=1, len_ms=60_000, lo_ms=1, hi_ms=2)])
    assert plan.plan_hash(known).hex() == "f0b61ad812f0b7e6d74c46f2206ed4bdea7b7a65a0289f0fe20912bdd0b17a70"


@settings(deadline=None, derandomize=True)
@given(PLANS)
def test_the_short_hash_fits_a_float32_column_and_is_never_the_local_plan(value: edge.Plan) -> None:
    short = plan.plan_hash32(value)
    assert 0 < short < 1 << 24


@settings(deadline=None, derandomize=True)
@given(PLANS, U32)
def test_a_signed_command_is_verified_and_any_change_of_it_is_not(value: edge.Plan, seq: int) -> None:
    command = edge.Command(device_id="d", epoch=1, seq=seq, kind=edge.COMMAND_KIND_PLAN, plan=value)
    plan.sign(command, KEY)
    again = edge.Command.FromString(command.SerializeToString())
    assert plan.verify(again, KEY.public_key())
    assert not plan.verify(again, OTHER.public_key())
    again.lease_ms += 1
    assert not plan.verify(again, KEY.public_key())


@pytest.mark.parametrize("signature", [b"", b"x", bytes(64), bytes(65)])
def test_a_missing_or_made_up_signature_is_not_one(signature: bytes) -> None:
    assert not plan.verify(edge.Command(seq=1, signature=signature), KEY.public_key())


def test_the_digest_of_a_command_ignores_who_signed_it() -> None:
    first, second = edge.Command(seq=4), edge.Command(seq=4)
    plan.sign(first, KEY)
    plan.sign(second, OTHER)
    assert plan.command_digest(first) == plan.command_digest(second)
    assert plan.command_digest(first) != plan.command_digest(edge.Command(seq=5))
