"""Defaults of vehicle classes, read back from SUMO itself, and what `<vType>` may say."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from twin_core.city import VCLASSES, Network, read_demand

# In a process of its own, since libsumo brings another Arrow library along than the one installed.
ASK_SUMO = """
import json, sys
import libsumo
net, types, names = sys.argv[1], sys.argv[2], sys.argv[3:]
libsumo.start(["sumo", "-n", net, "-a", types, "--no-step-log", "--no-warnings"])
v = libsumo.vehicletype
print("RESULT" + json.dumps({t: [v.getLength(t), v.getMinGap(t), v.getWidth(t), v.getAccel(t), v.getDecel(t),
    v.getEmergencyDecel(t), v.getApparentDecel(t), v.getImperfection(t), v.getTau(t), v.getMaxSpeed(t),
    v.getSpeedFactor(t), v.getSpeedDeviation(t)] for t in names}))
"""
COLUMNS = (
    "length_m", "min_gap_m", "width_m", "accel_mps2", "decel_mps2", "emergency_decel_mps2", "apparent_decel_mps2",
    "sigma", "tau_s", "max_speed_mps", "speed_factor_mean", "speed_factor_dev",
)  # fmt: skip
VARIANTS = {
    "v1": 'speedFactor="1.1"',
    "v2": 'vClass="truck" speedFactor="1.2"',
    "v3": 'speedFactor="norm(1,0)"',
    "v4": 'speedFactor="1" speedDev="0.05"',
    "v5": 'decel="3"',
    "v6": 'decel="12"',
    "v7": 'vClass="bus" length="18" tau="1.3" sigma="0.2" apparentDecel="3.5"',
    "v8": 'speedFactor="normc(1.1,0.1,0.8,1.4)" minGap="2" maxSpeed="70"',
}


@pytest.mark.skipif(importlib.util.find_spec("libsumo") is None, reason="libsumo is not installed (extra: sumo)")
def test_types_are_completed_as_sumo_completes_them(small: Network, small_folder: Path, tmp_path: Path) -> None:
    types = tmp_path / "types.add.xml"
    rows = {name: f'vClass="{name}"' for name in VCLASSES} | VARIANTS
    types.write_text(
        "<additional>" + "".join(f'<vType id="{name}" {text}/>' for name, text in rows.items()) + "</additional>"
    )
    answer = subprocess.run(
        [sys.executable, "-c", ASK_SUMO, str(small_folder / "small.net.xml"), str(types), *rows],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    sumo = json.loads(answer.stdout.split("RESULT")[1])
    ours = read_demand(small, [], [types], seed=0).types
    assert ours.id == tuple(rows)
    for i, name in enumerate(ours.id):
        mine = [float(getattr(ours, column)[i]) for column in COLUMNS]
        assert mine == pytest.approx(sumo[name], abs=2e-3), name


def test_motives_and_models_are_kept_as_asked(small: Network, tmp_path: Path) -> None:
    path = tmp_path / "t.add.xml"
    path.write_text(
        '<additional><vType id="a" carFollowModel="IDM" lcStrategic="-1" lcCooperative="0" lcAssertive="1.2" '
        'lcSpeedGain="2" lcKeepRight="0.5" impatience="0.3" startupDelay="0.7" jmTimegapMinor="2"/>'
        '<vType id="b" impatience="off"/></additional>'
    )
    types = read_demand(small, [], [path], seed=0).types
    assert types.model == ("IDM", "")
    given = [
        float(column[0])
        for column in (
            types.lc_strategic, types.lc_cooperative, types.lc_assertive, types.lc_speed_gain, types.lc_keep_right,
            types.impatience, types.startup_delay_s, types.jm_timegap_minor_s,
        )
    ]  # fmt: skip
    assert given == [-1.0, 0.0, 1.2, 2.0, 0.5, 0.3, 0.7, 2.0]
    assert types.impatience[1] + 1e6 / 180 < 0  # no waiting time makes an "off" impatient


def test_attributes_that_are_not_simulated_are_noted(small: Network, tmp_path: Path) -> None:
    path = tmp_path / "t.add.xml"
    path.write_text(
        '<additional><vType id="a" jmDriveAfterRedTime="1" color="red"/><vType id="b" jmDriveAfterRedTime="2">'
        '<carFollowing-IDM tau="2"/></vType></additional>'
    )
    assert read_demand(small, [], [path], seed=0).notes == (
        "attribute jmDriveAfterRedTime of vehicle types is ignored (2)",
        "<carFollowing-IDM> in <vType> is ignored (1)",
    )
