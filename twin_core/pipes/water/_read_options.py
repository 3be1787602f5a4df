"""[OPTIONS], [TIMES], [ENERGY]: how to compute (User Manual 2.2, Appendix C)."""

from __future__ import annotations

from dataclasses import replace

from twin_core.pipes.water._draft import Draft
from twin_core.pipes.water._lines import Line, LineFault, clock_s, number, starts
from twin_core.pipes.water._network import Options, Pump, Times
from twin_core.pipes.water._units import FLOW_UNITS, M_PER_FT, PRESSURE_UNITS, SECONDS_PER_DAY, make_units

__all__ = ["finish_times", "read_energy", "read_option", "read_time", "read_units"]

WATER_VISCOSITY_M2S = 1.1e-5 * M_PER_FT**2  # at 20 °C, EPANET's default
CHLORINE_DIFFUSIVITY_M2S = 1.3e-8 * M_PER_FT**2
MIN_PRESSURE_RANGE = 0.1  # psi or m, between no demand and full demand

# Options of one number: keyword → field, lowest value, whether that value itself is allowed.
_POSITIVE = {
    "SPEC": "specific_gravity",
    "TRIAL": "trials",
    "ACCU": "accuracy",
    "HTOL": "head_tolerance_ft",
    "QTOL": "flow_tolerance_cfs",
    "RQTOL": "low_flow_gradient",
    "CHECKFREQ": "check_every",
    "MAXCHECK": "check_until",
}
_WHOLE = {"trials", "check_every", "check_until"}
_IGNORED = ("MAP", "VERI", "SEGM", "HYDR", "PRECISION")


def read_units(lines: list[Line], draft: Draft) -> None:
    """Units first: everything else is converted while it is read."""
    flow, pressure, gravity = "GPM", None, 1.0
    for line in lines:
        key = line.tokens[0]
        value = line.tokens[1].upper() if len(line.tokens) > 1 else ""
        if starts(key, "UNIT") and value:
            flow = "LPS" if value.startswith("SI") else next((u for u in FLOW_UNITS if value.startswith(u)), "")
            if not flow:
                raise LineFault(f"flow unit {line.tokens[1]!r} is unknown; {', '.join(FLOW_UNITS)} are known")
        elif starts(key, "PRESSURE") and value and not value.startswith("EXP"):
            pressure = next((u for u in PRESSURE_UNITS if value.startswith(u)), "")
            if not pressure:
                raise LineFault(f"pressure unit {line.tokens[1]!r} is unknown; {', '.join(PRESSURE_UNITS)} are known")
        elif starts(key, "SPEC") and len(line.tokens) > 2:
            gravity = number(line.tokens[2], "specific gravity", above=0.0)
    draft.units = make_units(flow, pressure, gravity)
    draft.options = replace(draft.options, required_pressure_m=MIN_PRESSURE_RANGE * draft.units.pressure_m)


def read_option(line: Line, draft: Draft) -> None:
    tokens, options = line.tokens, draft.options
    key = tokens[0].upper()
    value = tokens[1].upper() if len(tokens) > 1 else ""
    if key.startswith(_IGNORED) or not value or key.startswith("UNIT"):
        return
    if key.startswith("PRESSURE") and not value.startswith("EXP"):
        return
    if key.startswith("HEADL"):
        formula = next((f for f in ("H-W", "D-W", "C-M") if value.startswith(f)), None)
        if formula is None:
            raise LineFault(f"head-loss formula {tokens[1]!r} is unknown; H-W, D-W and C-M are known")
        draft.options = replace(options, headloss=formula)
    elif key.startswith("QUAL"):
        _quality_option(tokens, draft)
    elif key.startswith("UNBA"):
        draft.options = replace(options, extra_trials=_unbalanced(tokens))
    elif key.startswith("PATT"):
        draft.options = replace(options, default_pattern=tokens[1])
    elif key.startswith("DEMAND") and value.startswith("MODEL"):
        line.need(3, "DEMAND MODEL DDA or PDA")
        if not starts(tokens[2], "DDA") and not starts(tokens[2], "PDA"):
            raise LineFault(f"demand model is {tokens[2]!r}; write DDA or PDA")
        draft.options = replace(options, pressure_driven=starts(tokens[2], "PDA"))
    elif key.startswith("BACK"):
        line.need(3, "BACKFLOW ALLOWED YES or NO")
        draft.options = replace(options, emitter_backflow=not starts(tokens[2], "NO"))
    else:
        draft.options = _number_option(line, draft)


