"""Labelled passages -> features, exactly as a scan would make them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.mentions.context import Name, Surroundings, build_context
from tender_scan.mentions.features import extract
from tender_scan.mentions.gather import Lexicon
from tender_scan.mentions.segment import Segmenter
from tender_scan.training.corpus import Annotation, LabelledPassage


@dataclass(frozen=True)
class Example:
    """One labelled mention with its features."""

    passage: LabelledPassage
    annotation: Annotation
    features: dict[str, float]

    @property
    def family(self) -> str:
        """The group that must not be split."""
        return self.passage.family


def make_examples(
    passages: Sequence[LabelledPassage], lexicon: Lexicon, segmenter: Segmenter
) -> list[Example]:
    """Make one example of every annotation, in order.

    The other names in a passage are those that the matcher finds, as in a scan,
    together with the annotated spans.
    """
    return [
        example
        for passage in passages
        for example in _of_passage(passage, lexicon, segmenter)
    ]


def _of_passage(
    passage: LabelledPassage, lexicon: Lexicon, segmenter: Segmenter
) -> list[Example]:
    annotated = [
        Name(a.start, a.end, *_kind(passage.text, a, lexicon)) for a in passage.mentions
    ]
    found = lexicon.names(lexicon.matcher.find(passage.text))
    others = [name for name in found if not _overlaps(name, annotated)]
    around = Surroundings(
        lexicon.masked(passage.title),
        lexicon.masked(passage.section),
        lexicon.masked(passage.header),
    )
    return [
        Example(
            passage,
            annotation,
            extract(
                build_context(passage.text, name, [*annotated, *others], around),
                segmenter,
            ),
        )
        for annotation, name in zip(passage.mentions, annotated, strict=True)
    ]


def _overlaps(name: Name, others: Sequence[Name]) -> bool:
    return any(name.start < other.end and other.start < name.end for other in others)


def _kind(text: str, annotation: Annotation, lexicon: Lexicon) -> tuple[str, str]:
    """Kind and sense of the term that the matcher sees in the span.

    Where it sees none, the kind is guessed and the sense is empty.
    """
    for candidate in lexicon.matcher.find(text):
        if candidate.start < annotation.end and annotation.start < candidate.end:
            term = lexicon.terms[candidate.term_id]
            return term.kind, term.sense
    digits = any(c.isdigit() for c in annotation.surface)
    return ("chip" if digits else "cloud"), ""
