"""Whether a listing was in force on the date of a notice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.notices.watch.entry import Listing
from tender_scan.notices.watch.standing import standing

DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31)).map(date.isoformat)


@pytest.mark.parametrize(
    ("listed", "removed", "day", "begins"),
    [
        ("2024-05-09", None, "2024-05-08", "listed later (2024-05-09)"),
        ("2024-05-09", None, "2024-05-09", "in force since 2024-05-09"),
        ("2024-05-09", None, "2024-04", "listed later"),
        ("2024-05-09", None, "2024-06", "in force"),
        ("2024-05-09", None, "2024-05", "date unknown (same month"),
        ("2024-12", None, "2024-12-20", "date unknown (same month"),
        ("2024-12", None, "2025-01-01", "in force since 2024-12"),
        ("2024-12", None, "2024-11-30", "listed later (2024-12)"),
        ("2020-06-05", "2023-11-17", "2023-11-16", "in force since 2020-06-05"),
        ("2020-06-05", "2023-11-17", "2023-11-17", "removed (2023-11-17)"),
        ("2020-06-05", "2023-11-17", "2023-11", "date unknown (same month"),
        ("2020-06-05", "2023-11-17", "2020-06-04", "listed later"),
        ("2026-02-13", "2026-02-13", "2026-02-13", "removed"),
        (None, None, "2024-05-09", "date unknown (of the listing)"),
        (None, "2023-11-17", "2024-05-09", "removed (2023-11-17)"),
        ("2024-05-09", None, None, "date unknown (the notice has none; listed 2024"),
        ("2020-06-05", "2023-11-17", None, "date unknown (the notice has none; "),
    ],
)
def test_standing(
    listed: str | None, removed: str | None, day: str | None, begins: str
) -> None:
    assert standing(Listing("list", listed, removed), day).startswith(begins)


@given(DAYS, DAYS, DAYS)
def test_whole_days_leave_nothing_open(listed: str, removed: str, day: str) -> None:
    said = standing(Listing("list", listed, removed), day)
    if day >= removed:
        assert said == f"removed ({removed})"
    elif day >= listed:
        assert said == f"in force since {listed}"
    else:
        assert said == f"listed later ({listed})"


@given(DAYS, DAYS)
def test_a_month_says_no_more_than_its_days_would(listed: str, day: str) -> None:
    listing = Listing("list", listed)
    by_month = standing(listing, day[:7])
    assert by_month == standing(listing, day) or by_month.startswith("date unknown")
