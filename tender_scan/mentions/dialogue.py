"""Which side of a question or a correction a mention stands on, and the other side."""

import re
from dataclasses import dataclass

_ASK = (
    r"(?:问题?|疑问|提问|咨询|供应商问|投标人问|q|来函|质疑)[一二三四五六七八九十\d]*"
)
_REPLY = (
    r"(?:答复?|回复|复|解答|医院答|采购人答|a|答疑|回答|澄清)[一二三四五六七八九十\d]*"
)
_TURN = re.compile(
    rf"(?:^|[\n。？?；;　])(?:[^：:。\n]{{0,6}}?)"
    rf"(?:(?P<ask>{_ASK})|(?P<reply>{_REPLY}))(?:[：:]|(?=\n))"
)
_BECOMES = re.compile(
    r"(?:更正|变更|修改|调整|修正|修订|更改|更新|替换|更换|换|改|变|转|改签|勘误)(?:为|成|至|到)|现为|应为|改用|改购|改由|改投"
)
_FROM = re.compile(r"(?:更正|变更|修改|调整|修正|修订)前|原内容|原文|原条款|原公告")
_TO = re.compile(r"(?:更正|变更|修改|调整|修正|修订)后|现内容|现文|现条款")
_DELETED = re.compile(r"删除|删去|删掉|予以删除|取消|撤回|剔除|移除")


@dataclass(frozen=True)
class Turn:
    """The turn of a dialogue that holds a mention.

    `side` is ``question``, ``answer`` or empty; `own` is its text up to the mention,
    `other` the answer to a question, or the question that an answer answers.
    """

    side: str
    own: str
    other: str


def find_turn(left: str, right: str) -> Turn:
    """Find the turn in which a mention stands."""
    turns = list(_TURN.finditer(left))
    if not turns:
        return Turn("", "", "")
    last = turns[-1]
    if last.group("ask"):
        following = _TURN.search(right)
        if following is None or following.group("ask"):
            return Turn("question", left[last.end() :], "")
        after = _TURN.search(right, following.end())
        end = after.start() if after else len(right)
        return Turn("question", left[last.end() :], right[following.end() : end])
    asked = left[turns[-2].end() : last.start()] if len(turns) > 1 else ""
    return Turn("answer", left[last.end() :], asked)


def correction_side(before: str, after: str, column: str) -> str:
    """Which side of a correction: ``from``, ``to``, ``deleted`` or empty.

    Parameters
    ----------
    before, after
        The sentence up to and from the mention; `before` with the line before it.
    column
        What stands above the mention in the table's header row.
    """
    for text in (column, before):
        places = [(_last(_FROM, text), "from"), (_last(_TO, text), "to")]
        place, side = max(places)
        if place >= 0:
            return side
    if _last(_BECOMES, before) >= 0:
        return "to"
    if _BECOMES.search(after):
        return "from"
    return "deleted" if _DELETED.search(before + after) else ""


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)
