"""What to read next: what is likely, what is unsure, and a sample of the folded.

Relevance first, as in continuous active learning (Cormack and Grossman, Evaluation of
machine-learning protocols for technology-assisted review, 2014): what is likely is read
anyway, and teaches most. The random sample is there to measure, not to teach: from it
`missed` estimates what was folded away wrongly.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tender_scan.store.database import open_database
from tender_scan.store.lock import only_writer
from tender_scan.store.samples import draw
from tender_scan.store.suggestions import (
    Suggestion,
    most_relevant,
    most_uncertain,
    named,
)

WHY = {
    "relevance": "likely sought",
    "uncertainty": "the model is unsure",
    "random": "drawn at random from band low, to estimate what was missed",
}


@dataclass(frozen=True)
class Reading:
    """A finding to read, and why: a key of `WHY`."""

    why: str
    finding: Suggestion


def suggest(database: Path, number: int, seed: int) -> list[Reading]:
    """Choose findings that nobody decided on; the random sample is remembered.

    Half of them the likeliest, a quarter the least sure, a quarter at random from band
    low; where one kind runs out, the others get its places.

    Parameters
    ----------
    number
        How many at most.
    seed
        Of the random sample; it changes nothing in what was drawn before.

    Raises
    ------
    UsageError
        There is no such database, nothing was scanned into it, or a scan is writing
        to it.
    """
    open_database(database).close()  # so that a wrong path makes no empty file
    with only_writer(database), closing(open_database(database)) as connection:
        at_random = draw(connection, max(1, number // 4), seed)
        relevant = most_relevant(connection, min(number // 2, number - len(at_random)))
        taken = [*at_random, *(each.finding_id for each in relevant)]
        uncertain = most_uncertain(connection, number - len(taken), taken)
        missing = number - len(taken) - len(uncertain)
        if missing:
            at_random = draw(connection, len(at_random) + missing, seed)
        return [
            *(Reading("relevance", each) for each in relevant),
            *(Reading("uncertainty", each) for each in uncertain),
            *(Reading("random", each) for each in named(connection, at_random)),
        ]
