"""A document's notice: who buys what from whom, for how much, when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tender_scan.notices.assemble import choose_all, make_notice
from tender_scan.notices.by_type import read_as
from tender_scan.notices.candidates import Candidate
from tender_scan.notices.changes import apply_changes
from tender_scan.notices.columns import column_of, column_text, read_columns
from tender_scan.notices.commission import read_commission
from tender_scan.notices.consortium import with_members
from tender_scan.notices.items.read import read_items
from tender_scan.notices.layout import find_tables
from tender_scan.notices.parties import choose_one
from tender_scan.notices.prose import read_prose
from tender_scan.notices.sentences import read_sentences
from tender_scan.notices.signing import read_signing
from tender_scan.notices.tables import read_table
from tender_scan.notices.titles import (
    clean_title,
    ends_like_title,
    find_first_title,
    find_list_title,
    find_title,
    is_bare,
    names_only_its_author,
    names_only_its_site,
    opening_clause,
)
from tender_scan.notices.types import states_awards, type_of_title
from tender_scan.records.document import Column, Document, Page
from tender_scan.records.notice import Notice
from tender_scan.sources.columns import recognise

FIRST_PAGES, LAST_PAGES = 15, 3
"""Pages of a long file that are read: the notice and the data sheet, and the end."""

PAGE_CHARACTERS = 40_000
"""Characters read of one page: formats without pages come as one."""

_INVITES = re.compile(r"(?:就|对)[^。\n]{4,60}进行(?:国内|国际)?公开招标")
_AWARD_KINDS = frozenset(
    (
        "supplier",
        "supplier_plain",
        "member",
        "amount",
        "amount_total",
        "awarded",
        "signed",
    )
)
# A line end cuts long names; what is left seldom ends like one.
_NAME_END = re.compile(
    r"(?:项目|采购|服务|工程|系统|设备|平台|建设|改造|维护|维保|租赁|标段|经费|[次包期][)）])$"
)
# A name that the next line's label follows is not cut.
_NEXT_LABEL = re.compile(r"[ \t]*\r?\n[^\n:：。，]{2,16}[:：]")
_SIGNED_TYPES = frozenset(("contract", "acceptance"))
_METHOD = re.compile(
    r"(?:采\s*购|招\s*标)\s*方\s*式\s*[:：|]?\s*(竞争性磋商|竞争性谈判|询价|询比|比选|单一来源)(?!\s*(?:竞争|询价|公开|□|☑))"
)
_FAILED = (
    "本项目流标",
    "本项目废标",
    "采购失败",
    "本项目作废标",
    "主要标的信息：\n无（废标）",
)


def read_notice(document: Document) -> Notice:
    """Return the notice that a document holds; what it does not say is None.

    Crawl columns speak first, then labels in text and tables. Every value has its
    evidence; rivals that were not chosen are kept as evidence too.
    """
    pages = _pages_to_read(document)
    title = _title(document, pages)
    type_id = _by_method(_type(document, title, pages), pages, "tender")
    candidates = _candidates(document, pages)
    if not states_awards(type_id):
        candidates = [each for each in candidates if each.kind not in _AWARD_KINDS]
    candidates = read_as(type_id, candidates, pages)
    if type_id not in _SIGNED_TYPES:
        candidates = [each for each in candidates if not _of_past_work(each)]
    if type_id == "amendment":
        candidates = apply_changes(candidates, document, pages)
    title = _named_title(title, candidates, pages)
    chosen = choose_all(candidates, title, type_id)
    if type_id is None and any(_INVITES.search(page.text) for page in pages[:3]):
        type_id = "tender"
    if type_id is None and not (chosen.suppliers or chosen.tenderers or chosen.amount):
        type_id = _by_method("tender", pages, None)
    if type_id == "award" and not chosen.suppliers and _failed(pages):
        type_id = "failure"
    notice = make_notice(type_id, chosen, candidates, pages)
    return replace(notice, items=read_items(document))


def _pages_to_read(document: Document) -> list[Page]:
    pages = document.pages
    if len(pages) > FIRST_PAGES + LAST_PAGES:
        pages = pages[:FIRST_PAGES] + pages[-LAST_PAGES:]
    return [
        page if len(page.text) <= PAGE_CHARACTERS
        else Page(page.number, page.text[:PAGE_CHARACTERS], page.source)
        for page in pages
    ]  # fmt: skip


def _title(document: Document, pages: Sequence[Page]) -> Candidate | None:
    column = _fullest_title(document, column_of(document, "title"))
    if column is not None:
        text = column_text(document, column)
        rule = f"column {column.name}"
        return Candidate("title", clean_title(text), 1, column.start, column.end, rule)
    given = clean_title(document.title) if document.title else ""
    found = None
    if names_only_its_author(given) or names_only_its_site(given):
        found = find_title(pages)
        given = "" if found and names_only_its_site(given) else given
    if given and (found is None or len(found.value) <= len(given)):
        return _place_title(given, pages)
    return (
        found or find_title(pages) or find_list_title(pages) or find_first_title(pages)
    )


def _fullest_title(document: Document, title: Column | None) -> Column | None:
    """Take another column with a title, where that says what kind of notice it is.

    A crawl often has both the project's name and the notice's own title.
    """
    if title is None or ends_like_title(column_text(document, title)):
        return title
    for column in document.columns:
        another = column.field is None and recognise((column.name,)) == ("title",)
        if another and ends_like_title(column_text(document, column)):
            return column
    return title


def _place_title(title: str, pages: Sequence[Page]) -> Candidate:
    """Find a format's title in the first page; an empty span where it is not there."""
    start = pages[0].text.find(title) if pages else -1
    end = start + len(title) if start != -1 else 0
    return Candidate("title", title, 1, max(start, 0), end, "title of the document")


