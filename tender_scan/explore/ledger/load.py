"""Read the ledger from the database, and later only what people decided since."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from tender_scan.explore.ledger.columns import UNKNOWN, Column, Ledger, Places

_STAMP = """
select
  (select max(id) from mentions), (select count(*) from findings),
  (select max(id) from notices), (select max(id) from runs),
  (select max(finished_at) from runs),
  (select count(*) from parties where watch_id is not null)
"""
_FINDINGS = """
select findings.id, findings.document_id, findings.band, findings.score,
  findings.route, terms.name, terms.kind, mentions.sense, mentions.role,
  mentions.controlled_at_date, notices.id, notices.type, notices.buyer,
  notices.region, notices.published,
  coalesce(notices.amount_cny, notices.budget_cny), findings.copy_of
from findings
join mentions on mentions.id = findings.best_mention_id
join terms on terms.id = findings.term_id
left join notices on notices.document_id = findings.document_id
order by findings.id
"""
_PAGES = """
select document_id, min(id), max(id) from pages
where document_id in (select document_id from findings) group by document_id
"""
_WATCHED = """
select parties.notice_id, min(watchlist.list) from parties
join watchlist on watchlist.id = parties.watch_id
where parties.watch_id is not null group by parties.notice_id
"""
_DECISIONS = """
select finding_id, decision, id from labels where id > ? order by id
"""


def refreshed(connection: sqlite3.Connection, known: Ledger | None) -> Ledger:
    """Give the ledger as it is now; cheap where nothing, or only a label, is new."""
    stamp = tuple(connection.execute(_STAMP).fetchone())
    if known is None or known.stamp != stamp:
        known = _load(connection, stamp)
    return _with_decisions(known, connection)


def _load(connection: sqlite3.Connection, stamp: tuple[Any, ...]) -> Ledger:
    rows = [tuple(row) for row in connection.execute(_FINDINGS)]
    fields = list(zip(*rows, strict=True)) if rows else [()] * 17
    ids, documents, bands, scores, routes, targets, kinds, senses = fields[:8]
    roles, controlled, notices, types, buyers, regions, published, amounts = fields[
        8:16
    ]
    watched = dict(tuple(row) for row in connection.execute(_WATCHED))
    pages = {row[0]: (row[1], row[2]) for row in connection.execute(_PAGES)}
    spans = np.asarray([pages.get(each, (0, -1)) for each in documents], np.int64)
    dates = [date or UNKNOWN for date in published]
    texts = {
        "band": bands,
        "target": targets,
        "kind": kinds,
        "sense": senses,
        "role": roles,
        "route": routes,
        "buyer": buyers,
        "region": regions,
        "notice_type": types,
        "year": [date[:4] for date in dates],
        "month": [date[:7] for date in dates],
        "controlled": controlled,
        "watch": [watched.get(notice) for notice in notices],
        "copy": ["repeated" if each else None for each in fields[16]],
        "size": [size_of(amount) for amount in amounts],
        "decision": [None] * len(ids),
    }
    score, amount = np.asarray(scores, float), _floats(amounts)
    return Ledger(
        stamp,
        0,
        tuple(ids),
        {finding: row for row, finding in enumerate(ids)},
        {name: Column.of(column) for name, column in texts.items()},
        score,
        amount,
        {
            "score": np.argsort(-score, kind="stable"),
            "amount_cny": np.lexsort((-score, np.nan_to_num(-amount, nan=1.0))),
            "published": _newest_first(dates, score),
        },
        *(spans.reshape(-1, 2).T if len(spans) else np.zeros((2, 0), np.int64)),
    )


def _floats(values: Sequence[float | None]) -> Any:
    return np.asarray([np.nan if each is None else each for each in values], float)


def _newest_first(dates: Sequence[str], scores: Any) -> Places:
    """Order by date, newest first and what has no date last, then by score."""
    ranks = {date: rank for rank, date in enumerate(sorted(set(dates)))}
    return np.lexsort((-scores, [-ranks[date] for date in dates]))


def size_of(amount: float | None) -> str:
    """Say how large an amount is, as the number of digits before the point.

    >>> size_of(198_000.0), size_of(0.5), size_of(None)
    ('6', '1', '')
    """
    return UNKNOWN if amount is None else str(len(str(int(abs(amount)))))


def _with_decisions(ledger: Ledger, connection: sqlite3.Connection) -> Ledger:
    """Add the decisions made since; the newest of a finding counts."""
    new = connection.execute(_DECISIONS, [ledger.label]).fetchall()
    if not new:
        return ledger
    column = ledger.columns["decision"]
    values = list(dict.fromkeys((*column.values, *(row[1] for row in new))))
    codes = column.codes.copy()
    for finding, decision, _ in new:
        if (row := ledger.rows.get(finding)) is not None:
            codes[row] = values.index(decision)
    columns = ledger.columns | {"decision": Column(tuple(values), codes)}
    return replace(ledger, label=new[-1][2], columns=columns)
