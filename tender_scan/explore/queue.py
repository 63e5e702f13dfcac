"""The review queue: findings as a list to work through, passage first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from tender_scan.explore.access import opened_database, saved
from tender_scan.explore.ledger.count import Counted, Selected, select
from tender_scan.explore.ledger.keep import ledger_of, matching
from tender_scan.explore.ledger.selection import FACETS, SHOWN, SORTS, Selection
from tender_scan.explore.marking import Span, clipped
from tender_scan.explore.matching import Matching

VIEW = "review_queue"
SIZE = 50
_AROUND = 150
_LISTED, _LISTED_ALL = 8, 300
_ROWS = """
select review_queue.*, mentions.start - mentions.passage_start as mark_start,
  mentions."end" - mentions.passage_start as mark_end
from review_queue
join findings on findings.id = review_queue.finding_id
join mentions on mentions.id = findings.best_mention_id
where review_queue.finding_id in ({marks})
"""


@dataclass(frozen=True)
class QueueRow:
    """One finding in the queue: its columns as stored, and its passage marked."""

    values: Mapping[str, Any]
    passage: Markup


@dataclass(frozen=True)
class Facet:
    """A column with its counted values; `is_cut` where more values are there."""

    column: str
    counted: list[Counted]
    is_cut: bool


async def selected(
    datasette: Any, database: Any, selection: Selection
) -> tuple[Selected, Matching | None]:
    """Select findings; with what the search came to where words were asked for."""
    ledger = await ledger_of(datasette, database)
    if not selection.words:
        return select(ledger, selection), None
    found = await matching(datasette, database, selection.words)
    return select(ledger, selection, found.pages), found


async def show_queue(datasette: Any, request: Any) -> Response:
    """Answer with the queue; the address says what to show (`Selection`)."""
    database = await opened_database(datasette, request)
    selection = Selection.of(request.args)
    chosen, search = await selected(datasette, database, selection)
    part = _part(request.args.get("part"), len(chosen.places))
    ids = chosen.ids(part * SIZE, SIZE)
    context = {
        "database": database.name,
        "selection": selection,
        "saved": saved(request),
        "shown": tuple(SHOWN),
        "sorts": SORTS,
        "count": len(chosen.places),
        "first": part * SIZE + 1,
        "part": part,
        "has_more": (part + 1) * SIZE < len(chosen.places),
        "rows": await read_rows(database, ids),
        "facets": facets(chosen, request.args.get("more")),
        "search": search,
    }
    return Response.html(
        await datasette.render_template("tender_queue.html", context, request=request)
    )


def _part(asked: str | None, count: int) -> int:
    """Read which part of the list to show, from 0; the last where there is none such."""
    last = max(0, (count - 1) // SIZE)
    is_number = bool(asked) and asked is not None and asked.isdecimal()
    return min(int(asked or 0), last) if is_number and len(asked or "") < 9 else 0


def facets(chosen: Selected, more: str | None = None) -> list[Facet]:
    """Count what can be chosen; columns in which nothing differs are left out."""
    found = []
    for column in FACETS:
        most = _LISTED_ALL if column == more else _LISTED
        counted = chosen.facet(column, most + 1)
        if len(counted) > 1 or any(each.is_chosen for each in counted):
            found.append(Facet(column, counted[:most], len(counted) > most))
    return found


async def read_rows(database: Any, findings: Sequence[str]) -> list[QueueRow]:
    """Read rows of the queue, in the order of the ids; those gone are left out."""
    sql = _ROWS.format(marks=", ".join("?" * len(findings)))
    rows = (await database.execute(sql, list(findings))).rows
    by_id = {row["finding_id"]: row for row in rows}
    return [_row(by_id[finding]) for finding in findings if finding in by_id]


def _row(values: Any) -> QueueRow:
    span = Span(max(values["mark_start"], 0), values["mark_end"])
    return QueueRow(values, clipped(values["passage"] or "", [span], _AROUND))
