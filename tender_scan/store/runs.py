"""The rows that a run leaves about itself, and the lexicon it used."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan import __version__
from tender_scan.lexicon.figures import highest
from tender_scan.lexicon.periods import control_periods
from tender_scan.lexicon.terms import Term
from tender_scan.store.rows import as_json
from tender_scan.store.transaction import transaction
from tender_scan.store.writer import now


@dataclass(frozen=True)
class Versions:
    """What a run used: two runs with the same versions judge the same."""

    lexicon_id: str
    model_id: str
    tool_version: str = __version__


def start_run(
    connection: sqlite3.Connection,
    versions: Versions,
    settings_json: str,
    kind: str = "scan",
) -> int:
    """Note that a run begins, a ``scan`` or a ``rescan``; returns its number."""
    with transaction(connection) as execute:
        cursor = execute(
            "insert into runs (started_at, tool_version, lexicon_id, model_id, "
            "settings, kind) values (?, ?, ?, ?, ?, ?)",
            (
                now(),
                versions.tool_version,
                versions.lexicon_id,
                versions.model_id,
                settings_json,
                kind,
            ),
        )
    return int(cursor.lastrowid or 0)


def finish_run(
    connection: sqlite3.Connection, run_id: int, counts: dict[str, object]
) -> None:
    """Note that a run ended by itself, with what came out."""
    with transaction(connection) as execute:
        execute(
            "update runs set finished_at = ?, counts = ? where id = ?",
            (now(), as_json(counts), run_id),
        )


def write_terms(connection: sqlite3.Connection, terms: Sequence[Term]) -> None:
    """Write the lexicon; terms that earlier findings refer to stay."""
    by_id = {term.id: term for term in terms}
    rows = [
        (
            term.id,
            term.name,
            term.kind,
            term.vendor,
            term.sense,
            as_json([*term.aliases, *term.weak, *term.nicknames]),
            *highest(term),
            as_json(
                [
                    {
                        "from": period.start,
                        "to": period.end,
                        "rule": period.rule,
                        "source": period.source,
                    }
                    for period in control_periods(term, by_id)
                ]
            ),
        )
        for term in terms
    ]
    with transaction(connection):
        connection.executemany(
            "insert or replace into terms (id, name, kind, vendor, sense, aliases, tpp,"
            " performance_density, controls) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def has_unfinished_runs(connection: sqlite3.Connection, before: int) -> bool:
    """Whether the run before was interrupted."""
    row = connection.execute(
        "select finished_at is null from runs where id < ? order by id desc limit 1",
        (before,),
    ).fetchone()
    return bool(row and row[0])


def has_other_versions(connection: sqlite3.Connection, versions: Versions) -> bool:
    """Whether documents were judged with another model or lexicon than `versions`."""
    return bool(
        connection.execute(
            "select exists (select 1 from documents join runs on runs.id = judged_by "
            "where (lexicon_id, model_id) <> (?, ?))",
            (versions.lexicon_id, versions.model_id),
        ).fetchone()[0]
    )
