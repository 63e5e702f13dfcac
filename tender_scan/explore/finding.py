"""The page of a finding: the quote, what speaks for it, the page, and the decision."""

import json
from collections.abc import Sequence
from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

from tender_scan.explore.access import may_label, opened_database, saved
from tender_scan.explore.evidence import Field, read_fields
from tender_scan.explore.ledger.selection import Selection
from tender_scan.explore.listed import quoted, read_mentions
from tender_scan.explore.originals import find_original
from tender_scan.explore.queue import selected
from tender_scan.explore.related import related
from tender_scan.explore.sheet import Focus, read_sheet
from tender_scan.exports.control import control_on
from tender_scan.records.label import ROLES, SENSES
from tender_scan.records.mention import Reason

_FINDING = """
select findings.*, terms.name as target, terms.kind, terms.vendor,
  mentions.page, mentions.start, mentions."end", mentions.surface, mentions.passage,
  mentions.passage_start, mentions.sense, mentions.role, mentions.quantity,
  mentions.p_sought, mentions.p_lookalike, mentions.controlled_at_date,
  mentions.obfuscated, mentions.implied, mentions.place, mentions.boxes,
  pages.height
from findings
join mentions on mentions.id = findings.best_mention_id
left join pages on pages.document_id = findings.document_id
  and pages.number = mentions.page
join terms on terms.id = findings.term_id
where findings.id = ?
"""
_DOCUMENT = "select * from documents where id = ?"
_NOTICE = "select * from notices where document_id = ?"
_PLACES = "select path from locations where document_id = ? order by path limit 20"
_WATCH = """
select distinct parties.name, watchlist.name as listed, watchlist.list, watchlist.citation,
  parties.match_basis
from parties join watchlist on watchlist.id = parties.watch_id
where parties.notice_id = ?
"""
_LABELS = "select * from labels where finding_id = ? order by id desc limit 20"
_QUOTE_AROUND = 400
_PLURAL = {"supplier": "suppliers"}


async def show_finding(datasette: Any, request: Any) -> Response:
    """Answer with the page of a finding; ``?page=`` turns to another page."""
    database = await opened_database(datasette, request)
    finding = (await database.execute(_FINDING, [request.url_vars["finding"]])).first()
    if finding is None:
        raise NotFound("no such finding")
    context = await _about_document(database, finding)
    number = _number(request.args.get("page"), finding["page"])
    origins = tuple(
        (place, field.start, field.end)
        for place, field in enumerate(context["fields"])
        if field.page == number
    )
    focus = Focus(finding["best_mention_id"], _start(finding, number), origins=origins)
    selection = Selection.of(request.args)
    chosen, _ = await selected(datasette, database, selection)
    before, after = chosen.around(finding["id"])
    context |= {
        "database": database.name,
        "selection": selection,
        "saved": saved(request),
        "finding": finding,
        "quote": quoted(finding, _QUOTE_AROUND),
        "reasons": reasons(finding["reasons"]),
        "control": _control(finding, context["notice"]),
        "sheet": await read_sheet(
            datasette, database, context["document"], number, focus
        ),
        "labels": (await database.execute(_LABELS, [finding["id"]])).rows,
        "height_of_box": _height_of_box(finding, number),
        "before": before,
        "after": after,
        "may_label": may_label(request),
        "senses": SENSES,
        "roles": ROLES,
        "original": (
            await find_original(datasette, database, context["document"]["id"])
        ).file,
    }
    return Response.html(
        await datasette.render_template("tender_finding.html", context, request=request)
    )


def _control(finding: Any, notice: Any) -> Any:
    return control_on(finding["term_id"], notice["published"] if notice else None)


async def _about_document(database: Any, finding: Any) -> dict[str, Any]:
    document_id = finding["document_id"]
    document = (await database.execute(_DOCUMENT, [document_id])).first()
    if document is None:
        raise NotFound("the document of this finding is gone")
    notice = (await database.execute(_NOTICE, [document_id])).first()
    places = (await database.execute(_PLACES, [document_id])).rows
    watch = await database.execute(_WATCH, [notice["id"] if notice else None])
    evidence = notice["evidence"] if notice else None
    fields = await read_fields(database, document_id, evidence)
    return {
        "document": document,
        "notice": notice,
        "suppliers": json.loads(notice["suppliers"] or "[]") if notice else [],
        "fields": fields,
        "origins": _origins(fields),
        "places": [path for (path,) in places],
        "watch": watch.rows,
        "mentions": await read_mentions(
            database, document_id, finding["best_mention_id"]
        ),
        "same_case": await related(database, notice, "case_id"),
        "same_buyer": await related(database, notice, "buyer"),
    }


def _origins(fields: Sequence[Field]) -> dict[str, int]:
    """Give for each field the number of the first place it was taken from."""
    chosen = [
        (field.name, place) for place, field in enumerate(fields) if field.is_chosen
    ]
    return {_PLURAL.get(name, name): place for name, place in reversed(chosen)}


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


def _start(finding: Any, number: int) -> int:
    """Where to look on the page: at the mention, or at the top of another page."""
    return int(finding["start"]) if number == finding["page"] else 0


def _height_of_box(finding: Any, number: int) -> float | None:
    """How far down the picture the mention stands, 0 to 1; None where it does not."""
    boxes = json.loads(finding["boxes"] or "[]")
    tops = [box["top"] for box in boxes if box["page"] == number]
    return (
        round(min(tops) / finding["height"], 4) if tops and finding["height"] else None
    )


def reasons(stored: str | None) -> list[Reason]:
    """Read the reasons of a judgement, the weightiest first."""
    read = [Reason(each["text"], each["weight"]) for each in json.loads(stored or "[]")]
    return sorted(read, key=lambda reason: -abs(reason.weight))
