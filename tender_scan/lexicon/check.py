"""Look over a lexicon for mistakes that reading it does not find."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tender_scan.lexicon.periods import control_periods
from tender_scan.lexicon.rules import load_rules
from tender_scan.lexicon.terms import Term
from tender_scan.text.shadow import Shadow

LEVELS = ("error", "warning", "information")


@dataclass(frozen=True)
class Problem:
    """Something to look at; `term_id` is the entry, `level` one of `LEVELS`."""

    level: str
    term_id: str
    message: str


def check(terms: Sequence[Term]) -> list[Problem]:
    """Find duplicates, colliding and empty names, missing sources, wrong references.

    Names are compared as the matcher compares them: without case, width, script,
    blanks and hyphens.

    Parameters
    ----------
    terms
        As loaded; a list built in code may hold mistakes that loading refuses.

    Returns
    -------
    list of Problem
        Errors first, then warnings, then information.
    """
    found = [
        *_same_ids(terms),
        *_collisions(terms),
        *_names(terms),
        *_references(terms),
        *_sources(terms),
        *_senses(terms),
        *_contained(terms),
    ]
    return sorted(found, key=lambda problem: LEVELS.index(problem.level))


def _same_ids(terms: Sequence[Term]) -> Iterator[Problem]:
    seen: set[str] = set()
    for term in terms:
        if term.id in seen:
            yield Problem("error", term.id, "two entries have this id")
        seen.add(term.id)


def _collisions(terms: Sequence[Term]) -> Iterator[Problem]:
    """Two terms, or two entries of one, that fold to the same name."""
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for term in terms:
        for surface in term.surfaces:
            owners[Shadow(surface).text].append((term.id, surface))
    for uses in owners.values():
        (first, name), *others = uses
        for other, surface in others:
            if other == first:
                message = f"'{surface}' is listed already as '{name}'"
                yield Problem("warning", first, message)
            else:
                yield Problem("error", other, f"'{surface}' is a name of {first} too")


def _names(terms: Sequence[Term]) -> Iterator[Problem]:
    for term in terms:
        if not term.surfaces:
            yield Problem("error", term.id, "has no name at all")
        for surface in term.surfaces:
            if not Shadow(surface).text:
                yield Problem("error", term.id, f"the name {surface!r} is empty")
        for surface in term.aliases:
            if len(Shadow(surface).text) < 2:
                message = f"'{surface}' is too short to count anywhere; make it weak"
                yield Problem("error", term.id, message)


def _references(terms: Sequence[Term]) -> Iterator[Problem]:
    chips = {term.id for term in terms if term.kind == "chip"}
    letters = {letter.date for letter in load_rules().letters}
    for term in terms:
        for other in term.contains + term.options:
            if other not in chips:
                yield Problem(
                    "error", term.id, f"refers to '{other}', which is no chip"
                )
        for letter in term.letters:
            if letter.date not in letters:
                message = f"letter of {letter.date} is not in rules.toml"
                yield Problem("error", term.id, message)


def _sources(terms: Sequence[Term]) -> Iterator[Problem]:
    for term in terms:
        if not any(source.strip() for source in term.sources):
            yield Problem("error", term.id, "has no source")


def _senses(terms: Sequence[Term]) -> Iterator[Problem]:
    """Compare senses with figures: `restricted` means that a control was found."""
    by_id = {term.id: term for term in terms}
    for term in terms:
        reached = bool(control_periods(term, by_id))
        if term.options or term.sense not in ("restricted", "unrestricted"):
            continue
        if term.sense == "restricted" and not reached:
            yield Problem("warning", term.id, "restricted, but no control is found")
        if term.sense == "unrestricted" and reached:
            yield Problem("warning", term.id, "unrestricted, but a control is found")


def _contained(terms: Sequence[Term]) -> Iterator[Problem]:
    """Names inside names of other terms: the matcher takes the longest."""
    names = {
        Shadow(surface).text: (term.id, surface)
        for term in terms
        for surface in term.surfaces
    }
    for long, (owner, written) in names.items():
        parts = {
            long[start:end]
            for start in range(len(long))
            for end in range(start + 2, len(long) + 1)
        }
        for part in sorted(parts & names.keys() - {long}):
            other, surface = names[part]
            if other != owner:
                message = f"'{written}' holds '{surface}' of {other}"
                yield Problem("information", owner, message)
