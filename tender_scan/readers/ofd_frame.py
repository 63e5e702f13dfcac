"""Numbers and coordinates of OFD: millimetres, y downwards, nested matrices."""

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Matrix = tuple[float, float, float, float, float, float]
"""``a b c d e f`` as in a CTM: x' = ax + cy + e, y' = bx + dy + f."""

POINTS_PER_MM = 72 / 25.4
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FARTHEST = 1e6
_HEX = "#"


def numbers(text: str | None) -> list[float]:
    """Read numbers; what is no number, or beyond any page, is left out."""
    return [one for one in map(_number, (text or "").split()) if one is not None]


def deltas(text: str | None, most: int) -> list[float]:
    """Read a DeltaX or DeltaY, where ``g n d`` stands for n times d.

    Parameters
    ----------
    most
        Give no more than this, whatever n says.

    Examples
    --------
    >>> deltas("2 g 3 1.5 4", 10)
    [2.0, 1.5, 1.5, 1.5, 4.0]
    """
    found: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if len(found) >= most:
            break
        if word.lower() == "g":
            count, step = _number(next(words, "")), _number(next(words, ""))
            found += [step or 0.0] * min(max(int(count or 0), 0), most)
        else:
            found.append(_number(word) or 0.0)
    return found[:most]


def box(text: str | None) -> Box | None:
    """Read ``left top width height``; None where it is missing or has no size."""
    values = numbers(text)
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        return None
    left, top, width, height = values
    return left, top, left + width, top + height


def matrix(text: str | None) -> Matrix:
    """Read a CTM; nothing is moved where it is missing or broken."""
    values = numbers(text)
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def after(outer: Matrix, inner: Matrix) -> Matrix:
    """Combine two: `inner` is applied first.

    Examples
    --------
    >>> after((1, 0, 0, 1, 10, 20), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 10, 20)
    """
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        *(a * p + c * q, b * p + d * q),
        *(a * r + c * s, b * r + d * s),
        *(a * t + c * u + e, b * t + d * u + f),
    )


def moved(x: float, y: float) -> Matrix:
    """Give the matrix that moves by a distance."""
    return 1.0, 0.0, 0.0, 1.0, x, y


def turned(degrees: float) -> Matrix:
    """Give the matrix that turns clockwise, as a person sees it."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return cosine, sine, -sine, cosine, 0.0, 0.0


def apply(by: Matrix, point: Point) -> Point:
    """Map a point."""
    (a, b, c, d, e, f), (x, y) = by, point
    return a * x + c * y + e, b * x + d * y + f


def bounds(by: Matrix, area: Box) -> Box:
    """Map a box, and give the upright box around it."""
    a, b, c, d, e, f = by
    left, top, right, bottom = area
    # x and y of the corners are sums of two terms, so each is smallest on its own.
    across, down = sorted((a * left, a * right)), sorted((c * top, c * bottom))
    along, below = sorted((b * left, b * right)), sorted((d * top, d * bottom))
    return (
        *(e + across[0] + down[0], f + along[0] + below[0]),
        *(e + across[1] + down[1], f + along[1] + below[1]),
    )


def around(points: Sequence[Point]) -> Box:
    """Give the upright box around points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def colour_values(text: str) -> Iterator[int]:
    """Read the parts of a colour: ``238 32 37`` or ``#ee #20 #25``."""
    for word in text.split():
        try:
            value = int(word[1:], 16) if word.startswith(_HEX) else int(float(word))
        except (ValueError, OverflowError):
            value = 0
        yield min(max(value, 0), 255)


def _number(word: str) -> float | None:
    try:
        value = float(word)
    except ValueError:
        return None
    return value if abs(value) < _FARTHEST else None  # False for NaN too
