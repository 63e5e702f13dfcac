"""Codes of Word's fields: not shown, but for characters that they draw themselves."""

import re

# Characters drawn over, beside or inside one another: 算 with its pronunciation, a
# number in a circle. Such a field has no result; the last argument is the text.
DRAWN = re.compile(r"\s*eq\s.*\\o.*?[,;(]([^,;()\\]*)\)\s*", re.IGNORECASE | re.DOTALL)
"""Matches a whole code; its group is the text that a person reads."""


def drawn_text(code: str) -> str:
    r"""Give the text that a field's code draws; mostly none.

    Examples
    --------
    >>> drawn_text(r"EQ \o\ad(\s\up 9(suàn),算)")
    '算'
    >>> drawn_text("PAGE")
    ''
    """
    found = DRAWN.fullmatch(code)
    return found[1] if found else ""
