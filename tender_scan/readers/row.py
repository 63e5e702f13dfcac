"""A row of a crawl table as a page: title, named values, and the body last."""

from tender_scan.errors import ReadError
from tender_scan.readers.html_text import HtmlText, html_text, looks_like_html
from tender_scan.records.document import Cell, Column, Document, Page, Table
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.columns import recognise
from tender_scan.sources.rows import row_pairs

_BODY = ("content", "content_html")
_SHORT = 100
"""A "content" of one line up to this long is a value (``采购内容：服务器``), no body."""


def read_row(source: SourceFile, limits: Limits) -> Document:
    """Read a crawl row.

    The page is: the title; ``name：value`` for every other column, in the order of the
    source; the body. A value that is HTML is read as HTML, its tables too.

    Raises
    ------
    ReadError
        If the data is not a row.
    """
    del limits  # the registry cuts
    try:
        pairs = row_pairs(source.data)
    except (ValueError, TypeError) as error:
        raise ReadError(f"{source.path}: not a crawl row: {error}") from error
    page = _RowPage()
    fields = recognise(tuple(name for name, _ in pairs))
    values = [
        (name, field, _read_value(value))
        for (name, value), field in zip(pairs, fields, strict=True)
    ]
    for name, field, value in sorted(values, key=_place):
        page.add(name, field, value)
    return Document(
        source.id,
        source.media_type,
        "row",
        (Page(1, page.text),) if pairs else (),
        tuple(page.tables),
        tuple(page.columns),
        page.title,
    )


def _read_value(value: str) -> HtmlText:
    return html_text(value) if looks_like_html(value) else HtmlText(value.strip())


def _place(value: tuple[str, str | None, HtmlText]) -> int:
    _, field, read = value
    if field == "title":
        return 0
    return 2 if _is_body(field, read.text) else 1


def _is_body(field: str | None, text: str) -> bool:
    return field in _BODY and (len(text) > _SHORT or "\n" in text)


class _RowPage:
    """The page as it grows, with the places of its columns and tables."""

    def __init__(self) -> None:
        self.columns: list[Column] = []
        self.tables: list[Table] = []
        self.title: str | None = None
        self._lines: list[str] = []
        self._length = 0

    def add(self, name: str, field: str | None, value: HtmlText) -> None:
        """Write one column on lines of its own."""
        text = value.text
        if not text:
            return
        label = f"{name}："
        if field == "title":
            label, self.title = "", " ".join(text.split())
        elif _is_body(field, text):
            label = ""
        start = self._length + len(label)
        end = start + len(text)
        self._lines.append(label + text)
        self._length = end + 1
        self.columns.append(Column(name, field, start, end))
        if value.tables:
            self.tables += [_shift(table, start) for table in value.tables]

    @property
    def text(self) -> str:
        """All that was added."""
        return "\n".join(self._lines)


def _shift(table: Table, by: int) -> Table:
    return Table(
        table.page,
        tuple(
            tuple(Cell(cell.text, cell.start + by, cell.end + by) for cell in row)
            for row in table.rows
        ),
    )
