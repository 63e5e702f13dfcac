"""Chinese numerals as numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.numerals import narrow_digits, parse_numeral

PLAIN = ("零一二三四五六七八九", ("", "十", "百", "千"), ("", "万", "亿", "万亿"))
CAPITALS = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿", "万亿"))


def write(
    number: int, digits: str, small: tuple[str, ...], large: tuple[str, ...]
) -> str:
    """Write a number as clerks do, section of four digits by section."""
    if number == 0:
        return digits[0]
    sections = []
    while number:
        number, section = divmod(number, 10_000)
        sections.append(section)
    text = ""
    for place in range(len(sections) - 1, -1, -1):
        section = sections[place]
        if section == 0:
            continue
        if text and (section < 1000 or sections[place + 1] == 0):
            text += digits[0]
        text += write_section(section, digits, small) + large[place]
    return text


def write_section(section: int, digits: str, small: tuple[str, ...]) -> str:
    """Write a number below 10,000."""
    text = ""
    gap = False
    for place in range(3, -1, -1):
        digit = section // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + small[place]
        gap = digit == 0
    return text


@given(
    st.integers(min_value=0, max_value=10**12 - 1), st.sampled_from([PLAIN, CAPITALS])
)
def test_reads_back_what_clerks_write(number: int, style: tuple) -> None:
    assert parse_numeral(write(number, *style)) == number


@given(st.integers(min_value=1, max_value=10**11))
def test_reads_digit_by_digit(number: int) -> None:
    spelled = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    assert parse_numeral(spelled) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("廿五", 25),
        ("卅", 30),
        ("一百零五", 105),
        ("一千零五", 1005),
        ("三万五", 35_000),
        ("两千", 2000),
        ("貳萬伍仟", 25_000),
        ("一亿零三万", 100_030_000),
        ("3千", 3000),
        ("12万3千", 123_000),
        ("1.5万", 15_000),
        ("1,200", 1200),
        ("叁 佰 万", 3_000_000),
        ("１２０", 120),
    ],
)
def test_reads(text: str, value: int) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "百", "十十", "一二百", "十月", "万", "12个", "十百千"]
)
def test_refuses(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.text())
def test_narrowing_keeps_the_length(text: str) -> None:
    assert len(narrow_digits(text)) == len(text)
