"""Amounts of money, in yuan."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.money import find_amounts, header_unit, parse_money
from tests.text.test_numerals import CAPITALS, write

CENTS = st.integers(min_value=1, max_value=10**12).map(lambda n: Decimal(n) / 100)
WHOLE = st.integers(min_value=1, max_value=10**11)


@given(CENTS)
def test_separators_and_signs_read_back(amount: Decimal) -> None:
    for text in (f"{amount:,.2f}元", f"￥{amount:.2f}", f"人民币 {amount:,.2f} 元整"):
        assert parse_money(text) == amount


@given(CENTS)
def test_ten_thousands_read_back(amount: Decimal) -> None:
    assert parse_money(f"{amount / 10_000:.6f}万元") == amount
    assert parse_money(f"{amount / 10_000:.6f}", unit=10_000) == amount


@given(WHOLE)
def test_capitals_read_back(number: int) -> None:
    assert parse_money(f"{write(number, *CAPITALS)}元整") == number


@given(WHOLE, st.integers(1, 9), st.integers(1, 9))
def test_capitals_with_jiao_and_fen(number: int, jiao: int, fen: int) -> None:
    digits = CAPITALS[0]
    text = f"{write(number, *CAPITALS)}元{digits[jiao]}角{digits[fen]}分"
    assert parse_money(text) == number + Decimal(jiao) / 10 + Decimal(fen) / 100


@given(WHOLE)
def test_spans_hold_the_amount(number: int) -> None:
    text = f"预算金额：{number}元。"
    (amount,) = find_amounts(text)
    assert parse_money(text[amount.start : amount.end]) == number


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("350.000000（万元）", "3500000"),
        ("30.0\n(万元)", "300000"),
        ("报价：876500（元）", "876500"),
        ("1亿2000万元", "120000000"),
        ("3千元", "3000"),
        ("伍万零叁佰元伍角整", "50300.5"),
        ("１２００．５０元", "1200.5"),
        ("1800万元/三年", "18000000"),
        ("31.25万元 人民币", "312500"),
        ("52.340000", "523400"),
        ("1,835,000", "1835000"),
        ("人民币2000000元", "2000000"),
    ],
)
def test_reads(text: str, yuan: str) -> None:
    assert parse_money(text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "折扣率 78%",
        "下浮 5.2 ％",
        "八折",
        "12**00元",
        "3**000元",
        "USD 128,000.00",
        "12.5万美元",
        "310.5元/工日",
        "486000.00\n元每年",
        "135 万元/年",
        "12个月",
        "2026-03-15",
        "124500 00.00",
        "95",
        "0.000800",
        "120000.50350000.25元",
    ],
)
def test_refuses(text: str) -> None:
    assert parse_money(text) is None


def test_another_currency_is_told_apart() -> None:
    (amount,) = find_amounts("EUR 98,000.00")
    assert (amount.currency, amount.value) == ("EUR", 98_000)


def test_a_price_per_unit_is_marked() -> None:
    (amount,) = find_amounts("310.5元/工日")
    assert amount.per_unit


def test_a_figure_without_unit_is_marked() -> None:
    (amount,) = find_amounts("1800000")
    assert not amount.unit_known


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("预算金额（万元）", 10_000),
        ("中标金额(元)", 1),
        ("成交金额（人民币万元）", 10_000),
        ("合同金额/万元", 10_000),
        ("金额（亿元）", 10**8),
        ("金额（万美元）", None),
        ("中标金额", None),
    ],
)
def test_units_of_headers(label: str, unit: int | None) -> None:
    assert header_unit(label) == unit


@given(st.text(alphabet="0123456789.,，元万亿壹佰拾整￥*% /年", max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    for amount in find_amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
