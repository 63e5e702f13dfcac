"""Plain text and Markdown, and what is read as plain text for want of a better way."""

from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.text.encoding import decode


def read_txt(source: SourceFile, limits: Limits) -> Document:
    """Read text as one page, as it is; only a byte order mark is dropped."""
    del limits  # the registry cuts
    text, _ = decode(source.data)
    return Document(source.id, source.media_type, "txt", (Page(1, text),))


def read_broken_json(source: SourceFile, limits: Limits) -> Document:
    """Read JSON that does not parse as the text it is, so that names in it are seen."""
    del limits
    text, _ = decode(source.data)
    return Document(
        source.id,
        source.media_type,
        "txt",
        (Page(1, text),),
        status="partial",
        status_detail="broken JSON, read as plain text",
    )
