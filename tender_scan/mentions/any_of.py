"""One regular expression for thousands of words, which tries each character once."""

import re
from collections.abc import Iterable

_END = ""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that finds the longest of the words at each place.

    Latin words must stand alone: ``ap`` is not found in ``map``.
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # a tree of characters
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    branches = [
        (r"(?<![a-z])" if _latin(character) else "") + _branch(character, node)
        for character, node in sorted(root.items())
    ]
    return re.compile("|".join(branches))


def _branch(character: str, node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """A character and what may follow it in some word, longest first."""
    following = [
        _branch(each, below) for each, below in sorted(node.items()) if each != _END
    ]
    if _END in node:
        following.append("(?![a-z])" if _latin(character) else "")
    if len(following) == 1:
        return re.escape(character) + following[0]
    return f"{re.escape(character)}(?:{'|'.join(following)})"


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
