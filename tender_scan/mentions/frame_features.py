"""Features of the name's form, of the names around it, and of where it stands."""

from collections.abc import Iterator

from tender_scan.mentions.clauses import Clauses
from tender_scan.mentions.context import Context
from tender_scan.mentions.dialogue import Turn, correction_side
from tender_scan.mentions.marks import (
    DOMESTIC,
    OTHER_HARDWARE,
    OTHER_SERVICE,
    SAME,
    TARGET,
)
from tender_scan.mentions.other_meanings import (
    has_other_meanings,
    other_meaning_cues,
)
from tender_scan.mentions.row import Row
from tender_scan.mentions.shapes import shape_of_name, writing_of_name

_REACH = 80
_QUOTES = tuple("“”\"「」《》'")
_MARKS = {
    OTHER_HARDWARE: "hardware",
    OTHER_SERVICE: "service",
    SAME: "same",
    DOMESTIC: "domestic",
}


def name_shape(context: Context) -> Iterator[str]:
    """Kind of the term, and the form of the name."""
    shape = shape_of_name(context.surface)
    yield f"kind:{context.kind}"
    yield f"sense:{context.sense}"
    yield f"shape:{shape}"
    if not context.sense:
        meaning = "unknown"
    else:
        meaning = "several" if has_other_meanings(context.surface) else "one"
    yield f"name:{meaning}"
    others = other_meaning_cues(context.surface, _around(context))
    yield f"name:other {min(others, 3)}"
    yield f"shape:{context.kind}:{writing_of_name(context.surface)}"


def _around(context: Context) -> str:
    """All that is shown of the mention, in one text."""
    parts = (context.title, context.section, context.header)
    return "\n".join((*parts, context.left + TARGET + context.right))


def mates(context: Context, clauses: Clauses) -> Iterator[str]:
    """Other names around: of which kind, on which side, listed with it or not."""
    for side, text in (("left", context.left), ("right", context.right)):
        for mark, kind in _MARKS.items():
            if mark in text:
                yield f"mate:{kind}:{side}"
                yield f"mate:{kind}"
    yield f"mate:sure {min(context.company, 3)}"
    if clauses.list_before or clauses.list_after:
        yield "mate:listed"
    if not any(mark in context.left + context.right for mark in _MARKS):
        yield "mate:none"


def structure(
    context: Context, clauses: Clauses, turn: Turn, row: Row | None
) -> Iterator[str]:
    """Bracket, question or answer, side of a correction, place in a row."""
    if clauses.parenthesis is not None:
        yield "place:bracket"
    if context.left[-1:] in _QUOTES and context.right[:1] in _QUOTES:
        yield "place:quoted"
    if turn.side:
        yield f"place:{turn.side}"
    yield from _correction(context, clauses, row.column if row else "")
    if row is None:
        yield "place:prose"
        return
    yield "place:row"
    yield f"place:cell {min(row.number, 5)}"
    yield f"place:numbers {min(row.numbers, 3)}"


def _correction(context: Context, clauses: Clauses, column: str) -> Iterator[str]:
    """Side of a correction, and whether the same name stands elsewhere too."""
    before = context.left.rsplit("\n", 1)[-1][-_REACH:]
    side = correction_side(before, clauses.tail + clauses.sentence_after, column)
    if side:
        again = SAME in context.left + context.right
        yield f"correction:{side}"
        yield f"correction:{side}:{'kept' if again else 'once'}"
