"""Read the term files; a mistake in one stops the reading at once.

A term file is TOML: ``[sources]`` gives short keys to citations, ``[defaults]`` what
every entry has unless it says otherwise, and each ``[[term]]`` is one entry (keys as in
`tender_scan.lexicon.terms.Term`; ``data/chips-nvidia.toml`` explains them).
"""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tender_scan.errors import LexiconError
from tender_scan.lexicon.entry import EntryError, build_term
from tender_scan.lexicon.terms import Term

TERM_FILES = (
    "chips-nvidia.toml",
    "chips-nvidia-rtx.toml",
    "chips-nvidia-lower.toml",
    "chips-amd-intel.toml",
    "chips-domestic.toml",
    "systems.toml",
    "clouds-foreign.toml",
    "clouds-domestic.toml",
    "ai-services.toml",
)
"""Shipped term files in the order of reading; a name of two terms goes to the first."""


def load_terms(extra: Sequence[Path] = ()) -> tuple[Term, ...]:
    """Load the shipped lexicon and the user's own term files.

    Parameters
    ----------
    extra
        Further term files (``--lexicon FILE``); they add terms and may refer to
        shipped ones, but do not replace them.

    Returns
    -------
    tuple of Term
        In the order of the files.

    Raises
    ------
    LexiconError
        A file cannot be read, is not TOML, or an entry is wrong; the message names
        file, line, entry and what is wrong. Nothing is loaded then.

    Examples
    --------
    >>> {term.id: term.name for term in load_terms()}["nvidia-a100"]
    'A100'
    """
    data = files("tender_scan.lexicon") / "data"
    paths: list[Traversable] = [data / name for name in TERM_FILES]
    paths += extra
    terms: dict[str, Term] = {}
    homes: dict[str, str] = {}
    for path in paths:
        for place, term in _read_file(path):
            if term.id in terms:
                raise LexiconError(f"{place}: this id stands in {homes[term.id]} too")
            terms[term.id], homes[term.id] = term, place
    _refuse_unknown_references(terms, homes)
    return tuple(terms.values())


def lexicon_id(terms: Sequence[Term]) -> str:
    """Name the content of a lexicon: 12 hex digits, equal for equal terms.

    >>> lexicon_id(load_terms()) == lexicon_id(load_terms())
    True
    """
    lines = sorted(repr(term) for term in terms)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _read_file(path: Traversable) -> Iterator[tuple[str, Term]]:
    """Yield each entry of one file with its place, for messages."""
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from error
    unknown = tables.keys() - {"sources", "defaults", "term"}
    if unknown or not isinstance(tables.get("term", []), list):
        wrong = ", ".join(sorted(unknown)) or "term"
        raise LexiconError(
            f"{path}: '{wrong}' is out of place: a term file has [sources], "
            "[defaults] and [[term]] only"
        )
    for index, entry in enumerate(tables.get("term", [])):
        try:
            term = build_term(
                entry, tables.get("defaults", {}), tables.get("sources", {})
            )
        except EntryError as error:
            place = _place(path, text, index, entry.get("id"))
            raise LexiconError(f"{place}: {error}") from error
        yield f"{path.name}, entry {term.id}", term


def _text(path: Traversable) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: is not UTF-8; save it as UTF-8") from error


def _place(path: Traversable, text: str, index: int, name: object) -> str:
    """Say where an entry stands: file, line of its ``[[term]]``, id."""
    heads = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.replace(" ", "").startswith("[[term]]")
    ]
    line = f", line {heads[index]}" if index < len(heads) else ""
    return f"{path}{line}, entry {name or f'number {index + 1}'}"


def _refuse_unknown_references(terms: dict[str, Term], homes: dict[str, str]) -> None:
    for term in terms.values():
        for other in term.contains + term.options:
            if other not in terms:
                raise LexiconError(
                    f"{homes[term.id]}: refers to '{other}', which is no term"
                )
