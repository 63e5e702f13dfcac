"""All mentions of a document, each in its passage."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tender_scan.explore.marking import Span, clipped

_MENTIONS = """
select mentions.*, terms.name as target, findings.id as finding_id
from mentions join terms on terms.id = mentions.term_id
left join findings on findings.document_id = mentions.document_id
  and findings.term_id = mentions.term_id
where mentions.document_id = ? order by mentions.page, mentions.start limit 200
"""
_AROUND = 40


@dataclass(frozen=True)
class ListedMention:
    """A mention in the list: its row, its passage marked, whether the page is about it."""

    row: Any
    passage: Markup
    is_this: bool


async def read_mentions(
    database: Any, document_id: str, this: int | None = None
) -> list[ListedMention]:
    """List the mentions of a document in the order of its text.

    Parameters
    ----------
    this
        ``mentions.id`` of the one that the page is about, if any.
    """
    rows = (await database.execute(_MENTIONS, [document_id])).rows
    return [ListedMention(row, quoted(row, _AROUND), row["id"] == this) for row in rows]


def quoted(row: Any, around: int) -> Markup:
    """Show the passage of a mention with the mention marked.

    Parameters
    ----------
    row
        Of ``mentions``.
    around
        Code points kept on either side.
    """
    start = max(row["start"] - row["passage_start"], 0)
    span = Span(start, row["end"] - row["passage_start"])
    return clipped(row["passage"], [span], around)
