"""The order in which findings are worked through: highest score first.

Findings in ``flag`` and ``review`` make one row; whoever opens one in ``low`` walks
among those in ``low``.
"""

from typing import Any

_AMONG = """
with this as (
  select id, score, band = 'low' as is_low from findings where id = :finding
)
select findings.id from findings, this
where (findings.band = 'low') = this.is_low and {condition}
order by findings.score {way}, findings.id {back} limit 1
"""
_AFTER = """(
  findings.score < this.score
  or (findings.score = this.score and findings.id > this.id)
)"""
_BEFORE = """(
  findings.score > this.score
  or (findings.score = this.score and findings.id < this.id)
)"""
_UNREVIEWED = "not exists (select 1 from labels where labels.finding_id = findings.id)"


async def neighbours(database: Any, finding: str) -> tuple[str | None, str | None]:
    """Give the findings before and after one; None at either end."""
    before = _AMONG.format(condition=_BEFORE, way="asc", back="desc")
    after = _AMONG.format(condition=_AFTER, way="desc", back="asc")
    return await _first(database, before, finding), await _first(
        database, after, finding
    )


async def next_unreviewed(database: Any, finding: str) -> str | None:
    """Give the next finding without a decision, from the top again after the last."""
    for condition in (f"{_AFTER} and {_UNREVIEWED}", _UNREVIEWED):
        sql = _AMONG.format(condition=condition, way="desc", back="asc")
        if (found := await _first(database, sql, finding)) is not None:
            return found
    return None


async def _first(database: Any, sql: str, finding: str) -> str | None:
    row = (await database.execute(sql, {"finding": finding})).first()
    return None if row is None else str(row[0])