def _named_title(
    title: Candidate | None, candidates: Sequence[Candidate], pages: Sequence[Page]
) -> Candidate | None:
    """Take the project's name where a file's title says only 招标文件."""
    kind = title is not None and is_bare(title.value)
    if title is None or not (kind and re.search("文件|通知书", title.value)):
        return title
    texts = {page.number: page.text for page in pages}
    names = [
        each
        for each in candidates
        if each.kind == "project_name"
        and (
            _NAME_END.search(each.value)
            or _NEXT_LABEL.match(texts[each.page], each.end)
        )
    ]
    return choose_one(names, "project_name") or title


def _type(
    document: Document, title: Candidate | None, pages: Sequence[Page]
) -> str | None:
    """Return the kind of notice: by the title, the crawl's column or a line."""
    guesses = [title.value] if title else []
    if guesses and ends_like_title(guesses[0]):
        kind = type_of_title(guesses[0])
        if kind not in (None, "other"):
            return kind
    column = column_of(document, "type", "notice_type")
    if column is not None:
        guesses.insert(0, column_text(document, column))
    line = find_title(pages)
    if line is not None:
        guesses.insert(0, line.value)
    kinds = [kind for kind in map(type_of_title, guesses) if kind]
    if not kinds:
        kinds = [kind for kind in [type_of_title(opening_clause(pages))] if kind]
    certain = [kind for kind in kinds if kind != "other"]
    return next(iter(certain or kinds), None)


def _by_method(
    type_id: str | None, pages: Sequence[Page], otherwise: str | None
) -> str | None:
    """Refine 采购公告 by the stated method: 采购方式：竞争性磋商."""
    if type_id != "tender":
        return type_id
    for page in pages[:3]:
        found = _METHOD.search(page.text)
        if found is not None:
            return type_of_title(found[1]) or otherwise
    return otherwise


def _candidates(document: Document, pages: Sequence[Page]) -> list[Candidate]:
    candidates = read_columns(document)
    for page in pages:
        candidates += _read_page(document, page)
    kinds = {each.kind for each in candidates}
    if not {"buyer", "agency"} <= kinds:
        for page in pages[:4]:
            candidates += read_commission(page.text, page.number)
    candidates += read_signing(document.pages, document.characters)
    return with_members(candidates)


def _of_past_work(candidate: Candidate) -> bool:
    """Tell whether a date of signature stands in a list: of contracts done before."""
    return candidate.kind == "signed" and candidate.group is not None


def _read_page(document: Document, page: Page) -> list[Candidate]:
    tables = [table for table in document.tables if table.page == page.number]
    candidates: list[Candidate] = []
    covered = []
    for number, table in enumerate(tables):
        candidates += read_table(
            table.rows, page.number, f"table {page.number}.{number}"
        )
        cells = [cell for row in table.rows for cell in row]
        if cells:
            covered.append((min(c.start for c in cells), max(c.end for c in cells)))
    for number, found in enumerate(find_tables(page.text)):
        if not any(low <= found.start < high for low, high in covered):
            name = f"text table {page.number}.{number}"
            candidates += read_table(found.rows, page.number, name)
            covered.append((found.start, found.end))
    known = {(each.kind, each.start) for each in candidates}
    prose = read_prose(page.text, page.number, sorted(covered))
    known_here = known | {(each.kind, each.start) for each in prose}
    candidates += [each for each in prose if (each.kind, each.start) not in known]
    return candidates + [
        each
        for each in read_sentences(page.text, page.number)
        if (each.kind, each.start) not in known_here
    ]


def _failed(pages: Sequence[Page]) -> bool:
    return any(cue in page.text for page in pages for cue in _FAILED)
