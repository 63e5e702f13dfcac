"""Shapes of characters for the pictures of OFD pages, from a font of this computer.

The fonts of the file itself are not opened: most files name a font and carry none, and
what they carry is a subset whose glyphs have numbers and no characters.
"""

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
)
# Best first. All hold Chinese and Latin.
_NAMES = (
    *("NotoSerifCJK-Regular*", "NotoSansCJK-Regular*", "NotoSerifCJKsc-Regular*"),
    *("NotoSansCJKsc-Regular*", "SourceHanSerif*-Regular*", "SourceHanSans*-Regular*"),
    *("simsun*", "wqy-zenhei*", "wqy-microhei*", "uming*", "DroidSansFallback*"),
    "NotoSans[SC]*",
)
_SIMPLIFIED = 2  # in the collections named "CJK", of which the first is Japanese
_INSIDE = 2  # a mask has room for an em on every side


@lru_cache(maxsize=1)
def font_file() -> Path | None:
    """Find a font with Chinese characters; None without one."""
    files = [
        file
        for folder in _FOLDERS
        for file in sorted(Path(folder).expanduser().rglob("*"))
        if file.suffix.lower() in (".ttf", ".ttc", ".otf")
    ]
    return next(
        (file for name in _NAMES for file in files if file.match(name)),
        None,
    )


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    file = font_file()
    if file is None:
        return None
    try:
        index = _SIMPLIFIED if "CJK" in file.name and file.suffix == ".ttc" else 0
        return ImageFont.truetype(file, size, index)
    except OSError:
        return None


@lru_cache(maxsize=5_000)
def mask(char: str, size: int) -> Image.Image:
    """Draw a character in the middle of a mask; without a font, as a solid block.

    Parameters
    ----------
    size
        Pixels of an em.

    Returns
    -------
    PIL.Image.Image
        Three ems wide and high; the character begins an em from the left, on a base
        line two ems from the top.
    """
    image = Image.new("L", (3 * size, 3 * size))
    draw = ImageDraw.Draw(image)
    font = _font(size)
    if font is None:
        top, bottom = (_INSIDE - 0.7) * size, _INSIDE * size
        draw.rectangle((size, top, 1.8 * size, bottom), fill=160)
    else:
        draw.text((size, _INSIDE * size), char, fill=255, font=font, anchor="ls")
    return image


def advance(char: str, size: int) -> float:
    """Give the width of a character in the font, in ems; 0.8 without one."""
    font = _font(size)
    return font.getlength(char) / size if font else 0.8
