"""What the model is shown of a mention: its surroundings, with every name masked."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.mentions.marks import (
    DOMESTIC,
    OTHER_HARDWARE,
    OTHER_SERVICE,
    SAME,
)
from tender_scan.mentions.other_meanings import bare_name, has_other_meanings
from tender_scan.text.fold import fold

WINDOW = 160
"""Characters kept to each side; the features look further only for what stands in
the same row, question and answer, or correction."""

NEAR = 100

_REACH = 3 * WINDOW
"""Characters read to each side: blanks are dropped, and masks may be shorter."""


@dataclass(frozen=True)
class Name:
    """A span that names something, what kind of thing and of which sense (`Term`)."""

    start: int
    end: int
    kind: str
    sense: str = ""


@dataclass(frozen=True)
class Context:
    """One mention as the model sees it; all texts are folded and masked.

    Parameters
    ----------
    left, right
        Up to `WINDOW` characters before and after.
    kind
        Kind of the term: chip, system, cloud or ai_service.
    surface
        The name as written; only its shape is used.
    title, section, header
        Title of the notice, heading above, header row of the table; empty strings
        where there is none.
    sense
        Sense of the term: what the name would be if it is no look-alike.
    company
        How many names of one meaning only stand within `NEAR` characters.
    """

    left: str
    right: str
    kind: str
    surface: str
    title: str = ""
    section: str = ""
    header: str = ""
    sense: str = ""
    company: int = 0


@dataclass(frozen=True)
class Surroundings:
    """What stands round a passage, with names masked (`mask_names`).

    Title of the notice, heading above the mention, header row of its table.
    """

    title: str = ""
    section: str = ""
    header: str = ""


class Names:
    """The names of one page, to ask for those round each of them.

    Parameters
    ----------
    names
        In the order of the text; they do not overlap.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._starts = [name.start for name in names]
        self._ends = [name.end for name in names]

    def near(self, name: Name) -> Sequence[Name]:
        """Give the names that the context of `name` can depend on."""
        first = bisect_right(self._ends, name.start - _REACH)
        return self._names[first : bisect_left(self._starts, name.end + _REACH)]

    def within(self, start: int, end: int) -> range:
        """Give the numbers, from 0, of the names that lie in ``[start, end)``."""
        return range(bisect_left(self._starts, start), bisect_right(self._ends, end))


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
        The spans that were found in the text, `name` among them, in any order; they
        do not overlap. Those that `Names.near` leaves out make no difference.
    """
    own = bare_name(text[name.start : name.end])
    before = [other for other in names if other.end <= name.start]
    after = [other for other in names if other.start >= name.end]
    left = _masked(text, max(0, name.start - _REACH), name.start, before, own)
    right = _masked(text, name.end, min(len(text), name.end + _REACH), after, own)
    return Context(
        left=left[-WINDOW:],
        right=right[:WINDOW],
        kind=name.kind,
        surface=text[name.start : name.end],
        title=around.title[:80],
        section=around.section[:40],
        header=around.header[:160],
        sense=name.sense,
        company=_company(text, name, names),
    )


def _company(text: str, name: Name, names: Sequence[Name]) -> int:
    return sum(
        not has_other_meanings(text[other.start : other.end])
        for other in names
        if other != name
        and other.start - name.end < NEAR
        and name.start - other.end < NEAR
    )


def mask_names(text: str, names: Sequence[Name]) -> str:
    """Fold a text with every name in it replaced by a mark of its kind."""
    return _masked(text, 0, len(text), names)


def _masked(
    text: str, start: int, end: int, names: Sequence[Name], own: str = ""
) -> str:
    """Fold ``text[start:end]`` with the names in it replaced and blanks dropped."""
    parts, position = [], start
    for other in sorted(names, key=lambda each: each.start):
        if other.start >= position and other.end <= end:
            same = own and bare_name(text[other.start : other.end]) == own
            mark = SAME if same else _mask(other)
            parts += [text[position : other.start], mark]
            position = other.end
    parts.append(text[position:end])
    return "".join(fold("".join(parts)).split(" ")).replace("\r", "")


def _mask(name: Name) -> str:
    if name.sense == "domestic":
        return DOMESTIC
    return OTHER_SERVICE if name.kind in ("cloud", "ai_service") else OTHER_HARDWARE
