"""Read notices in the short form in which they are compared and linked."""

import json
import sqlite3
from collections.abc import Iterator

from tender_scan.notices.cases.keys import buyer_key
from tender_scan.records.case import NoticeFacts

_SELECT = """
select notices.id, notices.document_id, notices.type, notices.project_key,
  notices.title_key, notices.buyer, notices.suppliers,
  coalesce(notices.published, notices.signed, notices.awarded, notices.opened),
  notices.budget_cny, notices.amount_cny
from notices join documents on documents.id = notices.document_id
"""


def notice_facts(
    connection: sqlite3.Connection, rest: str, parameters: tuple[object, ...] = ()
) -> Iterator[NoticeFacts]:
    """Read the facts of some notices.

    Parameters
    ----------
    rest
        What follows the ``from``: ``where``, ``order by`` and ``limit``; written in
        this room, never taken from outside.
    """
    for row in connection.execute(_SELECT + rest, parameters):
        id_, document_id, type_, number, title, buyer, suppliers, date, *money = row
        yield NoticeFacts(
            id_,
            document_id,
            type_,
            number,
            title,
            buyer_key(buyer),
            tuple(json.loads(suppliers or "[]")),
            date,
            *money,
        )
