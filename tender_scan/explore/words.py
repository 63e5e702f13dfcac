"""The words on our pages, in the language that the browser asks for."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tender_scan.exports import values

LANGUAGES = ("en", "zh")
"""The first is spoken to whoever asks for neither."""
_ASKED = re.compile(r"\s*([A-Za-z]+|\*)[\w-]*\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$")
_CODED = ("band", "kind", "sense", "role", "route", "notice_type", "decision")


@cache
def texts(language: str) -> dict[str, str]:
    """The texts of our pages in one language, by key."""
    file = files("tender_scan.explore") / "data" / f"words-{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))


@dataclass(frozen=True)
class Words:
    """The words of one language; called with a key it gives that text.

    >>> Words("en")("page_of", number=2, pages=5)
    'page 2 of 5'
    >>> Words("zh").value("procured", "role")
    '采购'
    """

    language: str = "en"

    def __call__(self, key: str, **named: object) -> str:
        """Give a text, with values put in."""
        text = texts(self.language)[key]
        return text.format(**named) if named else text

    def value(self, value: object, kind: str) -> str:
        """Show a stored value in words; an empty text for none."""
        return values.in_words(value, kind)[LANGUAGES.index(self.language)]

    def controlled(self, value: int | None) -> str:
        """Say whether a thing was controlled on a notice's date; None: not known."""
        return self.value("unknown" if value is None else value, "controlled")

    def in_column(self, value: str, column: str) -> str:
        """Show a value of a column of the ledger, as it is chosen and counted."""
        if column == "controlled":
            return self.value(value or "unknown", column)
        if column == "copy":
            return self("repeated" if value else "told_first")
        if not value:
            return self("none_yet" if column == "decision" else "not_stated")
        if column == "size":
            return self._size(int(value))
        return self.value(value, column) if column in _CODED else value

    def _size(self, digits: int) -> str:
        """Say between which powers of ten an amount lies."""
        low = 0 if digits == 1 else 10 ** (digits - 1)
        return self("yuan_between", low=f"{low:,}", high=f"{10**digits:,}")


def language_of(header: str) -> str:
    """Choose the language of a page from an ``Accept-Language`` header.

    >>> language_of("zh-CN,zh;q=0.9,en;q=0.8"), language_of("fr, en;q=0.5, zh;q=0.1")
    ('zh', 'en')
    """
    best, choice = 0.0, LANGUAGES[0]
    for part in header[:500].split(","):
        asked = _ASKED.match(part)
        weight = _weight(asked[2]) if asked else 0.0
        if asked and asked[1].lower() in LANGUAGES and weight > best:
            best, choice = weight, asked[1].lower()
    return choice


def _weight(text: str | None) -> float:
    try:
        return 1.0 if text is None else float(text)
    except ValueError:
        return 0.0


def words_for(request: Any) -> Words:
    """The words for a visitor."""
    header = request.headers.get("accept-language", "") if request else ""
    return Words(language_of(header))
