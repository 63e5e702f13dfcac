"""Where each character of a text object stands (GB/T 33190-2016, chapter 11)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tender_scan.readers.docx_xml import Element, kind, value
from tender_scan.readers.ofd_frame import (
    Box,
    Matrix,
    Point,
    after,
    apply,
    bounds,
    deltas,
    numbers,
    turned,
)
from tender_scan.readers.ofd_objects import Placed
from tender_scan.readers.ofd_widths import width

_ASCENT, _DESCENT = 0.88, 0.12  # of a Chinese font's em
_LOOSE = 0.3  # ems of room beyond its own that a character may fill
_DEFAULT_SIZE = 3.5  # millimetres, about 10 points
# Files that were indented by a program: the break is not part of the text.
_INDENT = re.compile(r"\s*\n\s*")
_ALONG: dict[int, Point] = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}


@dataclass(frozen=True)
class Glyph:
    """One character as placed.

    Parameters
    ----------
    char
        As it is written in the file, whatever the font shows for it.
    at
        Where it begins on its base line, in the object's own coordinates.
    step
        From there to where the next one begins, in the same coordinates.
    width
        Its own width in ems.
    matrix
        From ems, origin on the base line, to millimetres on the page.
    """

    char: str
    at: Point
    step: Point
    width: float
    matrix: Matrix

    @property
    def box(self) -> Box:
        """The em box on the page, in millimetres."""
        return bounds(self.matrix, (0.0, -_ASCENT, self.width, _DESCENT))

    @property
    def origin(self) -> Point:
        """Where it begins on the page."""
        return apply(self.matrix, (0.0, 0.0))


@dataclass(frozen=True)
class TextStyle:
    """What a text object says about all of its characters.

    Parameters
    ----------
    size
        Millimetres before the CTM.
    stretch
        Of the width (``HScale``).
    reading, turn
        Degrees clockwise: in which direction one reads (``ReadDirection``), and how
        each character is turned (``CharDirection``).
    """

    size: float
    stretch: float
    reading: int
    turn: int

    @classmethod
    def of(cls, element: Element) -> "TextStyle":
        """Read the attributes of a text object."""
        size, stretch, reading, turn = (
            (numbers(value(element, name)) or [default])[0]
            for name, default in (
                ("Size", _DEFAULT_SIZE),
                ("HScale", 1.0),
                ("ReadDirection", 0.0),
                ("CharDirection", 0.0),
            )
        )
        return cls(
            size if size > 0 else _DEFAULT_SIZE,
            stretch if stretch > 0 else 1.0,
            int(reading) % 360,
            int(turn) % 360,
        )


def place_text(text: Placed) -> Iterator[tuple[TextStyle, list[Glyph]]]:
    """Place the characters of a text object, one list per TextCode.

    A CGTransform says which glyphs of the font to show; the text stays as it is
    written, and characters that share glyphs share their room.
    """
    style = TextStyle.of(text.element)
    shared: list[Element] = []
    start: Point = (0.0, 0.0)
    for one in text.element:
        if kind(one) == "CGTransform":
            shared.append(one)
        elif kind(one) == "TextCode":
            start = _start(one, start)
            written = _INDENT.sub("", one.text or "")
            yield style, list(_place(text, style, one, written, shared, start))
            shared = []


def _start(code: Element, before: Point) -> Point:
    """Give where a text begins; a missing X or Y is that of the text before it."""
    x, y = numbers(value(code, "X")), numbers(value(code, "Y"))
    return (x[0] if x else before[0]), (y[0] if y else before[1])


def _place(
    text: Placed,
    style: TextStyle,
    code: Element,
    written: str,
    shared: Sequence[Element],
    start: Point,
) -> Iterator[Glyph]:
    cells = list(_cells(written, shared))
    stops = _stops(code, style, start, cells)
    # Each character alike: from ems, turned in its place, to the object's units.
    em = after(turned(style.turn), (style.size * style.stretch, 0, 0, style.size, 0, 0))
    shape = after((*text.matrix[:4], 0.0, 0.0), em)
    for first, last, chars in _spread(cells):
        (x0, y0), (x1, y1) = stops[first], stops[last]
        step = (x1 - x0) / len(chars), (y1 - y0) / len(chars)
        own_step = _room(style, step)
        for index, char in enumerate(chars):
            at = x0 + index * step[0], y0 + index * step[1]
            own = width(char)
            if own_step is not None and own_step <= own + _LOOSE:
                own = own_step
            place = (*shape[:4], *apply(text.matrix, at))
            yield Glyph(char, at, step, own, place)


def _room(style: TextStyle, step: Point) -> float | None:
    """Give the room to the next character in ems; None where that is not beside it."""
    across, down = step
    if across <= 0 or abs(down) >= across:
        return None
    return across / (style.size * style.stretch)


def _cells(written: str, shared: Sequence[Element]) -> Iterator[tuple[str, int]]:
    """Group the text: characters, and how many glyphs they are shown with."""
    uses = {}
    for use in shared:
        position, codes, glyphs = (
            int((numbers(value(use, name)) or [default])[0])
            for name, default in (
                ("CodePosition", -1),
                ("CodeCount", 1),
                ("GlyphCount", 1),
            )
        )
        if codes > 0 and 0 < glyphs <= len(written) + 100:
            uses[position] = codes, glyphs
    index = 0
    while index < len(written):
        codes, glyphs = uses.get(index, (1, 1))
        # One transform may cover many characters with a glyph each.
        if codes == glyphs:
            codes = glyphs = 1
        yield written[index : index + codes], glyphs
        index += codes


def _spread(cells: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int, str]]:
    """Number the glyphs: first, one past the last, and their characters."""
    first = 0
    for chars, glyphs in cells:
        yield first, first + glyphs, chars
        first += glyphs


def _stops(
    code: Element, style: TextStyle, start: Point, cells: Sequence[tuple[str, int]]
) -> list[Point]:
    """Give where every glyph begins, and where the last one ends."""
    natural = [
        style.size * style.stretch * max(map(width, chars)) / glyphs
        for chars, glyphs in cells
        for _ in range(glyphs)
    ]
    across = deltas(value(code, "DeltaX"), len(natural))
    down = deltas(value(code, "DeltaY"), len(natural))
    ahead = _ALONG.get(style.reading, _ALONG[0])
    x, y = start
    stops = [start]
    for index, own in enumerate(natural):
        is_last = index == len(natural) - 1
        if is_last or not (across or down):
            step = _last_step(stops, ahead, own)
        else:
            step = _at(across, index), _at(down, index)
        x, y = x + step[0], y + step[1]
        stops.append((x, y))
    return stops


def _last_step(stops: Sequence[Point], ahead: Point, own: float) -> Point:
    """Go on as before, by the character's own width."""
    if len(stops) > 1:
        (x0, y0), (x1, y1) = stops[-2:]
        ahead = _ALONG[0] if abs(x1 - x0) >= abs(y1 - y0) else _ALONG[90]
    return ahead[0] * own, ahead[1] * own


def _at(steps: Sequence[float], index: int) -> float:
    """Give a step; the last one again where too few are written, none where none."""
    if not steps:
        return 0.0
    return steps[min(index, len(steps) - 1)]
