"""Everything that the database knows of one finding, for its evidence sheet."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from tender_scan.errors import UsageError
from tender_scan.records.mention import Box, Reason
from tender_scan.records.notice import Evidence

_AROUND = 2_000
_FINDING = """
select findings.id, findings.document_id, findings.band, findings.score,
  terms.id as term_id, terms.name as target, terms.kind, terms.vendor,
  mentions.surface, mentions.page, mentions.start, mentions."end", mentions.passage,
  mentions.passage_start, mentions.sense, mentions.role, mentions.route,
  mentions.quantity, mentions.controlled_at_date, mentions.p_sought,
  mentions.p_lookalike, mentions.implied, mentions.obfuscated, mentions.place,
  mentions.reasons, mentions.boxes,
  documents.media_type, documents.bytes, documents.pages, documents.text_source,
  documents.status, documents.status_detail, documents.reader,
  documents.title as document_title,
  runs.tool_version, runs.lexicon_id, runs.model_id, runs.started_at as scanned_at,
  notices.id as notice_id, notices.type, notices.title, notices.project_id,
  notices.buyer, notices.agency, notices.suppliers, notices.budget_cny,
  notices.amount_cny, notices.published, notices.region, notices.source_url,
  notices.evidence
from findings
join mentions on mentions.id = findings.best_mention_id
join terms on terms.id = findings.term_id
join documents on documents.id = findings.document_id
left join runs on runs.id = coalesce(documents.judged_by, documents.run_id)
left join notices on notices.document_id = findings.document_id
where findings.id = ?
"""
_BOXES = """
select boxes, term_id = ? from mentions where document_id = ? and page = ? limit 200
"""
_WATCH = """
select distinct parties.name, watchlist.name, watchlist.list, parties.match_basis,
  watchlist.citation
from parties join watchlist on watchlist.id = parties.watch_id
where parties.notice_id = ?
"""
_LABELS = """
select decision, sense, role, reviewer, note, created_at from labels
where finding_id = ? order by id desc
"""
_PATHS = "select path from locations where document_id = ? order by path limit 20"
_TEXT = """
select substr(text, 1 + ?, ?) from pages where document_id = ? and number = ?
"""


@dataclass(frozen=True)
class WatchMatch:
    """An organisation of the notice that stands on a list."""

    name: str
    listed: str
    list_name: str
    basis: str | None
    citation: str | None


@dataclass(frozen=True)
class Decision:
    """What a person decided; `sense` and `role` where they were corrected."""

    decision: str
    sense: str | None
    role: str | None
    reviewer: str | None
    note: str | None
    created_at: str


@dataclass(frozen=True)
class FindingEvidence:
    """A finding with its document, its notice and what people decided.

    Parameters
    ----------
    row
        The columns of finding, mention, term, document, run and notice by name, as
        stored.
    reasons
        Of the best mention, the weightiest first.
    boxes
        On the mention's page, with whether each belongs to this finding's target.
    fields
        Where the values of the notice were read; only those taken.
    text, text_start
        What stands round the mention on its page, and where that begins in the page's
        text.
    decisions
        Newest first.
    """

    row: "FindingRow"
    reasons: tuple[Reason, ...]
    boxes: tuple[tuple[Box, bool], ...]
    fields: tuple[tuple[Evidence, str], ...]
    suppliers: tuple[str, ...]
    watch: tuple[WatchMatch, ...]
    paths: tuple[str, ...]
    text: str
    text_start: int
    decisions: tuple[Decision, ...]


class FindingRow(dict[str, str | int | float | None]):
    """The columns of one finding by name; also as attributes, for templates."""

    def __getattr__(self, name: str) -> str | int | float | None:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def text(self, name: str) -> str:
        """A column as text; empty for none."""
        return "" if self[name] is None else str(self[name])

    def number(self, name: str) -> int:
        """A column as a whole number."""
        return int(self[name] or 0)


def read_evidence(connection: sqlite3.Connection, finding_id: str) -> FindingEvidence:
    """Read all there is of a finding.

    Raises
    ------
    UsageError
        There is no such finding.
    """
    row = _finding(connection, finding_id)
    document, page = row.text("document_id"), row.number("page")
    start = max(0, row.number("start") - _AROUND)
    length = row.number("end") + _AROUND - start
    text = connection.execute(_TEXT, (start, length, document, page)).fetchone()
    reasons = json.loads(row.text("reasons") or "[]")
    boxes = connection.execute(_BOXES, (row["term_id"], document, page))
    return FindingEvidence(
        row,
        tuple(
            sorted((Reason(**each) for each in reasons), key=lambda r: -abs(r.weight))
        ),
        tuple(
            (Box(**box), bool(is_main))
            for stored, is_main in boxes
            for box in json.loads(stored or "[]")
            if box["page"] == page
        ),
        _fields(connection, row),
        tuple(json.loads(row.text("suppliers") or "[]")),
        tuple(WatchMatch(*each) for each in _all(connection, _WATCH, row["notice_id"])),
        tuple(path for (path,) in _all(connection, _PATHS, document)),
        text[0] if text else "",
        start,
        tuple(Decision(*each) for each in _all(connection, _LABELS, finding_id)),
    )


def _finding(connection: sqlite3.Connection, finding_id: str) -> FindingRow:
    cursor = connection.execute(_FINDING, (finding_id,))
    values = cursor.fetchone()
    if values is None:
        raise UsageError(
            f"{finding_id}: no such finding; ids stand in the table findings and in "
            "the address of a finding's page"
        )
    names = [column[0] for column in cursor.description]
    return FindingRow(zip(names, values, strict=True))


def _fields(
    connection: sqlite3.Connection, row: FindingRow
) -> tuple[tuple[Evidence, str], ...]:
    """Read where each field of the notice stands, with the words that stand there."""
    fields = []
    for each in json.loads(row.text("evidence") or "[]"):
        field = Evidence(**each)
        if field.chosen:
            where = (
                field.start,
                field.end - field.start,
                row["document_id"],
                field.page,
            )
            words = connection.execute(_TEXT, where).fetchone()
            fields.append((field, words[0] if words else ""))
    return tuple(fields)


def _all(connection: sqlite3.Connection, sql: str, value: object) -> list[Any]:
    return connection.execute(sql, (value,)).fetchall()
