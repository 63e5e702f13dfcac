"""Ways of writing a name that still mean it, and to which names each applies.

A disguise is a function from a name to the disguised name; it gives None where the
disguise does not apply, by the rule in its docstring.
"""

import re
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

_MODEL_NUMBER = re.compile(r"(?:.*[^A-Za-z0-9])?[A-Z][A-Za-z]{0,2} ?\d{3,4}[A-Z]?")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_SYLLABLE = "(yún)"


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _kind(character: str) -> str:
    return "digit" if character.isdigit() else "han" if _is_han(character) else "letter"


def plain(name: str) -> str | None:
    """Every name, as it stands in the lexicon."""
    return name


def full_width(name: str) -> str | None:
    """Names with a Latin letter or digit: every ASCII character full-width."""
    return name.translate(_FULL_WIDTH) if any(map(_is_latin, name)) else None


def mixed_width(name: str) -> str | None:
    """Names with two Latin letters or digits: every second character full-width."""
    if sum(map(_is_latin, name)) < 2:
        return None
    return "".join(
        character.translate(_FULL_WIDTH) if index % 2 else character
        for index, character in enumerate(name)
    )


def blanks(name: str) -> str | None:
    """Every name: a blank between all characters."""
    return " ".join(name.replace(" ", ""))


def _at_border(name: str, sign: str) -> str | None:
    """Put a sign at the first border between Han characters, letters and digits."""
    for index, (first, second) in enumerate(pairwise(name), 1):
        known = (first + second).isalnum()
        if known and _kind(first) != _kind(second):
            return name[:index] + sign + name[index:]
    return None


def hyphen(name: str) -> str | None:
    """Names that change from letters to digits or Han: a hyphen where they do."""
    return _at_border(name, "-")


def middle_dot(name: str) -> str | None:
    """Names that change from letters to digits or Han: a middle dot where they do."""
    return _at_border(name, "·")


def line_break(name: str) -> str | None:
    """Names of two characters or more: a line break in the middle."""
    middle = len(name) // 2
    return f"{name[:middle]}\n{name[middle:]}" if middle else None


def letter_o(name: str) -> str | None:
    """Names that end in a model number: O for every 0.

    That is one to three letters, the first a capital, with three or four digits. H20
    is left out, because H2O is water, and so are instance names such as p6-b200.
    """
    if "0" not in name or not _MODEL_NUMBER.fullmatch(name):
        return None
    return name.replace("0", "O")


def traditional(name: str) -> str | None:
    """Names with a character that Traditional script writes otherwise."""
    written = "".join(_traditional_forms().get(each, each) for each in name)
    return written if written != name else None


def _traditional_forms() -> dict[str, str]:
    text = (files("tender_scan.text") / "data" / "traditional.txt").read_text("utf-8")
    forms: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            for old, new in zip(line[::2], line[1::2], strict=True):
                forms.setdefault(new, old)
    return forms


def pinyin(name: str) -> str | None:
    """Names with Han characters: pinyin in brackets after each of them."""
    written = "".join(
        each + _SYLLABLE if _is_han(each) else each for each in name
    ).removesuffix(_SYLLABLE)
    return written if written != name else None


def zero_width(name: str) -> str | None:
    """Names of two characters or more: a zero-width blank between all of them."""
    return "\u200b".join(name) if len(name) > 1 else None


def lower_case(name: str) -> str | None:
    """Names with a capital letter: all letters small."""
    return name.lower() if name.lower() != name else None


DISGUISES: dict[str, Callable[[str], str | None]] = {
    "plain": plain,
    "full-width": full_width,
    "mixed width": mixed_width,
    "blanks": blanks,
    "hyphen": hyphen,
    "middle dot": middle_dot,
    "line break": line_break,
    "O for 0": letter_o,
    "Traditional": traditional,
    "pinyin": pinyin,
    "zero-width": zero_width,
    "lower case": lower_case,
}
