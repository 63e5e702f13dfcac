"""By how much a scan lies askew, from how sharply its lines show in profile."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 700
_NOISE = 25
"""How much darker than its surroundings ink is at least, of 255."""
_COARSE = tuple(range(-5, 6))
_FINE = (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)
_CLEARLY = 1.05


def skew(picture: "Image") -> float:
    """Find the angle by which to turn a picture counter-clockwise to be straight.

    Rows of text make the sums over pixel rows rise and fall most when they are level
    (W. Postl, US patent 4 723 297; columns are looked at too, for sideways pages).

    Returns
    -------
    float
        In degrees, -5.75 to 5.75 in steps of a quarter; 0 where no angle is clearly
        better than none.
    """
    small = picture.copy()
    small.thumbnail((_SIDE, _SIDE))
    paper = int(np.median(np.asarray(small)))
    ink = small.point(lambda value: max(paper - _NOISE - value, 0))
    sharpness = {float(angle): _sharpness(ink, angle) for angle in _COARSE}
    best = max(sharpness, key=lambda angle: sharpness[angle])
    fine = {best + step: _sharpness(ink, best + step) for step in _FINE}
    sharpness |= fine
    best = max(sharpness, key=lambda angle: sharpness[angle])
    return best if sharpness[best] > _CLEARLY * sharpness[0] else 0.0


def _sharpness(ink: "Image", angle: float) -> float:
    turned = np.asarray(ink.rotate(angle) if angle else ink, dtype=np.float32)
    return max(
        float(np.square(np.diff(turned.sum(axis=axis))).sum()) for axis in (0, 1)
    )
