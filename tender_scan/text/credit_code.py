"""Unified social credit codes (统一社会信用代码), GB 32100-2015."""

import re
from typing import NamedTuple

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_MODULUS = 31
_WEIGHTS = tuple(pow(3, place, _MODULUS) for place in range(17))
_CODE = re.compile(
    rf"(?<![0-9A-Za-z])[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}(?![0-9A-Za-z])"
)


class CreditCode(NamedTuple):
    """A valid code and its span ``[start, end)`` in the text."""

    code: str
    start: int
    end: int


def check_character(body: str) -> str | None:
    """Return the 18th character for the first 17, or None where they are no code.

    >>> check_character("91350100M000100Y4")
    '3'
    """
    if len(body) != len(_WEIGHTS) or any(each not in _VALUES for each in body):
        return None
    total = sum(
        _VALUES[each] * weight for each, weight in zip(body, _WEIGHTS, strict=True)
    )
    return _ALPHABET[-total % _MODULUS]


def is_credit_code(text: str) -> bool:
    """Tell whether `text` is a code of 18 characters with the right check character.

    >>> is_credit_code("91350100M000100Y43")
    True
    >>> is_credit_code("91350100M000100Y44")
    False
    """
    return len(text) == 18 and check_character(text[:17]) == text[17]


def find_credit_codes(text: str) -> tuple[CreditCode, ...]:
    """Return the valid codes in `text`, in order.

    >>> [each.code for each in find_credit_codes("代码：91350100M000100Y43。")]
    ['91350100M000100Y43']
    """
    return tuple(
        CreditCode(found.group(), found.start(), found.end())
        for found in _CODE.finditer(text)
        if is_credit_code(found.group())
    )
