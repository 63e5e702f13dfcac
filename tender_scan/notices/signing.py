"""The date below a notice's signature, or on the cover of a tender file."""

import re
from collections.abc import Sequence

from tender_scan.notices.candidates import Candidate
from tender_scan.records.document import Page
from tender_scan.text.dates import FoundDate, find_dates

_RANK = 5
_TAIL = 500
_COVER = 800
_LONGEST_NOTICE = 25_000
_AROUND = " \t\u3000\xa0\r\n。."
_FILE = re.compile(r"(?:招标|采购|磋商|谈判|询价)文件")
_AFTER_SIGNING = re.compile(r"[\s。.]*(?:\d{1,2}\s+)?(?:(?:相关)?附件.*)?$", re.DOTALL)
_SITE_HEADER = re.compile(
    r"(?:^|\n)[ \t]*((?:19|20)\d\d年\d{1,2}月\d{1,2}日) *\d{1,2}:\d\d *来源"
)
_STAMP = re.compile(
    r"(?:公司|中心|大学|学院|局|委员会|医院|政府|院|处|部|校|行|站|馆|所|章[)）])\s*[:：。]?$"
)


def read_signing(pages: Sequence[Page], whole_length: int) -> list[Candidate]:
    """Return the date that stands alone at the end, or on a long file's cover.

    Parameters
    ----------
    whole_length
        Code points of the whole document: what ends a long tender file is a form.
    """
    if not pages:
        return []
    long = whole_length > _LONGEST_NOTICE
    if _is_file(pages[0], long):
        return _cover_date(pages[0])
    header = _header_date(pages[0])
    return header if header or long else _end_dates(pages[-1])


def _is_file(page: Page, long: bool) -> bool:
    """Tell whether this is a tender file with a cover, and not a notice or model form.

    A long one need not have its contents on the cover's page.
    """
    cover = re.sub(r"\s+", "", page.text[:_COVER])
    contents = long or "目录" in cover
    return contents and _FILE.search(cover) is not None and "范本" not in cover


def _end_dates(page: Page) -> list[Candidate]:
    offset = max(0, len(page.text) - _TAIL)
    tail = page.text[offset:]
    alone = [
        each for each in find_dates(tail) if _alone(tail, each) and len(each.iso) == 10
    ]
    signed = [each for each in alone if _STAMP.search(tail[: each.start].rstrip())]
    chosen = signed or [each for each in alone if _AFTER_SIGNING.match(tail, each.end)]
    return [_candidate(each, page, offset, "date of signature") for each in chosen[-1:]]


def _header_date(page: Page) -> list[Candidate]:
    """Read the date that procurement sites print above a notice: 2024年… 来源：某网."""
    found = _SITE_HEADER.search(page.text[:_COVER])
    dates = find_dates(found[1]) if found else ()
    return [
        _candidate(each, page, found.start(1), "site header") for each in dates if found
    ]


def _cover_date(page: Page) -> list[Candidate]:
    cover = page.text[:_COVER]
    alone = [each for each in find_dates(cover) if _alone(cover, each)]
    return [_candidate(each, page, 0, "date on the cover") for each in alone[:1]]


def _alone(text: str, date: FoundDate) -> bool:
    """Tell whether the date has its line, or lines, to itself."""
    begin = text.rfind("\n", 0, date.start) + 1
    end = text.find("\n", date.end)
    line_after = text[date.end : end if end != -1 else len(text)]
    after = re.sub(r"^\s*(?:编制|印发|发布|\d{1,2}:\d\d(?::\d\d)?)", "", line_after)
    return not text[begin : date.start].strip(_AROUND) and not after.strip(_AROUND)


def _candidate(date: FoundDate, page: Page, offset: int, rule: str) -> Candidate:
    start, end = offset + date.start, offset + date.end
    return Candidate("published", date.iso, page.number, start, end, rule, _RANK)
