"""Bytes to text by evidence: BOM, UTF-16, UTF-8, GB18030 or Big5, and then a guess.

A declared charset is only a hint: Chinese sites declare ``gb2312`` over UTF-8 and the
other way round. The order of the tests is from the most to the least certain:

1. a byte order mark;
2. UTF-8 without a flaw;
3. UTF-16 without a mark, by where its zero or ideograph bytes stand;
4. UTF-8 that is cut inside a character or has a few broken bytes;
5. GB18030 and Big5, each by the share of everyday characters it would give, since
   GB18030 decodes nearly every Big5 file without an error;
6. charset-normalizer, on a sample;
7. the declared charset, or GB18030, with replacement.
"""

import codecs
from functools import cache

SAMPLE_BYTES = 1_000_000
"""How much of the data the guesses look at; decoding itself is always whole."""

_TRIAL_BYTES = 20_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Text of another encoding breaks UTF-8 at nearly every character, so that one broken
# place in four sound ones still leaves UTF-8 sure.
_BROKEN_TO_SOUND = 0.25
# Real GB18030 and Big5 notices score 0.9 and more in their own encoding, 0.6 and less
# in the other; Japanese and Korean text stays under 0.5.
_PLAUSIBLE = 0.7
# Declared names that mean a larger set in practice.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Decode `data` and name the encoding that was used.

    Parameters
    ----------
    data
        The whole content. A byte order mark is not part of the text returned.
    declared
        What the file says of itself (a ``charset`` in HTML); None if nothing. Used
        to break ties, never believed against the evidence.

    Returns
    -------
    tuple of str
        The text, and a Python codec name such as ``utf-8`` or ``gb18030``. Bytes that
        the encoding does not know are U+FFFD; nothing is raised.

    Examples
    --------
    >>> decode("采购算力服务".encode("gb18030"))
    ('采购算力服务', 'gb18030')
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if 0 not in data[:_TRIAL_BYTES]:  # else it may be UTF-16
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    name = detect(data[:SAMPLE_BYTES], declared)
    return data.decode(name, "replace"), name


def detect(sample: bytes, declared: str | None = None) -> str:
    """Name the encoding of `sample`, the beginning of a longer text.

    Parameters
    ----------
    sample
        May end inside a character.
    declared
        As in `decode`.
    """
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    return (
        _as_utf16(sample[:_TRIAL_BYTES])
        or _as_utf8(sample)
        or _as_chinese(sample[:_TRIAL_BYTES], _known(declared))
        or _guess(sample)
        or _known(declared)
        or "gb18030"
    )


def _as_utf8(sample: bytes) -> str | None:
    """UTF-8, also with a cut end or a few broken bytes."""
    # The incremental decoder keeps an unfinished last character to itself.
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    broken = text.count("\ufffd")
    if not broken:
        return "utf-8"
    sound = sum(map("\x7f".__lt__, text)) - broken
    return "utf-8" if broken <= max(sound * _BROKEN_TO_SOUND, sound > 0) else None


def _as_utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: every second byte zero, or all everyday ideographs."""
    sample = sample[: len(sample) & ~1]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) > 0.05 * len(high) and low.count(0) < 0.02 * len(low):
            text = sample.decode(name, "replace")
            if text.isascii() or _everyday_share(text) > 0.5:
                return name
    if 0 in sample or sample.isascii() or _is_utf8(sample):
        return None
    for name in ("utf-16-le", "utf-16-be"):
        if _everyday_share(sample.decode(name, "replace")) > 0.9:
            return name
    return None


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _as_chinese(sample: bytes, declared: str | None) -> str | None:
    """GB18030 or Big5, whichever gives the more everyday characters."""
    best, best_share = None, _PLAUSIBLE
    for name in ("gb18030", "big5hkscs"):
        share = _everyday_share(sample.decode(name, "replace"))
        if share + 0.02 * (declared == name) > best_share:
            best, best_share = name, share
    return best


def _everyday_share(text: str) -> float:
    """Share of everyday Chinese characters among all characters beyond ASCII."""
    beyond = [char for char in text if char > "\x7f"]
    return sum(map(_everyday().__contains__, beyond)) / len(beyond) if beyond else 0.0


@cache
def _everyday() -> frozenset[str]:
    """The first-level characters of GB 2312 and of Big5, and Chinese punctuation.

    Both standards put the characters of daily use first, so the set follows from the
    codecs and needs no word list.
    """
    simplified = (
        bytes((lead, trail)).decode("gb2312", "ignore")
        for lead in (*range(0xA1, 0xA4), *range(0xB0, 0xD8))
        for trail in range(0xA1, 0xFF)
    )
    traditional = (
        bytes((lead, trail)).decode("big5", "ignore")
        for lead in range(0xA1, 0xC7)
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    )
    return frozenset({*simplified, *traditional} - {""})


def _guess(sample: bytes) -> str | None:
    """Ask charset-normalizer; None where it has no opinion."""
    # Imported late: it costs 30 ms, and one file in a thousand gets this far.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else None


def _known(declared: str | None) -> str | None:
    """Python's name of a declared charset, widened; None if it is not one."""
    try:
        name = codecs.lookup((declared or "").strip(" \t\r\n'\"")).name
        name = _WIDER.get(name, name)
        b"".decode(name)  # a codec such as "hex" does not make text
    except (LookupError, ValueError):
        return None
    return name
