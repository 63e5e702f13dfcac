import pytest

from tender_scan.mentions.quantity import quantity_beside, quantity_in_row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("配置8×A100显卡", 8),
        ("A100*8", 8),
        ("A100-80G×4", 4),
        ("A100显卡32张", 32),
        ("拟购A100整机2台", 2),
        ("32张A100", 32),
        ("采购2台A100服务器", 2),
        ("A100 1,024张", 1024),
        ("A100 80G显存", None),
        ("H型钢A100×100×6×8", None),
        ("A100，数量见附件", None),
        ("A100服务器，质保3年", None),
    ],
)
def test_quantity_beside_a_name(text: str, expected: float | None) -> None:
    start = text.index("A100")
    assert quantity_beside(text, start, start + 4) == expected


def test_quantity_of_the_row() -> None:
    header = ["序号", "名称", "规格型号", "数量", "单价（元）"]
    assert quantity_in_row(header, ["1", "服务器", "A100", "4台", "900000"]) == 4
    assert quantity_in_row(header, ["1", "服务器", "A100", "详见附件", "9"]) is None
    assert quantity_in_row(["名称", "型号"], ["服务器", "A100"]) is None
