"""Shapes of a name and of the characters beside it, without what they say."""

import re

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def shape_numbers(text: str) -> str:
    """Keep how long a number is, not which: 200000 and 345678 read the same."""
    return _NUMBER.sub(lambda m: "0" * min(len(m.group().split(".")[0]), 4), text)


def shape_of_name(surface: str) -> str:
    """The shape of a name: how likely its letters mean something else."""
    if any("\u3400" <= character <= "\u9fff" for character in surface):
        return "han"
    letters = sum(character.isalpha() for character in surface)
    digits = sum(character.isdigit() for character in surface)
    if len(surface) >= 8:
        return "long" if digits else "long word"
    return f"{min(letters, 4)}a{min(digits, 4)}d"


def writing_of_name(surface: str) -> str:
    """How a name is written: ``lower``, ``upper``, ``title`` or ``mixed``."""
    letters = "".join(c for c in surface if c.isascii() and c.isalpha())
    if not letters:
        return "none"
    if letters.islower():
        return "lower"
    return "upper" if letters.isupper() else "title" if letters.istitle() else "mixed"


def shape_beside(text: str) -> str:
    """Characters by their class: 0 digit, a Latin, 字 Han, else as they are."""
    return "".join(_class(character) for character in text)


def _class(character: str) -> str:
    if character.isdigit():
        return "0"
    if character.isascii() and character.isalpha():
        return "a"
    return "字" if "\u3400" <= character <= "\u9fff" else character
