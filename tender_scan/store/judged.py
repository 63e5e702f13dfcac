"""Write what judging a stored document again brought, and say what it changed."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tender_scan.records import BANDS, Box, Mention, ScanResult
from tender_scan.store.rows import combined_score, finding_id, strongest
from tender_scan.store.transaction import transaction
from tender_scan.store.writer import Writer


@dataclass
class Changes:
    """What a rescan changed.

    Parameters
    ----------
    documents
        Judged again.
    gained, lost
        Findings by term.
    raised, lowered
        Findings whose band is stronger or weaker now, by term.
    lost_decided
        Findings lost that a person had decided on; the decisions are kept.
    unplaced
        Mentions on pages whose layout was not read, so without boxes and tables.
    """

    documents: int = 0
    gained: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    raised: dict[str, int] = field(default_factory=dict)
    lowered: dict[str, int] = field(default_factory=dict)
    lost_decided: int = 0
    unplaced: int = 0


class Judged:
    """Replaces the mentions of documents.

    Parameters
    ----------
    connection
        As `open_database` gives it.
    run_id
        The rescan.
    """

    def __init__(self, connection: sqlite3.Connection, run_id: int) -> None:
        self._connection = connection
        self._run_id = run_id
        self._writer = Writer(connection, run_id)
        self.changes = Changes()

    def write(self, results: Iterable[ScanResult]) -> None:
        """Write the mentions of some documents, in one transaction."""
        with transaction(self._connection):
            for result in results:
                self._write(result)

    def _write(self, result: ScanResult) -> None:
        document_id = result.document.id
        before = self._findings(document_id)
        mentions = self._placed(result)
        if before or mentions:
            self._writer.replace_mentions(document_id, mentions)
            self._compare(document_id, before, self._findings(document_id))
        self._connection.execute(
            "update documents set band = ?, score = ?, judged_by = ? where id = ?",
            (
                mentions[strongest(mentions)].band if mentions else None,
                combined_score(mentions) if mentions else None,
                self._run_id,
                document_id,
            ),
        )
        self.changes.documents += 1

    def _findings(self, document_id: str) -> dict[str, str]:
        """Band by term."""
        rows = self._connection.execute(
            "select term_id, band from findings where document_id = ?", (document_id,)
        )
        return dict(rows.fetchall())

    def _placed(self, result: ScanResult) -> tuple[Mention, ...]:
        """Give mentions the boxes that the same span had before."""
        known = {
            (page, start, end): (boxes, place)
            for page, start, end, boxes, place in self._connection.execute(
                'select page, start, "end", boxes, place from mentions '
                "where document_id = ?",
                (result.document.id,),
            )
        }
        is_pdf = result.document.media_type == "application/pdf"
        placed = []
        for mention in result.mentions:
            at = known.get((mention.page, mention.start, mention.end))
            if at is not None and not mention.boxes:
                boxes = tuple(Box(**box) for box in json.loads(at[0] or "[]"))
                mention = replace(mention, boxes=boxes, place=at[1])
            self.changes.unplaced += is_pdf and not mention.boxes
            placed.append(mention)
        return tuple(placed)

    def _compare(
        self, document_id: str, before: dict[str, str], after: dict[str, str]
    ) -> None:
        changes = self.changes
        for term_id in sorted(before.keys() | after.keys()):
            was, is_now = before.get(term_id), after.get(term_id)
            if was is None:
                _count(changes.gained, term_id)
            elif is_now is None:
                _count(changes.lost, term_id)
                changes.lost_decided += self._is_decided(document_id, term_id)
            elif was != is_now:
                stronger = BANDS.index(is_now) < BANDS.index(was)
                _count(changes.raised if stronger else changes.lowered, term_id)

    def _is_decided(self, document_id: str, term_id: str) -> bool:
        row = self._connection.execute(
            "select exists (select 1 from labels where finding_id = ?)",
            (finding_id(document_id, term_id),),
        ).fetchone()
        return bool(row[0])


def _count(counted: dict[str, int], term_id: str) -> None:
    counted[term_id] = counted.get(term_id, 0) + 1
