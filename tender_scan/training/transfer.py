"""Labels of findings that were given in another tool, back into their database."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.store.database import open_database
from tender_scan.store.decisions import NewDecision, add_decisions, unknown_findings
from tender_scan.store.lock import only_writer
from tender_scan.training.passage import LabelledPassage


@dataclass(frozen=True)
class Imported:
    """How many decisions were added, and how many stood there already."""

    added: int
    known: int


def import_labels(
    database: Path,
    passages: Sequence[LabelledPassage],
    reviewer: str | None,
    note: str | None = None,
) -> Imported:
    """Add the labels of passages whose ids are those of findings.

    A mention that is sought is accepted, any other rejected; sense and role are kept.
    Nothing is added where anything is wrong.

    Parameters
    ----------
    reviewer
        Who gave the labels, where a passage does not say.

    Raises
    ------
    AnnotationError
        Naming every passage that is no finding of the database, has no mention or
        several, or whose reviewer nobody names.
    """
    open_database(database).close()  # so that a wrong path makes no empty file
    with only_writer(database), closing(open_database(database)) as connection:
        unknown = set(unknown_findings(connection, [each.id for each in passages]))
        faults = [
            f"{passage.id}: {fault}"
            for passage in passages
            for fault in _faults(passage, unknown, reviewer)
        ]
        if faults:
            raise AnnotationError("\n".join(faults))
        decisions = [_decision(each, reviewer, note) for each in passages]
        added = add_decisions(connection, decisions)
    return Imported(added, len(decisions) - added)


def _faults(
    passage: LabelledPassage, unknown: set[str], reviewer: str | None
) -> Iterator[str]:
    if passage.id in unknown:
        yield "no finding of this database has this id"
    elif len(passage.mentions) != 1:
        yield f"has {len(passage.mentions)} mentions; label the one of the finding"
    if not (passage.reviewer or reviewer):
        yield "does not say who labelled it; give --reviewer"


def _decision(
    passage: LabelledPassage, reviewer: str | None, note: str | None
) -> NewDecision:
    (mention,) = passage.mentions
    return NewDecision(
        passage.id,
        "accept" if mention.sought else "reject",
        mention.sense,
        mention.role,
        passage.reviewer or reviewer or "",
        note,
    )
