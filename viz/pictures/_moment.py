"""A moment of a run as pictures: read from the nowcasts in its folder, so that a finished run has them too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from citybrain_wire.errors import BadConfig
from numpy.typing import NDArray
from PIL import Image

from twin_core.city import City, load_city
from twin_core.mirror import Nowcast, load_world, read_nowcast, resume
from twin_core.traffic import VehicleView
from viz.pictures._camera import Camera, overview
from viz.pictures._caption import Caption, add_caption
from viz.pictures._model import CLASSES, LEAST_PIPE_M, PIPES, Model, make_model
from viz.pictures._render import render
from viz.server._lanes import LaneMap
from viz.server._sections import make_sections
from viz.server._traffic import CityFigures, Traffic

__all__ = ["Language", "Layer", "Moment", "draw_moment", "read_moment"]

Language = Literal["zh", "en"]
Layer = Literal["day", "xray"]
F64 = NDArray[np.float64]

NEWEST = 4  # nowcasts, a minute apart: the view's memory of three minutes
HALF_CAR_M = 2.3
TITLES = {("day", "zh"): "街面", ("day", "en"): "Streets", ("xray", "zh"): "地下", ("xray", "en"): "Underground"}
CLASS_WORDS = {"zh": ("畅通", "基本畅通", "缓行", "拥堵", "严重"), "en": ("Free", "Fair", "Slow", "Heavy", "Jam")}
PIPE_WORDS = {"zh": {"main": "给水", "sewer": "雨水"}, "en": {"main": "Water", "sewer": "Storm"}}
LINES = {
    "zh": "{clock} · {cars:,} 辆 · 均速 {speed:.1f} km/h · 现推算，非实测",
    "en": "{clock} · {cars:,} cars · mean speed {speed:.1f} km/h · estimated by the twin",
}
NOTES = {
    ("day", "zh"): "车速为自由流之比，取最近 {n} 次现推算",
    ("day", "en"): "Colours: speed over free flow, of the last {n} nowcasts",
    ("xray", "zh"): "深度 ×3，管线至少按 {m:.1f} m 宽绘制，两类并列；管位取自城市文件",
    ("xray", "en"): "Depth ×3, pipes at least {m:.1f} m wide, the two media side by side; places from the city's files",
}


@dataclass(frozen=True)
class Moment:
    """What a run's newest nowcast says. `clock_s`: seconds of the street's day. `nowcasts`: behind the speeds."""

    city: City
    model: Model
    clock_s: int
    nowcasts: int
    figures: CityFigures


def read_moment(city_path: Path, nowcasts: Path, *, alarmed: Iterable[str] = ()) -> Moment:
    """The newest nowcasts of a folder. Raises BadConfig where there is none, BadFile for one that cannot be read."""
    found = sorted(nowcasts.glob("*.nowcast"), key=lambda path: path.stat().st_mtime_ns)[-NEWEST:]
    if not found:
        raise BadConfig(f"{nowcasts} holds no nowcast; a run writes its first about a minute after the start")
    read = {nowcast.ts_ns: nowcast for nowcast in map(read_nowcast, found)}
    city = load_city(city_path)
    sections = make_sections(city.network)
    traffic, cars = Traffic(city.network, sections), None
    for ts_ns in sorted(read):
        cars = _cars(city_path, read[ts_ns])
        traffic.update(ts_ns, cars.lane.astype(np.int64), cars.speed_mps)
    assert cars is not None
    x_m, y_m, heading = LaneMap(city.network).place(cars.lane.astype(np.int64), cars.pos_m)
    middle = np.stack([x_m - HALF_CAR_M * np.cos(heading), y_m - HALF_CAR_M * np.sin(heading), heading], 1)
    model = make_model(city, ratio=traffic.ratio(), of_edge=sections.of_edge, cars=middle, alarmed=alarmed)
    return Moment(city, model, read[max(read)].time_ms // 1000, len(read), traffic.figures)


def _cars(city: Path, nowcast: Nowcast) -> VehicleView:
    return resume(load_world(city, nowcast.world), nowcast, seed=0).vehicles()


def draw_moment(
    moment: Moment, layer: Layer, language: Language, *, width: int, height: int, camera: Camera | None = None
) -> Image.Image:
    """One picture with its caption; `camera` None = over the middle of the city."""
    xy = np.asarray(moment.city.network.lanes.shape, np.float64)
    x_m, y_m = ((xy.min(axis=0) + xy.max(axis=0)) / 2).tolist()
    drawn = render(moment.model, camera or overview(x_m, y_m, width, height), xray=layer == "xray")
    return add_caption(drawn, _caption(moment, layer, language))


def _caption(moment: Moment, layer: Layer, language: Language) -> Caption:
    name = moment.city.files.name_zh if language == "zh" else moment.city.files.name_en
    hours, rest = divmod(moment.clock_s, 3600)
    clock = f"{hours % 24:02}:{rest // 60:02}:{rest % 60:02}"
    speed = 3.6 * moment.figures.mean_speed_mps
    facts = LINES[language].format(clock=clock, cars=moment.figures.running, speed=speed)
    note = NOTES[layer, language].format(n=moment.nowcasts, m=0.6 * LEAST_PIPE_M)
    if layer == "day":
        legend = [(row[1], word) for row, word in zip(CLASSES, CLASS_WORDS[language], strict=True)]
    else:
        legend = [(colour, PIPE_WORDS[language][kind]) for kind, colour in PIPES.items()]
    return Caption(f"{name} · {TITLES[layer, language]}", (facts, note), legend)
