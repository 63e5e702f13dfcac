"""What people decided of findings, with the text that they decided on."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tender_scan.store.rows import as_json

AROUND = 2_000
"""Code points of the page given to each side of the mention: more than is judged by."""

# The mention that was decided on; after another scan, the one that stands there now.
_SAME_PLACE = """(select id from mentions where document_id = labels.document_id
    and page = labels.page and start = labels.start and "end" = labels."end"
    and term_id = findings.term_id)"""
_SELECT = """
select findings.id, labels.decision, labels.sense, labels.role, labels.reviewer,
  mentions.document_id, mentions.page, mentions.start, mentions."end",
  mentions.surface, mentions.sense, mentions.role, mentions.route, mentions.p_sought,
  mentions.p_lookalike, terms.sense,
  coalesce(notices.title, documents.title), notices.type, notices.buyer,
  coalesce(documents.group_id, documents.id),
  max(0, mentions.start - {around}),
  substr(pages.text, 1 + max(0, mentions.start - {around}),
    mentions."end" + {around} - max(0, mentions.start - {around}))
from findings
left join labels on {labels}
join mentions on mentions.id = coalesce({same_place},
  (select id from mentions where id = labels.mention_id
    and document_id = findings.document_id and term_id = findings.term_id),
  findings.best_mention_id)
join terms on terms.id = findings.term_id
join documents on documents.id = findings.document_id
join pages on pages.document_id = mentions.document_id and pages.number = mentions.page
left join notices on notices.document_id = findings.document_id
where {which}
order by findings.id, labels.id
"""
_NEWEST = """labels.finding_id = findings.id
  and labels.id in (select max(id) from labels group by finding_id{by_reviewer})"""
_GONE = """
select count(distinct finding_id) from labels
where finding_id not in (select id from findings)
"""


@dataclass(frozen=True)
class Judgement:
    """Sense, role and route of a mention; None where nobody said."""

    sense: str | None
    role: str | None
    route: str | None = None


@dataclass(frozen=True)
class Reviewed:
    """A finding with the newest decision on it.

    Parameters
    ----------
    decision
        accept, reject or unsure; empty where nobody decided.
    corrected
        What the person said instead of what was judged.
    judged
        What the program judged.
    term_sense
        What a true mention of the term is.
    document_group
        The document, or the first of its near-duplicates.
    text, text_start
        The page round the mention, and where that begins in the page.
    start, end
        The mention, in code points of the page.
    """

    finding_id: str
    decision: str
    corrected: Judgement
    reviewer: str
    document_id: str
    page: int
    start: int
    end: int
    surface: str
    judged: Judgement
    p_sought: float
    p_lookalike: float
    term_sense: str
    title: str
    notice_type: str
    buyer: str
    document_group: str
    text_start: int
    text: str


def read_reviewed(
    connection: sqlite3.Connection, by_reviewer: bool = False
) -> Iterator[Reviewed]:
    """Read the newest decision on every finding, in the order of the findings.

    Parameters
    ----------
    by_reviewer
        Give the newest decision of every reviewer instead.
    """
    newest = _NEWEST.format(
        by_reviewer=", coalesce(reviewer, '')" if by_reviewer else ""
    )
    yield from _read(connection, newest, "labels.id is not null")


def read_as_judged(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> Iterator[Reviewed]:
    """Read findings by their ids as if nobody had decided; `decision` is empty."""
    which = "findings.id in (select value from json_each(?))"
    yield from _read(connection, "false", which, (as_json(list(ids)),))


def _read(
    connection: sqlite3.Connection, labels: str, which: str, values: Sequence[str] = ()
) -> Iterator[Reviewed]:
    sql = _SELECT.format(
        around=AROUND,
        labels=labels,
        same_place=_SAME_PLACE if _knows_places(connection) else "null",
        which=which,
    )
    for row in connection.execute(sql, values):
        finding_id, decision, sense, role, reviewer = row[:5]
        fields: tuple[Any, ...] = (
            *(finding_id, decision or "", Judgement(sense, role), reviewer or ""),
            *row[5:10],
            Judgement(*row[10:13]),
            *row[13:16],
            *(text or "" for text in row[16:20]),
            *row[20:],
        )
        yield Reviewed(*fields)


def count_gone(connection: sqlite3.Connection) -> int:
    """Count the findings that people decided on and that are no longer found."""
    return int(connection.execute(_GONE).fetchone()[0])


def _knows_places(connection: sqlite3.Connection) -> bool:
    """Whether decisions keep the place of the mention, as they do of late."""
    columns = connection.execute("select name from pragma_table_info('labels')")
    return ("document_id",) in columns.fetchall()
