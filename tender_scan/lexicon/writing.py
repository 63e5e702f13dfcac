"""Whether a name is written plainly, pulled apart, or in disguise."""

import re

from tender_scan.text.fold import fold
from tender_scan.text.shadow import SEPARATORS

_LINE_END = re.compile(r"\s*[\r\n\ufffe\u00ad\x02]\s*")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def is_pulled_apart(surface: str, written: str) -> bool:
    r"""Whether a Latin name was pulled apart: ``A 100``, ``A10\n0``."""
    return written.isascii() and _separators(surface) > _separators(written)


def _separators(text: str) -> int:
    return sum(character in SEPARATORS or character.isspace() for character in text)


def is_plain(surface: str, written: str) -> bool:
    """Whether the surface is the name as written, up to case and layout.

    Blanks and hyphens that the name has itself may be dropped or exchanged
    (``RTX4090``, ``RTX-4090``); a line break anywhere is layout, and a radical in
    place of its ideograph a defect of the PDF's font.
    """
    parts = [re.escape(part) for part in re.split(r"[ _-]", written) if part]
    pattern = re.compile("[ _-]?".join(parts), re.IGNORECASE)
    mended = _RADICAL.sub(lambda radical: fold(radical.group()), surface)
    return any(pattern.fullmatch(_LINE_END.sub(by, mended)) for by in ("", " "))
