"""Whether the text of a page can be what the page shows.

A font without a map to Unicode, or with a broken one, gives codes of glyphs for
characters: control characters, private use, rare ideographs among the common.
"""

import re
from functools import cache

_SAMPLE = 40
_MANY, _SOME, _ALL_ODD = 0.05, 0.01, 0.15
_LEAST = 5
_CID = re.compile(r"\(cid:\d+\)")
_LINE_ENDS = "\t\n\x0b\x0c\r"
_HYPHENS = "\x02\ufffe\u00ad"
"""What pdfium writes for a hyphen at the end of a line."""
_SIGNS = "·×÷°±§©®²³¹¥µ«»¢£¤¬¶º¼½¾ "
_BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x0391, 0x03C9),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0590, 0x0EFF),  # Hebrew, Arabic, India, Thai: other languages, not damage
    (0x2000, 0x2BFF),  # punctuation, signs, numbers in circles, frames
    (0x2E80, 0x312F),  # radicals, kana, bopomofo
    (0x31A0, 0x33FF),  # numbers in brackets, units
    (0xAC00, 0xD7A3),  # Hangul
    (0xF020, 0xF0FF),  # symbol fonts: ticks and boxes of forms
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFB1D, 0xFDFF),
    (0xFE30, 0xFEFC),
    (0xFF00, 0xFFEF),  # full width
)
_LATIN = (0x00C0, 0x024F)
_BEYOND_PLANE = 0x10000


@cache
def known_characters() -> frozenset[str]:
    """Characters that a page is expected to show.

    The ideographs are the 6,763 of GB 2312 and the 5,401 of Big5's first level, which
    the two standards chose for how common they are.
    """
    known = {chr(code) for first, last in _BLOCKS for code in range(first, last + 1)}
    return frozenset(
        {*known, *_LINE_ENDS, *_HYPHENS, *_SIGNS, *_table("gb2312", 0xB0, 0xF8)}
        | _table("big5", 0xA4, 0xC7)
    )


def _table(encoding: str, first: int, last: int) -> set[str]:
    pairs = (bytes([h, low]) for h in range(first, last) for low in range(0x40, 0xFF))
    return set("".join(pair.decode(encoding, "ignore") for pair in pairs))


def is_trusted(text: str) -> bool:
    r"""Say whether a page's text is plausible; costs a few microseconds where it is.

    Parameters
    ----------
    text
        As a reader got it.

    Examples
    --------
    >>> is_trusted("采购人：云岭理工大学，A100显卡")
    True
    >>> is_trusted("\x01\x04\x05\x06\x07\x04\x08\x0e 云岭")
    False
    """
    known = known_characters()
    if known.issuperset(text[:: max(1, len(text) // _SAMPLE)]):
        return not text.startswith("(cid:")
    return _looks_plausible(text, known)


def _looks_plausible(text: str, known: frozenset[str]) -> bool:
    ink = "".join(_CID.sub("\ufffd", text).split())
    strange = {character for character in set(ink) if character not in known}
    soft = {c for c in strange if _LATIN[0] <= ord(c) <= _LATIN[1]}
    soft |= {c for c in strange if ord(c) >= _BEYOND_PLANE}  # rare, in names
    hard = sum(ink.count(character) for character in strange - soft)
    every = hard + sum(ink.count(character) for character in soft)
    if hard < _LEAST:
        return True
    length = len(ink)
    return hard <= _MANY * length and not (
        hard > _SOME * length and every > _ALL_ODD * length
    )
