"""Stored values in words for people, English with Chinese beside."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    text = (files("tender_scan.explore") / "data" / "words.toml").read_text("utf-8")
    return tomllib.loads(text)


def word(value: object, kind: str) -> str:
    """Show a stored value in words.

    Parameters
    ----------
    value
        As stored; None gives an empty text.
    kind
        A table of ``data/words.toml``: ``band``, ``role``, ``route`` ...

    Examples
    --------
    >>> word("procured", "role")
    'procured 采购'
    >>> word("something else", "role")
    'something else'
    """
    if value is None or value == "":
        return ""
    return " ".join(_words()[kind].get(str(value), [str(value)]))


def english(value: object, kind: str) -> str:
    """Show a stored value in English only."""
    if value is None or value == "":
        return ""
    return _words()[kind].get(str(value), [str(value)])[0]


def controlled(value: int | None) -> str:
    """Say whether a thing was export-controlled on a notice's date; None: not known."""
    return word("unknown" if value is None else value, "controlled")


def yuan(value: float | None) -> str:
    """Show an amount in yuan with thousands; an empty text where there is none.

    >>> yuan(1234567.0), yuan(0.5), yuan(None)
    ('¥1,234,567', '¥0.50', '')
    """
    if value is None:
        return ""
    return f"¥{value:,.0f}" if value == int(value) else f"¥{value:,.2f}"


def number(value: float | None) -> str:
    """Show a number without needless decimals; an empty text where there is none.

    >>> number(8.0), number(1.5), number(None)
    ('8', '1.5', '')
    """
    return "" if value is None else f"{value:,.10g}"
