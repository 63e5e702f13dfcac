"""Values of an item's cells: how many, of what, for how much."""

import re

from tender_scan.text.money import find_amounts
from tender_scan.text.numerals import NUMERAL_CHARACTERS, narrow_digits, parse_numeral

_QUANTITY = re.compile(
    rf"(?:[约共计各≥>=\s])*(\d{{1,3}}(?:[,，]\d{{3}})+|\d{{1,9}}(?:\.\d{{1,6}})?|[{NUMERAL_CHARACTERS}]{{1,4}})"
    r"\s*[（(]?\s*([^\W\d_]{1,3}(?:[/·][^\W\d_]{1,2})?)?\s*[)）]?\s*"
)
_UNIT_FIRST = re.compile(r"([^\W\d_]{1,2})\s*[/／]\s*(\d{1,9}(?:\.\d{1,6})?)")
_UNIT = re.compile(r"[^\W\d_]{1,4}(?:[/·（(][^\W\d_]{1,3}[)）]?)?")
_LEAST_PLAIN = 100
_HAN = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_WRAP = re.compile(
    rf"(?<={_HAN})[ \t]*[\r\n]+[ \t]*|[ \t]*[\r\n]+[ \t]*(?={_HAN})|(?<=\d)[\r\n]+(?=\d)"
)
"""A line end of a narrow cell that parts no words: between Chinese, or in a number."""
_BROKEN = re.compile(r"(?<=\d)\s+(?=[\d.,]*\.\d)|(?<=[\d.,])\s*[\r\n]\s*(?=[\d.,])")
"""A narrow cell breaks ``10787900.00`` anywhere."""
_NOTHING = frozenset(("", "/", "／", "-", "—", "——", "无", "\\", "空"))


def read_quantity(text: str) -> tuple[float | None, str | None]:
    """Read a quantity and its unit from a whole cell; None for what is not there.

    >>> read_quantity("8台"), read_quantity("1.00（套）"), read_quantity("详见附件")
    ((8.0, '台'), (1.0, '套'), (None, None))
    """
    narrow = _BROKEN.sub("", narrow_digits(text.strip()))
    turned = _UNIT_FIRST.fullmatch(narrow)
    if turned:
        return float(turned[2]), turned[1]
    found = _QUANTITY.fullmatch(narrow)
    number = _number(found[1]) if found else None
    return (number, found[2]) if found and number is not None else (None, None)


def _number(written: str) -> float | None:
    value = parse_numeral(written.replace("，", ","))
    return float(value) if value is not None else None


def read_unit(text: str) -> str | None:
    """Read a unit from its cell; None where the cell says something else."""
    squeezed = "".join(text.split())
    return squeezed if _UNIT.fullmatch(squeezed) else None


def read_amount(text: str, yuan: int | None) -> float | None:
    """Read an amount in yuan from a cell of prices.

    Parameters
    ----------
    yuan
        Yuan per figure without a unit, from the header. None: such a figure is taken
        for yuan where it is at least 100, for smaller ones may as well count 万元.
    """
    amounts = [
        amount
        for amount in find_amounts(_BROKEN.sub("", text), yuan or 1)
        if amount.currency == "CNY"
    ]
    if not amounts or len({amount.value for amount in amounts}) > 2:
        return None
    value = amounts[0].value
    if yuan is None and value < _LEAST_PLAIN and not re.search("[元圆￥¥]", text):
        return None
    return float(round(value, 2)) or None


def plain(text: str) -> str | None:
    r"""Write a cell on one line; None where it says nothing.

    >>> plain("GPU服务器\r\n（机架\n式） A10\n0 NVIDIA\nH100")
    'GPU服务器（机架式） A100 NVIDIA H100'
    """
    line = " ".join(_WRAP.sub("", text).split())
    return None if line in _NOTHING else line
