"""The lines of a path object (GB/T 33190-2016, 9.1), curves as short straight pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tender_scan.readers.ofd_frame import Point

_PIECES = 8
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


@dataclass
class SubPath:
    """Points joined by straight lines."""

    points: list[Point] = field(default_factory=list)
    is_closed: bool = False


def sub_paths(data: str) -> list[SubPath]:
    """Read an AbbreviatedData.

    An arc (``A``) is drawn as its chord: round corners come out straight. What cannot
    be read ends the path.

    Examples
    --------
    >>> sub_paths("M 0 0 L 5 0 C")
    [SubPath(points=[(0.0, 0.0), (5.0, 0.0)], is_closed=True)]
    """
    found: list[SubPath] = []
    for operator, values in _steps(data):
        if operator in "SM":
            found.append(SubPath([(values[0], values[1])]))
        elif not found:
            break
        elif operator == "C":
            found[-1].is_closed = True
        else:
            found[-1].points += _pieces(found[-1].points[-1], operator, values)
    return found


def _steps(data: str) -> Iterator[tuple[str, Sequence[float]]]:
    words = iter(data.split())
    for operator in words:
        count = _OPERANDS.get(operator)
        if count is None:
            return
        try:
            values = [float(next(words)) for _ in range(count)]
        except (StopIteration, ValueError):
            return
        yield operator, values


def _pieces(start: Point, operator: str, values: Sequence[float]) -> Iterator[Point]:
    if operator in "LA":
        yield values[-2], values[-1]
        return
    hulls = [start, *zip(values[::2], values[1::2], strict=True)]
    for number in range(1, _PIECES + 1):
        yield _on_curve(hulls, number / _PIECES)


def _on_curve(hull: Sequence[Point], share: float) -> Point:
    """Find a point of a Bézier curve by halving its hull (de Casteljau)."""
    while len(hull) > 1:
        hull = [
            (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
            for (x0, y0), (x1, y1) in pairwise(hull)
        ]
    return hull[0]
