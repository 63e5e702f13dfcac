"""Cue words and patterns round a mention, with side and distance."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tender_scan.mentions.any_of import any_of
from tender_scan.mentions.marks import ANY_MARK
from tender_scan.text.fold import fold

_GAP = r"[^。；;\n|]{0,8}?"
_TOUCHING = 1
_REACH = 40
"""Characters on each side of the mention in which patterns are looked for."""


@dataclass(frozen=True)
class Cue:
    """A cue met near a mention.

    `distance` is the number of characters between the word and the mention, `side`
    is ``left`` or ``right`` of it.
    """

    group: str
    word: str
    side: str
    distance: int


@dataclass(frozen=True)
class _Group:
    say: str
    words: tuple[str, ...]
    patterns: tuple[str, ...]
    about: str


@cache
def _groups() -> dict[str, _Group]:
    text = (files("tender_scan.mentions") / "data" / "cues.toml").read_text("utf-8")
    return {
        name: _Group(
            group["say"],
            tuple(fold(word).replace(" ", "") for word in group["words"]),
            tuple(group.get("patterns", ())),
            group.get("about", "role"),
        )
        for name, group in tomllib.loads(text).items()
    }


def cue_words() -> Iterator[str]:
    """All cue words of two characters or more, folded; the segmenter keeps them."""
    for group in _groups().values():
        yield from (word for word in group.words if len(word) > 1)


def say(group: str) -> str:
    """What to tell people about a group of cue words."""
    return _groups()[group].say


def about(group: str) -> str:
    """What a group tells of: ``role``, ``thing``, ``world`` or ``frame``."""
    return _groups()[group].about


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """One pattern for all words, and the groups each word belongs to."""
    belongs: dict[str, tuple[str, ...]] = {}
    for name, group in _groups().items():
        for word in group.words:
            belongs[word] = (*belongs.get(word, ()), name)
    return any_of(belongs), belongs


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Group, pattern as written, and compiled, of every pattern."""
    return tuple(
        (name, pattern, re.compile(_compile(pattern)))
        for name, group in _groups().items()
        for pattern in group.patterns
    )


def _compile(pattern: str) -> str:
    return fold(pattern.replace("…", "\0")).replace("\0", _GAP).replace("@", ANY_MARK)


@lru_cache(maxsize=1_024)
def find_cues(left: str, right: str) -> tuple[Cue, ...]:
    """Find the cue words in the folded text before and after a mention.

    Words of one character count only beside the mention where their group is about
    another world: 层 and 表 stand everywhere.
    """
    return tuple(_find_cues(left, right))


def _find_cues(left: str, right: str) -> Iterator[Cue]:
    pattern, belongs = _words()
    for side, text in (("left", left), ("right", right)):
        for match in pattern.finditer(text):
            word = match.group()
            gap = len(text) - match.end() if side == "left" else match.start()
            for name in belongs[word]:
                touching = len(word) == 1 and about(name) == "world"
                if not touching or gap <= _TOUCHING:
                    yield Cue(name, word, side, gap)


def find_patterns(left: str, target: str, right: str) -> Iterator[tuple[str, str]]:
    """Find the patterns that reach over or end beside the mention: group and pattern.

    A pattern with ``@`` must cover the mention itself; one that begins with ``^``
    must follow the mention at once; any other is looked for before it.
    """
    near_left, near_right = left[-_REACH:], right[:_REACH]
    whole, place = near_left + target + near_right, len(near_left)
    for name, written, pattern in _patterns():
        if "@" in written:
            matches = pattern.finditer(whole)
            found = any(match.start() <= place < match.end() for match in matches)
        elif written.startswith("^"):
            found = pattern.match(near_right) is not None
        else:
            found = pattern.search(near_left) is not None
        if found:
            yield name, written
