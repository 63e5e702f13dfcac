"""Which words announce a field: the label variants, and where they stand in a text."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import product
from typing import NamedTuple

from tender_scan.text.money import header_unit

BLANK = r"[ \t\u3000\xa0\u2000-\u200b]*"
_BLANKS = re.compile(r"[\s\u3000\xa0\u2000-\u200b]+")
_REMARK = r"[（(][^（）()\n|]{1,16}[)）]"
HAN = "\u4e00-\u9fff"
"""Han characters, for use inside a regex class."""

_NUMBERING = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s*)*(?:[\d.]{1,6}\s*)?[★▲●■◆*【\[]*"
)
_CELL = re.compile(rf"(.*?)((?:{_REMARK})*)[:：】\]]*")


@dataclass(frozen=True)
class Label:
    """What a label word announces; `rank` orders rival labels, lower first."""

    kind: str
    rank: int


class FoundLabel(NamedTuple):
    """A label in a text.

    Parameters
    ----------
    start, end
        Span of the label with its remark; `value_start` is where a value can begin.
    joint
        How it is tied to what follows: ``colon`` (or the bracket of 【采购人】),
        ``verb`` (为), ``blank``, ``figure`` (预算金额335万元) or ``line`` (it ends its
        line).
    unit
        Yuan per figure, from a remark like （万元）; None where it says nothing.
    """

    kind: str
    rank: int
    start: int
    end: int
    value_start: int
    joint: str
    unit: int | None


@lru_cache(maxsize=1)
def label_words() -> dict[str, Label]:
    """Return every label word, squeezed as `squeeze` does, with what it announces."""
    text = resources.files("tender_scan.notices").joinpath("data/labels.toml")
    tables = tomllib.loads(text.read_text(encoding="utf-8"))["label"]
    words: dict[str, Label] = {}
    for table in tables:
        combined = (
            map("".join, product(*table["combine"])) if "combine" in table else ()
        )
        for word in (*table.get("words", ()), *combined):
            words.setdefault(squeeze(word), Label(table["kind"], table["rank"]))
    return words


def squeeze(text: str) -> str:
    """Return `text` without blanks and with narrow brackets, to look labels up."""
    return _BLANKS.sub("", text).replace("（", "(").replace("）", ")")


def label_of(cell: str) -> tuple[Label, int | None] | None:
    """Return the label that a whole cell or line is, with its unit, or None.

    >>> label_of("中标 金额（万元）：")
    (Label(kind='amount', rank=1), 10000)
    """
    if len(cell) > 40:
        return None
    return _label_of(cell)


@lru_cache(maxsize=4096)
def _label_of(cell: str) -> tuple[Label, int | None] | None:
    words = label_words()
    squeezed = squeeze(cell)
    unit = header_unit(squeezed)
    for text in (squeezed, squeezed[_end_of_numbering(squeezed) :]):
        found = _CELL.fullmatch(text)
        bare = found[1] if found else text
        for form in (
            text.rstrip(":"),
            bare,
            re.sub(r"[/,]?(?:人民币)?[万千]?元$", "", bare),
        ):
            label = words.get(form.rstrip(":："))
            if label is not None:
                return label, unit
    return None


def _end_of_numbering(text: str) -> int:
    found = _NUMBERING.match(text)
    return found.end() if found else 0


def find_labels(text: str) -> Iterator[FoundLabel]:
    """Yield the labels in `text` in order: at the head of a clause, tied to a value.

    The head of every clause up to a joint (colon, end of line, 为) is looked up as a
    whole, then without its first or last words: one pass and a few look-ups per line,
    where a regex of a thousand labels takes half a second to compile.
    """
    for found in _head_pattern().finditer(text):
        label = _resolve(found["run"], str(found.lastgroup))
        if label is not None:
            word, offset, length, joint = label
            start = found.start() + offset
            if found["bracket"] and not _opened(text, start):
                continue
            section = _section_before(found["run"][:offset]) if offset else None
            if section is not None:
                yield FoundLabel(
                    section.kind, 0, found.start(), start, start, "line", None
                )
            value = start + length if joint == "blank" else found.end()
            known = label_words()[word]
            # Units matter for money only; asking for every label would double the cost.
            unit = _unit(found["run"]) if known.kind in _MONEY_KINDS else None
            yield FoundLabel(
                known.kind, known.rank, start, start + length, value, joint, unit
            )


def _opened(text: str, start: int) -> bool:
    """Tell whether the label that begins at `start` stands in 【…】."""
    return text[max(0, start - 4) : start].rstrip(" \t\u3000\xa0").endswith("【")


@lru_cache(maxsize=1)
def _head_pattern() -> re.Pattern[str]:
    firsts = "".join(sorted({word[0] for word in label_words()} - {"("} | {"以"}))
    han_but_verbs = "\u4e00-\u4e39\u4e3b-\u662e\u6630-\u9fff"
    inside = rf"{han_but_verbs}（）()/／、 \t\u3000\xa0\u2000-\u200b"
    return re.compile(
        rf"(?<![{HAN}])(?=[{firsts}])(?P<run>[{inside}]{{2,40}}+)"
        # 项目编号（或招标编号、政府采购计划编号、采购计划备案文号等，如有）：
        r"(?:[，“\"][^（）()\n]{0,16}[)）](?=\s*[:：])|(?<=[方人商位])[\d①-⑩]{1,2}(?=\s*[:：])"
        # 招标编号 Bid No.：
        r"|(?<=[ /])[A-Z][a-z]+\.?(?: [A-Za-z]+\.?){0,3}(?=\s*[:：]))?"
        r"(?:(?P<colon>\s*[:：])|(?P<line>(?=\r?\n|$))|(?P<verb>[为是])"
        r"|(?P<bracket>】\s*[:：]?)|(?P<gap>(?<=[ \t\u3000\xa0])(?=[\dA-Za-z￥¥〔]))"
        # 以上, 至, 的: a limit in a sentence, not a budget.
        r"|(?P<figure>(?=\d[\d,，.]*\s*[万亿]?元(?![/以至的～~\-—])))"
        # 中标人 某公司；, 项目编号ABC-1: what the run itself holds decides.
        r"|(?P<stop>(?=[；;，,。\dA-Z])))"
    )


def _section_before(text: str) -> Label | None:
    """Return the section that opens in the same line: 采购人信息 名称：某大学."""
    word = _known(text)
    label = label_words()[word] if word else None
    return label if label and label.kind.startswith("section_") else None


_MONEY_KINDS = frozenset(
    ("budget_total", "budget", "ceiling", "estimate", "amount_total", "amount", "price")
)


@lru_cache(maxsize=4096)
def _unit(run: str) -> int | None:
    return header_unit(squeeze(run))


_SET_ON = re.compile(r"(?:拟|暂)?定[于为]?$")
_NAMED_KINDS = frozenset(("buyer", "agency", "supplier", "tenderer"))
_BUDGET_KINDS = frozenset(("budget_total", "budget", "ceiling"))
_WHOLE_ONLY = frozenset(("verb", "bracket", "figure"))
_BEFORE_FIGURE = re.compile(r"(?:[ \t\u3000\xa0]*(?:人民币|约))+[ \t\u3000\xa0]*$")
_Resolved = tuple[str, int, int, str]


@lru_cache(maxsize=8192)
def _resolve(run: str, joint: str) -> _Resolved | None:
    """Find the label in a clause head: word, offset, length and joint."""
    if joint == "stop":
        return _before_stop(run)
    if joint in ("figure", "gap", "verb"):
        run = _BEFORE_FIGURE.sub("", run)
    word = _known(run)
    if word:
        return _whole(word, run, joint)
    if joint in _WHOLE_ONLY:
        return None
    if joint == "gap":
        joint = "blank"
    for boundary in _BOUNDARY.finditer(run):
        word = _known(run[boundary.end() :])
        if word:
            offset = boundary.end()
            return word, offset, len(run.rstrip()) - offset, joint
    return _before_blank(run)


def _before_stop(run: str) -> _Resolved | None:
    """Find a label with a name behind a blank, or one that its number touches."""
    word = _known(_SET_ON.sub("", run))
    if word and label_words()[word].kind == "opened":
        return word, 0, len(run), "colon"
    for offset in (0, *(each.end() for each in _BOUNDARY.finditer(run))):
        word = _known(run[offset:])
        if word and (label_words()[word].kind == "project_id" or word == "编号"):
            return word, offset, len(run.rstrip()) - offset, "colon"
    found = _before_blank(run)
    named = found is not None and label_words()[found[0]].kind in _NAMED_KINDS
    return found if named else None


def _whole(word: str, run: str, joint: str) -> _Resolved | None:
    if joint == "figure" and label_words()[word].kind not in _BUDGET_KINDS:
        return None
    joint = {"bracket": "colon", "gap": "blank"}.get(joint, joint)
    return word, 0, len(run.rstrip()), joint


_BOUNDARY = re.compile(r"[ \t\u3000\xa0\u2000-\u200b（()）、]+(?=[^\s])")


def _before_blank(run: str) -> _Resolved | None:
    """Find a label that only a blank parts from its value (``招 标 人 某公司``)."""
    blanks = list(_BLANKS.finditer(run))
    for blank in reversed(blanks):
        word = _known(run[: blank.start()])
        if word:
            return word, 0, blank.start(), "blank"
    return None


def _known(text: str) -> str | None:
    """Return the label word that `text` is, its remarks left off, or None."""
    squeezed = squeeze(text)
    words = label_words()
    if squeezed.count("(") > squeezed.count(")"):
        squeezed = squeezed[: squeezed.rfind("(")]
    while squeezed not in words:
        found = _LAST_REMARK.search(squeezed)
        if found is None:
            bare = _OF_THIS.sub("", squeezed)
            return bare if bare in words else None
        squeezed = squeezed[: found.start()]
    return squeezed


_OF_THIS = re.compile(r"^(?:本次|本项目|该项目|以上|本(?=合同|公告))")
_LAST_REMARK = re.compile(r"\([^()]{1,16}\)$")
