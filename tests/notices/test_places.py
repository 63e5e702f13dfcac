"""Provinces of places and names."""

import pytest

from tender_scan.notices.places import region_of_name, region_of_place


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("昆明市第一中学", "云南省"),
        ("某总局东莞市云岭分局办事处", "广东省"),
        ("厦门某行股份有限公司上海分行", "上海市"),
        ("海南藏族自治州医院", "青海省"),
        ("北京某研究院", "北京市"),
        ("北京大学", None),
        ("云岭理工大学", None),
        ("北京师范大学", None),
    ],
)
def test_names(name: str, region: str | None) -> None:
    assert region_of_name(name) == region


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("陕西省,榆林市,市辖区", "陕西省"),
        ("广西", "广西壮族自治区"),
        ("内蒙古自治区", "内蒙古自治区"),
        ("全国", None),
        ("", None),
    ],
)
def test_places(place: str, region: str | None) -> None:
    assert region_of_place(place) == region
