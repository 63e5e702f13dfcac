"""Labels: where they stand, and where the same words are none."""

import pytest

from tender_scan.notices.labels import find_labels, label_of, label_words


def kinds(text: str) -> list[tuple[str, str]]:
    return [(each.kind, each.joint) for each in find_labels(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采购人：某大学", [("buyer", "colon")]),
        ("采 购 人 ： 某大学", [("buyer", "colon")]),
        ("一、采购单位（盖章）:某大学", [("buyer", "colon")]),
        ("项目编号\n：A-1", [("project_id", "colon")]),
        ("招标人为某大学，", [("buyer", "verb")]),
        ("1 招 标 人 某某大学\n", [("buyer", "blank")]),
        ("中标供应商名称\n", [("supplier", "line")]),
        ("三、采购结果 供应商名称：某公司", [("supplier_plain", "colon")]),
        (
            "项目编号（或招标编号、政府采购计划编号、采购计划备案文号等，如有）：A-1",
            [("project_id", "colon")],
        ),
        ("1.采购人信息\n名 称：某大学", [("section_buyer", "line"), ("name", "colon")]),
    ],
)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "原预算金额：500万元",
        "投标人应向采购人提供证明",
        "采购人应当在三十日内",
        "设备名称：课桌",
    ],
)
def test_not_found(text: str) -> None:
    assert kinds(text) == []


def test_units_of_remarks() -> None:
    (label,) = find_labels("预算金额（万元）：3")
    assert label.unit == 10_000


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("成交金额(人民币万元)", "amount"),
        ("1、采购人信息", "section_buyer"),
        ("中标 金额 ：", "amount"),
        ("单价（元）/优惠率", "price"),
    ],
)
def test_cells(cell: str, kind: str) -> None:
    found = label_of(cell)
    assert found is not None
    assert found[0].kind == kind


def test_no_word_announces_two_things() -> None:
    assert len(label_words()) > 600
    assert "名称" in label_words()
