"""`citybrain view snapshot`: pictures of a run for reports, drawn without a screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain_wire import BadConfig

from citybrain._console import console, print_json

if TYPE_CHECKING:
    from viz.pictures import Language, Layer

__all__ = ["write_pictures"]

LAYERS: tuple[Layer, ...] = ("day", "xray")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
JPEG_QUALITY = 88


def write_pictures(run: Path, out: Path, *, width: int, height: int, json_output: bool) -> None:
    """Write OUT/<layer>-<language>.jpg of the newest moment in RUN.

    Raises BadConfig for a folder that holds no run, Unavailable without Open3D or a font.
    """
    from viz.pictures import draw_moment, read_moment

    path = run / "config" / "viz.json"
    if not path.is_file():
        raise BadConfig(f"{path} does not exist; --run names the folder of a run, such as out/seed-1")
    city = Path(str(json.loads(path.read_text(encoding="utf-8"))["city"]))
    moment = read_moment(city, run / "mirror")
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for layer in LAYERS:
        for language in LANGUAGES:
            file = out / f"{layer}-{language}.jpg"
            draw_moment(moment, layer, language, width=width, height=height).save(file, quality=JPEG_QUALITY)
            files.append(str(file))
    if json_output:
        print_json({"files": files})
    else:
        console.print("written: " + ", ".join(files), soft_wrap=True)
