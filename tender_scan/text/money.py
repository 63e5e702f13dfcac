"""Amounts of money in Chinese text, in yuan.

Rates (``折扣率 78%``, ``九折``) and masked figures (``12**00元``) are not amounts; an
amount in another currency is told apart and not converted; an amount per unit
(``元/台``, ``元每年``) is marked, for it is not a total.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from tender_scan.text.numerals import NUMERAL_CHARACTERS, narrow_digits, parse_numeral

_BLANK = r"[ \t\u3000\xa0\r\n]*"
_SCALES = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
    "百万": 10**6, "千万": 10**7, "万万": 10**8,
}  # fmt: skip
_SCALE = r"(?:[百千万]?[万萬]|[千百亿億])"
_SIGNS = {
    "人民币": "CNY", "RMB": "CNY", "CNY": "CNY", "￥": "CNY", "¥": "CNY",
    "USD": "USD", "US$": "USD", "$": "USD", "＄": "USD", "美元": "USD", "美金": "USD",
    "EUR": "EUR", "€": "EUR", "欧元": "EUR", "GBP": "GBP", "£": "GBP", "英镑": "GBP",
    "HKD": "HKD", "HK$": "HKD", "港币": "HKD", "港元": "HKD", "JPY": "JPY",
    "日元": "JPY", "日圆": "JPY", "CHF": "CHF", "瑞士法郎": "CHF",
}  # fmt: skip
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_FIGURE = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = rf"[{NUMERAL_CHARACTERS}]"
_AMOUNT = re.compile(
    rf"(?P<sign>{_SIGN})?{_BLANK}(?:[（(]?大写[)）]?)?{_BLANK}[:：]?{_BLANK}"
    rf"(?:(?P<sign2>[￥¥$]){_BLANK})?"
    rf"(?:(?<![\d.,*＊A-Za-z\-])(?P<figure>{_FIGURE})(?![\d*＊]|[,.]\d)"
    rf"(?P<more>(?:{_BLANK}{_SCALE}{_BLANK}\d+(?:\.\d+)?(?={_BLANK}{_SCALE}?{_BLANK}[元圆]))*)"
    rf"(?P<tail>{_BLANK}[（(]?{_BLANK}(?:人民币)?{_BLANK}(?P<scale>{_SCALE})?{_BLANK}"
    rf"(?P<yuan>[元圆]|{_SIGN})?{_BLANK}[)）]?)"
    rf"|(?<!{_HAN})(?P<han>{_HAN}(?:{_HAN}|[ ])*)(?P<han_yuan>[元圆])"
    rf"(?:[ ]?(?P<jiao>{_HAN})[ ]?角)?(?:[ ]?零?(?P<fen>{_HAN})[ ]?分)?[ ]?[整正]?)"
)
_RATE_AFTER = re.compile(rf"{_BLANK}(?:[%％‰]|折|个百分点)")
# A figure without unit that counts something else: 12个月, 2026-03-15, 360日历天, 3%.
_COUNTED = re.compile(r"[ \t\u3000\xa0]*(?:[^\W_整正]|[-–—/:：~㎡℃×*])")
_PER = re.compile(
    rf"{_BLANK}(?:人民币)?{_BLANK}(?:[/／]|每){_BLANK}[（(]?"
    r"(?![二两三四五六七八九十2-9])[^\W\d_]"
)
_UNIT = re.compile(
    r"(?:人民币|单位[:：]?|[（(/／]|^)\s*(?:人民币)?\s*(亿|百万|千|万|)\s*[元圆]"
)
_FOREIGN_UNIT = re.compile(r"美元|美金|欧元|港[币元]|日[元圆]|英镑|USD|EUR|HKD|JPY|GBP")
_PLAIN_YUAN = 10_000
_PLACES_OF_TEN_THOUSANDS = (6, 7)
_LEAST_TEN_THOUSANDS, _MOST_TEN_THOUSANDS = Decimal("0.1"), 100_000


@dataclass(frozen=True)
class Amount:
    """An amount as written, with its span ``[start, end)``.

    Parameters
    ----------
    value
        In `currency`, in whole units (yuan, dollars), not ten thousands.
    currency
        ISO 4217; ``CNY`` unless another currency is written.
    unit_known
        False where neither the text nor the caller gave a unit, and the figure
        alone was taken for yuan (see `find_amounts`).
    per_unit
        True for a price per piece, day or year.
    """

    value: Decimal
    start: int
    end: int
    currency: str = "CNY"
    unit_known: bool = True
    per_unit: bool = False


def header_unit(label: str) -> int | None:
    """Return the unit that a label or table header gives, in yuan, or None.

    >>> header_unit("预算金额（万元）")
    10000
    >>> header_unit("中标金额") is None
    True
    """
    if _FOREIGN_UNIT.search(label):
        return None
    found = _UNIT.search(label)
    return _SCALES[found[1]] if found else None


def find_amounts(text: str, unit: int | None = None) -> tuple[Amount, ...]:
    """Return the amounts in `text`, in order.

    Parameters
    ----------
    unit
        Yuan per figure that is written without a unit (see `header_unit`). None: a
        figure without unit is an amount only where it can hardly be anything but
        yuan: with a currency sign, or 10,000 and more with at most two decimals; or
        ten thousands of yuan where it has six or seven decimals (the form of the
        procurement sites' generators, ``52.340000``).

    >>> [int(each.value) for each in find_amounts("壹佰贰拾万元整（￥1,200,000.00）")]
    [1200000, 1200000]
    >>> find_amounts("折扣率 78%")
    ()
    """
    narrow = narrow_digits(text)
    amounts = []
    for found in _AMOUNT.finditer(narrow):
        amount = _from_han(found) if found["han"] else _from_figure(found, narrow, unit)
        if amount is not None:
            amounts.append(amount)
    return tuple(amounts)


def parse_money(text: str, unit: int | None = None) -> Decimal | None:
    """Return the first amount of `text` in yuan, or None.

    >>> parse_money("350.000000（万元）")
    Decimal('3500000.000000')
    >>> parse_money("USD 128,000.00") is None
    True
    """
    for amount in find_amounts(text, unit):
        if amount.currency == "CNY" and not amount.per_unit:
            return amount.value
        return None
    return None


def _from_han(found: re.Match[str]) -> Amount | None:
    value = parse_numeral(found["han"])
    if value is None:
        return None
    for part, worth in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        if found[part]:
            value += (parse_numeral(found[part]) or 0) * worth
    start = found.start("han")
    currency = _SIGNS.get(found["sign"] or "", "CNY")
    per = _PER.match(found.string, found.end()) is not None
    return Amount(value, start, found.end(), currency, per_unit=per)


def _from_figure(found: re.Match[str], text: str, unit: int | None) -> Amount | None:
    signs = [found[part] for part in ("sign", "sign2", "yuan") if found[part]]
    written = bool(signs or found["scale"])
    end = found.end() if found["yuan"] or found["scale"] else found.end("more")
    end = len(text[:end].rstrip())
    if _RATE_AFTER.match(text, end):
        return None
    figure = found["figure"].replace(",", "").replace("，", "")
    value = _composite(figure, found["more"], found["scale"] or "")
    if not written:
        scale = unit or _guess_unit(figure)
        if _COUNTED.match(text, end):
            return None
        if scale is None:
            return None
        value *= scale
    elif unit is not None and not (found["scale"] or found["yuan"]):
        value *= unit
    foreign = [_SIGNS[sign] for sign in signs if _SIGNS.get(sign, "CNY") != "CNY"]
    start = min(found.start(part) for part in ("sign2", "figure") if found[part])
    return Amount(
        value,
        start,
        end,
        foreign[0] if foreign else "CNY",
        unit_known=written or unit is not None,
        per_unit=_PER.match(text, end) is not None,
    )


def _composite(figure: str, more: str, scale: str) -> Decimal:
    """Add up ``1亿2000万`` (figure ``1``, more ``亿2000``, scale ``万``)."""
    value = Decimal(0)
    for part in re.finditer(rf"({_SCALE})\s*(\d+(?:\.\d+)?)", more):
        value += Decimal(figure) * _SCALES[part[1]]
        figure = part[2]
    return value + Decimal(figure) * _SCALES[scale]


def _guess_unit(figure: str) -> int | None:
    decimals = len(figure.partition(".")[2])
    value = Decimal(figure)
    if decimals in _PLACES_OF_TEN_THOUSANDS and value < _MOST_TEN_THOUSANDS:
        return 10**4 if value >= _LEAST_TEN_THOUSANDS else None
    return 1 if decimals <= 2 and value >= _PLAIN_YUAN else None
