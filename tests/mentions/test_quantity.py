import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("A100 PCIe x16接口", None),
        ("A100 PCIe Gen4 x16", None),
        ("A100 PCI-E×16插槽", None),
        ("A100 PCIe*8", 8),
        ("A100 PCIe 80G x8", 8),
        ("A100 x86架构服务器", None),
        ("A100 7x24小时", None),
        ("A100服务器交货期30个工作日", None),
        ("A100服务器质保5个自然年", None),
        ("质保5个自然年A100", None),
        ("A100（第2部分）", None),
        ("A100(第3台)", None),
        ("A100(第 3 台)", None),
        ("第1,024台A100", None),
        ("A100 2024年3部", None),
        ("A100 2024年 3部", None),
        ("A100，8张", 8),
        ("A100：8张", 8),
        ("A100 80G显卡，8张。", 8),
        ("A100，2台交换机", None),
        ("A100显卡 数量:8张", 8),
        ("A100显卡 数量：8", 8),
        ("A100显卡（数量：1,024台）", 1024),
        ("A100显卡，数量8-10张", None),
        ("A100显卡，数量：1批", None),
        ("A100显卡，数量：8.5", None),
        ("配置8块不低于NVIDIA A100", 8),
        ("配置8块不低于英伟达A100", 8),
    ],
)
def test_quantity_beside_a_name(text: str, expected: float | None) -> None:
    start = text.index("A100")
    assert quantity_beside(text, start, start + 4) == expected


@given(
    st.integers(1, 9_999),
    st.sampled_from(["张", "块", "台", "套"]),
    st.sampled_from(
        ["A100{}", "A100，{}", "A100显卡 数量：{}", "{}A100", "{}不低于NVIDIA A100"]
    ),
    st.sampled_from(["", "，交货期30个工作日", "。第2部分", "；2024年3月"]),
)
def test_any_number_of_pieces_is_read(
    number: int, unit: str, written: str, rest: str
) -> None:
    text = written.format(f" {number}{unit}") + rest
    start = text.index("A100")
    assert quantity_beside(text, start, start + 4) == number


@given(
    st.integers(1, 9_999),
    st.sampled_from(
        ["交货期{}个工作日", "质保{}个自然年", "（第{}部分）", "(第{}台)", "{}年3部"]
    ),
)
def test_no_ordinal_date_or_time_is_a_number_of_pieces(
    number: int, written: str
) -> None:
    beside = written.format(number)
    assert quantity_beside("A100" + beside, 0, 4) is None
    text = beside + "A100"
    assert quantity_beside(text, len(beside), len(text)) is None


def test_quantity_of_the_row() -> None:
    header = ["序号", "名称", "规格型号", "数量", "单价（元）"]
    assert quantity_in_row(header, ["1", "服务器", "A100", "4台", "900000"]) == 4
    assert quantity_in_row(header, ["1", "服务器", "A100", "详见附件", "9"]) is None
    assert quantity_in_row(["名称", "型号"], ["服务器", "A100"]) is None
