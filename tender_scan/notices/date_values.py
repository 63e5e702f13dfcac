"""The date behind a label, or in a crawl's column."""

import re

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.value import Value
from tender_scan.text.dates import find_dates, parse_column_date

# Dates without marks between the figures, where a label says that it is a date.
_COMPACT = re.compile(r"(?:19|20)\d{6}(?!\d)")
_RANGE = re.compile(r"至|到|起|前|止|[-~～—–]")


def read_date(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read the date that the value begins with; none where words stand before it."""
    text = value.text[:40]
    dates = find_dates(text)
    if dates:
        iso, start, end = dates[0]
    else:
        found = _COMPACT.search(text)
        compact = parse_column_date(found.group()) if found else None
        if found is None or compact is None:
            return ()
        iso, (start, end) = compact, found.span()
    if text[:start].strip(" \t\u3000\xa0\n:：（(【["):
        return ()
    start, end = value.start + start, value.start + end
    return (
        Candidate(
            kind, iso, value.page, start, end, value.rule, rank, group=value.group
        ),
    )  # fmt: skip


def read_day(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read 公示时间 where it names one day; a range says when objections end."""
    found = read_date("published", rank, value)
    rest = value.text[found[0].end - value.start :] if found else ""
    ranged = _RANGE.search(rest) or find_dates(rest)
    return () if ranged or not found or len(found[0].value) != 10 else found


def read_column_date(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Return the date of a crawl column, where seconds since 1970 are a date too."""
    iso = parse_column_date(value.text.strip())
    return () if iso is None else (value.candidate(kind, rank, iso),)
