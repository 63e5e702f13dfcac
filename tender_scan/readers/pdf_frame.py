"""From a PDF's own coordinates to the page as it is shown."""

from dataclasses import dataclass

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points, origin at the top left; PDF's own boxes are left,
bottom, right, top, origin at the bottom left."""


@dataclass(frozen=True)
class Frame:
    """A page's visible box and how it is turned.

    Parameters
    ----------
    box
        Left, bottom, right and top in the PDF's coordinates, where y grows upwards.
    rotation
        Clockwise, in degrees: 0, 90, 180 or 270.
    """

    box: Rect
    rotation: int

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Map a rectangle of the PDF's coordinates to the page as shown.

        Examples
        --------
        >>> Frame((0, 0, 600, 800), 0).rect(10, 780, 20, 790)
        (10, 10, 20, 20)
        >>> Frame((0, 0, 600, 800), 90).rect(10, 780, 20, 790)
        (780, 10, 790, 20)
        """
        x0, y0, x1, y1 = self.box
        if self.rotation == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if self.rotation == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        if self.rotation == 270:
            return y1 - top, x1 - right, y1 - bottom, x1 - left
        return left - x0, y1 - top, right - x0, y1 - bottom
