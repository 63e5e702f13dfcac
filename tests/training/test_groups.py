"""What is kept whole in a split, and what is said where nobody says."""

from dataclasses import replace

import pytest

from tender_scan.errors import AnnotationError
from tender_scan.training.groups import group, near_duplicates
from tender_scan.training.passage import Annotation, LabelledPassage

FORM = (
    "云岭理工大学高性能计算平台二期项目采购需求：拟购置{}服务器两台，配套交换机一台。"
)
OTHER = "澜江市中心医院检验科打印耗材年度询价公告：各类硒鼓、墨盒及色带，据实结算，{}另行通知。"


def passage(number: int, form: str, name: str, **fields: str) -> LabelledPassage:
    text = form.format(name)
    start = text.index(name)
    mention = Annotation(
        start, start + len(name), name, "restricted", "procured", "hardware"
    )
    empty = dict.fromkeys(
        ("family", "writer", "kind", "title", "section", "header"), ""
    )
    return LabelledPassage(
        str(number), **empty | fields, text=text, mentions=(mention,)
    )


FILLED = [
    passage(1, FORM, "A100"),
    passage(2, FORM, "MI300X"),
    passage(3, OTHER, "H800"),
]


def test_a_form_filled_with_another_chip_is_a_near_duplicate() -> None:
    assert near_duplicates(FILLED) == [(0, 1)]


def test_near_duplicates_are_one_group_whatever_families_they_name() -> None:
    named = [replace(p, family=f) for p, f in zip(FILLED, "abc", strict=True)]
    grouped = group(named)
    families = [p.family for p in grouped.passages]
    assert families[0] == families[1] != families[2]
    assert (grouped.by, grouped.joined, grouped.warning) == ("family", 1, None)


def test_passages_without_a_group_are_warned_of() -> None:
    grouped = group(FILLED)
    assert "every passage is a group of its own" in str(grouped.warning)
    assert len({p.family for p in grouped.passages}) == 2
    half = [replace(FILLED[0], buyer="甲"), FILLED[2]]
    assert "1 passages name no buyer" in str(group(half, "buyer").warning)


def test_a_group_that_nobody_names_is_refused() -> None:
    with pytest.raises(AnnotationError, match="no passage names its buyer"):
        group(FILLED, "buyer")


@pytest.mark.parametrize("by", ["buyer", "document"])
def test_groups_can_be_buyers_or_documents(by: str) -> None:
    named = [replace(p, family=p.id, **{by: "甲"}) for p in (FILLED[0], FILLED[2])]
    assert len({p.family for p in group(named, by).passages}) == 1
    assert len({p.family for p in group(named).passages}) == 2
