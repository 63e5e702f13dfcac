"""A text as the set of its overlapping pieces, so that parts of it can be compared."""

import re
from dataclasses import dataclass

from tender_scan.text.fold import fold
from tender_scan.text.shadow import Shadow

_LENGTH = 6
_STRAY = re.compile(r"[^0-9a-z\u3400-\u9fff*]+")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_LEAST_DIGITS = 4


@dataclass(frozen=True)
class Body:
    """What is compared of a text.

    Parameters
    ----------
    pieces
        Every run of six characters of the text without blanks and signs.
    numbers
        The numbers of four digits and more: amounts, dates, codes, telephones.
    """

    pieces: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Body":
        """Cut a text up; what reposting changes (width, script, pinyin) is dropped."""
        cleaned = _STRAY.sub("", Shadow(text).text)
        count = len(cleaned) - _LENGTH + 1
        found = (
            match.group().replace(",", "") for match in _NUMBER.finditer(fold(text))
        )
        return cls(
            frozenset(cleaned[at : at + _LENGTH] for at in range(count)),
            frozenset(each for each in found if len(each) >= _LEAST_DIGITS),
        )
