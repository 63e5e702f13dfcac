"""Hold a document to the limits on pages and characters."""

from dataclasses import replace

from tender_scan.records.document import Document, Page
from tender_scan.settings import Limits


class PageBudget:
    """Says when a reader of many pages may stop, so that it need not read them all.

    Attributes
    ----------
    limit : str or None
        Which limit was passed, for people; None as long as none was.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pages = 0
        self._characters = 0
        self.limit: str | None = None

    def add(self, text: str) -> bool:
        """Count a page and say whether to go on; the page itself is still wanted."""
        self._pages += 1
        self._characters += len(text)
        if self._characters > self._limits.characters:
            self.limit = f"limit characters: {self._limits.characters}"
        elif self._pages > self._limits.pages:
            self.limit = f"limit pages: {self._limits.pages}"
        return self.limit is None


def cut(document: Document, limits: Limits) -> Document:
    """Cut what is past the limits, and make zero bytes visible.

    Returns
    -------
    Document
        ``partial`` with the limit in its detail where something was cut, with what
        else was to be said; unchanged else. Tables and columns that reach into what
        was cut are left out.
    """
    budget = PageBudget(limits)
    pages: list[Page] = []
    for page in document.pages:
        if budget.limit:
            break
        pages.append(_clean(page))
        budget.add(page.text)
    if budget.limit is None:
        return replace(document, pages=tuple(pages))
    if "pages" in budget.limit:
        pages.pop()
    else:
        before = sum(len(page.text) for page in pages[:-1])
        last = pages[-1]
        pages[-1] = replace(last, text=last.text[: limits.characters - before])
    return _without(document, pages, budget.limit)


def _clean(page: Page) -> Page:
    # SQLite's functions end a text at a zero byte. One for one, so spans hold.
    if "\0" in page.text:
        return replace(page, text=page.text.replace("\0", "\ufffd"))
    return page


def _without(document: Document, pages: list[Page], limit: str) -> Document:
    length = {page.number: len(page.text) for page in pages}
    tables = tuple(
        table
        for table in document.tables
        if all(
            cell.end <= length.get(table.page, -1) for row in table.rows for cell in row
        )
    )
    columns = tuple(one for one in document.columns if one.end <= length.get(1, -1))
    detail = "; ".join(filter(None, (document.status_detail, f"{limit}; cut there")))
    return replace(
        document,
        pages=tuple(pages),
        tables=tables,
        columns=columns,
        pictured=tuple(number for number in document.pictured if number in length),
        status="partial",
        status_detail=detail,
    )
