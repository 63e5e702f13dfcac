"""What sentences say without a label: 定于…开标, 于…签订, 确定某公司为成交供应商."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.names import read_name
from tender_scan.notices.told_amounts import read_told_amounts
from tender_scan.text.dates import find_dates

_RANK = 6
_REACH = 60
_RULE = "sentence"
_NAME = r"(?P<name>[^，。；;：:、\s]{4,50}?)"
_BREAK = re.compile(r"[。；;\n]")
_ON = re.compile(r"(?:定于|拟于|将于|已于|于|在|[，,。\s]|^)\s*$")


class _Deed(NamedTuple):
    """A verb, and the field whose date stands before it in the sentence."""

    kind: str
    verb: re.Pattern[str]


_DEEDS = (
    _Deed(
        "opened",
        re.compile(r"开标(?![室前后时日地大会记厅系文])"),
    ),
    _Deed("signed", re.compile(r"签[订署定]了?(?=[^。\n]{0,12}(?:合同|协议))")),
    _Deed("awarded", re.compile(r"定标(?![时日方办原结委])")),
)
_WINNER = re.compile(
    r"[为系](?:本项目|该项目|本次采购|本次)?的?(?:第一)?(?:中标|成交|中选)(?:供应商|人|单位|商)(?!候选)"
)
_CHOSEN = re.compile(
    r"(?:确定|选定|确认|评定|同意)(?:由)?\s*(?P<name>[^，。；;：:\s]{4,50}?)作?$"
)


# 由某公司中标, 确定某公司成交, 由某公司以综合下浮12.5%入选.
_WON = re.compile(
    rf"(?:由|确定|选定){_NAME}(?:以[^，。；;\n]{{2,24}}?)?"
    r"(?:中标|成交|中选|入选|入围)(?!供应商|候选|人|单位|商|公告|结果|价|金额|通知)"
)
# 拟向某公司采购, 拟采用单一来源方式向某公司（…）采购, 拟由某公司承担.
_INTENDED = re.compile(
    rf"拟(?:采用|采取|以|通过)?(?:单一来源)?(?:采购)?(?:的?方式)?(?:直接)?(?:向|由|委托){_NAME}"
    r"(?:[（(][^（）()\n]{4,40}[)）])?(?:进行)?(?:采购|购买|承担|承接|实施|提供|承建|开展)"
)
# 某公司以98万元的价格成交, at the head of a clause.
_WON_FOR = re.compile(
    rf"(?:^|[\n。，；：:]){_NAME}以[^，。；;\n]{{2,24}}(?:中标|成交|中选)(?=[，。；;\n]|$)"
)
_TOLD = (("supplier", _WON), ("supplier", _WON_FOR), ("intended", _INTENDED))
# 我司（某公司）拟遴选, and a clause that begins with who plans to buy.
_OUR = re.compile(
    r"我(?:司|校|院|局|中心|馆|所|单位|公司)[（(](?P<name>[^（）()，。\n]{4,40})[)）]"
)
_PLANS = re.compile(
    r"(?:^|\n|。)[ \t\u3000]*(?P<name>[^，。；;：:、\s]{4,40}?)(?:现?拟|计划)"
    r"(?=向|对|就|以|采购|购买|建设|遴选|组织|通过|采用|采取|开展|委托)"
)
_BUYING = (("buyer", _OUR), ("buyer", _PLANS))
_LIST_HEAD = re.compile(
    r"(?<!未)(?:入围|入库|入选|中标|成交|中选)(?:[（(][^（）()\n]{2,16}[)）])?[:：][ \t]*(?=\n)"
)
_LISTED = re.compile(r"\n[ \t\u3000]*(?:[（(]?\d{1,2}[)）.、．])[ \t]*([^\n]{4,60})")


def read_sentences(text: str, page: int) -> list[Candidate]:
    """Return the dates, winners, buyers and amounts that sentences of a page tell."""
    found = [each for deed in _DEEDS for each in _dates(text, page, deed)]
    for kind, pattern in (*_TOLD, *_BUYING):
        found += _named(text, page, kind, pattern)
    found += read_told_amounts(text, page)
    return [*found, *_winners(text, page), *_listed(text, page)]


def _named(
    text: str, page: int, kind: str, pattern: re.Pattern[str]
) -> Iterator[Candidate]:
    """Yield the names that stand whole where a sentence needs one."""
    for told in pattern.finditer(text):
        name = read_name(told["name"], told.start("name"))
        if name is not None and (name.start, name.end) == told.span("name"):
            yield Candidate(kind, name.text, page, name.start, name.end, _RULE, _RANK)


def _listed(text: str, page: int) -> Iterator[Candidate]:
    """Yield the names numbered below 下列供应商入围：, up to a line that is none."""
    for head in _LIST_HEAD.finditer(text):
        end = head.end()
        while (line := _LISTED.match(text, end)) is not None:
            name = read_name(line[1], line.start(1))
            if name is None:
                break
            yield Candidate(
                "supplier", name.text, page, name.start, name.end, _RULE, _RANK
            )
            end = line.end()


def _dates(text: str, page: int, deed: _Deed) -> list[Candidate]:
    candidates = []
    for verb in deed.verb.finditer(text):
        begin = max(0, verb.start() - _REACH)
        clause = _BREAK.split(text[begin : verb.start()])[-1]
        start = verb.start() - len(clause)
        dates = find_dates(clause)
        if len(dates) != 1 or not _ON.search(clause[: dates[0].start]):
            continue
        candidates.append(
            Candidate(
                deed.kind, dates[0].iso, page, start + dates[0].start,
                start + dates[0].end, _RULE, _RANK,
            )
        )  # fmt: skip
    return candidates


def _winners(text: str, page: int) -> list[Candidate]:
    candidates = []
    for winner in _WINNER.finditer(text):
        begin = max(0, winner.start() - _REACH)
        chosen = _CHOSEN.search(text[begin : winner.start()])
        if chosen is None:
            continue
        start = begin + chosen.start("name")
        name = read_name(chosen["name"], start)
        if name is not None and name.end == start + len(chosen["name"]):
            candidates.append(
                Candidate(
                    "supplier", name.text, page, name.start, name.end, _RULE, _RANK
                )
            )
    return candidates