def _number_option(line: Line, draft: Draft) -> Options:
    """Options that are one number, as [OPTIONS] knows them."""
    key, options, units = line.tokens[0].upper(), draft.options, draft.units
    two_words = key.startswith(("SPEC", "EMIT", "DEMAND", "MINI", "REQ", "PRESSURE"))
    place = 2 if two_words else 1
    if len(line.tokens) <= place:
        return options
    token, what = line.tokens[place], key.lower()
    if key.startswith("VISC"):
        value = number(token, what, above=0.0)
        actual = value * (1.0 if units.metric else M_PER_FT**2)
        return replace(options, viscosity_m2s=value * WATER_VISCOSITY_M2S if value > 1e-3 else actual)
    if key.startswith("DIFF"):
        value = number(token, what, least=0.0)
        actual = value * (1.0 if units.metric else M_PER_FT**2)
        draft.quality["diffusivity_m2s"] = value * CHLORINE_DIFFUSIVITY_M2S if value > 1e-4 else actual
        return options
    if key.startswith("TOLER"):
        draft.quality["tolerance"] = number(token, what, least=0.0)
        return options
    if key.startswith("DAMP"):
        return replace(options, damp_limit=number(token, what, least=0.0))
    if key.startswith("FLOWCHANGE"):
        return replace(options, flow_change_m3s=number(token, what, least=0.0) * units.flow_m3s)
    if key.startswith("HEADERROR"):
        return replace(options, head_error_m=number(token, what, least=0.0) * units.length_m)
    if key.startswith("MINI"):
        return _minimum_pressure(options, number(token, what, least=0.0), units.pressure_m)
    if key.startswith("REQ"):
        required = number(token, what, least=0.0) * units.pressure_m
        if required - options.minimum_pressure_m < MIN_PRESSURE_RANGE * units.pressure_m * (1 - 1e-9):
            raise LineFault(f"required pressure {token} must be {MIN_PRESSURE_RANGE} above the minimum pressure")
        return replace(options, required_pressure_m=required)
    if key.startswith("PRESSURE"):
        return replace(options, pressure_exponent=number(token, what, above=0.0))
    value = number(token, what, above=0.0)
    if key.startswith("EMIT"):
        return replace(options, emitter_exponent=value)
    if key.startswith("DEMAND"):
        return replace(options, demand_multiplier=value)
    field = next((name for word, name in _POSITIVE.items() if key.startswith(word)), None)
    if field is None:
        raise LineFault(f"option {line.tokens[0]!r} is unknown")
    if field == "accuracy":
        value = min(max(value, 1e-5), 1e-1)
    changes: dict[str, int | float] = {field: int(value) if field in _WHOLE else value}
    return replace(options, **changes)  # type: ignore[arg-type]  # the field's type follows from its name


def _minimum_pressure(options: Options, value: float, unit_m: float) -> Options:
    required = options.required_pressure_m
    if required == MIN_PRESSURE_RANGE * unit_m:  # still the default
        required = (value + MIN_PRESSURE_RANGE) * unit_m
    elif required - value * unit_m < MIN_PRESSURE_RANGE * unit_m * (1 - 1e-9):
        raise LineFault(f"minimum pressure {value:g} must be {MIN_PRESSURE_RANGE} below the required pressure")
    return replace(options, minimum_pressure_m=value * unit_m, required_pressure_m=required)


def _unbalanced(tokens: tuple[str, ...]) -> int:
    """Extra trials without status changes; −1 stops at the first unbalanced step."""
    if starts(tokens[1], "STOP"):
        return -1
    if starts(tokens[1], "CONT"):
        return int(number(tokens[2], "extra trials", least=0.0)) if len(tokens) > 2 else 0
    raise LineFault(f"UNBALANCED is {tokens[1]!r}; write STOP or CONTINUE trials")


def _quality_option(tokens: tuple[str, ...], draft: Draft) -> None:
    word = tokens[1].upper()
    kinds = {"NONE": "none", "CHEM": "chemical", "AGE": "age", "TRACE": "trace"}
    kind = next((name for key, name in kinds.items() if word.startswith(key)), "chemical")
    draft.quality["kind"] = kind
    if kind == "trace":
        if len(tokens) < 3:
            raise LineFault("QUALITY TRACE needs the node to trace")
        draft.quality["trace_node"] = tokens[2]


