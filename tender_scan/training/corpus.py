"""Labelled passages: read, checked, all faults named at once.

One JSON object a line::

    {"id": "w1-gpu-award-1", "family": "w1-gpu-award", "writer": "w1",
     "kind": "award", "title": "...", "section": "...", "header": "...",
     "text": "...", "mentions": [{"start": 12, "end": 16, "surface": "A100",
     "sense": "restricted", "role": "procured", "route": "hardware"}]}

`start` and `end` count code points of `text`, half-open. Passages of one family never
stand on both sides of a split.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.records import ROLES, ROUTES, SENSES, SOUGHT_ROLES, SOUGHT_SENSES

_SHOWN = 20


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


@dataclass(frozen=True)
class Corpus:
    """Labelled passages and a hash of all that they say."""

    passages: tuple[LabelledPassage, ...]
    hash: str

    @property
    def families(self) -> frozenset[str]:
        """The families of the corpus."""
        return frozenset(passage.family for passage in self.passages)

    @property
    def mentions(self) -> int:
        """Number of annotations."""
        return sum(len(passage.mentions) for passage in self.passages)


def load_corpus(paths: Sequence[Path]) -> Corpus:
    """Read labelled passages from files, or from the ``.jsonl`` files of folders.

    Raises
    ------
    AnnotationError
        Naming file, line and field of every fault, up to 20.
    """
    faults: list[str] = []
    passages: list[LabelledPassage] = []
    digest = sha256()
    for path in _files(paths):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            digest.update(line.encode())
            try:
                passages.append(_passage(json.loads(line)))
            except (KeyError, TypeError, ValueError) as error:
                faults.append(f"{path}:{number}: {_fault(error)}")
    if faults:
        rest = len(faults) - _SHOWN
        more = [f"... and {rest} more"] if rest > 0 else []
        raise AnnotationError("\n".join(faults[:_SHOWN] + more))
    if not passages:
        raise AnnotationError(f"no labelled passages in {', '.join(map(str, paths))}")
    return Corpus(tuple(passages), digest.hexdigest()[:16])


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.jsonl"))
        elif path.is_file():
            yield path
        else:
            raise AnnotationError(f"{path}: no such file or folder")


def _fault(error: Exception) -> str:
    return f"field {error} is missing" if isinstance(error, KeyError) else str(error)


def _passage(raw: dict[str, object]) -> LabelledPassage:
    """Check and build one passage."""
    text = _text(raw, "text")
    mentions = raw["mentions"]
    if not isinstance(mentions, list):
        raise TypeError("field mentions is not a list")
    return LabelledPassage(
        id=_text(raw, "id"),
        family=_text(raw, "family"),
        writer=_text(raw, "writer", ""),
        kind=_text(raw, "kind", ""),
        title=_text(raw, "title", ""),
        section=_text(raw, "section", ""),
        header=_text(raw, "header", ""),
        text=text,
        mentions=tuple(_annotation(text, mention) for mention in mentions),
    )


def _text(raw: dict[str, object], field: str, default: str | None = None) -> str:
    value = raw[field] if default is None else raw.get(field) or default
    if not isinstance(value, str):
        raise TypeError(f"field {field} is not text")
    return value


def _annotation(text: str, raw: dict[str, object]) -> Annotation:
    """Check and build one annotation; its span must hold its surface."""
    start, end, surface = raw["start"], raw["end"], raw["surface"]
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError("fields start and end are not numbers")
    if text[start:end] != surface:
        raise ValueError(
            f"span {start}-{end} holds {text[start:end]!r}, not {surface!r}"
        )
    sense, role, route = raw["sense"], raw["role"], raw.get("route")
    for field, value, allowed in (
        ("sense", sense, SENSES),
        ("role", role, ROLES),
        ("route", route, (*ROUTES, None)),
    ):
        if value not in allowed:
            raise ValueError(f"field {field} is {value!r}, not one of {allowed}")
    if (sense == "lookalike") != (role == "lookalike"):
        raise ValueError(f"sense {sense} does not go with role {role}")
    return Annotation(start, end, str(surface), str(sense), str(role), route)  # type: ignore[arg-type]  # checked above
