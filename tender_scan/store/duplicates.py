"""Near-duplicate notices: found after a run, kept as groups, each finding counted once."""

import sqlite3
from collections.abc import Sequence

from tender_scan.notices.duplicates.groups import Groups
from tender_scan.notices.duplicates.sketch import sketch
from tender_scan.records.case import NoticeFacts
from tender_scan.store.notice_facts import notice_facts
from tender_scan.store.transaction import transaction

# Without a mention a notice is looked at where another has its number or title.
_NEW = """
where (?1 is null or documents.run_id = ?1) and (documents.band is not null
  or exists (select 1 from notices as other where other.id <> notices.id
    and other.project_key = notices.project_key)
  or exists (select 1 from notices as other where other.id <> notices.id
    and other.title_key = notices.title_key))
order by coalesce(notices.published, '9999'), (
  select min(path) from locations
  where locations.document_id = notices.document_id), notices.document_id
"""
_PARTNERS = """
where notices.id in (
  select id from notices where project_key = ?1
  union select id from notices where title_key = ?2)
order by notices.document_id limit 200
"""
_FORGET = (
    "update documents set group_id = null where group_id is not null",
    "delete from sketches",
)
_SKETCHED = (
    "join sketches on sketches.document_id = notices.document_id order by notices.id"
)
_MARK_COPIES = """
update findings set copy_of = (
  select first.id from documents
  join findings as first
    on first.document_id = documents.group_id and first.term_id = findings.term_id
  where documents.id = findings.document_id and documents.group_id <> documents.id
)
where copy_of is not null or document_id in (
  select id from documents where group_id <> id)
"""


def group_duplicates(connection: sqlite3.Connection, run_id: int | None) -> int:
    """Put the notices of a run to the groups of their near-duplicates.

    Looked at are notices with a mention, and those that share their project number or
    title with another.

    Parameters
    ----------
    run_id
        None to group the notices of all runs anew. The first of a group is the one
        published first, so that the groups do not depend on which was read first.

    Returns
    -------
    int
        How many notices repeat another.
    """
    if run_id is None:
        with transaction(connection) as execute:
            for statement in _FORGET:
                execute(statement)
    new = list(notice_facts(connection, _NEW, (run_id,)))
    if not new:
        return 0
    return _Grouping(connection).add(new)


class _Grouping:
    """One pass over new notices."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._groups = Groups(self._read, self._partners)
        self._ahead: set[int] = set()
        sketches = dict(connection.execute("select document_id, sketch from sketches"))
        for facts in notice_facts(connection, _SKETCHED) if sketches else ():
            self._groups.remember(facts, sketches[facts.document_id])

    def add(self, new: Sequence[NoticeFacts]) -> int:
        """Find the group of each; give how many repeat another."""
        mentioned = self._with_mentions()
        self._ahead = {facts.id for facts in new}
        copies = 0
        with transaction(self._connection) as execute:
            for facts in new:
                own = None
                if facts.document_id in mentioned:
                    pieces = self._groups.body(facts.document_id).pieces
                    own = sketch(pieces)
                    execute(
                        "insert or replace into sketches values (?, ?)",
                        (facts.document_id, own),
                    )
                first = self._groups.first_like(facts, own)
                self._ahead.discard(facts.id)
                if own is not None:
                    self._groups.remember(facts, own)
                if first is not None:
                    self._join(first.document_id, facts.document_id)
                    copies += 1
            execute(_MARK_COPIES)
        return copies

    def _with_mentions(self) -> set[str]:
        rows = self._connection.execute("select distinct document_id from mentions")
        return {document_id for (document_id,) in rows}

    def _join(self, first: str, copy: str) -> None:
        execute = self._connection.execute
        execute(
            "update documents set group_id = coalesce(group_id, id) where id = ?",
            (first,),
        )
        execute(
            "update documents set group_id = "
            "(select group_id from documents where id = ?) where id = ?",
            (first, copy),
        )

    def _read(self, document_id: str) -> str:
        rows = self._connection.execute(
            "select text from pages where document_id = ? order by number",
            (document_id,),
        )
        return "\n".join(text for (text,) in rows)

    def _partners(self, facts: NoticeFacts) -> Sequence[NoticeFacts]:
        keys = (facts.project_key, facts.title_key)
        found = notice_facts(self._connection, _PARTNERS, keys)
        return [each for each in found if each.id not in self._ahead]
