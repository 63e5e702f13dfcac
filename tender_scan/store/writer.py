"""The one writer: it alone changes the database during a scan.

A document and everything found in it is one transaction; so is the note that a file
is about to be read. What is committed survives any end of the process.
"""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from tender_scan.records import Mention, ScanResult
from tender_scan.records.status import READ_STATUSES
from tender_scan.store.rows import (
    Row,
    as_json,
    combined_score,
    document_row,
    finding_id,
    item_row,
    mention_row,
    notice_row,
    page_rows,
    party_row,
    strongest,
)
from tender_scan.store.schema import tables
from tender_scan.store.search import forget_pages
from tender_scan.store.transaction import transaction
from tender_scan.store.waiting import Waiting, let_wait, settle


def now() -> str:
    """Give the present time, UTC, in ISO form to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _insert(table: str) -> str:
    """The ``insert`` for a table; tables whose id is a number get it by themselves."""
    spec = next(spec for spec in tables() if spec.name == table)
    names = [
        column.name
        for column in spec.columns
        if (column.name, column.type) != ("id", "INTEGER")
    ]
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"insert into {table} ({quoted}) values ({marks})"  # noqa: S608


@dataclass(frozen=True)
class _Known:
    """What is there of a document."""

    run_id: int
    status: str
    attempts: int
    text_source: str | None


class Writer:
    """Writes the results of one run.

    Parameters
    ----------
    connection
        As `open_database` gives it.
    run_id
        The run that the rows belong to.
    """

    def __init__(self, connection: sqlite3.Connection, run_id: int) -> None:
        self._connection = connection
        self._run_id = run_id
        self._sql = {spec.name: _insert(spec.name) for spec in tables()}

    def add(
        self,
        result: ScanResult,
        file_id: int,
        attempts: int,
        waiting: Waiting | None = None,
    ) -> bool:
        """Write one document with everything found in it, in one transaction.

        A document that this run has met before, at another place, only gets the
        new place; and a reading that failed never takes the place of a good one.

        Parameters
        ----------
        waiting
            In which further way the document is to be read.

        Returns
        -------
        bool
            Whether this run meets the document for the first time; only then is
            `waiting` noted.
        """
        with transaction(self._connection):
            known = self._known(result.document.id)
            if known is None or self._is_better(result, known):
                self._replace(result, attempts, known)
            self._write_location(result, file_id)
            is_new = known is None or known.run_id != self._run_id
            if is_new and waiting is not None:
                let_wait(self._connection, file_id, waiting)
        return is_new

    def better(
        self,
        result: ScanResult,
        file_id: int,
        number: int,
        waiting: Waiting | None = None,
    ) -> None:
        """Write what a further way of reading a document brought, in one transaction.

        It takes the place of the first reading if it could read the document; else
        that stays, with what went wrong now.
        """
        document = result.document
        with transaction(self._connection) as execute:
            known = self._known(document.id)
            if document.status in ("ok", "partial"):
                attempts = 1 if known is None else known.attempts
                self._replace(result, attempts, known)
            elif document.status_detail:
                execute(
                    "update documents set status_detail = "
                    "coalesce(status_detail || '; ', '') || ? where id = ? "
                    "and instr(coalesce(status_detail, ''), ?) = 0",
                    (document.status_detail, document.id, document.status_detail),
                )
            settle(self._connection, file_id, number)
            if waiting is not None:
                let_wait(self._connection, file_id, waiting)

    def _known(self, document_id: str) -> "_Known | None":
        row = self._connection.execute(
            "select run_id, status, attempts, text_source from documents where id = ?",
            (document_id,),
        ).fetchone()
        return None if row is None else _Known(*row)

    def _is_better(self, result: ScanResult, known: "_Known") -> bool:
        """Whether a first reading should replace what is there."""
        is_read, was_read = (
            each in READ_STATUSES for each in (result.document.status, known.status)
        )
        if is_read != was_read:
            return is_read
        if known.text_source in ("ocr", "mixed") and result.document.pictured:
            return False
        return known.run_id != self._run_id

    def _replace(
        self, result: ScanResult, attempts: int, known: "_Known | None"
    ) -> None:
        if known is not None:
            forget_document(self._connection, result.document.id)
        self._write_document(result, attempts)

    def _write_document(self, result: ScanResult, attempts: int) -> None:
        execute = self._connection.execute
        execute(self._sql["documents"], document_row(result, attempts, self._run_id))
        self._connection.executemany(self._sql["pages"], page_rows(result))
        self._write_notice(result)
        items = self._write_items(result)
        self._write_mentions(result.document.id, result.mentions, items)

    def _write_notice(self, result: ScanResult) -> None:
        if result.notice is None:
            return
        row = notice_row(result.document.id, result.notice)
        notice_id = self._connection.execute(self._sql["notices"], row).lastrowid
        self._connection.executemany(
            self._sql["parties"],
            [party_row(notice_id, party) for party in result.notice.parties],
        )

    def replace_mentions(self, document_id: str, mentions: tuple[Mention, ...]) -> None:
        """Put other mentions in the place of a document's; within a transaction."""
        for table in ("findings", "mentions"):
            self._connection.execute(
                f"delete from {table} where document_id = ?",  # noqa: S608
                (document_id,),
            )
        rows = self._connection.execute(
            "select id from items where document_id = ? order by id", (document_id,)
        )
        self._write_mentions(document_id, mentions, [item_id for (item_id,) in rows])

    def _write_items(self, result: ScanResult) -> list[int]:
        """Write the items of the notice; gives their ids, in order."""
        document_id, sql = result.document.id, self._sql["items"]
        return [
            self._connection.execute(sql, item_row(document_id, item)).lastrowid or 0
            for item in (result.notice.items if result.notice else ())
        ]

    def _write_mentions(
        self, document_id: str, mentions: tuple[Mention, ...], items: list[int]
    ) -> None:
        by_term: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for mention in mentions:
            row = mention_row(document_id, mention, items)
            rowid = self._connection.execute(self._sql["mentions"], row).lastrowid
            by_term[mention.term_id].append((rowid or 0, mention))
        self._connection.executemany(
            self._sql["findings"],
            [
                _finding_row(document_id, term_id, numbered)
                for term_id, numbered in by_term.items()
            ],
        )

    def _write_location(self, result: ScanResult, file_id: int) -> None:
        """Note the place; a document that only stood there before goes."""
        execute = self._connection.execute
        before = execute(
            "select document_id from locations where file_id = ? and path = ?",
            (file_id, result.path),
        ).fetchone()
        execute(
            "insert into locations (document_id, path, raw_path, file_id, run_id) "
            "values (?, ?, ?, ?, ?) on conflict (file_id, path) do update set "
            "document_id = excluded.document_id, run_id = excluded.run_id",
            (
                result.document.id,
                result.path,
                result.raw_path,
                file_id,
                self._run_id,
            ),
        )
        if result.name_mismatch:
            execute(
                "update documents set name_mismatch = 1 where id = ?",
                (result.document.id,),
            )
        if before is not None and before[0] != result.document.id:
            drop_if_nowhere(self._connection, before[0])


