"""Characters of Wingdings and Wingdings 2, as Chinese forms use them to tick a choice."""

_SYMBOLS = {
    "F052": "☑",
    "F053": "☒",
    "F0FE": "☑",
    "F0FD": "☒",
    "F0FC": "√",
    "F050": "√",
    "F0A8": "□",
    "F0A3": "□",
    "F06F": "□",
    "F072": "□",
    "F06C": "●",
    "F0D8": "➢",
}


def symbol(code: str) -> str:
    """Give the character for a code of a symbol font; empty where none is known.

    Examples
    --------
    >>> symbol("F0FE"), symbol("F000")
    ('☑', '')
    """
    return _SYMBOLS.get(code.upper(), "")
