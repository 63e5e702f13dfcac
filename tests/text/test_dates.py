"""Dates in all written styles."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.dates import find_dates, parse_column_date, parse_date

DAYS = st.dates(date(1990, 1, 1), date(2098, 12, 31))
HAN = "〇一二三四五六七八九"
ENGLISH = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "June",
    "July",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
]


def han_year(year: int) -> str:
    return "".join(HAN[int(digit)] for digit in str(year))


def han_small(number: int) -> str:
    tens, ones = divmod(number, 10)
    text = ("" if tens == 1 else HAN[tens]) + "十" if tens else ""
    return text + (HAN[ones] if ones else "")


STYLES = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
    lambda day: f"{day.year}年{day.month:02}月{day.day:02}日 09:30",
    lambda day: f"{day.year}-{day.month:02}-{day.day:02}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    lambda day: f"{day.isoformat()} 14:31:17",
    lambda day: f"{day.isoformat()}T08:00:00.000Z",
    lambda day: f"{han_year(day.year)}年{han_small(day.month)}月{han_small(day.day)}日",
    lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
    lambda day: "\n".join(
        (str(day.year), "年", str(day.month), "月", str(day.day), "日")
    ),
)


@given(DAYS, st.sampled_from(STYLES))
def test_every_style_reads_back(day: date, style) -> None:
    assert parse_date(style(day)) == day.isoformat()


@given(DAYS, st.sampled_from(STYLES))
def test_spans_hold_the_date(day: date, style) -> None:
    text = f"公告日期：{style(day)}。"
    (found,) = find_dates(text)
    assert parse_date(text[found.start : found.end]) == day.isoformat()


@given(DAYS)
def test_columns_hold_compact_dates(day: date) -> None:
    assert parse_column_date(day.strftime("%Y%m%d")) == day.isoformat()
    assert parse_date(day.strftime("%Y%m%d")) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024 年 3 月", "2024-03"),
        ("二○二六年四月", "2026-04"),
        ("二〇二四年十二月廿五日", "2024-12-25"),
        ("２０２４年０６月０１日", "2024-06-01"),
        ("202\n6\n年\n03\n月\n16\n日", "2026-03-16"),
    ],
)
def test_reads(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月30日",
        "2024-13-01",
        "3024-01-01",
        "021-12345678",
        "第2024号",
        "2024.3.1.2",
        "120240318",
        "____年__月__日",
    ],
)
def test_refuses(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1710729000000", "2024-03-18"),
        ("1710729000", "2024-03-18"),
        ("2024-03", "2024-03"),
        ("20240318093000", "2024-03-18"),
        ("99999999", None),
        ("12", None),
    ],
)
def test_columns(text: str, iso: str | None) -> None:
    assert parse_column_date(text) == iso
