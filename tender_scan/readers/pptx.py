"""PPTX, and DPS files of the same make: a slide is a page."""

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.blocks import Blocks
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.docx_xml import child, parse_xml
from tender_scan.readers.embedded_pictures import with_pictures
from tender_scan.readers.pptx_slide import read_chart, read_shapes
from tender_scan.readers.relations import relations
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.package import Package

_MAIN = "ppt/presentation.xml"
# What belongs to a slide and stands in a part of its own, in the order of reading.
_BESIDE = ("chart", "diagramData", "notesSlide", "comments")


def read_pptx(source: SourceFile, limits: Limits) -> Document:
    """Read the slides in the order in which they are shown, hidden ones too.

    A page holds the text of the slide's shapes, tables, charts and diagrams, and at
    its end the notes and comments.

    Returns
    -------
    Document
        ``partial`` with their names where parts are damaged.

    Raises
    ------
    ReadError, SourceError
        ``encrypted``, ``corrupt`` or ``bomb``.
    """
    package = Package(source.data, limits)
    budget = PageBudget(limits)
    broken: list[str] = []
    read: list[Blocks] = []
    for number, name in enumerate(_slides(package), 1):
        blocks = Blocks(number)
        _read_slide(package, name, blocks, broken)
        read.append(blocks)
        if not budget.add(blocks.lines.text):
            break
    document = Document(
        source.id,
        source.media_type,
        "pptx",
        tuple(one.page for one in read),
        tuple(table for one in read for table in one.tables),
        status="partial" if broken else "ok",
        status_detail="; ".join(broken) or None,
    )
    return with_pictures(document, package)


def _slides(package: Package) -> list[str]:
    """Name the slides in order; those that the list does not name come last."""
    root = parse_xml(package.read(_MAIN), _MAIN)
    listed = child(root, "sldIdLst")
    targets = {
        key: one.target
        for key, one in relations(package, _MAIN).items()
        if one.kind == "slide"
    }
    order = [
        targets[key]
        for one in (listed if listed is not None else ())
        for key in one.attrib.values()
        if key in targets
    ]
    return list(dict.fromkeys([*order, *targets.values()]))


def _read_slide(package: Package, name: str, blocks: Blocks, broken: list[str]) -> None:
    try:
        read_shapes(parse_xml(package.read(name), name), blocks)
        beside = relations(package, name).values()
    except (ReadError, SourceError) as error:
        broken.append(_told(name, error))
        return
    for kind in _BESIDE:
        for one in beside:
            if one.kind == kind:
                _read_beside(package, one.target, kind, blocks, broken)


def _read_beside(
    package: Package, name: str, kind: str, blocks: Blocks, broken: list[str]
) -> None:
    try:
        root = parse_xml(package.read(name), name)
    except (ReadError, SourceError) as error:
        broken.append(_told(name, error))
        return
    (read_chart if kind == "chart" else read_shapes)(root, blocks)


def _told(name: str, error: Exception) -> str:
    """Say which part it was; errors of parsing say so themselves."""
    return f"{name}: {str(error).removeprefix(f'{name}: ')}"
