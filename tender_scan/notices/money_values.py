"""The amount behind a label, and why one cannot be taken."""

import re
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
    if not amounts:
        return ()
    first = amounts[0]
    before = _BEFORE_AMOUNT.match(window, 0, first.start)
    if before is None or before.end() != first.start:
        return ()
    number = first.value.normalize()
    text = format(number, "f")
    foreign = first.currency != "CNY"
    return (
        Candidate(
            kind,
            f"{first.currency} {text}" if foreign else text,
            value.page,
            value.start + first.start,
            value.start + first.end,
            value.rule if first.unit_known else f"{value.rule}, no unit written",
            rank if first.unit_known else rank + 3,
            number,
            value.group,
            _refusal(first, amounts[1:2], window),
        ),
    )


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
