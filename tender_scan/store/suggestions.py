"""Findings that nobody decided on, in the orders in which reading them helps."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.store.rows import as_json

_SELECT = """
select findings.id, terms.name, findings.band, findings.score, mentions.p_sought,
  findings.document_id, mentions.page,
  (select min(path) from locations where document_id = findings.document_id),
  mentions.passage
from findings
join mentions on mentions.id = findings.best_mention_id
join terms on terms.id = findings.term_id
where {which} order by {order}, findings.id limit {limit}
"""
# Of band low only the random sample is read: choosing there would spoil the sample.
_UNDECIDED = """findings.band <> 'low' and findings.copy_of is null
  and not exists (select 1 from labels where finding_id = findings.id)
  and findings.id not in (select value from json_each(?))"""
_AMONG = "findings.id in (select value from json_each(?))"


@dataclass(frozen=True)
class Suggestion:
    """A finding to read, with what it takes to find and to read it.

    Parameters
    ----------
    p_sought
        Of its best mention.
    path
        Where its document lies, relative to the dump.
    """

    finding_id: str
    target: str
    band: str
    score: float
    p_sought: float
    document_id: str
    page: int
    path: str | None
    passage: str


def most_relevant(connection: sqlite3.Connection, number: int) -> list[Suggestion]:
    """Give undecided findings in flag and review, highest score first."""
    return _read(connection, _UNDECIDED, "findings.score desc", (), number)


def most_uncertain(
    connection: sqlite3.Connection, number: int, without: Sequence[str]
) -> list[Suggestion]:
    """Give undecided findings in flag and review, nearest to one half first."""
    order = "abs(mentions.p_sought - 0.5)"
    return _read(connection, _UNDECIDED, order, without, number)


def named(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Suggestion]:
    """Give findings by their ids, in the order of the ids."""
    return _read(connection, _AMONG, "findings.id", ids, len(ids))


def _read(
    connection: sqlite3.Connection,
    which: str,
    order: str,
    ids: Sequence[str],
    number: int,
) -> list[Suggestion]:
    sql = _SELECT.format(which=which, order=order, limit=max(0, number))
    return [Suggestion(*row) for row in connection.execute(sql, (as_json(list(ids)),))]
