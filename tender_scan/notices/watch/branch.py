"""Whether a name that begins with a listed body's name is a branch of that body.

A college, laboratory or branch office is the body itself. A hospital, school, press or
company is a legal person of its own, and so is an independent college; these are not
matched, whatever their names begin with. A research institute that a university keeps
in another city is taken for a branch, although some are registered by themselves: the
name says whose it is. ``data/branches.toml`` holds the words.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tender_scan.notices.places import region_of_place

_LONGEST_SUBJECT = 2
_BRACKET = re.compile(r"^\(([^()]+)\)|\(([^()]+)\)$")
_SEVERAL = re.compile(r"[、,;:/|+\-–—()]")


class _Words(NamedTuple):
    units: tuple[str, ...]
    unnamed: frozenset[str]
    separate: re.Pattern[str]
    glued: re.Pattern[str]
    subjects: frozenset[str]
    independent: re.Pattern[str]
    regions: frozenset[str]
    other_bodies: tuple[str, ...]


def is_branch(body: str, rest: str) -> bool:
    """Tell whether `body` followed by `rest` names a part of `body`.

    Parameters
    ----------
    body
        Full name of the listed body, cleaned.
    rest
        What follows it in the name, cleaned and not empty.

    Examples
    --------
    >>> is_branch("澜江大学", "网络空间安全学院"), is_branch("澜江大学", "附属医院")
    (True, False)
    >>> is_branch("澜江大学", "(珠海)"), is_branch("澜江大学", "珠海学院")
    (True, False)
    """
    words = _words()
    if (body + rest).startswith(words.other_bodies) or words.glued.match(rest):
        return False
    bare, places = _BRACKET.subn(_without_place, rest)
    if words.separate.search(bare.removesuffix("分公司")) or _SEVERAL.search(bare):
        return False
    return places > 0 if not bare else _ends_in_unit(bare)


def is_full_name(key: str) -> bool:
    """Tell whether a cleaned Chinese name is a whole one, to which units are added.

    >>> is_full_name("澜江大学"), is_full_name("澜江")
    (True, False)
    """
    return _FULL.search(key) is not None


_FULL = re.compile("..(?:大学|学院|研究院|研究所|实验室|中心|公司|集团|[0-9]所|厅|局)$")


def _ends_in_unit(rest: str) -> bool:
    words = _words()
    unit = next((unit for unit in words.units if rest.endswith(unit)), None)
    if unit is None:
        return False
    name = rest.removesuffix(unit)
    if not name:
        return unit not in words.unnamed
    return unit != "学院" or _is_college(name, rest)


def _is_college(name: str, rest: str) -> bool:
    """Tell a college from an independent college, by its name or its place."""
    words = _words()
    if len(name) <= _LONGEST_SUBJECT:
        return name in words.subjects
    return not _is_place(name) and words.independent.fullmatch(rest) is None


def _without_place(found: re.Match[str]) -> str:
    """Take off a bracket that names a place or campus; keep any other."""
    inside = found[1] or found[2]
    is_campus = inside.endswith(("校区", "分校", "园区"))
    known = is_campus or inside in _words().regions or _is_place(inside)
    return "" if known else found[0]


def _is_place(name: str) -> bool:
    """Tell a place from a name that only begins with one: 中山, but not 中山医."""
    place = name.removesuffix("市")
    return region_of_place(place) is not None and region_of_place(place[:-1]) is None


@cache
def _words() -> _Words:
    path = files("tender_scan.notices.watch") / "data" / "branches.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return _Words(
        tuple(sorted(data["units"], key=len, reverse=True)),
        frozenset(data["unnamed"]),
        re.compile("|".join(data["separate"])),
        re.compile(data["glued"]),
        frozenset(data["subjects"]),
        re.compile(data["independent"]),
        frozenset(data["regions"]),
        tuple(data["other_bodies"]),
    )
