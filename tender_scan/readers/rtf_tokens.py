"""RTF taken apart: words, characters, braces, text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?[0-9]{1,10})? ?"  # a word and its number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte
    rb"|\\(.)"  # a sign
    rb"|([{}])"
    rb"|([^\\{}]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One piece of an RTF file.

    Parameters
    ----------
    kind
        ``word``, ``byte``, ``sign``, ``brace`` or ``text``.
    value
        The word without its backslash, the byte itself, the sign, the brace or the
        text as it stands in the file, line breaks and all.
    number
        Of a word; None without one.
    start
        Where it begins in the file.
    """

    kind: str
    value: bytes
    number: int | None
    start: int


def tokens(data: bytes) -> Iterator[Token]:
    r"""Take a file apart; the content of ``\bin`` is passed by."""
    at = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        token = _token(found)
        if token.value == b"bin" and token.kind == "word":
            at += max(token.number or 0, 0)
        yield token


def _token(found: re.Match[bytes]) -> Token:
    word, number, byte, sign, brace, text = found.groups()
    start = found.start()
    if word:
        return Token("word", word, int(number) if number else None, start)
    if byte:
        return Token("byte", bytes((int(byte, 16),)), None, start)
    if sign:
        return Token("sign", sign, None, start)
    if brace:
        return Token("brace", brace, None, start)
    return Token("text", text, None, start)
