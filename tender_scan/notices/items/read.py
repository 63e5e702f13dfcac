"""The items of a document: from its tables, and from lists in its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tender_scan.notices.items.captioned import read_captioned
from tender_scan.notices.items.lists import read_lists
from tender_scan.notices.items.pairs import read_pairs
from tender_scan.notices.items.stacks import read_stacks
from tender_scan.notices.items.tables import TableReader
from tender_scan.records.document import Document, Page, Table
from tender_scan.records.item import Item
from tender_scan.text.money import header_unit
from tender_scan.text.spans import Covered

MOST_ITEMS = 5_000
_LONGEST_TEXT = 200_000
"""Characters of a page that are looked through for lists."""
_WORTH_READING = re.compile(
    r"数\s{0,4}量|台数|套数|参数|单\s{0,4}价|规\s{0,4}格|型\s{0,4}号|名\s{0,4}称|\d\s?[台套张块批项]"
)
_CAPTION = 80
_UNIT_LINE = re.compile(r"单位[:：]\s*(?:人民币)?\s*[亿百千万]*元")


def read_items(document: Document) -> tuple[Item, ...]:
    """Return what a document lists as bought, in the order of the text.

    Of a PDF only the tables of pages with a candidate, and those that they continue,
    are known; items of its other pages are found where they stand in lists of text.
    """
    pages = {page.number: page for page in document.pages}
    worth = [page for page in document.pages if _WORTH_READING.search(page.text)]
    if not worth:
        return ()
    items = list(_in_tables(document.tables, pages))
    for page in worth:
        items += _in_text(page, document.tables, items)
    items.sort(key=lambda item: (item.page, item.start, item.end))
    return tuple(items[:MOST_ITEMS])


def _in_tables(tables: Sequence[Table], pages: dict[int, Page]) -> Iterator[Item]:
    reader = TableReader()
    captioned: list[Item] = []
    yuan: int | None = None
    for table in tables:
        page = pages.get(table.page)
        if not table.continues:
            yuan = _yuan(page.text, table) if page else None
        reader.read(table, yuan)
        if not reader.knows_columns:
            _add_captioned(captioned, table)
            yield from read_pairs(table, yuan)
    yield from captioned
    yield from reader.items()


def _add_captioned(items: list[Item], table: Table) -> None:
    """Add the item of a table; a caption repeated on the next page names no new one."""
    for item in read_captioned(table):
        last = items[-1] if table.continues and items else None
        if last and (last.name, last.quantity) == (item.name, item.quantity):
            part = (item.page, item.start, item.end)
            items[-1] = replace(last, more=(*last.more, part))
        else:
            items.append(item)


def _yuan(text: str, table: Table) -> int | None:
    """Read the unit of a table from the line above it, or from its first rows."""
    cells = [cell for row in table.rows[:3] for cell in row if cell.text]
    if not cells:
        return None
    start = min(cell.start for cell in cells)
    above = text[max(0, start - _CAPTION) : start]
    said = next(
        (
            found[0]
            for each in (above, *(cell.text for cell in cells))
            if (found := _UNIT_LINE.search(each))
        ),
        None,
    )
    return header_unit(said) if said else None


def _in_text(page: Page, tables: Sequence[Table], known: Sequence[Item]) -> list[Item]:
    """Read the lists of a page that stand outside of its tables."""
    covered = [
        (min(cell.start for cell in cells), max(cell.end for cell in cells))
        for table in tables
        if table.page == page.number
        and (cells := [cell for row in table.rows for cell in row if cell.text])
    ]
    covered += [(item.start, item.end) for item in known if item.page == page.number]
    free = Covered(covered)
    text = page.text[:_LONGEST_TEXT]
    return [
        item
        for read in (read_stacks, read_lists)
        for item in read(text, page.number)
        if free.take(item.start, item.end)
    ]
