"""A JSON value as columns: nested names joined by dots, lists as lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from tender_scan.sources.rows import Pairs, value_text

JsonValue: TypeAlias = (
    "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
)

_MAX_DEPTH = 30


def flatten(value: JsonValue) -> Pairs:
    r"""Flatten an object to named values.

    Parameters
    ----------
    value
        An object; anything else becomes one column named ``value``.

    Returns
    -------
    list of tuple
        Names of nested objects are joined by dots. A list of plain values is joined
        by ``；``, a list of objects gives one line an object. A value that is itself
        JSON in a string stays text.

    Examples
    --------
    >>> flatten({"buyer": {"name": "云岭理工大学"}, "lots": ["一", "二"]})
    [('buyer.name', '云岭理工大学'), ('lots', '一；二')]
    >>> flatten({"items": [{"名称": "服务器", "数量": 2}, {"名称": "机柜", "数量": 1}]})
    [('items', '名称：服务器，数量：2\n名称：机柜，数量：1')]
    """
    if isinstance(value, Mapping):
        return list(_pairs(value, "", 0))
    return [("value", _text(value, 0))]


def _pairs(
    value: Mapping[str, JsonValue], prefix: str, depth: int
) -> Iterator[tuple[str, str]]:
    for name, item in value.items():
        if isinstance(item, Mapping) and depth < _MAX_DEPTH:
            yield from _pairs(item, f"{prefix}{name}.", depth + 1)
        else:
            yield prefix + name, _text(item, depth + 1)


def _text(value: JsonValue, depth: int) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence | Mapping):
        return value_text(value)
    if depth > _MAX_DEPTH:
        return "…"
    if isinstance(value, Mapping):
        parts = ((name, _text(item, depth + 1)) for name, item in value.items())
        return "，".join(f"{name}：{text}" for name, text in parts if text)
    between = "\n" if any(isinstance(item, Mapping) for item in value) else "；"
    return between.join(filter(None, (_text(item, depth + 1) for item in value)))
