"""Small plots as SVG: axes, lines, points with intervals. Numbers in, markup out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

_LEFT, _TOP, _WIDTH, _HEIGHT = 46, 12, 320, 240
_BELOW = 44
_TICKS = 5

_GRID = '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
_TEXT = '<text class="{}" x="{}" y="{}">{}</text>'
_UPRIGHT = '<text class="x" transform="translate(12 {}) rotate(-90)">{}</text>'

XY = tuple[float, float]


@dataclass
class Plot:
    """A plot that things are drawn into.

    Parameters
    ----------
    x_label, y_label
        What stands at the axes.
    title
        Read out where the picture cannot be seen.
    x_end
        Where the x axis ends; the y axis is a share, from 0 to 1.
    """

    title: str
    x_label: str
    y_label: str
    x_end: float = 1.0
    _parts: list[Markup] = field(default_factory=list)

    def line(self, points: Sequence[XY], kind: str) -> None:
        """Draw a line through points; `kind` is its class in the style."""
        path = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in points)
        self._add('<polyline class="line {}" points="{}"/>', kind, path)

    def point(self, at: XY, kind: str, says: str, interval: XY | None = None) -> None:
        """Draw a point with what it says, and its interval upright through it."""
        x, y = self._x(at[0]), self._y(at[1])
        if interval is not None:
            low, high = map(self._y, interval)
            self._add(
                '<line class="whisker {}" x1="{}" x2="{}" y1="{}" y2="{}"/>',
                kind,
                *(f"{each:.1f}" for each in (x, x, low, high)),
            )
        self._add(
            '<circle class="{}" cx="{}" cy="{}" r="4"><title>{}</title></circle>',
            kind,
            f"{x:.1f}",
            f"{y:.1f}",
            says,
        )

    def svg(self) -> Markup:
        """Give the whole picture."""
        width, height = _LEFT + _WIDTH + 14, _TOP + _HEIGHT + _BELOW
        head = Markup(
            '<svg role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">'
        ).format(self.title, width, height, width, height)
        parts = [head, *self._axes(), *self._parts, Markup("</svg>")]
        return Markup("\n").join(parts)

    def _axes(self) -> Iterable[Markup]:
        bottom, middle = _TOP + _HEIGHT, _LEFT + _WIDTH / 2
        for number in range(_TICKS + 1):
            share = number / _TICKS
            x, y = self._x(share * self.x_end), self._y(share)
            yield _made(_GRID, x, x, _TOP, bottom)
            yield _made(_GRID, _LEFT, _LEFT + _WIDTH, y, y)
            yield _made(_TEXT, "x", x, bottom + 16, f"{share * self.x_end:g}")
            yield _made(_TEXT, "y", _LEFT - 6, y + 4, f"{share:g}")
        yield _made(_TEXT, "x", middle, bottom + 36, self.x_label)
        yield _made(_UPRIGHT, _TOP + _HEIGHT / 2, self.y_label)

    def _x(self, value: float) -> float:
        return _LEFT + _WIDTH * value / self.x_end

    def _y(self, value: float) -> float:
        return _TOP + _HEIGHT * (1 - value)

    def _add(self, form: str, *values: object) -> None:
        self._parts.append(_made(form, *values))


def _made(form: str, *values: object) -> Markup:
    """Put values into markup, escaped."""
    return Markup(form).format(*values)
