"""How far people agree: on the findings of a database, or between two files."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.store.database import open_readonly
from tender_scan.store.reviewed import Reviewed, read_reviewed
from tender_scan.training.alpha import Alpha, Unit, alpha
from tender_scan.training.passage import Annotation, LabelledPassage
from tender_scan.training.reviewed import label_of

QUESTIONS = ("decision", "sought", "sense", "role")


@dataclass(frozen=True)
class Judgement:
    """What one person said of one thing, by question.

    Parameters
    ----------
    thing
        What was judged; the same for all who judged it.
    group
        What is resampled whole: family or document.
    """

    thing: tuple[object, ...]
    group: str
    person: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Agreement:
    """How far people agree on one question.

    Parameters
    ----------
    confusions
        How often one said the first where another said the second. Of two people, the
        first named is the first in the order of names, or of the files given.
    """

    question: str
    alpha: Alpha
    confusions: Mapping[tuple[str, str], int]


def agreements(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """Compute the agreement on every question that two people answered of one thing.

    Raises
    ------
    AnnotationError
        Nothing was judged by two people.
    """
    things: defaultdict[tuple[object, ...], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        things[judgement.thing].append(judgement)
    shared = [same for same in things.values() if len(same) > 1]
    if not shared:
        raise AnnotationError(
            "nothing was labelled by two people: no agreement to tell"
        )
    found = (_agreement(question, shared) for question in QUESTIONS)
    return tuple(each for each in found if each.alpha.units)


def _agreement(question: str, things: Sequence[Sequence[Judgement]]) -> Agreement:
    units, confusions = [], Counter[tuple[str, str]]()
    for same in things:
        answers = [j.answers[question] for j in same if question in j.answers]
        units.append(Unit(same[0].group, tuple(answers)))
        confusions.update(combinations(answers, 2))
    return Agreement(question, alpha(units), dict(confusions))


def judged_in(database: Path) -> list[Judgement]:
    """Read what every reviewer said last of every finding, in the order of names."""
    with closing(open_readonly(database)) as connection:
        reviewed = list(read_reviewed(connection, by_reviewer=True))
    reviewed.sort(key=lambda each: each.reviewer)
    return [
        Judgement(
            (each.finding_id,), each.document_group, each.reviewer, dict(_said(each))
        )
        for each in reviewed
    ]


def _said(reviewed: Reviewed) -> Iterator[tuple[str, str]]:
    """The decision, and the label where the person said it or let it stand."""
    yield "decision", reviewed.decision
    found = label_of(reviewed)
    if found is not None and not found[1]:
        yield "sense", found[0].sense or reviewed.term_sense
        yield "role", found[0].role


def judged_by(person: str, passages: Sequence[LabelledPassage]) -> list[Judgement]:
    """Give what a file says of every span; a passage is known by its text."""
    return [
        Judgement(
            (passage.text, mention.start, mention.end),
            passage.family or passage.document or passage.id,
            person,
            _answers(mention),
        )
        for passage in passages
        for mention in passage.mentions
    ]


def _answers(mention: Annotation) -> dict[str, str]:
    return {
        "sought": "sought" if mention.sought else "not sought",
        "sense": mention.sense,
        "role": mention.role,
    }


def only_one_annotated(
    one: Sequence[LabelledPassage], other: Sequence[LabelledPassage]
) -> int:
    """Count the spans that only one of two files annotates, in passages of both."""
    texts = {each.text for each in one} & {each.text for each in other}
    spans = [
        {
            (passage.text, mention.start, mention.end)
            for passage in passages
            if passage.text in texts
            for mention in passage.mentions
        }
        for passages in (one, other)
    ]
    return len(spans[0] ^ spans[1])
