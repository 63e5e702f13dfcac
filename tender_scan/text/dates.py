"""Chinese dates, in all written styles, as ISO dates.

A date that names only year and month becomes the ISO prefix ``2024-03``; a date that
no calendar has (``2024年2月30日``) is no date.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from tender_scan.text.numerals import NUMERAL_CHARACTERS, narrow_digits, parse_numeral

_CHINA = timedelta(hours=8)
_FIRST_YEAR, _LAST_YEAR = 1980, 2099
_EPOCH_SECONDS = (631_152_000, 4_102_444_800)

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_HAN_YEAR = r"[一二][ ]?(?:[〇○零oO0一二三四五六七八九][ ]?){3}"
_HAN_PART = rf"[{NUMERAL_CHARACTERS}](?:[ ]?[{NUMERAL_CHARACTERS}]){{0,2}}"
_STYLES = (
    # Word processors split numbers into runs: blanks and line ends come anywhere.
    r"(?<!\d)(?P<y1>(?:19|20)\s?\d\s?\d)\s*年\s*(?P<m1>\d\s?\d?)\s*月"
    r"(?:\s*(?P<d1>\d\s?\d?)\s*[日号])?",
    r"(?<![\d.])(?P<y2>(?:19|20)\d\d)\s?(?P<sep>[-/.．－–—])\s?(?P<m2>\d{1,2})"
    r"\s?(?P=sep)\s?(?P<d2>\d{1,2})(?![\d]|[.](?=\d))",
    rf"(?P<y3>{_HAN_YEAR})\s*年\s*(?P<m3>{_HAN_PART})\s*月"
    rf"(?:\s*(?P<d3>{_HAN_PART})\s*[日号])?",
    # Some trading centres' servers write Mar 16, 2026.
    rf"\b(?P<m4>{'|'.join(_MONTHS)})[a-z]*\.?\s(?P<d4>\d{{1,2}}),?\s(?P<y4>(?:19|20)\d\d)\b",
)
_DATE = re.compile("|".join(_STYLES))
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4}|\d{6})?\s*")
_MONTH = re.compile(r"\s*((?:19|20)\d\d)[-/.](\d{1,2})\s*")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*")


class FoundDate(NamedTuple):
    """An ISO date or ISO month, and its span ``[start, end)`` in the text."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Return the dates written in `text`, in order; impossible ones are left out.

    >>> find_dates("二〇二四年三月十八日")[0].iso
    '2024-03-18'
    >>> [each.iso for each in find_dates("2024/3/18 至 2024年4月")]
    ['2024-03-18', '2024-04']
    """
    narrow = narrow_digits(text)
    dates = []
    for found in _DATE.finditer(narrow):
        iso = _iso(*_parts(found))
        if iso is not None:
            dates.append(FoundDate(iso, found.start(), found.end()))
    return tuple(dates)


def parse_date(text: str) -> str | None:
    """Return the first date of `text` as ISO, or None.

    >>> parse_date("2024年03月18日 09:30")
    '2024-03-18'
    >>> parse_date("2024年2月30日") is None
    True
    """
    dates = find_dates(text)
    return dates[0].iso if dates else None


def parse_column_date(text: str) -> str | None:
    """Return the date of a table column's value as ISO, or None.

    A column is known to hold dates, so ``20240318``, ``2024-03`` and seconds or
    milliseconds since 1970 (read in China's time) are understood too.

    >>> parse_column_date("20240318")
    '2024-03-18'
    >>> parse_column_date("1710729000000")
    '2024-03-18'
    """
    iso = parse_date(text)
    if iso is not None:
        return iso
    narrow = narrow_digits(text)
    if found := _COMPACT.fullmatch(narrow):
        return _iso(*found.groups())
    if found := _MONTH.fullmatch(narrow):
        return _iso(found[1], found[2], None)
    if found := _EPOCH.fullmatch(narrow):
        return _from_epoch(int(found[1]))
    return None


def _parts(found: re.Match[str]) -> tuple[str, str, str | None]:
    for style in ("1", "2", "3", "4"):
        year = found["y" + style]
        if year is not None:
            return year, found["m" + style], found["d" + style]
    raise AssertionError("one style always matches")


def _iso(year: str, month: str, day: str | None) -> str | None:
    numbers = [_number(part) or 0 for part in (year, month, day or "1")]
    if not _FIRST_YEAR <= numbers[0] <= _LAST_YEAR:
        return None
    try:
        whole = date(*numbers)
    except ValueError:
        return None
    return whole.isoformat() if day is not None else whole.isoformat()[:7]


def _number(part: str) -> int | None:
    if part in _MONTHS:
        return _MONTHS.index(part) + 1
    squeezed = re.sub(r"\s", "", part)
    if squeezed.isascii() and squeezed.isdigit():
        return int(squeezed)
    number = parse_numeral(re.sub("[oO0]", "〇", squeezed))
    return None if number is None else int(number)


def _from_epoch(seconds: int) -> str | None:
    low, high = _EPOCH_SECONDS
    if not low <= seconds < high:
        return None
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
