"""Buyer and agency told in a sentence: 某代理公司受某大学委托, （以下简称采购人）."""

import re

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.names import Name, read_name

_RANK = 6
_FIRST_CHARACTERS = 4000
_REMARK = r"(?:\s*[（(][^（）()]{2,14}[)）])?"
_COMMISSION = re.compile(
    rf"(?P<agency>[^\s。，,：:；;、]{{4,40}}?){_REMARK}\s*受\s*"
    rf"(?P<buyer>[^。，,：:；;、]{{4,60}}?){_REMARK}\s*(?:的)?\s*委\s*托"
)
# 受某大学委托，某公司就某项目进行公开招标.
_COMMISSIONED = re.compile(
    r"受\s*(?P<buyer>[^。，,：:；;、]{4,60}?)\s*(?:的)?\s*委\s*托\s*[，,]\s*(?:由|现由)?"
    r"(?P<agency>[^\s。，,：:；;、]{4,40}?)(?=就|对|以|于|现|组织|拟|负责|作为|承担)"
)
_DEALT_BY = re.compile(
    r"(?:由|委托)(?P<agency>[^\s。，,：:；;、]{4,40}?)(?:进行|负责|组织)?代理(?=[。，,；;\n]|采购|招标|$)"
)
_CALLED = re.compile(
    r"(?P<name>[^\s。，,：:；;、（()）]{4,40}(?:[（(](?!以下)[^（）()]{2,8}[)）][^\s。，,：:；;、（()）]{2,30})?)"
    r"[（(]以下(?:简|统)称[“”\"‘’'：:]{0,2}(?P<role>招标人|采购人|采购单位|招标代理机构|采购代理机构|代理机构)"
)
_COMMISSION_END = re.compile(r"委\s*托")
_CALLED_END = re.compile(r"以下(?:简|统)称.{2,12}")
_REACH = 140
_ROLES = {"招标人": "buyer", "采购人": "buyer", "采购单位": "buyer"}


def read_commission(text: str, page: int) -> list[Candidate]:
    """Return buyer and agency as the opening sentences of a page name them."""
    opening = text[:_FIRST_CHARACTERS]
    found = _commissions(opening, page) + _so_called(opening, page)
    return found or _dealt_by(opening, page)


def _commissions(opening: str, page: int) -> list[Candidate]:
    # The pattern is slow on long texts: only the words before 委托 are shown to it.
    for end in _COMMISSION_END.finditer(opening):
        begin = max(0, end.start() - _REACH)
        for found in (
            _COMMISSION.search(opening, begin, end.end()),
            _COMMISSIONED.search(opening, begin, end.end() + _REACH),
        ):
            agency = _named(found, "agency") if found else None
            buyer = _named(found, "buyer") if found else None
            if agency and buyer:
                return [
                    _candidate("agency", agency, page, "commission"),
                    _candidate("buyer", buyer, page, "commission"),
                ]
    return []


def _dealt_by(opening: str, page: int) -> list[Candidate]:
    """Read who acts for a buyer that is named elsewhere: 本项目由某公司代理."""
    for found in _DEALT_BY.finditer(opening):
        agency = _named(found, "agency")
        if agency is not None:
            return [_candidate("agency", agency, page, "commission")]
    return []


def _so_called(opening: str, page: int) -> list[Candidate]:
    candidates: dict[int, Candidate] = {}
    for called in _CALLED_END.finditer(opening):
        begin = max(0, called.start() - _REACH)
        for found in _CALLED.finditer(opening, begin, called.end()):
            name = _named(found, "name")
            if name:
                kind = _ROLES.get(found["role"], "agency")
                candidates[name.start] = _candidate(kind, name, page, "so called")
    return list(candidates.values())


def _named(found: re.Match[str], group: str) -> Name | None:
    text = re.sub(r"^(?:和|与|及|由|现|根据)", "", found[group])
    start = found.end(group) - len(text)
    name = read_name(text.replace("\n", " "), start)
    whole = name is not None and name.end >= found.end(group) - 1
    return name if whole else None


def _candidate(kind: str, name: Name, page: int, rule: str) -> Candidate:
    return Candidate(kind, name.text, page, name.start, name.end, rule, _RANK)
