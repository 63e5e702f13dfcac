"""Find the spans that could be a term: one automaton over the shadow of a text.

The automaton finds every name at once in time linear in the text. What it finds is
a candidate only: boundary rules drop names inside longer ones, surfaces that are
weak by themselves need a computing word or a plain name nearby, and of overlapping
candidates the first to begin is kept, of those that begin together the longest.
Whether a candidate is the thing it looks like is the model's question, not this
file's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation

from tender_scan.lexicon.boundary import PRINTED, Neighbours, recognised, stands_alone
from tender_scan.lexicon.cues import cue_pattern
from tender_scan.lexicon.implied.records import Implied
from tender_scan.lexicon.names import Name, all_names
from tender_scan.lexicon.recognised import RecognisedNames
from tender_scan.lexicon.terms import Term
from tender_scan.lexicon.writing import is_plain, is_pulled_apart
from tender_scan.text.shadow import Shadow

_NEAR = 60
"""How far, in characters of the shadow, a weak surface looks for support."""
_TOUCHING = 5
"""How far behind a weak surface a word for a machine supports it: T4服务器."""


@dataclass(frozen=True)
class Joined:
    """A name that was broken, in the text as it reads with the pieces put together.

    Parameters
    ----------
    text
        The page's text round the name, its rest moved up to its first piece.
    start, end
        The name in `text`.
    pieces
        Where they stand in the page's text.
    """

    text: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Candidate:
    """A span that could be a term.

    Parameters
    ----------
    start, end
        Span in the text as read.
    obfuscated
        True where only a disguise was found: see `Mention.obfuscated`.
    implied
        Where no name is written: what the figures say.
    fits
        Where digits of the name are starred out: ids of all terms that it fits.
    joined
        Where the name's pieces do not follow one another in the text: how it reads
        with the pieces put together. ``[start, end)`` is the longest piece then.
    """

    start: int
    end: int
    surface: str
    term_id: str
    obfuscated: bool
    implied: Implied | None = None
    fits: tuple[str, ...] = ()
    joined: Joined | None = None

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Where it stands in the text, piece by piece."""
        return self.joined.pieces if self.joined else ((self.start, self.end),)


@dataclass(frozen=True)
class _Match:
    """What the automaton found, in the shadow and in the text as read."""

    at: int
    length: int
    name: Name
    start: int
    end: int
    surface: str

    @property
    def pulled_apart(self) -> bool:
        """Whether separators stand in the surface that the name does not have."""
        return is_pulled_apart(self.surface, self.name.written)

    @property
    def needs_support(self) -> bool:
        """Whether the surface counts only beside a word of its field."""
        return self.name.weak or self.pulled_apart


_Raw = tuple[int, int, Name]
"""Where in the shadow, how long, which name."""


class Matcher:
    """All names of a lexicon in one automaton.

    Parameters
    ----------
    terms
        The lexicon; a name shared by two terms goes to the first.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)
        by_key: dict[str, Name] = {}
        for name in all_names(self._terms):
            by_key.setdefault(Shadow(name.written).text, name)
        self._names = tuple(by_key.values())
        self._automaton = AhoCorasick(list(by_key), implementation=Implementation.DFA)

    @cached_property
    def _recognised(self) -> RecognisedNames:
        """The names for text that OCR read, made when first needed."""
        return RecognisedNames(self._terms)

    def find(self, text: str, *, ocr: bool = False) -> tuple[Candidate, ...]:
        """Find the candidates of one page, in the order of the text.

        Parameters
        ----------
        text
            The page as read.
        ocr
            Whether OCR read it: then what OCR takes for one another counts as equal,
            more may be glued to a name, and only a nickname is a disguise.

        Returns
        -------
        tuple of Candidate
            They do not overlap.
        """
        shadow = Shadow(text)
        strong, weak = self._look_up(shadow, ocr)
        page = _Page(text, shadow, recognised() if ocr else PRINTED)
        matches = [match for found in strong if (match := _stand(page, *found))]
        plain = [match for match in matches if not match.pulled_apart]
        kept = plain + [
            match
            for match in (*matches, *_weak_matches(page, weak, plain))
            if match.needs_support and _supported(match, shadow, plain)
        ]
        return tuple(
            Candidate(
                match.start,
                match.end,
                match.surface,
                match.name.term_id,
                match.name.disguised
                or not (ocr or is_plain(match.surface, match.name.written)),
            )
            for match in _longest(kept)
        )

    def _look_up(self, shadow: Shadow, ocr: bool) -> tuple[list[_Raw], list[_Raw]]:
        """Run the automaton: names that count anywhere, and weak ones."""
        strong: list[_Raw] = []
        weak: list[_Raw] = []
        if ocr:
            for raw in self._recognised.look_up(shadow):
                (weak if raw[2].weak else strong).append(raw)
            return strong, weak
        found = self._automaton.find_matches_as_indexes(shadow.text, overlapping=True)
        for number, start, end in found:
            name = self._names[number]
            (weak if name.weak else strong).append((start, end - start, name))
        return strong, weak


@dataclass(frozen=True)
class _Page:
    """A text with its shadow, and what may stand beside names in it."""

    text: str
    shadow: Shadow
    neighbours: Neighbours


def _stand(page: _Page, at: int, length: int, name: Name) -> _Match | None:
    """Map what the automaton found to the text, if it stands alone there."""
    start, end = page.shadow.span(at, at + length)
    if not stands_alone(page.text, start, end, page.neighbours):
        return None
    return _Match(at, length, name, start, end, page.text[start:end])


def _weak_matches(
    page: _Page, weak: list[_Raw], plain: list[_Match]
) -> Iterator[_Match]:
    """Map weak names; on a page without a word of their field they cost nothing."""
    has_cue = {
        service: cue_pattern(_group(service)).search(page.shadow.text) is not None
        for service in {name.service for _, _, name in weak}
    }
    for at, length, name in weak:
        possible = plain or has_cue[name.service] or not name.service
        if possible and (match := _stand(page, at, length, name)):
            yield match


def _group(service: bool) -> str:
    return "cloud" if service else "computing"


def _supported(match: _Match, shadow: Shadow, plain: list[_Match]) -> bool:
    """Whether a word of the field, or a plain name of its kind, stands nearby."""
    service, text = match.name.service, shadow.text
    low, end = max(0, match.at - _NEAR), match.at + match.length
    around = text[low : match.at] + "\n" + text[end : end + _NEAR]
    if cue_pattern(_group(service)).search(around):
        return True
    machines = text[end : end + _TOUCHING] if match.name.weak else around
    if not service and cue_pattern("machines").search(machines):
        return True
    return any(
        other.name.service == service and low <= other.at <= end + _NEAR
        for other in plain
    )


def _longest(found: list[_Match]) -> Iterator[_Match]:
    """Of matches that overlap keep the one that begins first, then the longest."""
    reached = 0
    for match in sorted(found, key=lambda each: (each.start, -each.end)):
        if match.start >= reached:
            yield match
            reached = match.end
