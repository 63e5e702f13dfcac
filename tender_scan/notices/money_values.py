"""The amount behind a label, and why one cannot be taken."""

import re
from collections.abc import Sequence
from decimal import Decimal

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.value import Value
from tender_scan.text.money import Amount, find_amounts

_AMOUNT_WINDOW = 90
# What may stand between a label and its amount. Anything else (设计费：, 代理费) says
# that the amount is of something else.
_BEFORE_AMOUNT = re.compile(
    r"[\s:：（(【\[“~≈]*(?:(?:本项目|项目|采购|总|包?预算|预算|最高限价|控制价|中标|成交|合同|金额|报价|总价"
    r"|总计|合计|共计|暂定|投标|最终|含税|价格?|为|约|是|不超过|大写|小写|人民币|RMB|CNY|￥|¥|USD|US\$|\$|€|"
    r"美元|欧元|港币|日元|单位|元|万元|第?[一二三四五六七八九十\dA-Z]{1,2}|采购?包|包|标段|标项|号)"
    r"[\s:：（(）)】\]\-—,，]*)*"
)
_TIMES = re.compile(r"\s*[×xX*]\s*\d")
_PRICE = re.compile(r"[\s:：]*(?:综合|中标|成交|含税)?单价")
_TOTAL = re.compile(r"(?:合计|总计|共计|总价|总金额|总额|[=＝])[^\d，。；]{0,8}$")
_BUDGETS = frozenset(("budget_total", "budget", "ceiling", "estimate"))
_CONVERTED = re.compile(r"(?:折合|约合|等值|折算)[^\d，。；]{0,8}$")
_CUT_FIGURE = re.compile(r"\d[\d,，]*\s+[\d,，]*\d(?:\.\d\d)?\s*")


def read_amount(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read the first amount, where only words for money stand before it.

    An amount that can never be chosen (dollars, per piece) comes with the reason.
    """
    window = value.text[:_AMOUNT_WINDOW]
    if _CUT_FIGURE.fullmatch(window):
        # A narrow cell breaks a figure in two; padding keeps the spans inside.
        window = re.sub(r"\s", "", window).ljust(len(window))
    amounts = find_amounts(window, value.unit)
    place = _which(amounts, window)
    if place == 0 and kind in _BUDGETS:
        place = _converted(amounts, window)
    if place is None:
        return ()
    amount = amounts[place]
    text = format(amount.value.normalize(), "f")
    foreign = amount.currency != "CNY"
    return (
        Candidate(
            kind,
            f"{amount.currency} {text}" if foreign else text,
            value.page,
            value.start + amount.start,
            value.start + amount.end,
            value.rule if amount.unit_known else f"{value.rule}, no unit written",
            rank if amount.unit_known else rank + 3,
            amount.value.normalize(),
            value.group,
            _refusal(amount, amounts[place + 1 : place + 2], window),
        ),
    )


def _converted(amounts: Sequence[Amount], window: str) -> int:
    """Choose the yuan of a budget in two currencies: USD 1,200,000（折合人民币860万元）."""
    if amounts[0].currency == "CNY" or len(amounts) == 1:
        return 0
    between = window[amounts[0].end : amounts[1].start]
    return int(amounts[1].currency == "CNY" and bool(_CONVERTED.search(between)))


def _which(amounts: Sequence[Amount], window: str) -> int | None:
    """Choose the first amount, or the total behind a price: 单价2万元×4台，合计8万元."""
    if not amounts:
        return None
    first = amounts[0]
    before = _BEFORE_AMOUNT.match(window, 0, first.start)
    whole = before is not None and before.end() == first.start
    if whole and not first.per_unit and not _TIMES.match(window, first.end):
        return 0
    if whole or _PRICE.match(window, 0, first.start):
        for place, each in enumerate(amounts[1:], 1):
            between = window[amounts[place - 1].end : each.start]
            if _TOTAL.search(between) and not each.per_unit:
                return place
    return 0 if whole and first.per_unit else None


def _refusal(amount: Amount, following: tuple[Amount, ...], text: str) -> str | None:
    if amount.currency != "CNY":
        return "another currency"
    if amount.per_unit:
        return "a price per unit"
    if amount.value < 1:
        return "no real amount"
    for other in following:
        between = text[amount.end : other.start]
        twice = re.fullmatch(
            r"[\s（(:：,，、]*(?:小写|大写|即|￥|¥|人民币)[\s:：￥¥]*", between
        )
        if twice and abs(other.value - amount.value) > Decimal(1):
            return "figures and capitals differ"
    return None
