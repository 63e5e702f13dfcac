"""A span's boxes from the places of words: one a line, no wider than the span."""

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.readers.word_boxes import word_boxes
from tender_scan.records.document import Page, Word
from tender_scan.records.mention import Box

TEXT = "采购 A100\n显卡8张"
#       01  3456  789 10
PAGE = Page(
    1,
    TEXT,
    words=(
        Word(0, 2, 10, 100, 30, 110),
        Word(3, 7, 34, 101, 54, 111),
        Word(8, 12, 10, 120, 45, 130),
    ),
)


def test_words_on_a_line_are_one_box() -> None:
    assert word_boxes(PAGE, 0, 7) == (Box(1, 10, 100, 54, 111),)


def test_each_line_has_its_box() -> None:
    assert word_boxes(PAGE, 3, 10) == (
        Box(1, 34, 101, 54, 111),
        Box(1, 10, 120, 30, 130),
    )


def test_part_of_a_word_is_part_of_its_box() -> None:
    assert word_boxes(PAGE, 4, 6) == (Box(1, 39, 101, 49, 111),)
    # A Chinese character is as wide as two digits: 显 卡 8 张 on 35 points.
    assert word_boxes(PAGE, 10, 11) == (Box(1, 30, 120, 35, 130),)


def test_a_word_written_downwards_is_cut_across() -> None:
    down = Page(
        1, "显卡A100", words=(Word(0, 2, 10, 0, 20, 20), Word(2, 6, 10, 20, 20, 60))
    )
    assert word_boxes(down, 2, 4) == (Box(1, 10, 20, 20, 40),)
    assert word_boxes(down, 0, 6) == (Box(1, 10, 0, 20, 60),)


def test_what_stands_nowhere_has_no_box() -> None:
    assert word_boxes(PAGE, 2, 3) == ()
    assert word_boxes(PAGE, 50, 60) == ()
    assert word_boxes(Page(1, TEXT), 0, 7) == ()


@given(st.integers(0, 12), st.integers(0, 12))
def test_boxes_stay_inside_their_words(start: int, end: int) -> None:
    for box in word_boxes(PAGE, start, end):
        assert box.x0 <= box.x1
        assert any(
            word.x0 <= box.x0 and box.x1 <= 54 and word.top <= box.top
            for word in PAGE.words
        )
