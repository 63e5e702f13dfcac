"""The strongest findings, as rows for people."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class QueueRow:
    """One finding of the review queue, shortened for a terminal."""

    target: str
    score: float
    buyer: str | None
    amount: str | None
    published: str | None
    passage: str


def strongest_findings(connection: sqlite3.Connection, number: int) -> list[QueueRow]:
    """Give the findings of band flag, highest score first."""
    rows = connection.execute(
        "select target, score, buyer, amount_cny, published, passage from review_queue "
        "where band = 'flag' order by score desc, finding_id limit ?",
        (number,),
    )
    return [
        QueueRow(
            target,
            score,
            buyer,
            None if amount is None else f"{amount:,.0f}",
            published,
            " ".join(passage.split())[:40],
        )
        for target, score, buyer, amount, published, passage in rows
    ]
