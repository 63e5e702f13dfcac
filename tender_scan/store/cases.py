"""Cases: notices linked into procurements, written after a run."""

import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby

from tender_scan.notices.cases.link import link
from tender_scan.notices.cases.stages import state_of
from tender_scan.records.case import NoticeFacts
from tender_scan.store.notice_facts import notice_facts
from tender_scan.store.rows import Row, as_json
from tender_scan.store.transaction import transaction

_BY_NUMBER = """
where notices.project_key in (select project_key from notices
  where project_key is not null group by project_key having count(*) > 1)
order by notices.project_key
"""
_BY_TITLE = """
where notices.buyer is not null and notices.title_key in (
  select title_key from notices where title_key is not null and buyer is not null
  group by title_key having count(*) > 1)
order by notices.title_key
"""
_INSERT = """
insert into cases (id, project_id, title, buyer, status, budget_cny, amount_cny,
  suppliers, first_on, last_on, notices, history) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SHOWN = """
select project_id, title, buyer from notices where id = ?
"""
_BROUGHT = """
select 1 from documents join notices on notices.document_id = documents.id
where documents.run_id = ? limit 1
"""
_ALONE = """
where notices.case_id is null and documents.band is not null
"""


def link_cases(connection: sqlite3.Connection, run_id: int | None) -> int:
    """Link all notices into cases anew, if a run has brought any.

    A notice that is linked with no other is a case of its own where it has a mention.

    Parameters
    ----------
    run_id
        The run that may have brought notices; None to link in any case.

    Returns
    -------
    int
        How many cases have two notices or more.
    """
    if run_id is not None and not connection.execute(_BROUGHT, (run_id,)).fetchone():
        return 0
    linked = link(_groups(connection, _BY_NUMBER), _titled(connection))
    with transaction(connection) as execute:
        execute("delete from cases")
        execute("update notices set case_id = null where case_id is not null")
        for case in linked:
            _write(connection, case)
        for alone in list(notice_facts(connection, _ALONE)):
            _write(connection, [alone])
    return len(linked)


def _groups(connection: sqlite3.Connection, rest: str) -> Iterator[list[NoticeFacts]]:
    found = notice_facts(connection, rest)
    for _, same in groupby(found, key=lambda each: each.project_key):
        yield list(same)


def _titled(connection: sqlite3.Connection) -> Iterator[list[NoticeFacts]]:
    """Notices of one title and buyer."""
    found = notice_facts(connection, _BY_TITLE)
    for _, same in groupby(found, key=lambda each: each.title_key):
        by_buyer: dict[str, list[NoticeFacts]] = {}
        for each in same:
            if each.buyer is not None:
                by_buyer.setdefault(each.buyer, []).append(each)
        yield from (group for group in by_buyer.values() if len(group) > 1)


def _write(connection: sqlite3.Connection, case: Sequence[NoticeFacts]) -> None:
    shown = [connection.execute(_SHOWN, (each.id,)).fetchone() for each in case]
    connection.execute(_INSERT, _row(case, shown))
    connection.executemany(
        "update notices set case_id = ? where id = ?",
        [(_case_id(case), each.id) for each in case],
    )


def _case_id(case: Sequence[NoticeFacts]) -> str:
    """Name a case by its first notice, so that later ones do not change it."""
    return sha256(f"case\n{case[0].document_id}".encode()).hexdigest()[:16]


def _row(case: Sequence[NoticeFacts], shown: Sequence[tuple[str | None, ...]]) -> Row:
    """Row of ``cases``: what the notices say first, amounts as they say last."""
    budgets = [each.budget_cny for each in case if each.budget_cny is not None]
    amounts = [each.amount_cny for each in case if each.amount_cny is not None]
    dates = [each.date for each in case if each.date]
    suppliers = dict.fromkeys(name for each in case for name in each.suppliers)
    project_id, title, buyer = (
        next((row[at] for row in shown if row[at]), None) for at in range(3)
    )
    return (
        _case_id(case),
        project_id,
        title,
        buyer,
        state_of((each.date, each.type) for each in case),
        budgets[-1] if budgets else None,
        amounts[-1] if amounts else None,
        as_json(list(suppliers)),
        min(dates, default=None),
        max(dates, default=None),
        len(case),
        as_json([_event(each) for each in case]),
    )


def _event(notice: NoticeFacts) -> dict[str, str | float | None]:
    return {
        "date": notice.date,
        "type": notice.type,
        "budget_cny": notice.budget_cny,
        "amount_cny": notice.amount_cny,
        "document_id": notice.document_id,
    }
