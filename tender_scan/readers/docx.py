"""DOCX, and WPS files of the same make: everything that a person reads in them."""

import re
from collections.abc import Iterator

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.blocks import Blocks
from tender_scan.readers.docx_body import Body
from tender_scan.readers.docx_xml import Element, kind, parse_xml, value
from tender_scan.readers.embedded_pictures import with_pictures
from tender_scan.readers.html_text import html_text
from tender_scan.readers.pptx_slide import read_chart
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.package import Package
from tender_scan.text.encoding import decode

_MAIN = re.compile(r"word/document\d*\.xml")
_BESIDE = (
    re.compile(r"word/header\d*\.xml"),
    _MAIN,
    re.compile(r"word/(?:footnotes|endnotes)\d*\.xml"),
    re.compile(r"word/comments\d*\.xml"),
    re.compile(r"word/(?:charts/chart|diagrams/data)\d*\.xml"),
    re.compile(r"word/footer\d*\.xml"),
)
_HTML_CHUNK = re.compile(r"\.(?:x?html?|txt)$", re.IGNORECASE)


def read_docx(source: SourceFile, limits: Limits) -> Document:
    """Read a DOCX as one page: headers, body, notes, comments, diagrams, footers.

    A header or footer is read once, however many sections repeat it. Deleted text and
    the codes of fields are left out, inserted text and the results of fields are read.

    Returns
    -------
    Document
        ``partial`` with their names where parts beside the body are damaged.

    Raises
    ------
    ReadError
        If the body cannot be read: ``corrupt``, or ``bomb`` for a document type
        declaration.
    SourceError
        If the package cannot.
    """
    package = Package(source.data, limits)
    if not any(map(_MAIN.fullmatch, package.names)):
        raise ReadError(f"{source.path}: word/document.xml is missing")
    broken: list[str] = []
    body = Body(dict(_chunks(package, broken)))
    for name in _parts(package, broken):
        try:
            _read_part(body, parse_xml(package.read(name), name))
        except (ReadError, SourceError) as error:
            if _MAIN.fullmatch(name):
                raise
            broken.append(str(error))
    document = Document(
        source.id,
        source.media_type,
        "docx",
        (Page(1, body.lines.text),),
        tuple(body.tables),
        status="partial" if broken else "ok",
        status_detail="; ".join(broken) or None,
    )
    return with_pictures(document, package)


def _read_part(body: Body, root: Element) -> None:
    if kind(root) != "chartSpace":
        body.read(root)
        return
    blocks = Blocks()
    read_chart(root, blocks)
    body.add(blocks.lines.text)


def _parts(package: Package, broken: list[str]) -> Iterator[str]:
    """Name the parts to read, in order; equal ones once."""
    seen: set[bytes] = set()
    for pattern in _BESIDE:
        for name in sorted(filter(pattern.fullmatch, package.names)):
            if pattern is not _MAIN:
                try:
                    data = package.read(name)
                except SourceError as error:
                    broken.append(f"{name}: {error}")
                    continue
                if data in seen:
                    continue
                seen.add(data)
            yield name


def _chunks(package: Package, broken: list[str]) -> Iterator[tuple[str, str]]:
    """Read the HTML documents that are embedded by reference, by their relation."""
    name = "word/_rels/document.xml.rels"
    if name not in package.names:
        return
    try:
        relations = parse_xml(package.read(name), name)
    except (ReadError, SourceError) as error:
        broken.append(str(error))
        return
    for relation in relations:
        if not (value(relation, "Type") or "").endswith("/aFChunk"):
            continue
        target = (value(relation, "Target") or "").lstrip("/")
        target = target if target in package.names else f"word/{target}"
        if not _HTML_CHUNK.search(target):
            broken.append(f"{target}: an embedded document of this kind is not read")
            continue
        try:
            text = html_text(decode(package.read(target))[0]).text
        except SourceError as error:
            broken.append(f"{target}: {error}")
        else:
            yield value(relation, "Id") or "", text
