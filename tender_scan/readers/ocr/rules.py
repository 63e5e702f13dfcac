"""Ruled lines of a picture: wiped out, because engines stumble on them, and kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

Mask = NDArray[np.bool_]

_DARK = 170
_ACROSS, _DOWN = 100, 70
"""Pixels at 200 dots per inch: longer than a stroke of a character in a heading."""
_UNBROKEN = 0.94
_THICKEST = 9
_HALO = 2
_WHITE = 255
_MOST_LINES = 3_000
"""A picture with more is a photograph or a pattern, and has no table."""


@dataclass(frozen=True)
class Line:
    """A straight line: along x for `Rules.across`, along y for `Rules.down`."""

    start: float
    end: float
    at: float


@dataclass(frozen=True)
class Rules:
    """The ruled lines of a picture, in pixels."""

    across: tuple[Line, ...] = ()
    down: tuple[Line, ...] = ()


def take_rules(picture: "Image") -> tuple["Image", Rules]:
    """Wipe the ruled lines from a grey picture.

    Returns
    -------
    tuple
        The picture without them, and where they were.
    """
    from PIL import Image

    pixels = np.array(picture)
    dark = pixels < _DARK
    across = _lines(dark, _ACROSS)
    down = _lines(dark.T, _DOWN).T
    pixels[_grown(across, 0) | _grown(down, 1)] = _WHITE
    rules = Rules(tuple(_segments(across)), tuple(_segments(down.T)))
    return Image.fromarray(pixels), rules


def _lines(dark: Mask, length: int) -> Mask:
    """Mark the pixels of thin lines along the second axis."""
    long = _opened(dark, length, _UNBROKEN)
    return long & ~_opened(long.T, _THICKEST + 1, 1.0).T & dark


def _opened(mask: Mask, length: int, share: float) -> Mask:
    """Mark where, along the second axis, `length` pixels in a row are nearly all set."""
    opened = np.zeros_like(mask)
    if mask.shape[1] < length:
        return opened
    sums = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int32)
    np.cumsum(mask, axis=1, out=sums[:, 1:])
    begins = sums[:, length:] - sums[:, :-length] >= share * length
    steps = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int32)
    steps[:, : begins.shape[1]] += begins
    steps[:, length : length + begins.shape[1]] -= begins
    opened[:] = np.cumsum(steps, axis=1)[:, :-1] > 0
    return opened


def _grown(mask: Mask, axis: int) -> Mask:
    """Take in the grey edge on both sides of a line."""
    grown = mask.copy()
    for step in range(1, _HALO + 1):
        grown |= np.roll(mask, step, axis) | np.roll(mask, -step, axis)
    return grown


def _segments(mask: Mask) -> Iterator[Line]:
    """Draw the marked pixels of neighbouring rows together into lines."""
    ended: list[tuple[int, int, int, int]] = []
    growing: list[tuple[int, int, int, int]] = []  # start, end, first row, last row
    for row in np.flatnonzero(mask.any(axis=1)):
        ended += [each for each in growing if each[3] < row - 1]
        growing = [each for each in growing if each[3] >= row - 1]
        for start, end in _row_runs(mask[row]):
            touching = [g for g in growing if g[0] < end and start < g[1]]
            growing = [g for g in growing if g not in touching]
            growing.append(
                (
                    min([start, *(g[0] for g in touching)]),
                    max([end, *(g[1] for g in touching)]),
                    min([int(row), *(g[2] for g in touching)]),
                    int(row),
                )
            )
        if len(ended) > _MOST_LINES:
            return
    for start, end, first, last in ended + growing:
        yield Line(start, end, (first + last + 1) / 2)


def _row_runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.view(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
