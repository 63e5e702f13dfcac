"""Unified social credit codes."""

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.credit_code import (
    check_character,
    find_credit_codes,
    is_credit_code,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BODIES = st.from_regex(rf"[159][0-9]{{7}}[{ALPHABET}]{{9}}", fullmatch=True)


@given(BODIES)
def test_the_check_character_makes_a_code(body: str) -> None:
    assert is_credit_code(body + str(check_character(body)))


@given(BODIES, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(
    body: str, place: int, other: str
) -> None:
    code = body + str(check_character(body))
    wrong = code[:place] + other + code[place + 1 :]
    assert is_credit_code(wrong) is (wrong == code)


@given(BODIES)
def test_codes_are_found_with_their_span(body: str) -> None:
    code = body + str(check_character(body))
    text = f"统一社会信用代码：{code}，地址"
    (found,) = find_credit_codes(text)
    assert text[found.start : found.end] == found.code == code


def test_the_standards_example() -> None:
    assert is_credit_code("91350100M000100Y43")


def test_longer_runs_of_characters_hold_no_code() -> None:
    assert find_credit_codes("91350100M000100Y439") == ()
    assert find_credit_codes("A91350100M000100Y43") == ()


def test_letters_that_codes_never_use() -> None:
    assert check_character("91350100I000100Y4") is None
    assert not is_credit_code("91350100m000100y43")
