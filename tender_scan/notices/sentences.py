"""What sentences say without a label: 定于…开标, 于…签订, 确定某公司为成交供应商."""

import re
from typing import NamedTuple

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.names import read_name
from tender_scan.text.dates import find_dates

_RANK = 6
_REACH = 60
_RULE = "sentence"
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


def read_sentences(text: str, page: int) -> list[Candidate]:
    """Return the dates and winners that sentences of a page tell."""
    found = [each for deed in _DEEDS for each in _dates(text, page, deed)]
    return found + _winners(text, page)


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
