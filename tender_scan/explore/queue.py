"""The review queue: the view ``review_queue`` as a page to work through."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.filters import FilterArguments
from markupsafe import Markup

from tender_scan.explore.locate import match_of
from tender_scan.explore.marking import Span, clipped
from tender_scan.explore.words import word

VIEW = "review_queue"
TO_REVIEW = "band__in=flag,review&decision__isblank=1"
_AROUND = 150
_SPANS = """
select findings.id, mentions.start - passage_start, mentions."end" - passage_start
from findings join mentions on mentions.id = findings.best_mention_id
where findings.id in ({marks})
"""
_MATCH = """
finding_id in (
  select findings.id from findings where findings.document_id in (
    select pages.document_id from pages where pages.id in (
      select rowid from pages_fts where pages_fts match :tender_search
    )
  )
)
"""


@dataclass(frozen=True)
class Choice:
    """A link above the queue: which findings to look at."""

    label: str
    query: str


CHOICES = (
    Choice("To review 待审", TO_REVIEW),
    Choice("Accepted 接受", "decision=accept"),
    Choice("Unsure 存疑", "decision=unsure"),
    Choice("Rejected 驳回", "decision=reject"),
    Choice("All, low too 全部", ""),
)

SORTS = (
    Choice("score", "score"),
    Choice("amount", "amount_cny"),
    Choice("published", "published"),
)


@dataclass(frozen=True)
class QueueRow:
    """One finding in the queue: its columns as stored, and its passage marked."""

    values: Mapping[str, Any]
    passage: Markup


def search_filter(request: Any) -> FilterArguments:
    """Let the search box find findings in documents that hold the words on a page."""
    search = request.args.get("_search") or ""
    context = {"supports_search": True, "search": search}
    if not search:
        return FilterArguments([], extra_context=context)
    return FilterArguments(
        [_MATCH],
        {"tender_search": match_of(search)},
        [f'search matches "{search}"'],
        context,
    )


def template_variables(database: Any) -> dict[str, Any]:
    """Give what the queue's template needs beside Datasette's own variables."""
    return {
        "tender_queue": True,
        "tender_rows": _rows_of(database),
        "tender_choices": CHOICES,
        "tender_chosen": {choice.query for choice in CHOICES},
        "tender_sorts": SORTS,
        "tender_facets": ordered_facets,
        "tender_facet_word": facet_word,
    }


def _rows_of(database: Any) -> Callable[..., Awaitable[list[QueueRow]]]:
    async def rows(
        display_rows: Sequence[Sequence[Mapping[str, Any]]],
    ) -> list[QueueRow]:
        values = [{cell["column"]: cell["raw"] for cell in row} for row in display_rows]
        spans = await _spans(database, [row["finding_id"] for row in values])
        return [
            QueueRow(row, _passage(row["passage"], spans.get(row["finding_id"])))
            for row in values
        ]

    return rows


def _passage(passage: str | None, span: Span | None) -> Markup:
    return clipped(passage or "", [span] if span else [], _AROUND)


async def _spans(database: Any, findings: Sequence[str]) -> dict[str, Span]:
    """Where the strongest mention of each finding stands in its passage."""
    sql = _SPANS.format(marks=", ".join("?" * len(findings)))
    rows = (await database.execute(sql, list(findings))).rows
    return {finding: Span(max(start, 0), end) for finding, start, end in rows}


def ordered_facets(facets: Iterable[Mapping[str, Any]], wanted: Sequence[str]) -> Any:
    """Put the facets in the order of the settings: Datasette puts the longest first."""
    ranks = {name: rank for rank, name in enumerate(wanted)}
    return sorted(facets, key=lambda facet: ranks.get(facet["name"], len(ranks)))


def facet_word(value: object, column: str) -> str:
    """Show a facet's value in words."""
    kinds = ("band", "kind", "role", "route", "notice_type", "decision")
    return word(value, column) if column in kinds else str(value)
