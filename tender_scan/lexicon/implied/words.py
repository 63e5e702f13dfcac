"""The words and patterns of ``data/implied.toml``, compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_SHORT = 4
"""Latin words with fewer letters are not the beginning of a longer one either."""


class Kinds:
    """Words that each say what kind of thing is spoken of.

    Parameters
    ----------
    table
        Kind to its words, which are in no other kind's list.
    """

    def __init__(self, table: Mapping[str, list[str]]) -> None:
        self._kinds = {word: kind for kind, group in table.items() for word in group}
        self._pattern = re.compile(_any(self._kinds))

    def find(self, text: str) -> list[tuple[str, int]]:
        """Give the kind and the place of each word in folded text, in order.

        >>> words().precisions.find("半精度")
        [('fp16', 0)]
        """
        return [
            (self._kinds[match.group()], match.start())
            for match in self._pattern.finditer(text)
        ]


@dataclass(frozen=True)
class Words:
    """Compiled patterns, for folded text."""

    context: re.Pattern[str]
    makers: Kinds
    domestic: re.Pattern[str]
    elsewhere: re.Pattern[str]
    labels: Kinds
    precisions: Kinds
    scopes: Kinds
    refused_before: re.Pattern[str]
    refused_after: re.Pattern[str]
    processor_after: re.Pattern[str]
    yardstick: re.Pattern[str]
    sparse: re.Pattern[str]
    dense: re.Pattern[str]
    most: re.Pattern[str]
    not_most: re.Pattern[str]


def read_data() -> dict[str, Any]:
    """Read the data file."""
    path = files("tender_scan.lexicon") / "data" / "implied.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def words() -> Words:
    """Compile the data file."""
    data = read_data()
    domestic = f"{_any(data['domestic'])}|{data['homegrown']}"
    single = (
        "refused_before",
        "refused_after",
        "processor_after",
        "yardstick",
    )
    return Words(
        context=re.compile(_any(data["context"])),
        makers=Kinds(data["makers"]),
        domestic=re.compile(domestic),
        elsewhere=re.compile(_any(data["elsewhere"])),
        labels=Kinds(data["labels"]),
        precisions=Kinds(data["precisions"]),
        scopes=Kinds(data["scopes"]),
        **{name: re.compile(data[name]) for name in single},
        **{name: re.compile(text) for name, text in data["writing"].items()},
    )


def _any(surfaces: Iterable[str]) -> str:
    """Match any of the words, the longest first."""
    ordered = sorted(surfaces, key=len, reverse=True)
    return "|".join(map(_bounded, ordered))


def _bounded(word: str) -> str:
    """Match a Latin word not inside a longer one: ``ib`` not in ``gib``.

    The looking back stands behind the word, so that a search goes by first letters.
    """
    whole = re.escape(word)
    before = f"(?<![a-z]{whole})" if word[0].isascii() and word[0].isalpha() else ""
    short = len(word) < _SHORT and word.isascii() and word.isalpha()
    return whole + before + ("(?![a-z])" if short else "")
