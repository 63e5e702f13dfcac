"""The date below a notice's signature, or on the cover of a tender file."""

import re
from collections.abc import Sequence

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.names import read_name
from tender_scan.records.document import Page
from tender_scan.text.dates import FoundDate, find_dates

_RANK = 5
_TAIL = 500
_COVER = 800
_CONTENTS = 60
_LONGEST_NOTICE = 25_000
_AROUND = "●•· \t\u3000\xa0\r\n。."
_FILE = re.compile(r"(?:招标|采购|磋商|谈判|询价)文件")
_AFTER_SIGNING = re.compile(r"[\s。.]*(?:\d{1,2}\s+)?(?:(?:相关)?附件.*)?$", re.DOTALL)
# What a site, or a copyist, prints below a notice: 【打印】【关闭】.
_CLOSING_LINE = re.compile(r"(?:\s*【[^【】\n]{1,120}】)+\s*")
# The line that sites print below a title: 2024年3月18日 09:30 来源：某网, 时间：2024/3/18.
_SITE_HEADER = re.compile(
    r"(?:^|\n)[ \t]*(?:时间[:：] *)?((?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\2\d{1,2}))"
    r" *(?:\d{1,2}:\d\d(?::\d\d)?)?[ |｜]*(?:来源|字号|字体|浏览|阅读|点击|作者|访问|(?<=\d)(?=\n))"
)
# An office of an organisation signs for it: 某大学采购中心.
_OFFICE = re.compile(r"(?:大学|学院|医院|学校|公司).*(?:中心|[处科室办部])$")
_STAMP = re.compile(
    r"(?:公司|中心|大学|学院|局|委员会|医院|政府|院|处|部|校|行|站|馆|所|室|台|队|社|厂|集团|基地|章[)）])\s*[:：。]?$"
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
    if _is_file(pages, long):
        return _cover_date(pages[0])
    header = _header_date(pages[0])
    return header if header or long else _end_dates(pages[-1])


def read_signer(pages: Sequence[Page]) -> list[Candidate]:
    """Return the organisation above the date that ends a document, as its buyer.

    Only where the buyer is who signs, as in an intention: an agency may sign the rest.
    """
    dates = _end_dates(pages[-1]) if pages else []
    if not dates:
        return []
    above = pages[-1].text[: dates[0].start].rstrip()
    begin = above.rfind("\n") + 1
    name = read_name(above[begin:], begin)
    if name is None or name.end - name.start != len(above[begin:].strip()):
        return []
    if _OFFICE.search(name.text):
        return []
    return [
        Candidate(
            "buyer", name.text, pages[-1].number, name.start, name.end, "signature", 8
        )
    ]


def _is_file(pages: Sequence[Page], long: bool) -> bool:
    """Tell whether this is a tender file with a cover, and not a notice or model form.

    A long one need not have its contents on the cover's page or at the next one's head.
    """
    cover = re.sub(r"\s+", "", pages[0].text[:_COVER])
    following = re.sub(r"\s+", "", "".join(p.text[:_CONTENTS] for p in pages[1:2]))
    contents = long or "目录" in cover or following.startswith("目录")
    return contents and _FILE.search(cover) is not None and "范本" not in cover


def _end_dates(page: Page) -> list[Candidate]:
    text = _without_closing(page.text)
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    dates = [each for each in find_dates(tail) if len(each.iso) == 10]
    alone = [each for each in dates if _alone(tail, each)]
    signed = [each for each in alone if _STAMP.search(tail[: each.start].rstrip())]
    chosen = (
        signed
        or [each for each in alone if _AFTER_SIGNING.match(tail, each.end)]
        or [each for each in alone if _signed_below(tail[each.end :])]
        or [each for each in dates if _behind_name(tail, each)]
    )
    return [_candidate(each, page, offset, "date of signature") for each in chosen[-1:]]


def _without_closing(text: str) -> str:
    """Leave off the last lines that stand wholly in 【…】."""
    text = text.rstrip()
    while text.endswith("】"):
        begin = text.rfind("\n") + 1
        if _CLOSING_LINE.fullmatch(text, begin) is None:
            break
        text = text[:begin].rstrip()
    return text


def _behind_name(text: str, date: FoundDate) -> bool:
    """Tell whether a date ends the text in one line with a name: 某大学 2024-03-18."""
    before = text[: date.start].rstrip(_AROUND + "；;")
    parted = len(before) < date.start
    return (
        not text[date.end :].strip(_AROUND) and parted and bool(_STAMP.search(before))
    )


def _signed_below(rest: str) -> bool:
    """Tell whether only an organisation's name stands below the date."""
    line = rest.strip(_AROUND)
    name = read_name(line) if "\n" not in line else None
    return name is not None and name.end - name.start == len(line)


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
