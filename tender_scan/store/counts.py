"""What a database holds, in numbers: for the summary of a run and for `status`."""

import sqlite3
from dataclasses import dataclass

_STATUS = "select status, count(*) from documents {where} group by 1 order by 2 desc"
_BAND = (
    "select findings.band, count(*) from findings join documents "
    "on documents.id = findings.document_id {where} group by 1"
)
_TERMS = (
    "select terms.name, count(*) from findings join terms on terms.id = "
    "findings.term_id join documents on documents.id = findings.document_id {where} "
    "{link} findings.band <> 'low' group by 1 order by 2 desc, 1 limit 10"
)


FAILED = ("timeout", "oom", "crash", "unreadable", "partial", "corrupt")
"""Statuses that another attempt, or a later version, may better."""


@dataclass(frozen=True)
class Counts:
    """Documents by status, findings by band, and the terms found most.

    `top_terms` counts findings in flag and review.
    """

    documents: dict[str, int]
    findings: dict[str, int]
    top_terms: dict[str, int]


def count(connection: sqlite3.Connection, run_id: int | None = None) -> Counts:
    """Count what one run wrote, or everything where no run is given."""
    where = "" if run_id is None else f"where documents.run_id = {run_id:d}"
    link = "where" if run_id is None else "and"

    def rows(sql: str) -> dict[str, int]:
        return dict(connection.execute(sql.format(where=where, link=link)).fetchall())

    return Counts(rows(_STATUS), rows(_BAND), rows(_TERMS))


def not_read(
    connection: sqlite3.Connection, run_id: int | None = None
) -> list[tuple[str, str, str]]:
    """List what could not be read whole, of one run or of all: path, status, detail."""
    return connection.execute(
        "select (select min(path) from locations where document_id = documents.id), "
        "status, coalesce(status_detail, '') from documents "
        "where status not in ('ok', 'empty') and (?1 is null or run_id = ?1) order by 1",
        (run_id,),
    ).fetchall()


def count_not_read(connection: sqlite3.Connection, before: int) -> int:
    """Count the documents that runs before this one could not read whole."""
    return int(
        connection.execute(
            "select count(*) from documents where run_id < ? "
            "and status not in ('ok', 'empty')",
            (before,),
        ).fetchone()[0]
    )
