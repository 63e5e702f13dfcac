"""ODT and ODP: text documents and slides of LibreOffice and its kin."""

from collections.abc import Iterator

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.blocks import Blocks
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.docx_xml import Element, child, kind, parse_xml
from tender_scan.readers.embedded_pictures import with_pictures
from tender_scan.readers.odf_text import read_blocks
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import NEEDS_PASSWORD
from tender_scan.sources.package import Package

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"


def read_odt(source: SourceFile, limits: Limits) -> Document:
    """Read an ODT as one page: headers, body with notes and text boxes, footers.

    Text that was deleted while changes were recorded is left out.

    Returns
    -------
    Document
        ``partial`` where headers and footers are damaged.

    Raises
    ------
    ReadError, SourceError
        ``encrypted``, ``corrupt`` or ``bomb``.
    """
    package = Package(source.data, limits)
    body = _body(package)
    blocks, seen, broken = Blocks(), set[str](), None
    try:
        masters = _masters(package)
    except (ReadError, SourceError) as error:
        masters, broken = None, str(error)
    _add(_beside(masters, "header"), blocks, seen)
    read_blocks(body, blocks)
    _add(_beside(masters, "footer"), blocks, seen)
    document = Document(
        source.id,
        source.media_type,
        "odf",
        (blocks.page,),
        tuple(blocks.tables),
        status="partial" if broken else "ok",
        status_detail=broken,
    )
    return with_pictures(document, package)


def read_odp(source: SourceFile, limits: Limits) -> Document:
    """Read an ODP: a slide is a page, its notes stand at its end.

    Raises
    ------
    ReadError, SourceError
        ``encrypted``, ``corrupt`` or ``bomb``.
    """
    package = Package(source.data, limits)
    budget = PageBudget(limits)
    read: list[Blocks] = []
    slides = (one for one in _body(package) if kind(one) == "page")
    for number, slide in enumerate(slides, 1):
        blocks = Blocks(number)
        read_blocks(slide, blocks)
        read.append(blocks)
        if not budget.add(blocks.lines.text):
            break
    document = Document(
        source.id,
        source.media_type,
        "odf",
        tuple(one.page for one in read),
        tuple(table for one in read for table in one.tables),
    )
    return with_pictures(document, package)


def _body(package: Package) -> Element:
    if _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST):
        raise ReadError(NEEDS_PASSWORD, "encrypted")
    root = parse_xml(package.read(_CONTENT), _CONTENT)
    body = child(root, "body")
    if body is None or not len(body):
        raise ReadError(f"damaged: {_CONTENT} has no body")
    return body[0]


def _masters(package: Package) -> Element | None:
    if _STYLES not in package.names:
        return None
    return child(parse_xml(package.read(_STYLES), _STYLES), "master-styles")


def _beside(masters: Element | None, name: str) -> Iterator[Element]:
    """Give the headers or the footers of all pages: left, right and first ones."""
    for page in masters if masters is not None else ():
        for one in page:
            if kind(one).partition("-")[0] == name and not kind(one).endswith("style"):
                yield one


def _add(parts: Iterator[Element], blocks: Blocks, seen: set[str]) -> None:
    """Add each part once, however many pages repeat it."""
    for part in parts:
        text = "".join(part.itertext()).strip()
        if text not in seen:
            seen.add(text)
            read_blocks(part, blocks)
