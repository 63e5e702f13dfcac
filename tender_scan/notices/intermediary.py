"""A supplier that passes on a service which another firm provides, and who says so.

In published cases the intermediary was the story: a technology firm opened the account
of a foreign cloud for a university.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from tender_scan.records.document import Page
from tender_scan.records.notice import Intermediary

_FIRM = r"[^\s，。；;、：:（(|｜]{2,24}?(?:公司|Inc\.?|Ltd\.?|LLC)"
_CLAUSE_BREAK = re.compile(r"[。；;\n|｜]")
_BEFORE = 40
_REACH = 70


class _Cue(NamedTuple):
    name: str
    pattern: re.Pattern[str]


class _Rules(NamedTuple):
    """What `data/intermediary.toml` says, ready to use.

    `firms`: for each provider's word, folded, what its own firms are called.
    """

    anchor: re.Pattern[str]
    provider: re.Pattern[str]
    cues: tuple[_Cue, ...]
    firms: dict[str, tuple[str, ...]]
    not_after: re.Pattern[str]


def find_intermediary(
    suppliers: Sequence[str], pages: Sequence[Page]
) -> Intermediary | None:
    """Return the first words that show a supplier to pass a service on, or None.

    Parameters
    ----------
    suppliers
        The chosen ones, in the order of the text. Where there are several, the one
        named last before the words.
    """
    if not suppliers:
        return None
    rules = _rules()
    for page in pages:
        for found, cue in _shown(page.text, rules):
            supplier = _supplier(suppliers, page.text[: found.start()])
            if not _sells_itself(supplier, found.group(), rules):
                return Intermediary(
                    supplier, found.group(), cue,
                    page.number, found.start(), found.end(),
                )  # fmt: skip
    return None


def _shown(text: str, rules: _Rules) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what the cues find, demands left out.

    The cues are dear and most notices name no such service: they are only tried
    around the words without which none of them fits.
    """
    for begin, end in _near(rules.anchor, text):
        for cue in rules.cues:
            for found in cue.pattern.finditer(text, begin, end):
                before = text[max(0, found.start() - _BEFORE) : found.start()]
                clause = _CLAUSE_BREAK.split(before)[-1]
                if not rules.not_after.search(clause + found.group()):
                    yield found, cue.name


def _near(anchor: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around the anchors, joined where they touch."""
    begin = end = -1
    for found in anchor.finditer(text):
        low, high = max(0, found.start() - _REACH), found.end() + _REACH
        if end >= low:
            end = high
            continue
        if begin >= 0:
            yield begin, end
        begin, end = low, high
    if begin >= 0:
        yield begin, end


def _supplier(suppliers: Sequence[str], before: str) -> str:
    """Return the supplier named last before the words; the first where none is."""
    return max(suppliers, key=before.rfind) if len(suppliers) > 1 else suppliers[0]


def _sells_itself(supplier: str, words: str, rules: _Rules) -> bool:
    """Tell whether the only providers that the words name are the supplier itself."""
    if supplier in words:
        # 通过某公司开通, 授权某公司代理: there it is the one that passes on.
        told = re.escape(supplier)
        return re.search(f"(?:通过|授权){told}|{told}[为系是]", words) is None
    named = [each.group().casefold() for each in rules.provider.finditer(words)]
    return bool(named) and all(
        any(firm.casefold() in supplier.casefold() for firm in rules.firms[name])
        for name in named
    )


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    path = resources.files("tender_scan.notices").joinpath("data/intermediary.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    spelled = [word for each in data["provider"] for word in each["words"]]
    firms = {
        word.casefold(): tuple(each["firms"])
        for each in data["provider"]
        for word in each["words"]
    }
    words = "|".join(map(re.escape, sorted(firms, key=len, reverse=True)))
    # A Latin name is one only where no letter touches it: OCI is not in "social".
    provider = rf"(?<![A-Za-z])(?:{words})(?![a-z])"
    cues = tuple(
        _Cue(each["name"], re.compile(_fill(pattern, provider), re.IGNORECASE))
        for each in data["cue"]
        for pattern in each["words"]
    )
    return _Rules(
        re.compile(
            "|".join(
                [*map(re.escape, _spellings(spelled + list(firms))), *data["anchor"]]
            )
        ),
        re.compile(provider, re.IGNORECASE),
        cues,
        firms,
        re.compile("|".join(map(re.escape, data["not_after"]["words"]))),
    )


def _spellings(words: Iterable[str]) -> list[str]:
    """Return the usual cases of words: a pattern that ignores case is far slower."""
    return sorted({case for word in words for case in (word, word.upper())})


def _fill(pattern: str, provider: str) -> str:
    return pattern.replace("PROVIDER", provider).replace("FIRM", _FIRM)
