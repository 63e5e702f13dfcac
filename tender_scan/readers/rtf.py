"""RTF, under its own name or as a DOC: everything that a person reads in it."""

from tender_scan.readers.embedded_pictures import noted
from tender_scan.readers.flow import Flow
from tender_scan.readers.rtf_parser import RtfParser
from tender_scan.readers.rtf_story import FOOTER, HEADER, Story
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits


def read_rtf(source: SourceFile, limits: Limits) -> Document:
    """Read RTF as one page: headers, body, text boxes, notes, comments, footers.

    A header or footer is read once, however many sections repeat it. Deleted text and
    the codes of fields are left out, inserted text and the results of fields are read.

    Returns
    -------
    Document
        ``partial`` where it is cut off.

    Raises
    ------
    ReadError
        ``bomb`` for groups nested beyond reason.
    """
    parser = RtfParser(source.data, limits.characters)
    flow = Flow()
    for story in _in_order(parser.stories):
        flow.write(story.marks)
    document = Document(
        source.id,
        source.media_type,
        "rtf",
        (Page(1, flow.lines.text),),
        tuple(flow.tables),
        status="partial" if parser.is_cut else "ok",
        status_detail="cut off: a group does not end" if parser.is_cut else None,
    )
    return noted(document, parser.pictures)


def _in_order(stories: list[Story]) -> list[Story]:
    seen: set[tuple[int, str]] = set()
    kept = []
    for story in sorted(stories, key=lambda one: one.kind):
        if story.kind in (HEADER, FOOTER):
            told = (story.kind, "\n".join(mark.text for mark in story.marks))
            if told in seen:
                continue
            seen.add(told)
        kept.append(story)
    return kept