def forget_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Take one reading of a document out; labels of people and places stay."""
    execute = connection.execute
    execute(
        "delete from parties where notice_id in "
        "(select id from notices where document_id = ?)",
        (document_id,),
    )
    forget_pages(connection, document_id)
    for table in ("findings", "mentions", "items", "notices", "sketches"):
        execute(f"delete from {table} where document_id = ?", (document_id,))  # noqa: S608
    execute("delete from documents where id = ?", (document_id,))


def drop_if_nowhere(connection: sqlite3.Connection, document_id: str) -> None:
    """Take out a document that stands nowhere any more and nobody has judged."""
    kept = connection.execute(
        "select exists (select 1 from locations where document_id = ?) or exists "
        "(select 1 from labels join findings on findings.id = labels.finding_id "
        "where findings.document_id = ?)",
        (document_id, document_id),
    ).fetchone()[0]
    if not kept:
        forget_document(connection, document_id)


def _finding_row(
    document_id: str, term_id: str, numbered: list[tuple[int, Mention]]
) -> Row:
    """Row of ``findings`` from the mentions of one term in one document."""
    mentions = [mention for _, mention in numbered]
    rowid, best = numbered[strongest(mentions)]
    return (
        finding_id(document_id, term_id),
        document_id,
        term_id,
        best.band,
        combined_score(mentions),
        best.route,
        rowid,
        as_json([{"text": r.text, "weight": r.weight} for r in best.reasons]),
        None,
    )
