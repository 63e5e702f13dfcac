"""Labels in running text: behind a colon, a verb or a blank, on the line below."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.labels import FoundLabel, find_labels, squeeze
from tender_scan.notices.lot_numbers import LotWord, find_lots, lot_group
from tender_scan.notices.money_values import read_amount
from tender_scan.notices.names import read_name
from tender_scan.notices.value import Value
from tender_scan.notices.values import READABLE, read_value

_SECTION_REACH = 400
_LOT_REACH = 500
_LONGEST_VALUE = 400
_MONEY = frozenset(
    ("budget_total", "budget", "ceiling", "estimate", "amount_total", "amount")
)
_DATES = frozenset(("published", "opened", "awarded", "signed"))
_PARTIES = frozenset(("buyer", "agency", "supplier", "supplier_plain", "intended"))
_SPACE = re.compile(r"[ \t\u3000\xa0\u2000-\u200b]*(?:\r?\n[ \t\u3000\xa0]*){0,3}")
_LINE_HEAD = re.compile(
    r"(?:^|\n)[ \t\u3000\xa0]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.、．][ \t]*)?$"
)
PLAIN = "plain total"
"""Rule of an amount that only 总价 or 合计 announces."""

_PLAIN = {
    "编号": "project_id",
    "采购金额": "budget",
    **dict.fromkeys(("总价", "总报价", "合计", "总金额", "合计金额"), "amount"),
}
_SECOND = re.compile(r"[（(][^（）()\n]*[)）]\s*$")
_PLAIN_RANK = 8
_SUPPLIERS = frozenset(("supplier", "supplier_plain"))
_BEHIND_NAME = re.compile(
    r"[ \u3000]*(?:[，,]|[（(](?:(?:中标|成交)?报?价格?|金额)?[:：])[ \u3000]*"
    r"(?P<amount>(?:人民币|[￥¥])?\s*\d[\d,.]*\s*[万亿]?元"
    r"|(?:CNY|RMB)\s*\d[\d,.]*)"
    r"(?![/／每以])"
)
_HEAD_REACH = 12
_COMPANY_END = re.compile(r"(?:公司|大学|学院|医院|中心|局|委员会|研究院|学校|政府)$")


@dataclass
class _Section:
    """The party whose particulars are being read, and since where."""

    kind: str | None = None
    since: int = 0

    def party(self, position: int) -> str | None:
        near = position - self.since < _SECTION_REACH
        return self.kind if near else None


def read_prose(text: str, page: int, taken: list[tuple[int, int]]) -> list[Candidate]:
    """Return the candidates of a page's running text.

    Parameters
    ----------
    taken
        Spans already read as tables, ascending; labels that merely end a line there
        are headers.
    """
    labels = list(find_labels(text))
    lots = find_lots(text)
    section = _Section()
    candidates = _lot_heads(text, page, lots)
    for index, label in enumerate(labels):
        following = labels[index + 1].start if index + 1 < len(labels) else len(text)
        if label.joint == "line" and _inside(taken, label.start):
            continue
        plain = _plain_kind(text, label)
        kind = plain or _kind_here(label, section)
        if kind is None or kind not in READABLE:
            continue
        start, end = _value_span(text, label, kind, following)
        if start >= end:
            _open_section(section, kind, label)
            continue
        value = Value(
            _first_number(text[start:end], text[label.start : label.end]), page, start,
            PLAIN if plain in _MONEY else _rule(label), label.unit,
            _lot_at(lots, label.start),
        )  # fmt: skip
        rank = _PLAIN_RANK if plain else label.rank
        rank += 3 if label.joint in ("blank", "figure") else 0
        found = read_value(kind, rank, value)
        if kind in _SUPPLIERS:
            found += _behind_names(text, found)
        if not found and kind in _PARTIES:
            found = _over_line_end(text, kind, rank, value, following)
        if not found and kind == "opened":
            _open_section(section, kind, label)
        candidates += found
    return candidates


def _kind_here(label: FoundLabel, section: _Section) -> str | None:
    """Return what the label announces here: 名称 is the section's party."""
    if label.kind.startswith("section_"):
        section.kind = label.kind.removeprefix("section_")
        section.since = label.end
        return section.kind if section.kind != "other" else None
    party = section.party(label.start)
    if label.kind == "time":
        return _opening_time(section, party)
    if label.kind == "name":
        return None if party in (None, "other", "opened") else party
    if label.kind == "supplier_plain" and party == "other":
        return "tenderer"
    if label.kind in _PARTIES and label.joint != "blank":
        section.kind, section.since = label.kind, label.end
    return label.kind


