"""Names as OCR writes them: letters for digits, glued to their neighbours.

What OCR alone explains is not the author's disguise: a name that is found through it
is not `obfuscated`. It is trusted less where little of it is left: such a name counts
only beside a word of its field.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, Implementation

from tender_scan.lexicon.names import Name, own_names
from tender_scan.lexicon.terms import Term
from tender_scan.text.confusion import confused
from tender_scan.text.shadow import Shadow

_LONG = 5
_DIGITS = 3
_SHORT_MODEL = re.compile(r"[a-z]+\d0")


class RecognisedNames:
    """All names of a lexicon, letters and digits that look alike made equal.

    Parameters
    ----------
    terms
        The lexicon.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        keys: dict[str, list[tuple[str, Name]]] = {}
        for name in own_names(terms):
            key = Shadow(name.written).text
            keys.setdefault(confused(key), []).append((key, name))
        self._names = tuple(map(tuple, keys.values()))
        self._automaton = AhoCorasick(list(keys), implementation=Implementation.DFA)

    def look_up(self, shadow: Shadow) -> Iterable[tuple[int, int, Name]]:
        """Find names: where in the shadow, how long, which."""
        found = self._automaton.find_matches_as_indexes(
            confused(shadow.text), overlapping=True
        )
        for number, start, end in found:
            name = _choose(self._names[number], shadow.text[start:end])
            if name is not None:
                yield start, end - start, name


def _choose(names: tuple[tuple[str, Name], ...], written: str) -> Name | None:
    """Take the name as written, else the first that OCR may have meant."""
    for key, name in names:
        if key == written:
            return name
    for key, name in names:
        if _may_be(key, written):
            is_word = key.isalpha() and key.isascii()
            return name if is_word else replace(name, weak=True)
    return None


def _may_be(key: str, written: str) -> bool:
    """Whether enough of the name is left: ``A1OO``, ``OpenAl``, ``H2O``, not ``AlO``."""
    if sum(c.isdigit() for c in key) >= _DIGITS or len(key) >= _LONG:
        return True
    return _SHORT_MODEL.fullmatch(key) is not None and key[:-1] == written[:-1]
