"""Names whose digits a repost site starred out: ``H***显卡``, ``A1**``, ``RTX 4**0``.

What is hidden is not guessed: such a span is a candidate of the first restricted chip
that it fits, with all that it fits beside it, for a person to read on. It is never
read as a shorter name (``H20*`` is no H20).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tender_scan.lexicon.cues import cue_pattern
from tender_scan.lexicon.terms import Term
from tender_scan.text.fold import fold

_STARRED = re.compile(
    r"(?<![a-z0-9*])(?P<name>(?:rtx ?(?=\d)|[a-z]{1,3}(?=[\d*]))"
    r"(?=\d*\*)[\d*]{3,4}[a-z]?)"
    r"(?![0-9*])(?:(?<=\*)|(?![a-z]))(?!(?<=\d\*)\s*\d)"  # A100* 8张 multiplies
)
_NEAR = 40
"""How far, in characters, a word of the field may stand."""


@dataclass(frozen=True)
class Starred:
    """A starred name: its span on the page, and the ids of the terms that it fits.

    In the order of the lexicon, restricted chips before others.
    """

    start: int
    end: int
    surface: str
    term_ids: tuple[str, ...]


class StarredFinder:
    """Finds names with starred digits.

    Parameters
    ----------
    terms
        The lexicon; only names of chips that end in a number are looked for.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        chips = [term for term in terms if term.kind == "chip"]
        chips.sort(key=lambda term: term.sense != "restricted")
        self._names = [
            (key, term.id)
            for term in chips
            for key in {_key(name) for name in (*term.aliases, *term.weak)}
        ]

    def find(self, text: str) -> Iterator[Starred]:
        """Find the starred names of a page, in the order of the text.

        A name without a word of computing nearby is a footnote or a list sign.
        """
        if "*" not in text and "＊" not in text:
            return
        folded = fold(text)
        if len(folded) != len(text):  # spans must hold on the page as read
            folded = "".join(one if len(one := fold(c)) == 1 else "\0" for c in text)
        for match in _STARRED.finditer(folded):
            around = folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if not cue_pattern("computing").search(around.replace(" ", "")):
                continue
            if term_ids := self._fitting(_key(match["name"])):
                start, end = match.span("name")
                yield Starred(start, end, text[start:end], term_ids)

    def _fitting(self, starred: str) -> tuple[str, ...]:
        """Ids of the terms that a starred name can stand for."""
        pattern = re.compile(starred.replace("*", r"\d"))
        return tuple(
            dict.fromkeys(id_ for name, id_ in self._names if pattern.fullmatch(name))
        )


def _key(name: str) -> str:
    return fold(name).replace(" ", "").replace("-", "")
