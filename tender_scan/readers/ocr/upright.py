"""Turn and straighten a picture so that its lines run from left to right."""

import math
from dataclasses import dataclass
from time import monotonic

from PIL.Image import Image, Resampling

from tender_scan.readers.ocr.engine import Engine, Run
from tender_scan.readers.ocr.rules import Rules, take_rules
from tender_scan.readers.ocr.skew import skew

Rect = tuple[float, float, float, float]

_SURE = 0.75
_LEAST_SKEW = 0.3
_WHITE = 255


@dataclass(frozen=True)
class View:
    """How an upright picture was made from the one of the page.

    Parameters
    ----------
    width, height
        Of the page's picture, in pixels.
    turn
        Clockwise quarter turns that made it upright, in degrees.
    angle
        Degrees it was turned counter-clockwise after that, about its centre.
    """

    width: int
    height: int
    turn: int = 0
    angle: float = 0.0

    def back(self, rect: Rect) -> Rect:
        """Map a rectangle of the upright picture to the page's picture."""
        corners = [self._point(x, y) for x in rect[::2] for y in rect[1::2]]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        sideways = self.turn in (90, 270)
        width = self.height if sideways else self.width
        height = self.width if sideways else self.height
        middle_x, middle_y = width / 2, height / 2
        cos, sin = (
            math.cos(math.radians(self.angle)),
            math.sin(math.radians(self.angle)),
        )
        dx, dy = x - middle_x, y - middle_y
        x, y = middle_x + dx * cos - dy * sin, middle_y + dx * sin + dy * cos
        if self.turn == 90:
            return y, self.height - x
        if self.turn == 180:
            return self.width - x, self.height - y
        if self.turn == 270:
            return self.width - y, x
        return x, y


@dataclass(frozen=True)
class Upright:
    """What was read in an upright picture, and how that lies on the page."""

    runs: tuple[Run, ...]
    rules: Rules
    view: View


def read_upright(picture: Image, engine: Engine, seconds: float) -> Upright:
    """Read a picture, turned where it must be.

    Most pages stand upright, so it is first read as it is; only where that went badly
    the engine is asked for the turn, and the better reading is kept.
    """
    deadline = monotonic() + seconds
    first = _read(picture, 0, engine, seconds)
    if not _doubtful(first.runs):
        return first
    turn = engine.turn(picture, max(deadline - monotonic(), 1))
    if not turn:
        return first
    second = _read(picture, turn, engine, max(deadline - monotonic(), 1))
    return max(first, second, key=lambda each: _worth(each.runs))


def _read(picture: Image, turn: int, engine: Engine, seconds: float) -> Upright:
    turned = picture.rotate(-turn, expand=True) if turn else picture
    angle = skew(turned)
    if abs(angle) < _LEAST_SKEW:
        angle = 0.0
    else:
        turned = turned.rotate(angle, Resampling.BICUBIC, fillcolor=_WHITE)
    plain, rules = take_rules(turned)
    runs = engine.read(plain, seconds)
    return Upright(runs, rules, View(picture.width, picture.height, turn, angle))


def _doubtful(runs: tuple[Run, ...]) -> bool:
    """Whether the engine was unsure, or most lines run up or down."""
    length = sum(len(run.glyphs) for run in runs)
    if not length:
        return True
    sure = sum(run.confidence * len(run.glyphs) for run in runs) / length
    tall = sum(len(run.glyphs) for run in runs if _is_tall(run))
    return sure < _SURE or tall > length / 2


def _is_tall(run: Run) -> bool:
    width = max(g.x1 for g in run.glyphs) - min(g.x0 for g in run.glyphs)
    height = max(g.bottom for g in run.glyphs) - min(g.top for g in run.glyphs)
    return len(run.glyphs) > 1 and height > width


def _worth(runs: tuple[Run, ...]) -> float:
    return sum(run.confidence**4 * len(run.glyphs) for run in runs if not _is_tall(run))
