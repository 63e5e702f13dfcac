"""Add decisions that people took elsewhere; rows of ``labels`` are only ever added."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from tender_scan.store.rows import as_json
from tender_scan.store.transaction import transaction
from tender_scan.store.writer import now

_NAMES = "finding_id, decision, sense, role, reviewer, note, created_at, mention_id"
_PLACES = 'document_id, page, start, "end", term_id'
_INSERT = """
insert into labels ({names})
select findings.id, ?2, ?3, ?4, ?5, ?6, ?7, {values}
from findings join mentions on mentions.id = findings.best_mention_id
where findings.id = ?1
"""
_SAME = """
select 1 from labels where id = (
  select max(id) from labels where finding_id = ?1 and reviewer is ?5)
and decision is ?2 and sense is ?3 and role is ?4
"""


@dataclass(frozen=True)
class NewDecision:
    """A decision on a finding, with the sense and role that the person gave."""

    finding_id: str
    decision: str
    sense: str | None
    role: str | None
    reviewer: str
    note: str | None = None


def unknown_findings(connection: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """Give those of some ids that no finding has."""
    rows = connection.execute(
        "select value from json_each(?) where value not in (select id from findings)",
        (as_json(list(ids)),),
    )
    return [value for (value,) in rows]


def add_decisions(
    connection: sqlite3.Connection, decisions: Iterable[NewDecision]
) -> int:
    """Add decisions in one transaction; what a reviewer said last is not said again.

    Returns
    -------
    int
        How many were added.
    """
    sql, added = _insert(connection), 0
    with transaction(connection) as execute:
        for decision in decisions:
            row = (*astuple(decision), now())
            if not execute(_SAME, row[:5]).fetchone():
                added += execute(sql, row).rowcount
    return added


def _insert(connection: sqlite3.Connection) -> str:
    """The ``insert``; with the place of the mention where the table keeps it."""
    columns = connection.execute("select name from pragma_table_info('labels')")
    has_places = ("document_id",) in columns.fetchall()
    names = [_NAMES, *([_PLACES] if has_places else [])]
    places = ", ".join(f"mentions.{name.strip()}" for name in _PLACES.split(","))
    values = ["mentions.id", *([places] if has_places else [])]
    return _INSERT.format(names=", ".join(names), values=", ".join(values))
