"""A page of a document as it is shown: its text with marks, and whether it has a picture."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tender_scan.explore.locate import locate
from tender_scan.explore.marking import Span, marked
from tender_scan.explore.originals import find_original
from tender_scan.readers.pictures import has_pictures

SHOWN_CHARACTERS = 40_000
"""Of a longer page only so much is shown, round the place that matters."""
_PAGE = """
select substr(text, 1 + :skip, :most) as text, length(text) as length, source
from pages where document_id = :document and number = :page
"""
_MENTIONS = """
select id, start, "end", band from mentions
where document_id = :document and page = :page order by start limit 2000
"""


@dataclass(frozen=True)
class Sheet:
    """One page.

    Parameters
    ----------
    number, pages
        This page and how many the document has; from 1.
    text
        With every mention marked, and the one in question more strongly.
    is_cut
        Whether text before or after what is shown was left out.
    has_picture
        Whether the original was found and its format has pictures of pages.
    no_picture
        Why there is none, for people; None where nobody would expect one.
    """

    document_id: str
    number: int
    pages: int
    text: Markup
    source: str
    is_cut: bool
    has_picture: bool
    no_picture: str | None


@dataclass(frozen=True)
class Focus:
    """What to look at on a page.

    Parameters
    ----------
    mention_id, start
        A mention, and where on the page it begins.
    query
        Words searched for.
    origins
        Where fields of the notice were read on this page: number, start and end.
    """

    mention_id: int | None = None
    start: int = 0
    query: str = ""
    origins: tuple[tuple[int, int, int], ...] = ()


async def read_sheet(
    datasette: Any, database: Any, document: Any, number: int, focus: Focus
) -> Sheet | None:
    """Make a page ready to be shown.

    Parameters
    ----------
    document
        Row of ``documents``.

    Returns
    -------
    Sheet or None
        None where the document has no such page.
    """
    skip = max(0, focus.start - SHOWN_CHARACTERS // 2)
    named = {"document": document["id"], "page": number}
    cut = {"skip": skip, "most": SHOWN_CHARACTERS}
    row = (await database.execute(_PAGE, named | cut)).first()
    if row is None:
        return None
    mentions = (await database.execute(_MENTIONS, named)).rows
    no_picture = await _no_picture(datasette, database, document)
    return Sheet(
        document["id"],
        number,
        document["pages"] or 1,
        marked(row["text"], _spans(row["text"], mentions, skip, focus)),
        row["source"],
        row["length"] > len(row["text"]),
        has_pictures(document["media_type"]) and no_picture is None,
        no_picture,
    )


def _spans(text: str, mentions: Any, skip: int, focus: Focus) -> list[Span]:
    """Spans to mark; those searched for give way to mentions."""
    spans = [
        Span(
            mention["start"] - skip,
            mention["end"] - skip,
            "this" if mention["id"] == focus.mention_id else f"band-{mention['band']}",
        )
        for mention in mentions
        if mention["start"] >= skip
    ]
    words = [
        Span(w.start, w.end, "word") for each in locate(text, focus.query) for w in each
    ]
    spans += _not_touching(words, spans)
    origins = [
        Span(start - skip, end - skip, f"origin origin-{number}")
        for number, start, end in focus.origins
        if start >= skip
    ]
    return [*spans, *_not_touching(origins, spans)]


def _not_touching(words: list[Span], spans: list[Span]) -> list[Span]:
    return [
        word
        for word in words
        if not any(word.start < span.end and span.start < word.end for span in spans)
    ]


async def _no_picture(datasette: Any, database: Any, document: Any) -> str | None:
    if not has_pictures(document["media_type"]):
        return None
    original = await find_original(datasette, database, document["id"])
    return original.problem
