"""A document as read: pages of text, with tables and columns as spans in that text."""

from dataclasses import dataclass

from tender_scan.records.status import Status


@dataclass(frozen=True)
class Word:
    """A run of text with its place on the page.

    Parameters
    ----------
    start, end
        ``[start, end)`` in code points of the page's text.
    x0, top, x1, bottom
        In points, origin at the top left of the page as it is shown.
    """

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """One page of text as read.

    Parameters
    ----------
    number
        From 1. Formats without pages have one page, workbooks one page a sheet.
    text
        The text as read, never normalised: all spans refer to it.
    source
        ``text`` (the file's own text) or ``ocr``.
    width, height
        In points; None for formats without a page size.
    words
        Where the text stands, in the order of the text; empty where the format has no
        places, or where they are looked up later (PDF).
    """

    number: int
    text: str
    source: str = "text"
    width: float | None = None
    height: float | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A table cell: its text, and its span in the page's text.

    Parameters
    ----------
    pieces
        Where the lines of `text` stand in the page's text, if they do not follow one
        another there; ``[start, end)`` is then the longest of them.
    """

    text: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of cells on one page, in reading order; merged cells are repeated.

    Parameters
    ----------
    continues
        Whether it goes on with the table before it in `Document.tables`, from the
        page before: then it stands under that table's header.
    numbers
        Of each row in its sheet, from 1; empty where the rows are counted as they
        stand here.
    left
        How many columns of the sheet stand left of it.
    """

    page: int
    rows: tuple[tuple[Cell, ...], ...]
    continues: bool = False
    numbers: tuple[int, ...] = ()
    left: int = 0


@dataclass(frozen=True)
class Column:
    """A named value of a crawl row, and where its value stands in page 1.

    `name` is the column's name as the crawl wrote it (nested JSON joined by dots);
    `field` is the notice field it was recognised as (see
    ``tender_scan/sources/data/columns.toml``), or None.
    """

    name: str
    field: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """What a reader makes of one source file.

    Parameters
    ----------
    title
        The document's own title where the format has one (HTML, crawl row), else None.
    status, status_detail
        How the reading ended, and which page or limit where it did not end whole.
    pictured
        Numbers of the pages whose text is missing or cannot be trusted, for OCR.
    """

    id: str
    media_type: str
    reader: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    columns: tuple[Column, ...] = ()
    title: str | None = None
    status: Status = "ok"
    status_detail: str | None = None
    pictured: tuple[int, ...] = ()

    @property
    def characters(self) -> int:
        """Code points over all pages."""
        return sum(len(page.text) for page in self.pages)

    @property
    def text_source(self) -> str | None:
        """``text``, ``ocr`` or ``mixed``; None for a document without pages."""
        sources = {page.source for page in self.pages}
        return (sources.pop() if len(sources) == 1 else "mixed") if sources else None
