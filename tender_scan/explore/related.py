"""The other notices of the same case, or of the same buyer."""

from typing import Any

_MOST = 12
_RELATED = """
select notices.document_id, notices.type, notices.title, notices.published,
  coalesce(notices.amount_cny, notices.budget_cny) as amount_cny,
  (select min(path) from locations
    where locations.document_id = notices.document_id) as path,
  (select findings.id from findings where findings.document_id = notices.document_id
    order by findings.score desc limit 1) as finding_id,
  documents.band
from notices join documents on documents.id = notices.document_id
where notices.{column} = ? and notices.id <> ?
order by notices.published is null, notices.published desc, notices.id limit {most}
"""
_BY = {
    column: _RELATED.format(column=column, most=_MOST)
    for column in ("case_id", "buyer")
}


async def related(database: Any, notice: Any, column: str) -> list[Any]:
    """List other notices that share a value, the newest first; none for no value.

    Parameters
    ----------
    notice
        Row of ``notices``, or None.
    column
        ``case_id`` or ``buyer``.
    """
    if notice is None or not notice[column]:
        return []
    return list(
        (await database.execute(_BY[column], [notice[column], notice["id"]])).rows
    )
