"""One labelled passage: read from a line, with all that is wrong with it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tender_scan.records import ROLES, ROUTES, SENSES, SOUGHT_ROLES, SOUGHT_SENSES


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
    """A passage with its annotations, in the order of the text."""

    id: str
    family: str
    writer: str
    kind: str
    title: str
    section: str
    header: str
    text: str
    mentions: tuple[Annotation, ...]


_TEXTS = ("id", "family", "text")
_TEXTS_OR_NOTHING = ("writer", "kind", "title", "section", "header")
_MENTION = ("start", "end", "surface", "sense", "role")


def read_passage(line: bytes) -> tuple[LabelledPassage | None, list[str]]:
    """Read one line.

    Returns
    -------
    tuple
        The passage, None where it cannot be built, and every fault in words.
    """
    try:
        raw = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, [f"byte {error.start + 1} of the line is not UTF-8"]
    except (ValueError, RecursionError) as error:
        return None, [f"not JSON: {error}"]
    if not isinstance(raw, dict):
        return None, ["not a JSON object"]
    if faults := list(_field_faults(raw)):
        return None, faults
    faults = [
        f"mention {number}: {fault}"
        for number, mention in enumerate(raw["mentions"], 1)
        for fault in _mention_faults(raw["text"], mention)
    ]
    if faults:
        return None, faults
    mentions = tuple(
        Annotation(**{field: mention.get(field) for field in (*_MENTION, "route")})
        for mention in raw["mentions"]
    )
    if faults := list(_overlaps(mentions)):
        return None, faults
    texts = {field: raw.get(field) or "" for field in (*_TEXTS, *_TEXTS_OR_NOTHING)}
    return LabelledPassage(**texts, mentions=mentions), []


def _field_faults(raw: dict[str, object]) -> Iterator[str]:
    """What is wrong with the fields of a passage."""
    if missing := [field for field in (*_TEXTS, "mentions") if field not in raw]:
        yield f"field {', '.join(missing)} is missing"
    for field in (*_TEXTS, *_TEXTS_OR_NOTHING):
        value = raw.get(field, "")
        if not isinstance(value, str) and (field in _TEXTS or value is not None):
            yield f"field {field} is not text"
    if not isinstance(raw.get("mentions", []), list):
        yield "field mentions is not a list"


def _mention_faults(text: str, raw: object) -> Iterator[str]:
    """What is wrong with one annotation by itself."""
    if not isinstance(raw, dict):
        yield "not a JSON object"
        return
    if missing := [field for field in _MENTION if field not in raw]:
        yield f"field {', '.join(missing)} is missing"
        return
    yield from _span_faults(text, raw["start"], raw["end"], raw["surface"])
    sense, role = raw["sense"], raw["role"]
    for field, value, allowed in (
        ("sense", sense, SENSES),
        ("role", role, ROLES),
        ("route", raw.get("route"), (*ROUTES, None)),
    ):
        if value not in allowed:
            yield f"field {field} is {value!r}, not one of {allowed}"
    if (sense == "lookalike") != (role == "lookalike"):
        yield f"sense {sense} does not go with role {role}"


def _span_faults(
    text: str, start: object, end: object, surface: object
) -> Iterator[str]:
    """What is wrong with a span; it must hold its surface."""
    if type(start) is not int or type(end) is not int:
        yield "fields start and end are not whole numbers"
    elif not 0 <= start < end:
        yield f"span {start}-{end} is negative or empty"
    elif text[start:end] != surface:
        yield f"span {start}-{end} holds {text[start:end]!r}, not {surface!r}"


def _overlaps(mentions: Sequence[Annotation]) -> Iterator[str]:
    """Spans that repeat or overlap the one before."""
    ordered = sorted(mentions, key=lambda each: (each.start, each.end))
    for one, other in pairwise(ordered):
        if (one.start, one.end) == (other.start, other.end):
            yield f"span {one.start}-{one.end} is annotated twice"
        elif other.start < one.end:
            yield (f"spans {one.start}-{one.end} and {other.start}-{other.end} overlap")
