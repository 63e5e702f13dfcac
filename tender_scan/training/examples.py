"""Labelled passages -> features, exactly as a scan would make them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.lexicon.matcher import Candidate
from tender_scan.mentions.context import Name, Surroundings, build_context
from tender_scan.mentions.features import extract
from tender_scan.mentions.gather import Lexicon
from tender_scan.mentions.segment import Segmenter
from tender_scan.records import SOUGHT_SENSES
from tender_scan.training.passage import Annotation, LabelledPassage


@dataclass(frozen=True)
class Example:
    """One labelled mention with its features.

    Parameters
    ----------
    found
        Whether the matcher finds a term in the span. Of what it does not find a scan
        shows nothing; the model still learns from it how such things are spoken of.
    term_sense, term_id
        Sense and id of the term found; empty where none is.
    term_kind
        Kind of the term; guessed where none is found.
    obfuscated
        Whether only a disguised writing was found.
    """

    passage: LabelledPassage
    annotation: Annotation
    features: dict[str, float]
    found: bool
    term_sense: str
    term_id: str = ""
    term_kind: str = ""
    obfuscated: bool = False

    @property
    def family(self) -> str:
        """The group that must not be split."""
        return self.passage.family

    @property
    def can_be_sought(self) -> bool:
        """Whether a scan could put it in another band than low.

        A scan knows the term only, not what a person says of the span.
        """
        return self.found and self.term_sense in SOUGHT_SENSES


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
    candidates = lexicon.matcher.find(passage.text)
    matched = [_matched(a, candidates) for a in passage.mentions]
    annotated = [
        _name(annotation, candidate, lexicon)
        for annotation, candidate in zip(passage.mentions, matched, strict=True)
    ]
    others = [n for n in lexicon.names(candidates) if not _overlaps(n, annotated)]
    around = Surroundings(
        lexicon.masked(passage.title),
        lexicon.masked(passage.section),
        lexicon.masked(passage.header),
    )
    made = []
    for annotation, candidate, name in zip(
        passage.mentions, matched, annotated, strict=True
    ):
        context = build_context(passage.text, name, [*annotated, *others], around)
        example = Example(
            passage,
            annotation,
            extract(context, segmenter),
            found=candidate is not None,
            term_sense=name.sense,
            term_id=candidate.term_id if candidate else "",
            term_kind=name.kind,
            obfuscated=candidate is not None and candidate.obfuscated,
        )
        made.append(example)
    return made


def _overlaps(name: Name, others: Sequence[Name]) -> bool:
    return any(name.start < other.end and other.start < name.end for other in others)


def _matched(
    annotation: Annotation, candidates: Sequence[Candidate]
) -> Candidate | None:
    """What the matcher finds in the span, if anything."""
    for candidate in candidates:
        if candidate.start < annotation.end and annotation.start < candidate.end:
            return candidate
    return None


def _name(
    annotation: Annotation, candidate: Candidate | None, lexicon: Lexicon
) -> Name:
    """The span as a name; its kind is guessed where the matcher finds none."""
    if candidate is not None:
        term = lexicon.terms[candidate.term_id]
        return Name(annotation.start, annotation.end, term.kind, term.sense)
    digits = any(c.isdigit() for c in annotation.surface)
    return Name(annotation.start, annotation.end, "chip" if digits else "cloud")