def read_time(line: Line, draft: Draft) -> None:
    line.need(2, "name value (unit)")
    tokens = line.tokens
    key = tokens[0].upper()
    if key.startswith("STAT"):
        draft.times = replace(draft.times, statistic=tokens[-1].upper())
        return
    last_is_unit = not tokens[-1][0].isdigit() and not tokens[-1].startswith(".")
    words = tokens[-2:] if last_is_unit else tokens[-1:]
    seconds = int(clock_s(words, " ".join(tokens[:-1]).lower()) + 0.5)
    second = tokens[1].upper()
    names = {"DURA": "duration_s", "HYDR": "hydraulic_step_s", "QUAL": "quality_step_s", "RULE": "rule_step_s"}
    field = next((name for word, name in names.items() if key.startswith(word)), None)
    if field is None and key.startswith(("PATT", "REPO")):
        what = "pattern" if key.startswith("PATT") else "report"
        part = "step" if second.startswith("TIME") else "start" if second.startswith("STAR") else ""
        field = f"{what}_{part}_s" if part else None
    elif field is None and key.startswith("STAR"):
        field, seconds = "start_clock_s", seconds % SECONDS_PER_DAY
    elif field is None and key.startswith("MINI"):
        return
    if field is None:
        raise LineFault(f"{' '.join(tokens[:2])!r} is no time of [TIMES]")
    change: dict[str, int] = {field: seconds}
    draft.times = replace(draft.times, **change)  # type: ignore[arg-type]  # no text field is named here


def finish_times(times: Times) -> Times:
    """Steps that follow from others where the file is silent (0): a tenth of the hydraulic step for quality, rules."""
    pattern = times.pattern_step_s if times.pattern_step_s > 0 else 3600
    report = times.report_step_s if times.report_step_s > 0 else pattern
    hydraulic = times.hydraulic_step_s if times.hydraulic_step_s > 0 else 3600
    hydraulic = min(hydraulic, pattern, report)
    quality = times.quality_step_s or hydraulic // 10
    rule = times.rule_step_s or hydraulic // 10
    return replace(
        times,
        pattern_step_s=pattern,
        report_step_s=report,
        hydraulic_step_s=hydraulic,
        quality_step_s=max(1, min(quality, hydraulic)),
        rule_step_s=max(1, min(rule, hydraulic)),
        report_start_s=0 if times.report_start_s > times.duration_s else times.report_start_s,
    )


def read_energy(line: Line, draft: Draft) -> None:
    line.need(3, "GLOBAL PRICE|PATTERN|EFFIC value, PUMP id …, or DEMAND CHARGE value")
    tokens = line.tokens
    key, word, value = tokens[0].upper(), tokens[-2].upper(), tokens[-1]
    if key.startswith("DEMAN"):
        draft.energy = replace(draft.energy, demand_charge=number(tokens[2], "demand charge", least=0.0))
        return
    if key.startswith("GLOB"):
        if word.startswith("PRICE"):
            draft.energy = replace(draft.energy, price_per_kwh=number(value, "price", least=0.0))
        elif word.startswith("PATT"):
            draft.energy = replace(draft.energy, pattern=draft.pattern(value))
        elif word.startswith("EFFI"):
            draft.energy = replace(draft.energy, efficiency=number(value, "efficiency", above=0.0))
        else:
            raise LineFault(f"{tokens[-2]!r} is no energy value; PRICE, PATTERN and EFFIC are")
        return
    if not key.startswith("PUMP"):
        raise LineFault(f"{tokens[0]!r} begins no line of [ENERGY]; GLOBAL, PUMP and DEMAND do")
    line.need(4, "PUMP id PRICE|PATTERN|EFFIC value")
    pump = draft.link(tokens[1])
    if not isinstance(pump, Pump):
        raise LineFault(f"link {tokens[1]!r} is no pump")
    if word.startswith("PRICE"):
        draft.links[pump.id] = replace(pump, price_per_kwh=number(value, "price", least=0.0))
    elif word.startswith("PATT"):
        draft.links[pump.id] = replace(pump, price_pattern=draft.pattern(value))
    elif word.startswith("EFFI"):
        draft.links[pump.id] = replace(pump, efficiency_curve=draft.curve(value))
    else:
        raise LineFault(f"{tokens[-2]!r} is no energy value; PRICE, PATTERN and EFFIC are")
