"""Fold one character to the form that matching compares.

Width, case, Traditional script, CJK radicals and compatibility forms are folded
away; invisible characters fold to nothing. Folding goes character by character, so
that an offset map is a running sum of lengths. For text without combining marks the
result equals NFKC followed by the two tables; combining marks stay where they are.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\ufffe\x02")
"""Soft hyphen, zero-width characters, and the two codes that PDFium writes for a
hyphen at the end of a line."""


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    """Read a table of character pairs, `#` lines left out."""
    text = (files("tender_scan.text") / "data" / name).read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from zip(line[::2], line[1::2], strict=True)


@cache
def _equivalents() -> dict[str, str]:
    """Radicals and Traditional characters with what they fold to."""
    simplified = dict(_pairs("traditional.txt"))
    radicals = {
        radical: simplified.get(ideograph, ideograph)
        for radical, ideograph in _pairs("radicals.txt")
    }
    return simplified | radicals


def fold_character(character: str) -> str:
    """Fold one character; the result has 0, 1 or, rarely, more characters.

    >>> fold_character("Ａ"), fold_character("⻢"), fold_character("雲")
    ('a', '马', '云')
    """
    if character in _INVISIBLE:
        return ""
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half a surrogate pair, which no encoder takes
    table = _equivalents()
    if character in table:
        return table[character]
    compatible = unicodedata.normalize("NFKC", character)
    return "".join(table.get(part, part) for part in compatible.lower())


class FoldTable(dict[int, str]):
    """A table for `str.translate` that folds each character once, when first seen.

    `drop` names further characters that fold to nothing.
    """

    def __init__(self, drop: str = "") -> None:
        super().__init__()
        self._drop = frozenset(drop)

    def __missing__(self, code: int) -> str:
        """Fold a character that was not met before, and remember it."""
        folded = fold_character(chr(code))
        self[code] = folded = "".join(c for c in folded if c not in self._drop)
        return folded


_TABLE = FoldTable()


def fold(text: str) -> str:
    """Fold every character of `text`; blanks and line breaks stay.

    >>> fold("英偉達　Ａ１００")
    '英伟达 a100'
    """
    return text.translate(_TABLE)
