"""Read the pictured pages of a document with an engine."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from tender_scan.errors import ReadError
from tender_scan.readers.ocr.engine import Engine
from tender_scan.readers.ocr.picture_text import read_picture
from tender_scan.readers.ocr.wanted import pictured_note, without_note
from tender_scan.readers.pictures import page_picture
from tender_scan.readers.trust import is_trusted
from tender_scan.records.document import Document, Page, Table
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

DOTS_PER_INCH = 200
_MUCH_MORE = 1.4
_MOST_PIXELS = 12_000_000
"""A3 at 200 dots per inch has 7.7 million."""


def recognise(
    source: SourceFile,
    document: Document,
    engine: Engine,
    limits: Limits,
    wanted: Sequence[int] | None = None,
) -> Document:
    """Replace the text of the wanted pages by what the engine reads in their pictures.

    Parameters
    ----------
    source
        The document's bytes.
    document
        As a reader made it.
    engine
        From `choice.find_engine`.
    limits
        `Limits.ocr_pages` are read at most; the time for all is `Limits.ocr_seconds`
        for each of them.
    wanted
        Page numbers, rising; `Document.pictured` if not given.

    Returns
    -------
    Document
        Its recognised pages have ``ocr`` as source, and boxes for every word. Pages
        that were not read stay in `pictured`, keep their text, and make the document
        ``partial`` with the reason.
    """
    numbers = document.pictured if wanted is None else tuple(wanted)
    work = _Work(source, engine, limits, frozenset(document.pictured))
    work.read(numbers, {page.number: page for page in document.pages})
    left = tuple(n for n in document.pictured if n not in work.pages)
    tables = [table for table in document.tables if table.page not in work.pages]
    merged = {page.number: page for page in document.pages} | work.pages
    done = replace(
        without_note(document),
        reader=f"{document.reader}+{engine.name}" if work.pages else document.reader,
        pages=tuple(merged[number] for number in sorted(merged)),
        tables=tuple(sorted((*tables, *work.tables), key=lambda table: table.page)),
        pictured=left,
    )
    return _with_status(done, work.problems)


class _Work:
    """The pages of one document as they are recognised, and what went wrong."""

    def __init__(
        self,
        source: SourceFile,
        engine: Engine,
        limits: Limits,
        doubtful: frozenset[int],
    ) -> None:
        self.pages: dict[int, Page] = {}
        self.tables: list[Table] = []
        self.problems: list[str] = []
        self._source = source
        self._engine = engine
        self._limits = limits
        self._doubtful = doubtful

    def read(self, numbers: Sequence[int], known: dict[int, Page]) -> None:
        """Read pages until a limit is met."""
        allowed = numbers[: self._limits.ocr_pages]
        if len(allowed) < len(numbers):
            self.problems.append(f"limit ocr_pages: {self._limits.ocr_pages}")
        deadline = monotonic() + self._limits.ocr_seconds * len(allowed)
        for number in allowed:
            seconds = deadline - monotonic()
            if seconds <= 0:
                self.problems.append(f"limit ocr_seconds: {self._limits.ocr_seconds}")
                return
            try:
                self._page(known.get(number, Page(number, "")), seconds)
            except ReadError as error:
                self.problems.append(f"page {number}: {error}")

    def _page(self, page: Page, seconds: float) -> None:
        source = self._source
        picture = page_picture(
            source.data, source.media_type, page.number, DOTS_PER_INCH, _MOST_PIXELS
        )
        found = read_picture(picture, page, self._engine, seconds)
        doubtful = page.number in self._doubtful
        if _says_as_much(page.text, found.page.text, doubtful=doubtful):
            self.pages[page.number] = page
            return
        self.pages[page.number] = found.page
        self.tables += found.tables


def _says_as_much(own: str, recognised: str, *, doubtful: bool) -> bool:
    """Whether a page's own text is better kept: both would tell everything twice.

    A page is `doubtful` where its reader asked for OCR: then its own text may be
    good and whole nevertheless, a cover on a coloured ground. Else the person asked.
    """
    length, other = (len("".join(text.split())) for text in (own, recognised))
    if not other:
        return length > 0 and is_trusted(own)
    return doubtful and is_trusted(own) and other < _MUCH_MORE * length


def _with_status(document: Document, problems: Sequence[str]) -> Document:
    note = [pictured_note(document.pictured)] if document.pictured else []
    detail = "; ".join(filter(None, (document.status_detail, *note, *problems)))
    if detail:
        return replace(document, status="partial", status_detail=detail)
    if not any(page.text.strip() for page in document.pages):
        return replace(document, status="empty", status_detail="no text")
    return replace(document, status="ok", status_detail=None)
