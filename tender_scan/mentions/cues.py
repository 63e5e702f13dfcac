"""Cue words round a mention, with side and distance."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tender_scan.text.fold import fold


@dataclass(frozen=True)
class Cue:
    """A cue word met near a mention.

    `distance` is the number of characters between the word and the mention, `side`
    is ``left`` or ``right`` of it.
    """

    group: str
    word: str
    side: str
    distance: int


@cache
def _groups() -> dict[str, tuple[str, tuple[str, ...]]]:
    text = (files("tender_scan.mentions") / "data" / "cues.toml").read_text("utf-8")
    return {
        name: (group["say"], tuple(fold(word) for word in group["words"]))
        for name, group in tomllib.loads(text).items()
    }


def cue_words() -> Iterator[str]:
    """All cue words, folded; the segmenter keeps them whole."""
    for _, words in _groups().values():
        yield from words


def say(group: str) -> str:
    """What to tell people about a group of cue words."""
    return _groups()[group][0]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """One pattern for all words, and the groups each word belongs to."""
    belongs: dict[str, tuple[str, ...]] = {}
    for name, (_, words) in _groups().items():
        for word in words:
            belongs[word] = (*belongs.get(word, ()), name)
    longest_first = sorted(belongs, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), belongs


def find_cues(left: str, right: str) -> Iterator[Cue]:
    """Find the cue words in the folded text before and after a mention."""
    pattern, belongs = _pattern()
    for match in pattern.finditer(left):
        for group in belongs[match.group()]:
            yield Cue(group, match.group(), "left", len(left) - match.end())
    for match in pattern.finditer(right):
        for group in belongs[match.group()]:
            yield Cue(group, match.group(), "right", match.start())
