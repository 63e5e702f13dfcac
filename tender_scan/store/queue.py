"""The strongest findings, as rows for people."""

import sqlite3
from dataclasses import dataclass

_STRONGEST = """
select target, buyer, suppliers, review_queue.amount_cny, review_queue.published,
  review_queue.passage, mentions.start - mentions.passage_start
from review_queue
join findings on findings.id = review_queue.finding_id
join mentions on mentions.id = findings.best_mention_id
where review_queue.band = 'flag'
order by review_queue.score desc, mentions.p_sought desc, review_queue.finding_id
limit ?
"""
_BEFORE, _SHOWN = 14, 34


@dataclass(frozen=True)
class QueueRow:
    """One finding of the review queue, shortened for a terminal.

    `passage` is cut to what stands round the mention.
    """

    target: str
    buyer: str | None
    suppliers: str | None
    amount: str | None
    published: str | None
    passage: str


def strongest_findings(connection: sqlite3.Connection, number: int) -> list[QueueRow]:
    """Give the findings of band flag, highest score first."""
    return [
        QueueRow(
            target,
            buyer,
            suppliers,
            None if amount is None else f"{amount:,.0f}",
            published,
            _round_mention(passage, at),
        )
        for target, buyer, suppliers, amount, published, passage, at in (
            connection.execute(_STRONGEST, (number,))
        )
    ]


def _round_mention(passage: str, at: int) -> str:
    """Cut a passage to what stands round the mention at `at`, on one line."""
    before = " ".join(passage[max(0, at - _BEFORE) : at].split())
    after = " ".join(passage[at : at + _SHOWN].split())
    space = " " if passage[at - 1 : at].isspace() else ""
    start = "…" if at > _BEFORE else ""
    return f"{start}{before}{space}{after}"
