"""Whether a listing was in force on the date of a notice, in words."""

from tender_scan.notices.watch.entry import Listing

_WHOLE_DAY = len("2024-03-18")


def standing(listing: Listing, date: str | None) -> str:
    """Say how a listing stood on a date.

    Parameters
    ----------
    listing
        Its dates may name only year and month.
    date
        ISO date or ISO month of the notice; None where it states none.

    Returns
    -------
    str
        Begins with ``in force``, ``listed later``, ``removed`` or ``date unknown``.

    Examples
    --------
    >>> standing(Listing("BIS Entity List", "2024-05-09"), "2024-03-18")
    'listed later (2024-05-09)'
    """
    if date is None:
        return f"date unknown (the notice has none; {_dates(listing)})"
    ended = _has_come(listing.removed_on, date)
    if listing.removed_on is not None and ended:
        return f"removed ({listing.removed_on})"
    if listing.listed_on is None:
        return "date unknown (of the listing)"
    begun = _has_come(listing.listed_on, date)
    if begun is False:
        return f"listed later ({listing.listed_on})"
    if begun is None or (listing.removed_on is not None and ended is None):
        return f"date unknown (same month; {_dates(listing)})"
    return f"in force since {listing.listed_on}"


def _has_come(day: str | None, date: str) -> bool | None:
    """Tell whether `day` is at or before `date`; None where a month leaves it open."""
    if day is None:
        return None
    shared = min(len(day), len(date))
    if day[:shared] != date[:shared]:
        return day[:shared] < date[:shared]
    return True if len(day) == len(date) == _WHOLE_DAY else None


def _dates(listing: Listing) -> str:
    listed = f"listed {listing.listed_on or 'at an unknown date'}"
    return f"{listed}, removed {listing.removed_on}" if listing.removed_on else listed
