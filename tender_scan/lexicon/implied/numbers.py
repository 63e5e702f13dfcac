"""Find numbers with units in folded text; what they are figures of comes later."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tender_scan.text.numerals import parse_numeral

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN = r"[一二三四五六七八九十百千两零]{1,9}"
_UNIT = (
    r"(?P<flops>[gtpe])\s?(?:flops?|ops)(?:/s|/秒|ps)?"
    r"|(?P<times>[十百千万亿]{1,6})次(?:浮点|定点|整数)?"
    r"|(?P<rate>[gtm])(?:i?b)?(?:\s?/\s?(?:s(?:ec)?|秒)|ps|每秒)"
    r"|(?P<size>[gt])i?b(?![a-z/p])"
    r"|(?P<han>[吉太])字节(?:/秒|每秒)?"
    r"|(?P<watt>k?w)(?![a-z])"
    r"|(?P<bits>bit|位)"
    r"|(?P<bare>[gtp])(?![a-wyz0-9/]|x[a-z])"
    r"|(?P<glued>g)(?=hbm|gddr)"
)
_ANY_UNIT = re.sub(r"\?P<\w+>", "?:", _UNIT)
_MEASURED = re.compile(
    rf"(?<![\d.a-wyz])(?<!\d,)(?P<number>{_NUMBER}(?:\s?[/、~-]\s?{_NUMBER}){{0,4}}|{_HAN})"
    rf"\s?\+?(?:{_UNIT})"
)
_UNIT_FIRST = re.compile(
    r"(?<![\d*])(?<![\d*] )[(]?(?:(?P<flops>[tp])(?:flops|ops)|(?P<rate>[gt])b/s|(?P<size>g)b)[)]?"
    r"\s?[^\da-z*\n,;。、/(]{0,8}\s*[^\da-z*\n,;。、/(]{0,4}"
    rf"(?P<number>(?<![\da-z.]){_NUMBER})(?!\d|\.\d|,\d|\s?(?:{_ANY_UNIT}))"
)
"""``算力(TFLOPS)≥312``: the unit stands in the name of the column."""
_CORE = r"\s?-?(?:并行|处理|计算|运算|流)*(?:核心|核|内核|cores?|单元|处理器|数)"
_CORES = re.compile(
    rf"(?P<what>cuda(?:{_CORE})?|流处理器|(?:tensor|张量){_CORE})"
    rf"[^\d\n,;。*]{{0,10}}\n?[^\d\n,;。*]{{0,6}}(?P<number>{_NUMBER})"
    r"(?!\s?(?:t|p|g)(?:flops|ops|b)|\d|\.\d)"
    rf"|(?<![\d.])(?<!\d,)(?P<before>{_NUMBER})\s?[个颗+]*(?:以上)?(?:的)?"
    rf"(?P<whose>(?:cuda|tensor|张量){_CORE}|流处理器)"
)
_FEWEST = {"cuda_cores": 1000, "tensor_cores": 100}
"""A smaller number behind the word is a version: CUDA 12."""
_MASKED = re.compile(rf"(?<![\d.*])(?P<number>[\d.*]++)\s?(?:{_UNIT})")

_SCALE = {"g": 1e-3, "t": 1.0, "p": 1e3, "e": 1e6}
_HAN_SCALE = {"十": 10.0, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}


@dataclass(frozen=True)
class Measured:
    """Numbers that share a unit, in folded text.

    Parameters
    ----------
    values
        In TFLOPS, GB/s, GB, W or pieces; for ``bare`` as written.
    measure
        ``flops``, ``rate``, ``size``, ``watt``, ``bits``, ``bare``, ``cuda_cores``,
        ``tensor_cores`` or ``masked``.
    unit
        The unit's first letter as folded.
    """

    values: tuple[float, ...]
    measure: str
    unit: str
    start: int
    end: int


def read_measured(text: str) -> list[Measured]:
    """Find all numbers with units, in the order of the text, without overlaps."""
    found = [*_cores(text), *_masked(text), *_measured(text), *_unit_first(text)]
    kept: list[Measured] = []
    taken = bytearray(len(text))
    for each in found:
        if taken.find(1, each.start, each.end) < 0:
            kept.append(each)
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
    return sorted(kept, key=lambda each: each.start)


def _cores(text: str) -> Iterator[Measured]:
    for match in _CORES.finditer(text):
        name = "number" if match["number"] else "before"
        whose = match["what"] or match["whose"]
        kind = "tensor_cores" if whose[0] in "t张" else "cuda_cores"
        value, start = _plain(match[name]), match.start(name)
        if value >= _FEWEST[kind]:
            yield Measured((value,), kind, "", start, match.end(name))


def _masked(text: str) -> Iterator[Measured]:
    for match in _MASKED.finditer(text):
        if "**" in match["number"] or match["number"].endswith("*"):
            yield Measured((), "masked", "", match.start(), match.end())


def _measured(text: str) -> Iterator[Measured]:
    for match in _MEASURED.finditer(text):
        numbers = _numbers(match["number"])
        if numbers:
            yield _a_second(_scaled(match, numbers), match)


def _a_second(measured: Measured, match: re.Match[str]) -> Measured:
    """Make a rate of ``每秒3太字节`` and ``3太字节/秒``."""
    if not match["han"]:
        return measured
    before = match.string[max(0, match.start() - 2) : match.start()]
    rate = before == "每秒" or match.group().endswith("秒")
    return replace(measured, measure="rate" if rate else "size")


def _unit_first(text: str) -> Iterator[Measured]:
    for match in _UNIT_FIRST.finditer(text):
        measured = _scaled(match, (_plain(match["number"]),))
        start, end = match.span("number")
        yield Measured(measured.values, measured.measure, measured.unit, start, end)


def _numbers(written: str) -> tuple[float, ...]:
    """Read ``9.7/19.5/312``, ``300~312`` (the lower) or Han numerals."""
    if not written[0].isdigit():
        value = parse_numeral(written)
        return () if value is None else (float(value),)
    parts = [part for part in re.split(r"\s?[/、~-]\s?", written) if part]
    values = tuple(_plain(part) for part in parts)
    if re.search("[~-]", written):
        return (values[0] if values[0] >= values[-1] / 2 else values[-1],)
    return values


def _plain(written: str) -> float:
    return float(written.replace(",", ""))


def _scaled(match: re.Match[str], values: tuple[float, ...]) -> Measured:
    groups = {name: unit for name, unit in match.groupdict().items() if unit}
    groups.pop("number")
    name, unit = next(iter(groups.items()))
    factor, measure = _factor(name, unit), name
    if name == "times":
        measure = "flops"
    if name == "glued":
        measure = "size"
    scaled = tuple(value * factor for value in values)
    unit = {"吉": "g", "太": "t"}.get(unit, unit)
    return Measured(scaled, measure, unit[0], match.start(), match.end())


def _factor(name: str, unit: str) -> float:
    """Factor to TFLOPS, GB, GB/s or W."""
    if name == "flops":
        return _SCALE[unit]
    if name == "times":
        factor = 1.0
        for character in unit:
            factor *= _HAN_SCALE[character]
        return factor / 1e12
    if name in ("rate", "size"):
        return {"m": 1e-3, "g": 1.0, "t": 1e3}[unit]
    return 1e3 if unit in ("kw", "太") else 1.0
