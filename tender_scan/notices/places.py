"""Which province a place or an organisation's name belongs to."""

import re
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_SCHOOLS = (
    "(?:师范|理工|科技|农业|工业|医科|中医药?|林业|交通|财经|外国语|电力|工商|航空航天)*"
    "(?:大学|学院|银行)"
)


class _Places(NamedTuple):
    full: dict[str, str]
    short: dict[str, str]
    cities: dict[str, str]


def region_of_place(text: str) -> str | None:
    """Return the province-level name that a stated place begins with, or None.

    >>> region_of_place("云南"), region_of_place("全国"), region_of_place("昆明市")
    ('云南省', None, '云南省')
    """
    places = _places()
    squeezed = re.sub(r"[\s,，·/>\-—|]+", "", text).removeprefix("中国")
    for names in (places.full, places.short, places.cities):
        for name, province in names.items():
            if squeezed.startswith(name):
                return province
    return None


@lru_cache(maxsize=1024)
def region_of_name(name: str) -> str | None:
    """Return the province that an organisation's name names, or None.

    None too where it names two (北京大学深圳医院 is told by 深圳, for a province's
    short name before 大学 is the school's name and no place).

    >>> region_of_name("昆明市第一中学"), region_of_name("云岭理工大学")
    ('云南省', None)
    """
    places = _places()
    branch = _branch_pattern().search(name)
    if branch is not None:
        found = {branch[1]}
    else:
        found = {match.group() for match in _pattern().finditer(name)}
    regions = {
        places.full.get(word) or places.short.get(word) or places.cities.get(word)
        for word in found
    }
    return regions.pop() if len(regions) == 1 else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    places = _places()
    full = "|".join(map(re.escape, places.full))
    short = "|".join(map(re.escape, places.short))
    cities = "|".join(sorted(map(re.escape, places.cities), key=len, reverse=True))
    return re.compile(
        rf"{full}|^(?:中国.{{2,8}}?)?(?:{short})(?!藏族|{_SCHOOLS})|(?:{cities})"
        rf"(?=市|州|地区|盟|县|区|分公司|支公司|分行)|^(?:{cities})"
    )


@lru_cache(maxsize=1)
def _branch_pattern() -> re.Pattern[str]:
    """Match a branch's place, which goes before its head office's: 厦门某行上海分行."""
    places = _places()
    names = "|".join(map(re.escape, [*places.full, *places.short, *places.cities]))
    return re.compile(rf"({names})[省市]?(?:分行|分公司|支行|分院|支公司|分部|分局)")


@lru_cache(maxsize=1)
def _places() -> _Places:
    path = resources.files("tender_scan.notices").joinpath("data/places.txt")
    full, short, cities = {}, {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        province, brief, *names = line.split()
        full[province] = province
        short[brief] = province
        cities.update(dict.fromkeys(names, province))
    return _Places(full, short, cities)
