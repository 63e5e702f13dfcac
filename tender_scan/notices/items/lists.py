"""Items in running text: labelled values, and numbered lines that end in a quantity."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tender_scan.notices.items.draft import Draft, finish
from tender_scan.notices.items.headers import Head, head_of
from tender_scan.notices.items.values import plain, read_quantity
from tender_scan.records.document import Cell
from tender_scan.records.item import Item
from tender_scan.text.money import find_amounts

_UNITS = "台|套|张|块|片|颗|枚|个|部|组|件|辆|批|项|节点|把|只|支|条|卡"
_LABEL = re.compile(
    r"(?:^|(?<=[\n，,；;。|、）)\s]))(?P<label>[^\W\d_][^\n：:，,；;。|]{1,14})[：:][ \t]*"
    r"(?P<value>[^\n；;|]{1,300}?)"
    r"(?=[ \t]*(?:[\n；;|。]|$|[，,、 \t]+[^\W\d_][^\n：:，,；;。|]{1,14}[：:]))"
)
_NUMBERED = re.compile(
    r"(?:^|\n)[ \t\u3000]*(?P<number>[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?)"
    r"[ \t]*[、.．)）]?[ \t]*[●★▲*]?(?P<name>[^\W\d_][^\n，,；;。：:|、]{1,39}?)"
    r"[ \t]*[，,：:、（( \t][ \t]*(?:数量[:：为]?[ \t]*)?"
    rf"(?P<quantity>\d{{1,6}})[ \t]*(?P<unit>{_UNITS})"
    r"(?=[，,；;。、）)\s]|$)(?P<rest>[^\n]{0,300})"
)
_COUNTED = re.compile(
    r"(?<=[：:\n；;。])[ \t]*(?P<name>[^\W\d_][^\n，,；;。：:|]{1,39})，数量[:：为]?[ \t]*"
    rf"(?P<quantity>\d{{1,6}})[ \t]*(?P<unit>{_UNITS})?(?=[；;。，,\s]|$)"
)
_SENTENCE = re.compile(
    r"应|须|得|要求|提供|供应商|投标|采购人|负责|不少于|不低于|至少|具有|具备|如果|期限|证明"
    r"|数量|[≥≤<>]|文件|合同|条款|之日|月内|日内|年内|业绩|人员|评审|得分|分数|盖章"
)
_PRICE = re.compile(r"(单价|总价|合价|小计|金额|合计|预算)[^\d，,；;。]{0,8}")
_GAP = 60
"""Characters between a value and the next label of the same item."""
_STARTS = re.compile(r"名\s*称|标的|品目|货物|设备")


def read_lists(text: str, page: int) -> Iterator[Item]:
    """Read the items that a text lists line by line, or as label and value."""
    if "数量" in text or "单价" in text or "规格" in text or "型号" in text:
        yield from _labelled(text, page)
    yield from _numbered(text, page)
    if "，数量" in text:
        yield from _counted(text, page)


def _labelled(text: str, page: int) -> Iterator[Item]:
    """Read runs like 名称：服务器 规格型号：… 数量：2台 单价：…."""
    draft, end = Draft(), 0
    for found in _LABEL.finditer(text):
        head = _head(found["label"])
        if head is None:
            continue
        value = Cell(found["value"].rstrip(), found.start("value"), 0)
        value = Cell(value.text, value.start, value.start + len(value.text))
        label = Cell(found["label"], found.start("label"), found.end("label"))
        repeats = any(known.kind == head.kind == "name" for known, _ in draft.values)
        if repeats or found.start() > end + _GAP:
            yield from _finished(draft)
            draft = Draft()
        if draft.values or head.kind in ("name", "number"):
            draft.add(page, (None, head), (label, value))
            end = found.end()
    yield from _finished(draft)


@lru_cache(maxsize=2048)
def _head(label: str) -> Head | None:
    head = head_of(label)
    if head is None or head.kind in ("other", "supplier"):
        return None
    # 项目名称 is what the notice is called; 项目, 内容 and 编号 say too little alone.
    if head.kind == "name" and (head.rank > 2 or not _STARTS.search(label)):
        return None
    return None if head.kind == "number" and "号" in label[-2:] == "编号" else head


def _finished(draft: Draft) -> Iterator[Item]:
    kinds = {head.kind for head, _ in draft.values}
    if "name" in kinds and kinds & {"quantity", "unit_price"}:
        item = finish(draft)
        if item is not None and (item.quantity or item.unit_price_cny):
            yield item


def _numbered(text: str, page: int) -> Iterator[Item]:
    """Read lines like 1、GPU服务器，2台，单价90万元."""
    for found in _NUMBERED.finditer(text):
        if _SENTENCE.search(found["name"]) or _SENTENCE.search(found["rest"][:40]):
            continue
        quantity, unit = read_quantity(found["quantity"] + found["unit"])
        prices = dict(_prices(found["rest"]))
        yield Item(
            found["number"].strip("（()）"),
            plain(found["name"]),
            None,
            quantity,
            unit,
            prices.get("单价"),
            next((v for label, v in prices.items() if label != "单价"), None),
            None,
            page,
            found.start("number"),
            found.end() - len(found["rest"]) + len(found["rest"].rstrip()),
        )


def _counted(text: str, page: int) -> Iterator[Item]:
    """Read what 数量 counts directly behind its name: 光缆，数量76."""
    for found in _COUNTED.finditer(text):
        if not _SENTENCE.search(found["name"]):
            quantity, unit = read_quantity(found["quantity"] + (found["unit"] or ""))
            yield Item(
                name=plain(found["name"]),
                quantity=quantity,
                unit=unit,
                page=page,
                start=found.start("name"),
                end=found.end(),
            )


def _prices(rest: str) -> Iterator[tuple[str, float]]:
    for found in _PRICE.finditer(rest):
        for amount in find_amounts(rest[found.end() : found.end() + 30])[:1]:
            if amount.currency == "CNY":
                yield found[1], float(amount.value)
