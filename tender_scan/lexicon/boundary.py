"""What may stand directly before and after a name, so that it is that name.

Chinese runs names and words together, so word boundaries do not help:
``英伟达A100显卡``, ``8×A100``, ``A100/H100`` and ``A100-80G`` name the chip,
``GA1001`` and ``WA100B`` do not. The rules look at the text as read, folded
character by character, because the shadow has lost its blanks.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tender_scan.text.confusion import confused
from tender_scan.text.fold import fold

_REACH = 12

_BEFORE = re.compile(
    r"(?:^|[^a-z0-9.]"  # a blank, a Han character, a sign
    r"|(?<![a-z])(?:nvidia|nv|tesla|geforce|rtx|gpu|amd|instinct|intel|\d{1,2}gb?|"
    r"sxm\d?|hgx|dgx|amazon|microsoft|ms|google)"  # a maker's name run on
    r"|(?<![a-z0-9.])\d{1,2}[x*×]?"  # 8A100, 8xA100
    r")$"
)
"""Before a name that begins with a Latin letter or a digit."""

_DOT_BEFORE = re.compile(r"(?<![a-z])\.$")
"""Before a Latin letter, a dot ends a list number or a sentence, ``1.A100显卡``; after
a Latin letter it stands inside the name of a host or a file, ``x.a100``."""

_AFTER_DIGIT = re.compile(
    r"$|[^a-z0-9.]|\.(?!\d)"
    r"|(?:pcie?|sxm|nvl|nvlink|gpu|super|ti|hbm|tensor|series|server|ultra|turbo|"
    r"mini|preview|pro|vision)"
    r"|(?:40|80|94|96|141)\s?gb?(?![a-z0-9])"  # A10080G, glued by OCR
    r"|x\d{1,2}(?![\d.])(?!\s?[x×*m])|gb?(?![a-z])"  # A100x8; not H100x100x6
)
"""After a name that ends with a digit."""

_AFTER_LETTER = re.compile(
    r"$|[^a-z0-9]|(?:api|openai|gpu|pcie|sxm|nvlink|ec2|s3|cloud|gpt)"
)
"""After a name that ends with a Latin letter."""

_PRICE_BEFORE = re.compile(r"(?:\d[.,]?|[.¥$_-]|no|号)\s?$")
_PRICE_AFTER = re.compile(
    r"(?!\s\d{1,3}\s?gb?(?![a-z0-9]))"  # a memory size: 4090 24G
    r"\s?(?:[\d元万亿号¥$%]|[.,_-]\s?\d)"
)
"""Round a name of digits alone, these say that it is a number: ``4090.00元``."""


@dataclass(frozen=True)
class Neighbours:
    """What may stand beside a name; the text beside it is folded before.

    Parameters
    ----------
    before
        Before a name that begins with a Latin letter or a digit.
    after_digit, after_letter
        After a name that ends with one.
    recognised
        Whether letters and digits that look alike are made equal in the text before.
    """

    before: re.Pattern[str]
    after_digit: re.Pattern[str]
    after_letter: re.Pattern[str]
    recognised: bool = False


PRINTED = Neighbours(_BEFORE, _AFTER_DIGIT, _AFTER_LETTER)
"""For text as its author wrote it."""


@cache
def recognised() -> Neighbours:
    """Give the rules for text that OCR read: it loses blanks, so more may be glued on.

    Which words may be stands in ``data/glued.toml``.
    """
    path = files("tender_scan.lexicon") / "data" / "glued.toml"
    words = tomllib.loads(path.read_text("utf-8"))
    before = re.compile(
        rf"(?:^|[^a-z0-9.]|(?<![a-z])(?:{_any_of(words['before'])}|\d{{1,3}}gb?)"
        r"|(?<![a-z0-9.])\d{1,2}[x*×]?)$"
    )
    after = re.compile(
        rf"$|[^a-z0-9.]|\.(?!\d)|(?:{_any_of(words['after'])})"
        r"|\d{2,3}\s?gb?(?![a-z0-9])"  # RTX409024GB
        r"|x\d{1,2}(?![\d.])(?!\s?[x×*m])|gb?(?![a-z])"
    )
    return Neighbours(before, after, after, recognised=True)


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(confused(fold(word))) for word in words)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _may_begin(name: str, before: str, pattern: re.Pattern[str]) -> bool:
    """Whether a folded name may begin after the folded text `before`."""
    if not _is_latin(name[0]) or pattern.search(before):
        return True
    return name[0].isalpha() and _DOT_BEFORE.search(before) is not None


def stands_alone(
    text: str, start: int, end: int, neighbours: Neighbours = PRINTED
) -> bool:
    """Whether ``text[start:end]`` is a name of its own and not part of a longer one.

    Parameters
    ----------
    text
        The text as read.
    start, end
        Span of the candidate.
    neighbours
        The rules to go by.
    """
    before = fold(text[max(0, start - _REACH) : start])
    after = fold(text[end : end + _REACH])
    name = fold(text[start:end])
    if neighbours.recognised:
        before, after, name = confused(before), confused(after), confused(name)
    if name.isdigit() and (_PRICE_BEFORE.search(before) or _PRICE_AFTER.match(after)):
        return False
    if not _may_begin(name, before, neighbours.before):
        return False
    if name[-1].isdigit():
        return neighbours.after_digit.match(after) is not None
    return not _is_latin(name[-1]) or neighbours.after_letter.match(after) is not None
