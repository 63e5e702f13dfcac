"""Stored values in words for people, in English and in Chinese."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _values() -> dict[str, dict[str, list[str]]]:
    text = (files("tender_scan.exports") / "data" / "values.toml").read_text("utf-8")
    return tomllib.loads(text)


def in_words(value: object, kind: str) -> tuple[str, str]:
    """Show a stored value in English and in Chinese.

    Parameters
    ----------
    value
        As stored; None gives empty texts, what is not listed stays as it is.
    kind
        A table of ``data/values.toml``: ``band``, ``role``, ``route`` ...

    Examples
    --------
    >>> in_words("procured", "role")
    ('procured', '采购')
    """
    if value is None or value == "":
        return "", ""
    english, chinese = _values()[kind].get(str(value), [str(value)] * 2)
    return english, chinese


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
