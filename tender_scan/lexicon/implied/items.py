"""Put figures together that belong to one item, and read what stands round them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tender_scan.lexicon.implied.compare import Item, PerCard
from tender_scan.lexicon.implied.label import THROUGHPUTS, Stated
from tender_scan.lexicon.implied.table import MEMORY_TYPES
from tender_scan.text.numerals import parse_numeral

_GAP, _BEFORE, _AFTER = 150, 120, 80
_MOST_FIGURES = 60
"""An item with more is no specification of one card but a list of them."""
_NEW_THING = re.compile(
    r"(?:^|[\n;。])\s*[★▲*#]?\s*"
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[(]?\d{1,2}(?:\.\d{1,2})*[)、.|\s]|第[一二三四五六七八九十\d]+包|[a-z][)、.型])"
    r"[^\n\d:,。;]{0,12}"
    r"(?:服务器|工作站|一体机|交换机|存储系统|存储节点|计算节点|节点|主机|终端|防火墙|笔记本)"
    r"(?!整机|最大|总|单卡|配)"
)
_CARDS = re.compile(
    r"(?<![\d.])(?P<a>\d{1,3}|[二两四八十])\s?(?:张|块|片|颗|枚)(?!以上交换)"
    r"|(?<![\d.])(?P<b>4|8|16|四|八)\s?(?:卡|路gpu|gpu|个gpu|个加速)"
    r"|(?:gpu|加速卡|显卡|计算卡)(?:卡|模块)?(?:数量|数)?[:≥>=不少于小低]{0,6}(?P<c>\d{1,2})(?:张|块|片|颗|个|卡)"
    r"|(?<![\d.])(?P<d>4|8|16)\s?[x×*]\s?(?=\d{2,3}\s?g|gpu|加速)"
)
_USUAL_CARDS = 8
_MOST = {
    "memory": 288.0,
    "bandwidth": 8200.0,
    "fp64": 200.0,
    "fp32": 200.0,
    "tf32": 2600.0,
    "fp16": 2600.0,
    "bf16": 2600.0,
    "throughput": 5100.0,
    "fp8": 5100.0,
    "int8": 5100.0,
    "fp4": 20200.0,
}
"""More than one card has; such a figure counts the whole machine."""
_MOST_LINK = 2000.0
_ALL_SPARSE = re.compile(r"(?:以上|上述|均为|均指|均按)[^,。;\n非不]{0,8}稀疏")
_PETA = 1000.0


@dataclass(frozen=True)
class Group:
    """Figures of one item and the folded text that belongs to it."""

    figures: tuple[Stated, ...]
    around: str
    before: int

    @property
    def masked(self) -> int:
        """How many figures have their digits starred out."""
        return sum(figure.kind == "masked" for figure in self.figures)

    @property
    def readable(self) -> tuple[Stated, ...]:
        """The figures whose digits can be read."""
        return tuple(figure for figure in self.figures if figure.kind != "masked")


def group(text: str, figures: list[Stated]) -> Iterator[Group]:
    """Part the figures of a stretch into items."""
    runs: list[list[Stated]] = []
    for figure in figures:
        if runs and _belongs(text, runs[-1], figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    for index, run in enumerate(runs):
        low = runs[index - 1][-1].end if index else 0
        high = runs[index + 1][0].start if index + 1 < len(runs) else len(text)
        start, end = run[0].start, run[-1].end
        before = _own_before(text[max(low, start - _BEFORE) : start])
        after = _own_after(text[end : min(high, end + _AFTER)])
        yield Group(tuple(run), before + text[start:end] + after, len(before))


def _own_before(text: str) -> str:
    starts = [match.start() for match in _NEW_THING.finditer(text)]
    return text[starts[-1] :] if starts else text.split("\n\n")[-1]


def _own_after(text: str) -> str:
    other = _NEW_THING.search(text)
    return text[: other.start()] if other else text.split("\n\n")[0]


def _belongs(text: str, run: list[Stated], figure: Stated) -> bool:
    between = text[run[-1].end : figure.start]
    if len(run) >= _MOST_FIGURES or len(between) > _GAP or _NEW_THING.search(between):
        return False
    return not any(_contradict(each, figure) for each in run)


def _contradict(one: Stated, other: Stated) -> bool:
    """Whether two figures of a kind cannot be of the same card."""
    alike = one.kind == other.kind and one.per == other.per
    if not alike or one.kind in ("power", "masked", "throughput", "rate", "fp64"):
        return False
    low, high = sorted((one.value, other.value))
    if one.kind in THROUGHPUTS and abs(high / low - 2) < 0.03:  # dense and sparse
        return False
    return high > 1.2 * low


def per_card(found: Group) -> tuple[Item, bool]:
    """Reduce the figures to one card; also say whether cards had to be assumed."""
    count = _count(found.around)
    everywhere = bool(_ALL_SPARSE.search(found.around))
    assumed = False
    figures: list[PerCard] = []
    for figure in found.readable:
        share = _is_shared(figure, count)
        if figure.per == "cluster" or (share and count == 1):
            continue
        assumed |= share and count is None
        value = figure.value / (count or _USUAL_CARDS) if share else figure.value
        figures.append(PerCard(figure.kind, value, _sparse(figure, everywhere)))
    return Item(tuple(dict.fromkeys(figures)), _memory_type(found.around)), assumed


def _sparse(figure: Stated, everywhere: bool) -> bool | None:
    if figure.kind not in THROUGHPUTS:
        return None
    return True if figure.sparse or everywhere else None


def _count(text: str) -> int | None:
    """How many cards a machine has."""
    for match in _CARDS.finditer(text):
        number = parse_numeral(next(group for group in match.groups() if group))
        if number and 1 < number <= 1024:
            return int(number)
    return None


def _is_shared(figure: Stated, count: int | None) -> bool:
    """Whether a figure counts all cards of a machine."""
    if figure.kind in ("cuda_cores", "tensor_cores", "bus_width", "power"):
        return figure.per == "total" and count is not None
    if figure.kind in ("link", "rate"):
        return figure.value > _MOST_LINK and figure.per != "card"
    if figure.per in ("card", "total"):
        return figure.per == "total"
    over = figure.value > _MOST.get(figure.kind, float("inf"))
    if figure.kind in ("memory", "bandwidth"):
        return over
    peta = count is not None and figure.value >= _PETA and figure.kind == "throughput"
    return over or peta or figure.per == "machine"


def _memory_type(text: str) -> str | None:
    """The kind of memory that the item names, without its blanks."""
    found = re.search(r"(?:hbm|gddr)\s?\d?[ex]?", text)
    if found is None:
        return None
    name = found.group().replace(" ", "")
    return next((kind for kind in MEMORY_TYPES if name.startswith(kind)), None)
