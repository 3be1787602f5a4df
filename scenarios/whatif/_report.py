"""A comparison as one HTML page, Chinese first, English by a switch, pictures inside. Equal runs give equal bytes."""

from __future__ import annotations

import math
from html import escape
from pathlib import Path

from scenarios.whatif._compare import Comparison, KpiRow
from scenarios.whatif._picture import FULL_KMH, difference_map, interval_bar

__all__ = ["report_html", "write_report"]

_KPI_NAMES = {
    "time_per_trip_min": ("每次出行耗时（分钟，含等待与绕行）", "time per trip, min, waiting and detours included"),
    "delay_per_trip_s": ("每次出行延误（秒）", "delay per trip, s"),
    "mean_speed_kmh": ("平均速度（公里/小时）", "mean speed, km/h"),
    "vehicle_km": ("总行驶里程（车·公里）", "vehicle kilometres"),
    "arrived": ("到达车辆", "cars arrived"),
    "unserved": ("无路可达的出行", "trips without any way"),
    "detoured": ("改道的出行", "trips by another way"),
}
_STYLE = """
body{font:16px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem auto;
max-width:60rem;padding:0 1rem;color:#1c2126}
table{border-collapse:collapse;width:100%}td,th{padding:.35rem .6rem;border-bottom:1px solid #ddd;text-align:right}
td:first-child,th:first-child{text-align:left}svg{max-width:100%;height:auto;background:#fff}
code{font-size:.85em;word-break:break-all}.en{display:none}#en:checked~main .en{display:inline}
#en:checked~main .zh{display:none}
.sure{font-weight:600}.key span{padding:0 .5rem}
"""


def _both(zh: str, en: str) -> str:
    return f'<span class="zh">{escape(zh)}</span><span class="en">{escape(en)}</span>'


def _number(value: float) -> str:
    if math.isnan(value):
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2f}"


def _row(row: KpiRow) -> str:
    difference = row.difference
    interval = f"{_number(difference.mean)} [{_number(difference.low)}, {_number(difference.high)}]"
    sure = ' class="sure"' if difference.excludes_zero else ""
    cells = f"<td>{_number(row.baseline)}</td><td>{_number(row.changed)}</td><td{sure}>{interval}</td>"
    return f"<tr><td>{_both(*_KPI_NAMES[row.name])}</td>{cells}<td>{interval_bar(row)}</td></tr>"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600:02d}:{whole % 3600 // 60:02d}"


def report_html(comparison: Comparison) -> str:
    """The page as text; it depends on the run's content and on nothing else."""
    begin, end = _clock(comparison.begin_s), _clock(comparison.begin_s + comparison.duration_s)
    n = len(comparison.seeds)
    seeds = ", ".join(map(str, comparison.seeds))
    head = "".join(
        f"<th>{_both(zh, en)}</th>"
        for zh, en in (
            ("指标", "figure"),
            ("现状", "as it is"),
            ("方案", "changed"),
            ("差值与 95 % 区间", "difference, 95 % interval"),
            ("", ""),
        )
    )
    rows = "\n".join(_row(row) for row in comparison.rows)
    method = _both(
        f"{n} 对仿真，同一随机种子、同一交通需求、同一起始状态；粗体表示区间不含零。",
        f"{n} pairs with the same seed, traffic and state at the branch; bold: the interval excludes zero.",
    )
    full = f"{FULL_KMH:.0f}"
    legend = _both(
        f"红：变慢；蓝：变快（{full} 公里/小时及以上为最深）；灰：无明显变化或车流很少。",
        f"Red slower, blue faster (full colour from {full} km/h on), grey alike or hardly used.",
    )
    return f"""<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(comparison.name_zh)} · {escape(comparison.name_en)}</title><style>{_STYLE}</style></head>
<body><input type="checkbox" id="en"><label for="en"> English</label><main>
<h1>{_both(comparison.name_zh, comparison.name_en)}</h1>
<p>{_both(comparison.description_zh, comparison.description_en)}</p>
<p>{escape(comparison.city)}, {begin}–{end}</p>
<table><thead><tr>{head}</tr></thead><tbody>
{rows}
</tbody></table>
<p>{method}</p>
<h2>{_both("速度差异图", "Where it is slower and where it is faster")}</h2>
{difference_map(comparison)}
<p class="key">{legend}</p>
<h2>{_both("可重现性", "To repeat it")}</h2>
<p>{_both("随机种子", "seeds")}: {seeds}<br>
{_both("方案散列", "hash of the question")}: <code>{comparison.hash}</code><br>
{_both("城市散列", "hash of the city's files")}: <code>{comparison.city_hash}</code></p>
</main></body></html>
"""


def write_report(comparison: Comparison, path: Path) -> None:
    """Write the page."""
    path.write_text(report_html(comparison), encoding="utf-8")
