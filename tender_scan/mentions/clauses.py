"""The text round a mention cut into clause, sentence, row, question and correction."""

import re
from dataclasses import dataclass

from tender_scan.mentions.marks import ANY_MARK

_SENTENCE = re.compile(r"[。；;！!？?\n]")
_CLAUSE = re.compile(r"[，：:|]|(?<!\d),|,(?!\d)")
_JOINT = r"(?:、|/|，|,|\+|或者?|和|与|及|以及|跟|对|至|~)"
_LIST_BEFORE = re.compile(
    rf"(?:{ANY_MARK}[^。；;：:|\n，、,/]{{0,10}}?{_JOINT})+[a-z英伟达微软谷歌“\"「]{{0,8}}$"
)
_LIST_AFTER = re.compile(
    rf"^[^。；;：:|\n，、,/]{{0,10}}?(?:{_JOINT}[a-z英伟达微软谷歌“\"」”]{{0,8}}"
    rf"{ANY_MARK}(?:[^。；;：:|\n，、,/]{{0,8}}?(?={_JOINT}))?)+"
)
_OPEN = re.compile(r"[（(][^（(）)\n]*$")
_CLOSE = re.compile(r"^[^（(）)\n]*[）)]")
_LABEL = re.compile(
    r"(?:^|[。；;\n|，,　·])([^：:。；;，,\n|　]{1,16})[：:][^：:\n|。；;]*$"
)


@dataclass(frozen=True)
class Clauses:
    """The surroundings of a mention, from near to far.

    Parameters
    ----------
    lead, tail
        Own clause before and after the mention; names listed with it left out.
    sentence_before, sentence_after
        The rest of the sentence or table row.
    earlier, later
        The sentences before and after it.
    label
        What stands before a colon that the mention stands behind, or empty.
    parenthesis
        Own clause before the bracket in which the mention stands, or None.
    list_before, list_after
        Whether other names are listed with it.
    """

    lead: str
    tail: str
    sentence_before: str
    sentence_after: str
    earlier: str
    later: str
    label: str
    parenthesis: str | None
    list_before: bool
    list_after: bool


def cut_clauses(left: str, right: str) -> Clauses:
    """Cut the folded and masked text on both sides of a mention."""
    bare_left, bare_right = _LIST_BEFORE.sub("", left), _LIST_AFTER.sub("", right)
    begin = _last_end(_SENTENCE, bare_left)
    stop = _first_start(_SENTENCE, bare_right)
    own_left, own_right = bare_left[begin:], bare_right[:stop]
    lead = _last_end(_CLAUSE, own_left)
    tail = _first_start(_CLAUSE, own_right)
    label = _LABEL.search(bare_left)
    inside = _OPEN.search(own_left) if _CLOSE.search(own_right) else None
    return Clauses(
        lead=own_left[lead:],
        tail=own_right[:tail],
        sentence_before=own_left[:lead],
        sentence_after=own_right[tail:],
        earlier=bare_left[:begin],
        later=bare_right[stop:],
        label=label.group(1) if label else "",
        parenthesis=own_left[: inside.start()] if inside else None,
        list_before=len(bare_left) < len(left),
        list_after=len(bare_right) < len(right),
    )


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=0)


def _first_start(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text)
