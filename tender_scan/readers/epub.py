"""EPUB: its chapters in order, each a page."""

import posixpath
from dataclasses import replace
from urllib.parse import unquote

from tender_scan.errors import ReadError
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.docx_xml import child, kind, parse_xml, value
from tender_scan.readers.html_text import html_text
from tender_scan.records.document import Document, Page, Table
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.package import Package
from tender_scan.text.encoding import decode

_CONTAINER = "META-INF/container.xml"


def read_epub(source: SourceFile, limits: Limits) -> Document:
    """Read the chapters in the order of the spine.

    Raises
    ------
    ReadError, SourceError
        ``corrupt`` or ``bomb``.
    """
    package = Package(source.data, limits)
    budget = PageBudget(limits)
    pages: list[Page] = []
    tables: list[Table] = []
    for number, name in enumerate(_chapters(package), 1):
        read = html_text(decode(package.read(name))[0])
        pages.append(Page(number, read.text))
        tables += [replace(table, page=number) for table in read.tables]
        if not budget.add(read.text):
            break
    return Document(source.id, source.media_type, "epub", tuple(pages), tuple(tables))


def _chapters(package: Package) -> list[str]:
    container = parse_xml(package.read(_CONTAINER), _CONTAINER)
    main = value(child(container, "rootfiles", "rootfile"), "full-path") or ""
    root = parse_xml(package.read(main), main)
    manifest, spine = child(root, "manifest"), child(root, "spine")
    if manifest is None or spine is None:
        raise ReadError(f"damaged: {main} lists no chapters")
    folder = posixpath.dirname(main)
    files = {
        value(one, "id"): posixpath.normpath(
            posixpath.join(folder, unquote(value(one, "href") or ""))
        )
        for one in manifest
    }
    order = [files.get(value(one, "idref")) for one in spine if kind(one) == "itemref"]
    return [name for name in order if name in package.names]
