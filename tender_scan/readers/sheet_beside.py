"""Text of a workbook that stands in no cell: comments, text boxes, diagrams."""

from collections.abc import Callable, Iterator

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.blocks import Blocks
from tender_scan.readers.docx_xml import Element, child, kind, parse_xml, value
from tender_scan.readers.pptx_slide import read_chart, read_shapes
from tender_scan.readers.relations import relations
from tender_scan.settings import Limits
from tender_scan.sources.biff import boxed_text, workbook_stream
from tender_scan.sources.package import Package

_MAIN = "xl/workbook.xml"


def texts_beside(data: bytes, limits: Limits) -> dict[int, str]:
    """Give the text beside the cells of each sheet that has some.

    Parameters
    ----------
    data
        An XLSX or XLS; other workbooks give none.
    limits
        Bound what the parts unpack to.

    Returns
    -------
    dict
        By the sheet's number, from 1. What cannot be read is left out: the cells were
        read by another program, and damage that it does not mind is none to us.
    """
    if not data.startswith(b"PK"):
        texts = boxed_text(workbook_stream(data))
    else:
        try:
            texts = list(_sheets(Package(data, limits)))
        except (ReadError, SourceError):
            texts = []
    return {number: text for number, text in enumerate(texts, 1) if text}


def _sheets(package: Package) -> Iterator[str]:
    if _MAIN not in package.names:
        return
    root = parse_xml(package.read(_MAIN), _MAIN)
    targets = relations(package, _MAIN)
    sheets = child(root, "sheets")
    for sheet in sheets if sheets is not None else ():
        relation = targets.get(value(sheet, "id") or "")
        blocks = Blocks()
        if relation is not None:
            _read_beside(package, relation.target, blocks)
        yield blocks.lines.text


def _read_beside(package: Package, part: str, blocks: Blocks) -> None:
    """Read what a part points to, and what that points to: charts of a drawing."""
    try:
        for relation in relations(package, part).values():
            reader = _READERS.get(relation.kind)
            if reader is not None:
                name = relation.target
                reader(parse_xml(package.read(name), name), blocks)
                if relation.kind == "drawing":
                    _read_beside(package, name, blocks)
    except (ReadError, SourceError):
        return


def _comments(root: Element, blocks: Blocks) -> None:
    for one in root.iter():
        if kind(one) == "text":
            blocks.add("".join(one.itertext()))


_READERS: dict[str, Callable[[Element, Blocks], None]] = {
    "comments": _comments,
    "threadedComment": _comments,
    "drawing": read_shapes,
    "chart": read_chart,
    "diagramData": read_shapes,
}
