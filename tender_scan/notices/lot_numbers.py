"""The number of a lot, however it is written."""

import re
from typing import NamedTuple

from tender_scan.text.numerals import narrow_digits, parse_numeral

_WORD = "(?:采购包|合同包|采购标段|标项|标段|分标|分包|包组|包件|标包|包)"
_NUMBER = re.compile(
    rf"第?(?:{_WORD}号?)?[:：]?(?P<number>\d{{1,3}}|[A-Z]|[一二三四五六七八九十]{{1,3}})"
    rf"号?{_WORD}?"
)
_GROUP = "lot "
_HAN_DIGITS = "一二三四五六七八九十"
_HAN_NUMBER = f"[{_HAN_DIGITS}]{{1,3}}"
# A branch of plain words is searched fast; the rest is looked at where one stands.
_HINT = re.compile("采购包|合同包|标项|标段|分标|分包|包组|包件|标包|包|第")
_AFTER_WORD = re.compile(
    rf"{_WORD}\s*(?P<number>[\dA-Z]{{1,2}}|{_HAN_NUMBER})(?![\dA-Za-z个家份批])"
)
_ORDINAL = re.compile(
    r"第\s*(?P<number>[\d一二三四五六七八九十]{1,3})\s*(?:标段|采购包|包|标项|分包|标包)"
)
_BEFORE_WORD = re.compile(
    rf"(?<![\dA-Za-z.\u4e00-\u9fff])(?P<number>[A-Z]|\d{{1,2}}|{_HAN_NUMBER})\s*$"
)
_HEADED = re.compile(
    r"(?:标段|标包|标项|包)(?:\s*[:：（(]|[ \u3000]|(?=预算|控制价|最高限价|中标|成交))"
)
_SHORT = 6


class LotWord(NamedTuple):
    """A lot named in the text, and its number as `lot_number` gives it."""

    start: int
    end: int
    number: str


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


def find_lots(text: str) -> list[LotWord]:
    r"""Return the lots that running text names, in order: 采购包2, 第三标段, A包：.

    >>> [each.number for each in find_lots("采购包1：云主机\nB包：存储")]
    ['1', 'B']
    """
    found: list[LotWord] = []
    for hint in _HINT.finditer(text):
        start = hint.start()
        before = text[start - 1] if start else ""
        if "\u4e00" <= before <= "\u9fff" and before not in _HAN_DIGITS:
            continue
        pattern = _ORDINAL if hint.group() == "第" else _AFTER_WORD
        word = pattern.match(text, start)
        number = lot_number(word["number"]) if word else None
        if number is None:
            # The AI of B包 AI平台 is no number.
            word = _letter_before(text, start)
            number = lot_number(word["number"]) if word else None
        if word is not None and number is not None:
            found.append(LotWord(word.start(), max(word.end(), hint.end()), number))
    return found


def _letter_before(text: str, start: int) -> re.Match[str] | None:
    """Match the number of A包： or 02标段（, whose word begins at `start`."""
    if _HEADED.match(text, start) is None:
        return None
    return _BEFORE_WORD.search(text, max(0, start - _SHORT), start)


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
