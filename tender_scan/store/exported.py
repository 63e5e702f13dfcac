"""Findings read for others, one at a time however many there are."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tender_scan.records.exported import (
    ExportedFinding,
    ExportedMention,
    ExportedNotice,
    WatchedParty,
)
from tender_scan.records.label import BANDS
from tender_scan.records.mention import Box, Reason
from tender_scan.records.notice import Intermediary, Lot, Notice, Party

# What the review queue shows comes from the view, so that both say the same.
_FINDINGS = """
select queue.finding_id, queue.passage, queue.target, queue.kind, queue.band,
  queue.score, queue.role, queue.route, queue.quantity, mentions.unit,
  mentions.unit_price_cny, mentions.amount_cny as item_amount_cny, queue.buyer,
  notices.suppliers, json_extract(notices.intermediary, '$.supplier') as intermediary,
  notices.agency, queue.amount_cny, notices.budget_cny, notices.project_id,
  queue.published, notices.opened, notices.awarded, notices.signed, notices.region,
  queue.notice_type, coalesce(notices.title, documents.title) as title,
  queue.controlled_at_date, queue.watch, queue.path, queue.page, mentions.place,
  labels.decision, labels.reviewer, labels.created_at as decided_at, labels.note,
  mentions.sense, mentions.surface, mentions.implied, mentions.obfuscated,
  mentions.p_sought, mentions.p_lookalike, terms.vendor, terms.id as term_id,
  documents.id as sha256, documents.media_type, documents.text_source,
  notices.source_url, queue.copy_of, queue.case_id
from findings
join review_queue as queue on queue.finding_id = findings.id
join mentions on mentions.id = findings.best_mention_id
join terms on terms.id = findings.term_id
join documents on documents.id = findings.document_id
left join notices on notices.document_id = findings.document_id
left join labels on labels.id = (
  select max(id) from labels where labels.finding_id = findings.id
)
"""
_OF_BAND = "where findings.band = ? order by findings.score desc, findings.id"
_OF_DOCUMENT = (
    "where findings.document_id = ? order by findings.score desc, findings.id"
)
_MENTIONS = """
select page, start, "end", surface, implied, obfuscated, sense, role, route, p_sought,
  p_lookalike, band, quantity, unit, unit_price_cny, amount_cny, controlled_at_date,
  passage, passage_start, place, reasons, boxes
from mentions where document_id = ? and term_id = ? order by page, start
"""
_DOCUMENTS = """
select distinct findings.document_id
from findings left join notices on notices.document_id = findings.document_id
where findings.band in (select value from json_each(?))
order by notices.case_id, notices.published, findings.document_id
"""
_NOTICE = """
select documents.media_type,
  (select min(path) from locations where document_id = documents.id), case_id,
  runs.started_at, notices.id, type, coalesce(notices.title, documents.title),
  project_id, buyer, agency, suppliers, budget_cny, amount_cny, published, region,
  source_url, opened, awarded, signed, ceiling_cny, lots, intermediary
from documents left join notices on notices.document_id = documents.id
left join runs on runs.id = documents.run_id
where documents.id = ?
"""
_PARTIES = """
select role, parties.name, parties.credit_code, consortium,
  watchlist.name || '：' || match_basis
from parties left join watchlist on watchlist.id = watch_id
where notice_id = ? order by parties.id
"""
_PATHS = "select path from locations where document_id = ? order by path"
_NOT_READ = """
select (select min(path) from locations where document_id = documents.id), status,
  coalesce(status_detail, ''), media_type, bytes, id
from documents where status not in ('ok', 'empty') order by 1
"""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A document that could not be read, or only in part."""

    path: str | None
    status: str
    detail: str
    media_type: str
    bytes: int
    sha256: str


class Findings:
    """The findings of some bands, as they stood when this was made.

    Parameters
    ----------
    connection
        Kept in one transaction, so that a scan going on meanwhile changes nothing.
    bands
        Which; given strongest first, whatever their order here.
    """

    def __init__(self, connection: sqlite3.Connection, bands: Sequence[str]) -> None:
        self._connection = connection
        self._bands = [band for band in BANDS if band in bands]
        connection.execute("begin")

    def rows(self) -> Iterator[ExportedFinding]:
        """Give each finding: strongest band first, then highest score."""
        for band in self._bands:
            yield from self._read(_OF_BAND, band)

    def mentions(self, finding: ExportedFinding) -> list[ExportedMention]:
        """Give the mentions of a finding in the order of the text."""
        named = (finding.sha256, finding.term_id)
        cursor = self._connection.execute(_MENTIONS, named)
        return [
            ExportedMention(
                **row
                | {"reasons": _reasons(row["reasons"]), "boxes": _boxes(row["boxes"])}
            )
            for row in _named(cursor)
        ]

    def paths(self, finding: ExportedFinding) -> list[str]:
        """Give every place where the document of a finding was found."""
        found = self._connection.execute(_PATHS, (finding.sha256,))
        return [path for (path,) in found]

    def notices(self) -> Iterator[ExportedNotice]:
        """Give each document with findings; notices of one case follow one another."""
        bands = json.dumps(self._bands)
        for (document_id,) in self._connection.execute(_DOCUMENTS, (bands,)):
            yield self._notice(document_id)

    def not_read(self) -> Iterator[NotRead]:
        """Give each document that could not be read whole, by its path."""
        for row in self._connection.execute(_NOT_READ):
            yield NotRead(*row)

    def _read(self, rest: str, value: str) -> Iterator[ExportedFinding]:
        for row in _named(self._connection.execute(_FINDINGS + rest, (value,))):
            suppliers = tuple(json.loads(row["suppliers"] or "[]"))
            yield ExportedFinding(**row | {"suppliers": suppliers})

    def _notice(self, document_id: str) -> ExportedNotice:
        row = self._connection.execute(_NOTICE, (document_id,)).fetchone()
        media_type, path, case_id, recorded_at, notice_id, *stated = row
        parties = self._connection.execute(_PARTIES, (notice_id,))
        findings = self._read(_OF_DOCUMENT, document_id)
        return ExportedNotice(
            document_id,
            media_type,
            path,
            case_id,
            recorded_at,
            _stated(*stated),
            tuple(WatchedParty(Party(*each), watch) for *each, watch in parties),
            tuple(each for each in findings if each.band in self._bands),
        )


def _stated(*values: str | float | None) -> Notice:
    """Make a notice of the columns that `_NOTICE` ends with."""
    names = (
        "type", "title", "project_id", "buyer", "agency", "suppliers", "budget_cny",
        "amount_cny", "published", "region", "source_url", "opened", "awarded", "signed",
        "ceiling_cny", "lots", "intermediary",
    )  # fmt: skip
    stated = dict(zip(names, values, strict=True))
    lots = json.loads(str(stated["lots"] or "[]"))
    passed_on = json.loads(str(stated["intermediary"] or "null"))
    return Notice(
        **stated
        | {
            "suppliers": tuple(json.loads(str(stated["suppliers"] or "[]"))),
            "lots": tuple(Lot(**lot) for lot in lots),
            "intermediary": Intermediary(**passed_on) if passed_on else None,
        }  # type: ignore[arg-type]
    )


def _named(cursor: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _reasons(stored: str | None) -> tuple[Reason, ...]:
    return tuple(Reason(**each) for each in json.loads(stored or "[]"))


def _boxes(stored: str | None) -> tuple[Box, ...]:
    return tuple(Box(**each) for each in json.loads(stored or "[]"))
