"""XML in one file: what offices save as XML, often named .doc or .xls, and any other.

Exports of Chinese systems are often Excel 2003 XML under the name of a workbook.
"""

from collections.abc import Callable

from tender_scan.errors import ReadError
from tender_scan.readers.blocks import Blocks
from tender_scan.readers.docx_body import Body
from tender_scan.readers.docx_xml import Element, child, kind, parse_xml
from tender_scan.readers.odf_text import read_blocks
from tender_scan.readers.sheet_xml import read_sheet_xml
from tender_scan.records.document import Document, Page, Table
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

Read = tuple[tuple[Page, ...], tuple[Table, ...]]
_BESIDE_WORD = ("hdr", "ftr")


def read_xml(source: SourceFile, limits: Limits) -> Document:
    """Read Word and Excel 2003 XML, Word's and LibreOffice's flat XML, or any XML.

    Raises
    ------
    ReadError
        ``corrupt``, or ``bomb`` for a document type declaration.
    """
    del limits  # the registry cuts
    root = parse_xml(source.data.strip(), source.path)
    pages, tables = _READERS.get(kind(root), _any)(root)
    return Document(source.id, source.media_type, "xml", pages, tables)


def _word(root: Element) -> Read:
    """Read Word XML: one tree, or parts of a DOCX in one file."""
    body, seen = Body({}), set[str]()
    parts = [one for one in root.iter() if kind(one) in _BESIDE_WORD]
    main = next((one for one in root.iter() if kind(one) == "body"), None)
    if main is None:
        raise ReadError("damaged: no body")
    notes = [one for one in root.iter() if kind(one) in ("footnotes", "endnotes")]
    headers = [one for one in parts if kind(one) == "hdr"]
    footers = [one for one in parts if kind(one) == "ftr"]
    for part in (*headers, main, *notes, *footers):
        text = "".join(part.itertext())
        if part is main or text not in seen:
            seen.add(text)
            body.read(part)
    return (Page(1, body.lines.text),), tuple(body.tables)


def _flat_odf(root: Element) -> Read:
    body = child(root, "body")
    if body is None or not len(body):
        return _any(root)
    masters = child(root, "master-styles")
    blocks = Blocks()
    for one in masters.iter() if masters is not None else ():
        if kind(one) in ("header", "footer"):
            read_blocks(one, blocks)
    read_blocks(body[0], blocks)
    return (blocks.page,), tuple(blocks.tables)


def _workbook(root: Element) -> Read:
    sheets = read_sheet_xml(root)
    tables = tuple(table for sheet in sheets for table in sheet.tables)
    return tuple(sheet.page for sheet in sheets), tables


def _any(root: Element) -> Read:
    """Read every text and, since values may stand there, every attribute."""
    blocks = Blocks()
    for one in root.iter():
        blocks.add(one.text or "")
        for found in one.attrib.values():
            if not str(found).isascii():
                blocks.add(str(found))
        blocks.add(one.tail or "")
    return (blocks.page,), ()


_READERS: dict[str, Callable[[Element], Read]] = {
    "wordDocument": _word,
    "package": _word,
    "Workbook": _workbook,
    "document": _flat_odf,
}
