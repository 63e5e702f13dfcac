"""Draw text, lines and pictures at any angle on a page of pixels."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

from tender_scan.readers.ofd_font import advance, mask
from tender_scan.readers.ofd_frame import Box, Matrix, Point, after, apply, bounds
from tender_scan.readers.ofd_paths import SubPath

Colour = tuple[int, int, int]

_SMALLEST_EM, _LARGEST_EM = 8, 200
_FLAT = 1e-12


class Canvas:
    """A page in pixels.

    Parameters
    ----------
    width, height
        In pixels.
    to_pixels
        From millimetres on the page.

    Attributes
    ----------
    image : PIL.Image.Image
        What was drawn so far.
    """

    def __init__(self, width: int, height: int, to_pixels: Matrix) -> None:
        self.image = Image.new("RGB", (width, height), "white")
        self._to_pixels = to_pixels
        self._draw = ImageDraw.Draw(self.image)

    def character(self, char: str, width: float, by: Matrix, colour: Colour) -> None:
        """Draw a character.

        Parameters
        ----------
        width
            The room it has, in ems; a wider shape is squeezed.
        by
            From ems to millimetres on the page.
        """
        place = after(self._to_pixels, by)
        em = math.ceil(math.hypot(place[2], place[3]))
        size = min(max(em, _SMALLEST_EM), _LARGEST_EM)
        squeeze = min(1.0, width / max(advance(char, size), 0.01)) if width else 1.0
        # From the mask's pixels, origin an em right and two ems down, to ems.
        ems = 1 / size
        from_mask = (squeeze * ems, 0.0, 0.0, ems, -squeeze, -2.0)
        self._put(mask(char, size), after(place, from_mask), colour)

    def picture(self, picture: Image.Image, by: Matrix) -> None:
        """Draw a picture whose unit square is put on the page by `by`."""
        place = after(self._to_pixels, by)
        wide = math.hypot(place[0], place[1])
        high = math.hypot(place[2], place[3])
        shrink = min(picture.width / max(wide, 1), picture.height / max(high, 1))
        if shrink >= 2:  # else thin strokes would fall between the pixels
            picture = picture.reduce(int(shrink))
        unit = (1 / picture.width, 0.0, 0.0, 1 / picture.height, 0.0, 0.0)
        self._put(picture.convert("RGBA"), after(place, unit), None)

    def path(
        self,
        paths: Sequence[SubPath],
        by: Matrix,
        line: tuple[Colour, float] | None,
        fill: Colour | None,
    ) -> None:
        """Draw lines, with colour and width in millimetres, and fill what they hold."""
        place = after(self._to_pixels, by)
        for one in paths:
            points = [self._near(apply(place, point)) for point in one.points]
            if fill is not None and len(points) > 2:
                self._draw.polygon(points, fill=fill)
            if line is not None and len(points) > 1:
                if one.is_closed:
                    points.append(points[0])
                scale = math.sqrt(abs(place[0] * place[3] - place[1] * place[2]))
                width = max(1, round(min(line[1] * scale, self.image.width)))
                self._draw.line(points, fill=line[0], width=width)

    def _near(self, point: Point) -> Point:
        """Keep a point near the page: drawing far outside of it takes for ever."""
        width, height = self.image.size
        x, y = point
        return min(max(x, -width), 2 * width), min(max(y, -height), 2 * height)

    def _put(self, what: Image.Image, by: Matrix, colour: Colour | None) -> None:
        """Put an image on the page through a matrix, or a colour through a mask."""
        area = self._visible(bounds(by, (0.0, 0.0, what.width, what.height)))
        a, b, c, d, e, f = by
        turn = a * d - b * c
        if area is None or abs(turn) < _FLAT:
            return
        left, top, right, bottom = area
        x, y = left - e, top - f
        inverse = (
            *(d / turn, -c / turn, (d * x - c * y) / turn),
            *(-b / turn, a / turn, (a * y - b * x) / turn),
        )
        piece = what.transform(
            (right - left, bottom - top),
            Image.Transform.AFFINE,
            inverse,
            Image.Resampling.BICUBIC,
        )
        if colour is None:
            self.image.paste(piece, (left, top), piece)
        else:
            self.image.paste(colour, (left, top, right, bottom), piece)

    def _visible(self, area: Box) -> tuple[int, int, int, int] | None:
        left, top = max(math.floor(area[0]), 0), max(math.floor(area[1]), 0)
        right = min(math.ceil(area[2]), self.image.width)
        bottom = min(math.ceil(area[3]), self.image.height)
        return (left, top, right, bottom) if left < right and top < bottom else None
