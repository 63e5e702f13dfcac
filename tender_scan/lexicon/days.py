"""Dates as notices give them: a day, a month or a year."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def possible_days(text: str | None, between: Iterable[str] = ()) -> tuple[str, ...]:
    """List the days that stand for a date: its first and last, and turning points.

    Parameters
    ----------
    text
        ``2024-03-05``, ``2024-03`` or ``2024``; a time behind the day is passed over.
    between
        ISO days to name too where they lie inside.

    Returns
    -------
    tuple of str
        ISO days in order; empty where `text` is None or no date.

    Examples
    --------
    >>> possible_days("2023-10", ["2023-10-23"])
    ('2023-10-01', '2023-10-23', '2023-10-31')
    """
    match = _DATE.match(text or "")
    if match is None or not _ends_well(text or "", match):
        return ()
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return ()
    last_month = month or 12
    last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    inside = {each for each in between if first.isoformat() <= each <= last.isoformat()}
    return tuple(sorted({first.isoformat(), last.isoformat()} | inside))


def _ends_well(text: str, match: re.Match[str]) -> bool:
    """Whether nothing follows, or a time of day follows a full date."""
    rest = text[match.end() :]
    return not rest or (match[3] is not None and rest[0] in "T ")
