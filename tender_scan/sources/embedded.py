"""Files that are embedded in a DOCX, PPTX or XLSX.

A sheet in a letter shows a picture of its first rows, and all its rows stand in a
workbook of its own.
"""

import io
import re
from collections.abc import Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Member
from tender_scan.sources.ole import MAGIC, top_streams
from tender_scan.sources.zip_directory import zip_directory
from tender_scan.sources.zip_member import read_member

_EMBEDDED = re.compile(r"(?:word|ppt|xl)/embeddings/([^/]+)")
# Any other object is of a program that no reader knows: formulas, drawings, sounds.
_READ = ("WordDocument", "Workbook", "Book", "PowerPoint Document")


def embedded_files(data: bytes, budget: Budget) -> Iterator[Member]:
    """Give the embedded office files, in the order of the directory.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    file = io.BytesIO(data)
    try:
        infos = zip_directory(file)
    except SourceError:  # the reader of the document says so
        return
    for info in infos:
        found = _EMBEDDED.fullmatch(info.filename)
        if not found:
            continue
        budget.enter_member()
        try:
            content = read_member(file, info, budget)
        except SourceError as error:
            yield Member(found[1], None, None, info.file_size, error)
            if budget.spent:
                raise
        else:
            if _is_read(content):
                yield Member(found[1], None, content, len(content))


def _is_read(content: bytes) -> bool:
    if content.startswith(MAGIC):
        return not top_streams(content).isdisjoint(_READ)
    return content.startswith((b"PK\x03\x04", b"%PDF-"))
