"""Amendments quote the old value and the new one: the new one counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.labels import (
    FoundLabel,
    Label,
    find_labels,
    label_of,
    label_words,
)
from tender_scan.notices.layout import find_tables
from tender_scan.notices.value import Value
from tender_scan.notices.values import read_value
from tender_scan.records.document import Cell, Document, Page

_VERB = "(?:更正|变更|修改|调整|澄清|延期|推迟|顺延|更改|修订|修正)"
# 原 in 原则, 原因, 原公告的采购项目编号 … announces no old value.
_OLD = re.compile(
    rf"{_VERB}前|由(?=[^。\n]{{2,40}}{_VERB}为)"
    r"|原(?![则因件厂装材告产始创有理]|(?:招标|采购)?公告的?(?:采购|招标)?(?:项目)?(?:编号|名称|日期|时间))"
)
_NEW = re.compile(
    rf"{_VERB}(?:后的?|为|至|成|到)|(?:现|均|统一){_VERB}?(?:为|至|成)|改为|改至|延至"
)
_REACH = 300
_LABEL_REACH = 80
_VALUE_REACH = 80
_SAME = frozenset(("project_id", "project_name", "contract_id", "title", "published"))
_CHANGED = frozenset(
    (
        "budget_total", "budget", "ceiling", "amount_total", "amount", "opened",
        "awarded", "signed", "buyer", "agency", "supplier",
    )
)  # fmt: skip
_OLD_COLUMN = re.compile(rf"{_VERB}前|原.{{0,4}}(?:内容|信息|文件|公告|条款)|^原")
_NEW_COLUMN = re.compile(rf"{_VERB}后|{_VERB}为|现.{{0,4}}(?:内容|信息|条款)|^现")
_LEAD = re.compile(r"[\s:：“”\"'【\[]*")
_RANK = -3
_RULE = "after the change"
_WHY = "the value before the change"

Span = tuple[int, int]


def apply_changes(
    candidates: Sequence[Candidate], document: Document, pages: Sequence[Page]
) -> list[Candidate]:
    """Refuse what an amendment quotes as the old value, and add the new ones."""
    changed = list(candidates)
    for page in pages:
        tables: list[Sequence[Sequence[Cell]]] = [
            table.rows for table in document.tables if table.page == page.number
        ]
        tables += [table.rows for table in find_tables(page.text)]
        old = list(_old_spans(page.text))
        new = list(_new_values(page))
        for rows in tables:
            spans, values = _columns(rows, page.number)
            old += spans
            new += values
        changed = [_refuse(each, page.number, old) for each in changed] + new
    return changed


def _refuse(each: Candidate, page: int, old: Sequence[Span]) -> Candidate:
    if each.page != page or each.kind in _SAME or each.refused:
        return each
    if any(start <= each.start < end for start, end in old):
        return replace(each, refused=_WHY)
    return each


def _old_spans(text: str) -> Iterator[Span]:
    """Yield from each word for the old value to the next word for the new one."""
    for old in _OLD.finditer(text):
        new = _NEW.search(text, old.end(), old.end() + _REACH)
        if new is not None:
            yield old.start(), new.start()


def _new_values(page: Page) -> Iterator[Candidate]:
    """Yield the values behind the words for the new one.

    现更正为：预算金额：118万元 names its field; 原最高限价为98万元，现调整为105万元 is of
    the last label before.
    """
    for new in _NEW.finditer(page.text):
        start = new.end() + len(_lead(page.text, new.end()))
        after = page.text[start : start + _VALUE_REACH]
        own = next((each for each in find_labels(after) if each.start == 0), None)
        label: Label | FoundLabel | None = own
        if own is None:
            label = _last_label(
                page.text[max(0, new.start() - _LABEL_REACH) : new.start()]
            )
        if label is None or label.kind not in _CHANGED:
            continue
        skip = own.value_start if own else 0
        line = after[skip:].split("\n", 1)[0]
        value = Value(line, page.number, start + skip, _RULE, own.unit if own else None)
        yield from read_value(label.kind, _RANK, value)


def _lead(text: str, start: int) -> str:
    found = _LEAD.match(text, start)
    return found.group() if found else ""


def _last_label(text: str) -> Label | None:
    words = _changed_words().findall(text)
    return label_words()[words[-1]] if words else None


@lru_cache(maxsize=1)
def _changed_words() -> re.Pattern[str]:
    words = [word for word, each in label_words().items() if each.kind in _CHANGED]
    # Words as they are written; the bracketed ones are not worth a pattern.
    plain = sorted((each for each in words if each.isalpha()), key=len, reverse=True)
    return re.compile("|".join(plain))


def _columns(
    rows: Sequence[Sequence[Cell]], page: int
) -> tuple[list[Span], list[Candidate]]:
    """Read a table with columns 更正前 and 更正后."""
    spans: list[Span] = []
    values: list[Candidate] = []
    old = new = None
    for row in rows:
        headers = [_squeeze(cell.text) for cell in row]
        found = _find(_OLD_COLUMN, headers), _find(_NEW_COLUMN, headers)
        if None not in found and found[0] != found[1]:
            old, new = found
        elif old is not None and new is not None and len(row) > max(old, new):
            spans.append((row[old].start, row[old].end))
            values += _changed_cell(row[:old], row[new], page)
    return spans, values


def _changed_cell(
    before: Sequence[Cell], cell: Cell, page: int
) -> tuple[Candidate, ...]:
    for each in before:
        label = label_of(each.text)
        if label is not None and label[0].kind in _CHANGED:
            value = Value(cell.text, page, cell.start, _RULE, label[1])
            return read_value(label[0].kind, _RANK, value)
    return ()


def _find(pattern: re.Pattern[str], headers: Sequence[str]) -> int | None:
    return next(
        (
            index
            for index, text in enumerate(headers)
            if len(text) <= 12 and pattern.search(text)
        ),
        None,
    )


def _squeeze(text: str) -> str:
    return "".join(text.split())
