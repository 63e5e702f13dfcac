"""The number of a lot, however it is written."""

import re

from tender_scan.text.numerals import narrow_digits, parse_numeral

_WORD = "(?:采购包|合同包|采购标段|标项|标段|分标|分包|包组|包件|标包|包)"
_NUMBER = re.compile(
    rf"第?(?:{_WORD}号?)?[:：]?(?P<number>\d{{1,3}}|[A-Z]|[一二三四五六七八九十]{{1,3}})"
    rf"号?{_WORD}?"
)
_GROUP = "lot "


def lot_number(text: str) -> str | None:
    """Return the number of a lot as digits or a letter, or None.

    >>> lot_number("第二包"), lot_number("采购包 01"), lot_number("A包"), lot_number("服务器")
    ('2', '1', 'A', None)
    """
    found = _NUMBER.fullmatch(narrow_digits("".join(text.split())).upper())
    if found is None:
        return None
    number = found["number"]
    if number.isdigit():
        return str(int(number))
    return number if number.isascii() else _from_han(number)


def lot_group(number: str) -> str:
    """Return the group of what is told of a lot in running text."""
    return _GROUP + number


def lot_of_group(group: str | None) -> str | None:
    """Return the lot's number where a group is a lot's, else None."""
    if group is None or not group.startswith(_GROUP):
        return None
    return group.removeprefix(_GROUP)


def _from_han(numeral: str) -> str | None:
    number = parse_numeral(numeral)
    return None if number is None else str(int(number))
