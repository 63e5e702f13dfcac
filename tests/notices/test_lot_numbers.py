"""Numbers of lots."""

import pytest

from tender_scan.notices.lot_numbers import find_lots, lot_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第二包", "2"), ("采购包 01", "1"), ("A包", "A"), ("标段十二", "12"), ("包号：３", "3"),
        ("003", "3"), ("B", "B"), ("第一标段", "1"),
        ("服务器", None), ("YLZC-2024-7", None), ("2024", None), ("", None),
    ],
)  # fmt: skip
def test_numbers(text: str, number: str | None) -> None:
    assert lot_number(text) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("采购包1：云主机\n采购包2：存储", ["1", "2"]),
        ("A包：云主机；B包：存储", ["A", "B"]),
        ("（第三标段）", ["3"]),
        ("每包10支，共3包", []),
        ("投标人可兼投本项目包", []),
        ("包3个", []),
    ],
)
def test_lots_in_text(text: str, numbers: list[str]) -> None:
    assert [each.number for each in find_lots(text)] == numbers
