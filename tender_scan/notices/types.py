"""What kind of notice a title announces."""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_TAIL = 18


class NoticeType(NamedTuple):
    """A kind of notice.

    Parameters
    ----------
    name
        In Chinese, for people.
    awards
        Whether such a notice can state suppliers and an award amount.
    cues
        Regex of the words of a title that announce it.
    """

    id: str
    name: str
    awards: bool
    cues: re.Pattern[str]


@lru_cache(maxsize=1)
def notice_types() -> tuple[NoticeType, ...]:
    """Return the kinds of notice, in the order in which their cues are tried."""
    path = resources.files("tender_scan.notices").joinpath("data/types.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["type"]
    return tuple(
        NoticeType(
            each["id"],
            each["name"],
            each["awards"],
            re.compile("|".join(each["title"])),
        )
        for each in tables
    )


def type_of_title(title: str) -> str | None:
    """Return the kind that a title announces, or None.

    The end of a title says what it is; only without a cue there the whole is searched,
    for a project's own name can hold any word.

    >>> type_of_title("某局竞争性磋商成交公告"), type_of_title("合同管理系统招标公告")
    ('award', 'tender')
    """
    squeezed = re.sub(r"\s+", "", title)
    for part in (squeezed[-_TAIL:], squeezed):
        for notice_type in notice_types():
            if notice_type.id != "other" and notice_type.cues.search(part):
                return notice_type.id
    other = notice_types()[-1]
    return other.id if other.cues.search(squeezed[-_TAIL:]) else None


def states_awards(type_id: str | None) -> bool:
    """Tell whether suppliers and award amounts are to be looked for."""
    if type_id is None:
        return True
    return next(each.awards for each in notice_types() if each.id == type_id)
