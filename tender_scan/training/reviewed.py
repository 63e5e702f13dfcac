"""What people decided in a database, as labelled passages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tender_scan.mentions.passage import heading_before
from tender_scan.records import SOUGHT_ROLES, SOUGHT_SENSES
from tender_scan.store.database import open_readonly
from tender_scan.store.reviewed import (
    Reviewed,
    count_gone,
    read_as_judged,
    read_reviewed,
)
from tender_scan.training.labels import LOOKALIKE, Label
from tender_scan.training.passage import Annotation, LabelledPassage

_MAGIC = b"SQLite format 3\0"
_WINDOW = 600
"""Code points kept to each side: no feature looks further (`mentions.context`)."""


@dataclass(frozen=True)
class ReviewedPassages:
    """Passages, one a decision, and what a person should know of them."""

    passages: tuple[LabelledPassage, ...]
    notes: tuple[str, ...]


def is_database(path: Path) -> bool:
    """Whether a file is a SQLite database, by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def reviewed_passages(path: Path, by_reviewer: bool = False) -> ReviewedPassages:
    """Read the decisions of people; the newest of a finding counts.

    Parameters
    ----------
    by_reviewer
        Give the newest decision of every reviewer instead.

    Raises
    ------
    UsageError
        It is not a database of tender-scan.
    """
    counted: Counter[str] = Counter()
    with closing(open_readonly(path)) as connection:
        passages = tuple(_passages(read_reviewed(connection, by_reviewer), counted))
        counted["gone"] = count_gone(connection)
    counted["none"] = not passages and not counted.total()
    return ReviewedPassages(passages, tuple(_notes(counted)))


def proposed_passages(path: Path, ids: Sequence[str]) -> tuple[LabelledPassage, ...]:
    """Give findings as passages with the labels of the model, for people to correct."""
    with closing(open_readonly(path)) as connection:
        judged = list(read_as_judged(connection, ids))
    return tuple(
        _passage(
            each,
            Label(
                each.judged.role or LOOKALIKE,
                each.judged.sense,
                each.judged.route if each.judged.role in SOUGHT_ROLES else None,
            ),
        )
        for each in judged
    )


def label_of(reviewed: Reviewed) -> tuple[Label, bool] | None:
    """Say what a decision makes of a mention.

    A corrected role is the truth. Without one, an accepted mention is sought and a
    rejected one is not; where what was judged contradicts that, the likeliest label
    that does not is taken.

    Returns
    -------
    tuple or None
        The label, and whether it had to be guessed so; None where the person was not
        sure.
    """
    if reviewed.decision not in ("accept", "reject"):
        return None
    role, guessed = _role(reviewed)
    if role == LOOKALIKE:
        return Label(LOOKALIKE, LOOKALIKE), guessed
    sense = reviewed.corrected.sense or reviewed.judged.sense
    if sense == LOOKALIKE:
        sense = reviewed.term_sense
    route = reviewed.judged.route if role in SOUGHT_ROLES else None
    return Label(role, sense, route), guessed


def _role(reviewed: Reviewed) -> tuple[str, bool]:
    corrected, judged = reviewed.corrected, reviewed.judged.role or LOOKALIKE
    if LOOKALIKE in (corrected.sense, corrected.role):
        return LOOKALIKE, False
    if corrected.role:
        return corrected.role, False
    if reviewed.decision == "accept":
        return (judged, False) if judged in SOUGHT_ROLES else ("procured", True)
    if judged not in SOUGHT_ROLES or _is_home_product(reviewed):
        return judged, False
    rest = 1 - reviewed.p_sought - reviewed.p_lookalike
    return (LOOKALIKE if reviewed.p_lookalike > rest else "reference"), True


def _is_home_product(reviewed: Reviewed) -> bool:
    """Whether rejecting it says that it is the wrong thing, not that nobody seeks it."""
    sense = reviewed.corrected.sense or reviewed.judged.sense
    return sense not in (*SOUGHT_SENSES, LOOKALIKE)


def _passages(
    decided: Iterator[Reviewed], counted: Counter[str]
) -> Iterator[LabelledPassage]:
    for reviewed in decided:
        found = label_of(reviewed)
        if found is None:
            counted["unsure"] += 1
            continue
        label, guessed = found
        counted["guessed"] += guessed
        yield _passage(reviewed, label)


def _passage(reviewed: Reviewed, label: Label) -> LabelledPassage:
    """The page round the mention, with that one mention annotated."""
    start, end = (at - reviewed.text_start for at in (reviewed.start, reviewed.end))
    first = max(0, start - _WINDOW)
    text = reviewed.text[first : end + _WINDOW]
    mention = Annotation(
        start - first,
        end - first,
        reviewed.surface,
        label.sense or reviewed.term_sense,
        label.role,
        label.route,
    )
    return LabelledPassage(
        id=reviewed.finding_id,
        family="",
        writer="",
        kind=reviewed.notice_type,
        title=reviewed.title,
        section=heading_before(reviewed.text, start) or "",
        header="",
        text=text,
        mentions=(mention,),
        document=reviewed.document_group,
        buyer=reviewed.buyer,
        reviewer=reviewed.reviewer,
    )


def _notes(counted: Counter[str]) -> Iterator[str]:
    if counted["none"]:
        yield "nobody has decided on a finding yet; review some with `tender-scan explore`"
    if counted["guessed"]:
        yield (
            f"{counted['guessed']} decisions contradict what was judged without saying "
            "what is right: taken as the likeliest label that does not; correct the "
            "role beside the decision to teach more"
        )
    if counted["unsure"]:
        yield f"{counted['unsure']} findings left out: the reviewer was unsure"
    if counted["gone"]:
        yield f"{counted['gone']} decisions left out: the finding is no longer there"
