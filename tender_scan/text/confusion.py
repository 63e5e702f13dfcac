"""Letters and digits that OCR takes for one another."""

_SAME = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1", "!": "1"})


def confused(folded: str) -> str:
    """Make equal what looks equal; the length stays.

    Parameters
    ----------
    folded
        Folded text (see `tender_scan.text.fold`), so in lower case.

    Examples
    --------
    >>> confused("a1oo") == confused("aloo") == confused("a100")
    True
    """
    return folded.translate(_SAME)
