"""HTML pages, and HTML under another name (a table saved as .xls, a page as .doc)."""

import re

from tender_scan.readers.html_text import html_text
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.text.encoding import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_HEAD_BYTES = 4_096


def read_html(source: SourceFile, limits: Limits) -> Document:
    """Read a page as one page of text; its charset is taken as a hint only.

    The text is not cut here: the parser sees at most `limits.file_bytes`.
    """
    declared = _CHARSET.search(source.data, 0, _HEAD_BYTES)
    html, _ = decode(source.data, declared[1].decode("ascii") if declared else None)
    read = html_text(html[: 4 * limits.characters])
    page = Page(1, read.text)
    return Document(
        source.id, source.media_type, "html", (page,), read.tables, title=read.title
    )
