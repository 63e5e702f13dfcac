"""Runs: characters of one text object that follow one another on a straight line."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tender_scan.readers.ofd_frame import Box, around
from tender_scan.readers.ofd_glyphs import Glyph, TextStyle
from tender_scan.readers.ofd_widths import is_wide, usual, width

# In ems.
_ASIDE = 0.3  # further off the line than this is another line
_BACK = 0.1
_JUMP = 3.0  # down by more is no vertical writing
_GAP, _WIDE_GAP = 0.15, 0.5  # beyond a character's own room this is a blank
_LEVEL = math.tan(math.radians(10))


@dataclass(frozen=True)
class Run:
    """A piece of a line.

    Parameters
    ----------
    text
        With a blank where the file leaves a gap and writes none.
    boxes
        One per code point of `text`, in millimetres on the page; None for a blank
        that the file does not write.
    is_level
        Whether it is written from left to right on the page as shown.
    size
        Height of the em box on the page, in millimetres.
    """

    text: str
    boxes: tuple[Box | None, ...]
    is_level: bool
    size: float

    @cached_property
    def box(self) -> Box:
        """The box around all of it."""
        corners = (box for box in self.boxes if box is not None)
        points = [point for box in corners for point in (box[:2], box[2:])]
        return around(points)


def split_runs(style: TextStyle, glyphs: Sequence[Glyph]) -> Iterator[Run]:
    """Cut the characters of a TextCode where they leave their line.

    A single TextCode may hold several lines, each step written out.
    """
    ems = _in_ems(style, glyphs)
    roomy = usual([(one.char, step) for one, step in zip(glyphs, ems, strict=True)])
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not _follows(line, glyph, style.size):
            yield _run(style, line, roomy)
            line = []
        line.append(glyph)
    if line:
        yield _run(style, line, roomy)


def _in_ems(style: TextStyle, glyphs: Sequence[Glyph]) -> list[float]:
    return [
        max(map(abs, glyph.step)) / (style.size * style.stretch) for glyph in glyphs
    ]


def _follows(line: Sequence[Glyph], glyph: Glyph, size: float) -> bool:
    x, y = _between(line[-1], glyph)
    near = size * _ASIDE
    if len(line) == 1:
        return abs(y) < near or (abs(x) < near and abs(y) <= size * _JUMP)
    along = _between(line[0], line[1])
    if abs(along[0]) >= abs(along[1]):
        x, y = (x, y) if along[0] >= 0 else (-x, y)
    else:
        x, y = (y, x) if along[1] >= 0 else (-y, x)
    return abs(y) <= near and x >= -size * _BACK


def _between(one: Glyph, other: Glyph) -> tuple[float, float]:
    return other.at[0] - one.at[0], other.at[1] - one.at[1]


def _run(style: TextStyle, line: Sequence[Glyph], roomy: dict[bool, float]) -> Run:
    text: list[str] = []
    boxes: list[Box | None] = []
    ems = _in_ems(style, line)
    for index, (glyph, step) in enumerate(zip(line, ems, strict=True)):
        text.append(glyph.char)
        boxes.append(glyph.box)
        is_inner = index < len(line) - 1
        if is_inner and _is_gap(glyph.char, line[index + 1].char, step, roomy):
            text.append(" ")
            boxes.append(None)
    first, last = line[0].origin, line[-1].origin
    if len(line) == 1:  # its own direction, for want of a second one
        a, b = line[0].matrix[:2]
    else:
        a, b = last[0] - first[0], last[1] - first[1]
    is_level = a > 0 and abs(b) <= _LEVEL * a
    size = math.hypot(line[0].matrix[2], line[0].matrix[3])
    return Run("".join(text), tuple(boxes), is_level, size)


def _is_gap(char: str, following: str, step: float, roomy: dict[bool, float]) -> bool:
    if char.isspace() or following.isspace():
        return False
    wide = is_wide(char)
    slack = _WIDE_GAP if wide else _GAP
    return step > max(width(char), roomy.get(wide, 0.0)) + slack
