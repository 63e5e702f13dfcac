"""Whether a page is worth reading for figures; most pages are let go here.

Each pattern begins with one plain character, which the search skips by fastest (one
pattern for all of them takes twenty times as long), and is compared with the text as
read: any width, Traditional forms, a blank inside.
"""

import re

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"显(?=\s?[卡存示])",
        r"顯(?=\s?[卡存示])",
        r"卡(?:(?<=[显速算练理单每力形智8八張张]卡)|(?<=[显速算练理单每力形智8八] 卡))",
        r"力(?:(?<=算力)|(?<=算 力))",
        r"次(?<=[亿億]次)",
        r"P(?:(?<=[Gg]P)(?=[Uu])|(?<=[LTP]OP)(?=[Ss/]))",
        r"p(?:(?<=[Gg]p)(?=[Uu])|(?<=[ltp]op)(?=[s/]))",
        r"Ｐ(?=[ＵＳ１８ｕ])",
        r"M(?<=HBM)",
    )
)


def worth_reading(text: str) -> bool:
    """Whether any word of the field stands in a text."""
    return any(pattern.search(text) for pattern in _PATTERNS)


def places(text: str) -> list[int]:
    """Give where the words of the field stand, in order."""
    return sorted({m.start() for p in _PATTERNS for m in p.finditer(text)})