def _plain_kind(text: str, label: FoundLabel) -> str | None:
    """Return what a word of many uses announces in a line of its own: 编号：, 总价：."""
    if label.joint != "colon":
        return None
    return _PLAIN.get(squeeze(text[label.start : label.end]))


def _first_number(value: str, label: str) -> str:
    """Leave off the second number of 项目编号（代理机构编号）：X-1（Y-2）."""
    return _SECOND.sub("", value) if label.count("编号") > 1 else value


def _opening_time(section: _Section, party: str | None) -> str | None:
    """Return what 时间 is below 五、开启; only the first time there."""
    if party != "opened":
        return None
    section.kind = None
    return "opened"


def _open_section(section: _Section, kind: str, label: FoundLabel) -> None:
    if kind in _PARTIES or kind == "opened":
        section.kind, section.since = kind, label.end


def _value_span(
    text: str, label: FoundLabel, kind: str, following: int
) -> tuple[int, int]:
    """Return where the value stands; an empty span where the next label comes first."""
    start = _skip(text, label)
    if start >= following:
        return start, start
    if kind in _MONEY:
        return start, min(following, start + 100)
    if kind in _DATES:
        return start, min(following, start + 40)
    end = text.find("\n", start, start + _LONGEST_VALUE)
    line_end = end if end != -1 else min(len(text), start + _LONGEST_VALUE)
    if following < line_end and label.joint == "blank":
        return start, start
    return start, min(line_end, following)


def _skip(text: str, label: FoundLabel) -> int:
    if label.joint == "blank":
        return _skip_blanks(text, label.value_start)
    found = _SPACE.match(text, label.value_start)
    return found.end() if found else label.value_start


def _skip_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t\u3000\xa0":
        start += 1
    return start


def _over_line_end(
    text: str, kind: str, rank: int, value: Value, following: int
) -> tuple[Candidate, ...]:
    """Read a name that the page's line end has cut in two."""
    line_end = value.start + len(value.text)
    if len(value.text.strip()) < 6 or text[line_end : line_end + 1] != "\n":
        return ()
    next_end = text.find("\n", line_end + 1, line_end + 60)
    if next_end == -1 or next_end > following:
        return ()
    both = value.text.rstrip() + text[line_end + 1 : next_end].strip()
    name = read_name(both)
    if name is None or name.end != len(both) or not _COMPANY_END.search(name.text):
        return ()
    return (
        Candidate(
            kind, name.text, value.page, value.start, next_end,
            f"{value.rule} over a line end", rank + 1, group=value.group,
        ),
    )  # fmt: skip


def _behind_names(text: str, names: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Read what stands right behind a supplier's name: 某公司，6,200元."""
    found: list[Candidate] = []
    for name in names:
        behind = _BEHIND_NAME.match(text, name.end)
        if behind is not None:
            value = Value(
                behind["amount"],
                name.page,
                behind.start("amount"),
                "behind the name",
                group=name.group,
            )
            found += read_amount("amount", _PLAIN_RANK - 1, value)
    return tuple(found)


def _rule(label: FoundLabel) -> str:
    if label.kind == "name" or label.kind.startswith("section_"):
        return "section"
    return {"line": "label above", "blank": "label before blank"}.get(
        label.joint, "label"
    )


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    index = bisect_right(spans, (position, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


def _lot_at(lots: list[LotWord], position: int) -> str | None:
    index = bisect_right(lots, position, key=lambda lot: lot.start) - 1
    if index < 0 or position - lots[index].start > _LOT_REACH:
        return None
    return lot_group(lots[index].number)


def _lot_heads(text: str, page: int, lots: list[LotWord]) -> list[Candidate]:
    """Return the lots that begin a line: 采购包2：…, so that one that failed is told."""
    return [
        Candidate(
            "lot", lot.number, page, lot.start, lot.end, "lot's heading",
            group=lot_group(lot.number),
        )
        for lot in lots
        if _LINE_HEAD.search(text, max(0, lot.start - _HEAD_REACH), lot.start)
    ]  # fmt: skip
