"""Charts drawn by the server: plain SVG, each bar a link to the rows behind it."""

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from tender_scan.explore.access import opened_database
from tender_scan.explore.ledger.count import Counted, Selected
from tender_scan.explore.ledger.selection import SHOWN, Selection
from tender_scan.explore.queue import selected
from tender_scan.explore.words import Words, words_for

_LISTED = 12
_IN_ORDER = ("month", "size")
_MOST_MONTHS = 120
_WIDTH, _ROW, _NAMES = 520, 26, 200
_MONTH_WIDTH, _MONTH_HEIGHT, _FOOT, _TOP = 1100, 220, 22, 16
_CHARACTER = 13.0
"""Pixels that a Han character takes; half of it for others."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, where it is drawn, and the area that is clicked.

    A text without a place is not drawn, for there is no room.
    """

    value: str
    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    short: str = ""
    text_x: float | None = None
    text_y: float | None = None
    anchor: str = "end"
    count_x: float | None = None
    count_y: float | None = None
    count_anchor: str = "start"


@dataclass(frozen=True)
class Chart:
    """The counted values of one column, drawn; `left_out` counts what is not shown."""

    column: str
    bars: list[Bar]
    width: int
    height: int
    left_out: int
    is_wide: bool = False


async def show_charts(datasette: Any, request: Any) -> Response:
    """Answer with the charts of a selection."""
    database = await opened_database(datasette, request)
    selection = Selection.of(request.args)
    chosen, _ = await selected(datasette, database, selection)
    words = words_for(request)
    context = {
        "database": database.name,
        "selection": selection,
        "shown": tuple(SHOWN),
        "count": len(chosen.places),
        "charts": [
            months(chosen, words),
            *(
                rows(chosen, column, words)
                for column in ("target", "buyer", "region", "route", "size")
            ),
        ],
    }
    return Response.html(
        await datasette.render_template("tender_charts.html", context, request=request)
    )


def rows(chosen: Selected, column: str, words: Words) -> Chart:
    """Draw the values of a column as bars below one another, most frequent first."""
    counted = chosen.facet(column, _LISTED)
    if column in _IN_ORDER:
        counted = sorted(
            counted, key=lambda each: (not each.value, int(each.value or 0))
        )
    longest = max((each.count for each in counted), default=1) or 1
    room = _WIDTH - _NAMES - 60
    bars = [
        Bar(
            each.value,
            label := words.in_column(each.value, column),
            each.count,
            _NAMES,
            row * _ROW + 4,
            max(1.0, round(room * each.count / longest, 1)),
            _ROW - 8,
            0,
            row * _ROW,
            _WIDTH,
            _ROW,
            shortened(label, _NAMES - 10),
            _NAMES - 8,
            row * _ROW + 18,
            "end",
            _NAMES + max(1.0, round(room * each.count / longest, 1)) + 6,
            row * _ROW + 18,
        )
        for row, each in enumerate(counted)
    ]
    return Chart(
        column, bars, _WIDTH, max(1, len(bars)) * _ROW, _left_out(chosen, counted)
    )


def months(chosen: Selected, words: Words) -> Chart:
    """Draw the findings of each month as columns side by side, oldest first."""
    counted = chosen.facet("month", 10_000)
    dated = _without_gaps([each for each in counted if each.value])[-_MOST_MONTHS:]
    highest = max((each.count for each in dated), default=1) or 1
    step = _MONTH_WIDTH / max(12, len(dated))
    bars = [
        _column(place, each, step, each.count / highest, words)
        for place, each in enumerate(dated)
    ]
    left_out = _left_out(chosen, dated)
    return Chart("month", bars, _MONTH_WIDTH, _MONTH_HEIGHT, left_out, is_wide=True)


def _without_gaps(dated: list[Counted]) -> list[Counted]:
    """Put the months that have none between those that have some."""
    known = {each.value: each for each in dated}
    numbers = sorted(map(_number_of, known))
    if not numbers:
        return []
    first = max(numbers[0], numbers[-1] - _MOST_MONTHS)
    months = [_name_of(number) for number in range(first, numbers[-1] + 1)]
    return [known.get(month, Counted(month, 0)) for month in months]


def _number_of(month: str) -> int:
    """Months since the year 0; a date of a year only counts as its January."""
    year, _, within = month.partition("-")
    return int(year) * 12 + int(within or 1) - 1


def _name_of(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _column(place: int, each: Counted, step: float, share: float, words: Words) -> Bar:
    """Draw one month.

    Parameters
    ----------
    step
        Pixels from one month to the next.
    share
        Of the highest column, 0 to 1.
    """
    foot = _MONTH_HEIGHT - _FOOT
    height = round((foot - _TOP) * share, 1)
    left, middle = round(place * step, 1), round((place + 0.5) * step, 1)
    is_named = place % max(1, round(70 / step)) == 0
    return Bar(
        each.value,
        words.in_column(each.value, "month"),
        each.count,
        round((place + 0.1) * step, 1),
        foot - height,
        round(step * 0.8, 1),
        height,
        left,
        0,
        round(step, 1),
        _MONTH_HEIGHT,
        each.value,
        middle if is_named else None,
        _MONTH_HEIGHT - 6,
        "middle",
        middle if step > 26 and each.count else None,
        foot - height - 4,
        "middle",
    )


def _left_out(chosen: Selected, counted: list[Counted]) -> int:
    return max(0, len(chosen.places) - sum(each.count for each in counted))


def shortened(text: str, room: float) -> str:
    """Cut a label to the pixels it has.

    >>> shortened("东屿科创产业园运营有限公司", 100)
    '东屿科创产业…'
    """
    used = 0.0
    for place, character in enumerate(text):
        used += _CHARACTER if ord(character) > 0x2E7F else _CHARACTER * 0.56
        if used > room and place:
            return text[: max(1, place - 1)] + "…"
    return text
