"""Marks become lines and tables, whatever their order."""

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.readers.flow import Flow, Mark
from tender_scan.readers.flow_grid import CellShape


def written(*marks: Mark) -> Flow:
    flow = Flow()
    flow.write(marks)
    return flow


def grid(flow: Flow, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in flow.tables[number].rows]


def row(*texts: str, edges: tuple[CellShape, ...] = (), depth: int = 1) -> list[Mark]:
    return [*(Mark("cell", one, depth) for one in texts), Mark("row", "", depth, edges)]


def edges(*rights: int) -> tuple[CellShape, ...]:
    return tuple(map(CellShape, rights))


def test_a_wide_cell_covers_the_columns_of_the_other_rows() -> None:
    flow = written(
        *row("名称", "规格", "数量", edges=edges(1000, 2000, 3000)),
        *row("合计", "8", edges=edges(2010, 3000)),
    )
    assert flow.lines.text == "名称 | 规格 | 数量\n合计 | 8"
    assert grid(flow) == [["名称", "规格", "数量"], ["合计", "合计", "8"]]


def test_a_cell_that_goes_on_below_is_written_once() -> None:
    start, on = CellShape(1000, "start"), CellShape(1000, "on")
    flow = written(
        *row("1", "A100", edges=(start, CellShape(2000))),
        *row("", "H100", edges=(on, CellShape(2000))),
        *row("2", "A800", edges=(start, CellShape(2000))),
    )
    assert flow.lines.text == "1 | A100\nH100\n2 | A800"
    assert grid(flow) == [["1", "A100"], ["1", "H100"], ["2", "A800"]]


def test_text_in_a_covered_cell_is_not_lost() -> None:
    on = CellShape(1000, "on")
    flow = written(*row("x"), *row("A100", "8", edges=(on, CellShape(2000))))
    assert "A100" in flow.lines.text


def test_a_row_without_an_end_is_not_lost() -> None:
    flow = written(Mark("cell", "A100", 1), Mark("paragraph", "八台", 1))
    assert flow.lines.text == "A100 | 八台"


def test_cells_past_the_shape_of_their_row_are_kept_if_they_hold_text() -> None:
    flow = written(*row("a", "b", "", edges=edges(1000, 2000)))
    assert grid(flow) == [["a", "b"]]
    flow = written(*row("a", "b", "c", edges=edges(1000, 2000)))
    assert grid(flow) == [["a", "b", "c"]]


MARKS = st.builds(
    Mark,
    st.sampled_from(["paragraph", "cell", "row"]),
    st.text("甲乙丙", min_size=1, max_size=3),
    st.integers(0, 30),
    st.lists(
        st.builds(
            CellShape,
            st.integers(-5000, 5000),
            st.sampled_from([None, "start", "on"]),
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


@given(st.lists(MARKS, max_size=40))
def test_no_text_is_lost_and_spans_hold(marks: list[Mark]) -> None:
    flow = written(*marks)
    text = flow.lines.text
    assert sorted("".join(mark.text for mark in marks)) == sorted(
        char for char in text if char in "甲乙丙"
    )
    for table in flow.tables:
        for cells in table.rows:
            for cell in cells:
                assert text[cell.start : cell.end] == cell.text
