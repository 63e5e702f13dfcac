"""Decisions of people: added to ``labels``, never changed; the newest counts."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from datasette import Forbidden, NotFound
from datasette.utils.asgi import BadRequest, Response

from tender_scan.explore.access import (
    DECISIONS,
    is_same_site,
    may_label,
    opened_database,
    reviewer,
)
from tender_scan.explore.ledger.selection import Selection
from tender_scan.explore.links import Links
from tender_scan.explore.queue import selected
from tender_scan.records.label import ROLES, SENSES
from tender_scan.store.writer import now

_LONGEST_NOTE = 4_000
_INSERT = """
insert into labels
  (finding_id, mention_id, decision, sense, role, reviewer, note, created_at,
   document_id, page, start, "end", term_id)
select findings.id, mentions.id, :decision, :sense, :role, :reviewer, :note,
  :created_at, mentions.document_id, mentions.page, mentions.start, mentions."end",
  mentions.term_id
from findings join mentions on mentions.id = findings.best_mention_id
where findings.id = :finding
"""


@dataclass(frozen=True)
class Decision:
    """What a person decided of a finding.

    Parameters
    ----------
    sense, role
        Corrected by the person; None where they were right, or not looked at.
    """

    decision: str
    sense: str | None
    role: str | None
    note: str | None


async def add_label(datasette: Any, request: Any) -> Response:
    """Take a decision, then go to the next finding that waits for one."""
    if request.method != "POST":
        raise BadRequest("decisions are sent by POST")
    database = await opened_database(datasette, request)
    if not is_same_site(request) or not may_label(request):
        raise Forbidden("only who is logged in, or sits at this computer, may decide")
    finding = request.url_vars["finding"]
    decision = _decision(await request.post_vars())
    selection = Selection.of(request.args)
    following = await _following(datasette, database, finding, selection)
    await _append(database, finding, decision, reviewer(request))
    links = Links(datasette)
    # Told in the address, not in Datasette's cookie, which its CSV stumbles over.
    if following is None:
        url = links.queue(database.name, selection, saved=decision.decision)
    else:
        url = links.finding(
            database.name, following, selection, saved=decision.decision
        )
    return Response.redirect(url)


async def _following(
    datasette: Any, database: Any, finding: str, selection: Selection
) -> str | None:
    """Give the next finding of a selection that nobody decided, before it changes.

    After the last it goes on from the top, for what was passed over; a finding that is
    none of the selection is followed by the first.
    """
    chosen, _ = await selected(datasette, database, selection)
    return chosen.next_undecided(finding)


def _decision(sent: dict[str, str]) -> Decision:
    """Check what was sent.

    Raises
    ------
    BadRequest
        A value is none of those offered, or the note is too long.
    """
    note = sent.get("note", "").strip() or None
    decision = Decision(
        sent.get("decision", ""),
        sent.get("sense") or None,
        sent.get("role") or None,
        note,
    )
    if decision.decision not in DECISIONS:
        raise BadRequest(f"decision must be one of {', '.join(DECISIONS)}")
    if decision.sense not in (None, *SENSES) or decision.role not in (None, *ROLES):
        raise BadRequest("no such sense or role")
    if note and len(note) > _LONGEST_NOTE:
        raise BadRequest(f"a note may have {_LONGEST_NOTE} characters")
    return decision


async def _append(database: Any, finding: str, decision: Decision, who: str) -> None:
    named = {
        "finding": finding,
        "decision": decision.decision,
        "sense": decision.sense,
        "role": decision.role,
        "reviewer": who,
        "note": decision.note,
        "created_at": now(),
    }

    def append(connection: sqlite3.Connection) -> int:
        with connection:
            return connection.execute(_INSERT, named).rowcount

    added = await database.execute_write_fn(append)
    if not added:
        raise NotFound("no such finding")
