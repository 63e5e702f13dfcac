"""Amounts that a sentence tells: 中标价人民币壹佰零捌万元整, 合同金额不超过54万元."""

import re

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.money_values import read_amount
from tender_scan.notices.value import Value

_RANK = 6
_RULE = "sentence"
_WINDOW = 60
# A figure behind 最高, 类似, 按 or 占 is of something else: a limit, a reference, a share.
_OTHERS = "高低似类同按以占的评标审"
_TOLD = re.compile(
    r"(?:(?:中标|成交|中选)(?:总?价格?|总?金额|总额)|合同(?:总?价款?|总?金额|总额)"
    r"|(?:全年|[一二两三四五]年|服务期内)(?:服务费)?(?:总价|总额|合计|总费用)|(?:年|服务)服务?费总额)"
    r"(?=(?:总计|合计|共计|为|是|约|不超过|人民币|[:：（(￥¥ ])*[\d壹贰叁肆伍陆柒捌玖拾])"
)
_WON_FOR = re.compile(
    r"以(?P<amount>(?:人民币)?[^，。；;\n以]{2,24}?元整?)(?:的?(?:总?价格?|总?报价))?(?:中标|成交|中选)(?=[，。；;\n]|$)"
)
_LIMIT = re.compile(
    r"[\s（(]*(?:含|不含)?[)）]?\s*(?:以上|以下|以内|及以上|及以下|的\d|的百分|[-~～—至]|×|\*)"
)


def read_told_amounts(text: str, page: int) -> list[Candidate]:
    """Return the award amounts of sentences; not the steps of a table of fees."""
    found: list[Candidate] = []
    for told in _TOLD.finditer(text):
        if told.start() and text[told.start() - 1] in _OTHERS:
            continue
        window = text[told.end() : told.end() + _WINDOW].split("\n", 1)[0]
        value = Value(window, page, told.end(), _RULE)
        for each in read_amount("amount", _RANK, value):
            if _LIMIT.match(text, each.end) is None:
                found.append(each)
    for won in _WON_FOR.finditer(text):
        value = Value(won["amount"], page, won.start("amount"), _RULE)
        found += read_amount("amount", _RANK, value)
    return found
