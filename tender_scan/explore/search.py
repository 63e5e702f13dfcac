"""The search page: passages round what was looked for, over all pages of the dump."""

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from tender_scan.explore.access import opened_database
from tender_scan.explore.ledger.selection import Selection
from tender_scan.explore.links import Links
from tender_scan.explore.locate import locate, match_of
from tender_scan.explore.marking import Span, clipped

PAGE_SIZE = 50
READ_CHARACTERS = 200_000
"""Of each page only this much is looked through for the passage to show."""
_AROUND = 60
_LONGEST_QUERY = 200
_HITS = """
select pages.id, pages.document_id, pages.number, documents.title,
  substr(pages.text, 1, :characters) as text,
  (select min(path) from locations where document_id = pages.document_id) as path
from pages_fts
join pages on pages.id = pages_fts.rowid
join documents on documents.id = pages.document_id
where pages_fts match :match and pages_fts.rowid > :after
order by pages_fts.rowid limit :most
"""
_FINDINGS = """
select findings.document_id, findings.id, terms.name, findings.band
from findings join terms on terms.id = findings.term_id
where findings.document_id in ({marks}) order by findings.score desc
"""


@dataclass(frozen=True)
class FoundPage:
    """A page that holds the words.

    Parameters
    ----------
    passages
        The first place of each word, with what stands around it; empty where the words
        stand further down than `READ_CHARACTERS`.
    findings
        Of its document: id, name of the term, band.
    """

    id: int
    document_id: str
    number: int
    title: str | None
    path: str | None
    passages: list[Markup]
    findings: list[tuple[str, str, str]]


async def show_search(datasette: Any, request: Any) -> Response:
    """Answer with the search page; ``?q=`` and ``?after=`` (a page's id)."""
    database = await opened_database(datasette, request)
    query = (request.args.get("q") or "").strip()[:_LONGEST_QUERY]
    after = request.args.get("after") or "0"
    pages = await _search(database, query, int(after) if after.isdecimal() else 0)
    found = Selection("all", words=query)
    context = {
        "database": database.name,
        "query": query,
        "findings_url": Links(datasette).queue(database.name, found),
        "pages": pages[:PAGE_SIZE],
        "next_after": pages[PAGE_SIZE - 1].id if len(pages) > PAGE_SIZE else None,
        "is_first": after == "0",
    }
    return Response.html(
        await datasette.render_template("tender_search.html", context, request=request)
    )


async def _search(database: Any, query: str, after: int) -> list[FoundPage]:
    named = {
        "match": match_of(query),
        "after": after,
        "most": PAGE_SIZE + 1,
        "characters": READ_CHARACTERS,
    }
    rows = (await database.execute(_HITS, named)).rows
    findings = await _findings(database, sorted({row["document_id"] for row in rows}))
    return [
        FoundPage(
            row["id"],
            row["document_id"],
            row["number"],
            row["title"],
            row["path"],
            passages(row["text"], query),
            findings.get(row["document_id"], []),
        )
        for row in rows
    ]


async def _findings(
    database: Any, documents: list[str]
) -> dict[str, list[tuple[str, str, str]]]:
    sql = _FINDINGS.format(marks=", ".join("?" * len(documents)))
    found: dict[str, list[tuple[str, str, str]]] = {}
    for document, *finding in (await database.execute(sql, documents)).rows:
        found.setdefault(document, []).append(tuple(finding))
    return found


def passages(text: str, query: str) -> list[Markup]:
    """Cut out the first place of each word of a query, marked.

    Words that stand near an earlier one are shown in its passage.
    """
    by_word = locate(text, query, most=20)
    spans = [span for each in by_word for span in each]
    shown: list[Span] = []
    for first in (each[0] for each in by_word if each):
        if not any(abs(first.start - other.start) < _AROUND for other in shown):
            shown.append(first)
    return [_passage(text, first, spans) for first in shown]


def _passage(text: str, first: Span, spans: list[Span]) -> Markup:
    later = [span for span in spans if span.start >= first.start]
    return clipped(text, later, _AROUND)
