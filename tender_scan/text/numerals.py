"""Chinese numerals as numbers: plain, financial capitals, and mixed with digits."""

import re
from decimal import Decimal

_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "Ｏ": 0,
    "一": 1, "壹": 1, "弌": 1, "幺": 1,
    "二": 2, "贰": 2, "貳": 2, "两": 2, "兩": 2,
    "三": 3, "叁": 3, "參": 3, "叄": 3,
    "四": 4, "肆": 4,
    "五": 5, "伍": 5,
    "六": 6, "陆": 6, "陸": 6,
    "七": 7, "柒": 7,
    "八": 8, "捌": 8,
    "九": 9, "玖": 9,
}  # fmt: skip
_UNITS = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
}  # fmt: skip
_TENS = {"廿": 2, "卅": 3, "卌": 4}
_MYRIAD = 10**4

NUMERAL_CHARACTERS = "".join([*_DIGITS, *_UNITS, *_TENS])
"""Every character of a Chinese numeral, for use inside a regex class."""

_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_HAS_WIDE = re.compile("[０-９．]")
_TOKEN = re.compile(
    rf"(?P<arabic>\d+(?:[,，]\d{{3}})*(?:\.\d+)?)|(?P<han>[{NUMERAL_CHARACTERS}])"
)


def narrow_digits(text: str) -> str:
    """Return `text` with full-width digits and decimal points made narrow.

    The length does not change, so spans stay valid.

    >>> narrow_digits("１２００．５元")
    '1200.5元'
    """
    return text.translate(_WIDE) if _HAS_WIDE.search(text) else text


def parse_numeral(text: str) -> Decimal | None:
    """Return the number that the whole of `text` writes, or None.

    Blanks inside are ignored. A final digit right after a unit counts for the next
    lower unit, as in speech (``三万五`` is 35,000).

    >>> parse_numeral("壹佰贰拾万")
    Decimal('1200000')
    >>> parse_numeral("二〇二四")
    Decimal('2024')
    >>> parse_numeral("3千")
    Decimal('3000')
    >>> parse_numeral("十月") is None
    True
    """
    tokens = _tokens("".join(narrow_digits(text).split()))
    if not tokens:
        return None
    if all(isinstance(token, str) and token in _DIGITS for token in tokens):
        return Decimal("".join(str(_DIGITS[str(token)]) for token in tokens))
    return _Reader().read(tokens)


def _tokens(text: str) -> list[str | Decimal]:
    """Split into Han characters and Arabic numbers; empty where anything else is."""
    tokens: list[str | Decimal] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            return []
        arabic = found["arabic"]
        number = Decimal(re.sub("[,，]", "", arabic)) if arabic else None
        tokens.append(found["han"] if number is None else number)
        position = found.end()
    return tokens


class _Reader:
    """Adds up digits and units from left to right."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.unit = 1
        self.largest = 1
        self.after_zero = False

    def read(self, tokens: list[str | Decimal]) -> Decimal | None:
        """Return the number, or None where the order of the tokens has no sense."""
        if not all(self._add(token) for token in tokens):
            return None
        if self.digit is not None:
            colloquial = self.unit > 10 and not self.after_zero and self.digit < 10
            self.section += self.digit * (self.unit // 10 if colloquial else 1)
        return self.total + self.section

    def _add(self, token: str | Decimal) -> bool:
        if isinstance(token, Decimal):
            return self._add_digit(token)
        if token in _TENS:
            self.section += _TENS[token] * 10
            self.unit = 10
            return self.digit is None
        if token in _DIGITS:
            return self._add_digit(Decimal(_DIGITS[token]))
        unit = _UNITS[token]
        return self._add_small(unit) if unit < _MYRIAD else self._add_large(unit)

    def _add_digit(self, digit: Decimal) -> bool:
        if digit == 0 and self.digit is None:
            self.after_zero = True
            return True
        if self.digit is not None:
            return False
        self.digit = digit
        return True

    def _add_small(self, unit: int) -> bool:
        if self.digit is None and unit != 10:
            return False
        if self.section and unit >= self.unit:
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * unit
        self.digit, self.unit, self.after_zero = None, unit, False
        return True

    def _add_large(self, unit: int) -> bool:
        value = self.section + (self.digit or 0)
        if value == 0 and self.total == 0:
            return False
        if unit > self.largest:
            self.total = (self.total + value) * unit
            self.largest = unit
        else:
            self.total += value * unit
        self.section, self.digit = Decimal(0), None
        self.unit, self.after_zero = unit, False
        return True
