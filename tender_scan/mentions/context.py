"""What the model is shown of a mention: its surroundings, with every name masked.

Names are masked so that the model learns how things are sought, not which chip was
popular in the corpus: an unmasked model leans on the name and falls when names change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.text.fold import fold

TARGET = "\ue000"
OTHER_HARDWARE = "\ue001"
OTHER_SERVICE = "\ue002"
WINDOW = 60
"""Characters shown to each side; more did not help (classifier study, windows)."""


@dataclass(frozen=True)
class Name:
    """A span that names something, and what kind of thing (`Term.kind`)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Context:
    """One mention as the model sees it; all texts are folded and masked.

    Parameters
    ----------
    left, right
        Up to 60 characters before and after.
    kind
        Kind of the term: chip, system, cloud or ai_service.
    surface
        The name as written; only its shape is used.
    title, section, header
        Title of the notice, heading above, header row of the table; empty strings
        where there is none.
    """

    left: str
    right: str
    kind: str
    surface: str
    title: str = ""
    section: str = ""
    header: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What stands round a passage, with names masked (`mask_names`).

    Title of the notice, heading above the mention, header row of its table.
    """

    title: str = ""
    section: str = ""
    header: str = ""


def build_context(
    text: str,
    name: Name,
    names: Sequence[Name],
    around: Surroundings = Surroundings(),
) -> Context:
    """Build the context of one name in a text.

    Parameters
    ----------
    text
        The page or passage as read.
    name
        The span asked about.
    names
        All spans that were found in the text, `name` among them; they do not overlap.
    """
    before = [other for other in names if other.end <= name.start]
    after = [other for other in names if other.start >= name.end]
    left = _masked(text, max(0, name.start - 3 * WINDOW), name.start, before)
    right = _masked(text, name.end, min(len(text), name.end + 3 * WINDOW), after)
    return Context(
        left=left[-WINDOW:],
        right=right[:WINDOW],
        kind=name.kind,
        surface=text[name.start : name.end],
        title=around.title[:80],
        section=around.section[:40],
        header=around.header[:80],
    )


def mask_names(text: str, names: Sequence[Name]) -> str:
    """Fold a text with every name in it replaced by a mark of its kind."""
    return _masked(text, 0, len(text), names)


def _masked(text: str, start: int, end: int, names: Sequence[Name]) -> str:
    """Fold ``text[start:end]`` with the names in it replaced and blanks dropped."""
    parts, position = [], start
    for other in sorted(names, key=lambda each: each.start):
        if other.start >= position and other.end <= end:
            parts += [text[position : other.start], _mask(other.kind)]
            position = other.end
    parts.append(text[position:end])
    return "".join(fold("".join(parts)).split(" ")).replace("\r", "")


def _mask(kind: str) -> str:
    return OTHER_SERVICE if kind in ("cloud", "ai_service") else OTHER_HARDWARE
