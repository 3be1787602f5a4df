"""A caption below a picture: what it is, of when, how old, and the legend of its colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from citybrain_wire.errors import Unavailable
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

__all__ = ["Caption", "add_caption"]

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
PANEL, TEXT, SECOND = (0x12, 0x1A, 0x26), (0xE6, 0xED, 0xF7), (0xB4, 0xC2, 0xD5)
HEIGHT_SHARE = 0.082  # of the picture's width: readable in a report


@dataclass(frozen=True)
class Caption:
    """`title` large with the `legend` beside it, colours with their words; `lines` small below."""

    title: str
    lines: Sequence[str]
    legend: Sequence[tuple[tuple[int, int, int], str]]


def add_caption(picture: NDArray[np.uint8], caption: Caption) -> Image.Image:
    """The picture with its caption below. Raises Unavailable where no font has the caption's characters."""
    height, width = picture.shape[:2]
    band = round(width * HEIGHT_SHARE)
    out = Image.new("RGB", (width, height + band), PANEL)
    out.paste(Image.fromarray(picture), (0, 0))
    draw = ImageDraw.Draw(out)
    unit = band / 8
    large, small = _font(round(2.1 * unit)), _font(round(1.5 * unit))
    draw.text((2 * unit, height + 0.7 * unit), caption.title, font=large, fill=TEXT)
    for k, line in enumerate(caption.lines):
        draw.text((2 * unit, height + (3.5 + 2.0 * k) * unit), line, font=small, fill=SECOND)
    at = width - 2 * unit
    for colour, word in reversed(caption.legend):
        at -= draw.textlength(word, font=small)
        draw.text((at, height + 1.1 * unit), word, font=small, fill=SECOND)
        at -= 4.2 * unit
        draw.rectangle((at, height + 1.8 * unit, at + 3.4 * unit, height + 2.5 * unit), fill=colour)
        at -= 2 * unit
    return out


def _font(size: int) -> ImageFont.FreeTypeFont:
    for path in FONTS:
        if Path(path).is_file():
            return ImageFont.truetype(path, size)
    raise Unavailable("no font with Chinese characters is here; Debian: apt-get install fonts-noto-cjk")
