"""What else a name may mean, by the lexicon's knowledge of look-alikes."""

from functools import cache

from tender_scan.lexicon.lookalikes import load_lookalikes
from tender_scan.text.fold import fold


def bare_name(surface: str) -> str:
    """A name without blanks, hyphens and case, to tell whether two are the same."""
    return "".join(c for c in fold(surface) if c.isalnum())


def has_other_meanings(surface: str) -> bool:
    """Whether the lexicon knows something else by this name.

    Nothing else is called CoreWeave; A100 is also a printer cartridge.
    """
    return bare_name(surface) in _cues_by_name()


def other_meaning_cues(surface: str, text: str) -> int:
    """How many words of the name's other meanings stand in a folded text."""
    return sum(cue in text for cue in _cues_by_name().get(bare_name(surface), ()))


@cache
def _cues_by_name() -> dict[str, frozenset[str]]:
    cues: dict[str, frozenset[str]] = {}
    for entry in load_lookalikes():
        words = frozenset(fold(cue).replace(" ", "") for cue in entry.cues)
        for surface in entry.surfaces:
            name = bare_name(surface)
            cues[name] = cues.get(name, frozenset()) | words
    return cues
