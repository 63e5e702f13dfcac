"""One labelled passage, and what makes an annotation sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tender_scan.records import SOUGHT_ROLES, SOUGHT_SENSES


@dataclass(frozen=True)
class Annotation:
    """What a person says of one span."""

    start: int
    end: int
    surface: str
    sense: str
    role: str
    route: str | None

    @property
    def sought(self) -> bool:
        """Whether something restricted or foreign is sought by this mention."""
        return self.role in SOUGHT_ROLES and self.sense in SOUGHT_SENSES


@dataclass(frozen=True)
class LabelledPassage:
    """A passage with its annotations, in the order of the text.

    Parameters
    ----------
    family
        What must not be split between fitting and judging; empty where nobody says.
    document, buyer
        What may be kept whole instead; empty where nobody says.
    reviewer
        Who gave the labels; empty where nobody says.
    """

    id: str
    family: str
    writer: str
    kind: str
    title: str
    section: str
    header: str
    text: str
    mentions: tuple[Annotation, ...]
    document: str = ""
    buyer: str = ""
    reviewer: str = ""


TEXTS = (
    "id",
    "family",
    "writer",
    "kind",
    "title",
    "section",
    "header",
    "document",
    "buyer",
    "reviewer",
)
"""The fields of a passage beside its text and its annotations."""


def span_faults(
    text: str, start: object, end: object, surface: object
) -> Iterator[str]:
    """Say what is wrong with a span; it must lie in the text and hold its surface.

    Parameters
    ----------
    surface
        What the span should hold; None where the file does not say.
    """
    if type(start) is not int or type(end) is not int:
        yield "fields start and end are not whole numbers"
    elif not 0 <= start < end:
        yield f"span {start}-{end} is negative or empty"
    elif surface is None and end > len(text):
        yield f"span {start}-{end} ends behind the text, which has {len(text)}"
    elif surface is not None and text[start:end] != surface:
        yield f"span {start}-{end} holds {text[start:end]!r}, not {surface!r}"


def overlaps(mentions: Sequence[Annotation]) -> Iterator[str]:
    """Name the spans that repeat or overlap the one before."""
    ordered = sorted(mentions, key=lambda each: (each.start, each.end))
    for one, other in pairwise(ordered):
        if (one.start, one.end) == (other.start, other.end):
            yield f"span {one.start}-{one.end} is annotated twice"
        elif other.start < one.end:
            yield f"spans {one.start}-{one.end} and {other.start}-{other.end} overlap"
