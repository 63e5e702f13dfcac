"""An index of spans finds what a look at every one of them would find."""

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.spans import Covered, SpanIndex

SPAN = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda s: (s[0], sum(s)))


@given(st.lists(SPAN, max_size=20), SPAN)
def test_all_spans_around_are_found(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked
    index = SpanIndex([(*span, number) for number, span in enumerate(spans)])
    expected = {
        (high - low, number)
        for number, (low, high) in enumerate(spans)
        if low <= start and end <= high
    }
    assert set(index.around(start, end)) == expected


FILLED = SPAN.filter(lambda span: span[0] < span[1])


@given(st.lists(FILLED, max_size=12), st.lists(FILLED, max_size=12))
def test_what_is_taken_is_not_taken_again(
    taken: list[tuple[int, int]], asked: list[tuple[int, int]]
) -> None:
    covered = Covered(taken)
    known = list(taken)
    for start, end in asked:
        is_free = not any(low < end and start < high for low, high in known)
        assert covered.take(start, end) == is_free
        if is_free:
            known.append((start, end))
