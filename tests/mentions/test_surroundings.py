"""Looking only near a name, and only once at a table, changes nothing that is found."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.mentions.context import Name, Names, build_context
from tender_scan.mentions.gather import Lexicon, gather
from tender_scan.mentions.segment import Segmenter
from tender_scan.records import Cell, Document, Page, Table

PIECES = st.lists(
    st.sampled_from(["A100", "H100 ", "CoreWeave", "显卡，", " " * 90, "采购" * 70]),
    min_size=1,
    max_size=40,
)
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 25)).map(
    lambda span: (span[0], span[0] + span[1])
)
TABLES = st.lists(st.lists(st.lists(SPANS, max_size=3), min_size=1, max_size=5))
PAGE = "采购A100显卡" * 7


@given(PIECES)
def test_names_far_away_make_no_difference(pieces: list[str]) -> None:
    ends = list(itertools.accumulate(map(len, pieces)))
    names = [
        Name(end - len(piece), end, "chip")
        for piece, end in zip(pieces, ends, strict=True)
        if piece.isascii() and piece.strip()
    ]
    text, page_names = "".join(pieces), Names(names)
    for name in names:
        near = page_names.near(name)
        assert build_context(text, name, near) == build_context(text, name, names)


@given(TABLES)
def test_the_first_row_of_the_last_table_that_holds_a_name_is_taken(
    bench: tuple[Lexicon, Segmenter], spans: list[list[list[tuple[int, int]]]]
) -> None:
    lexicon, _ = bench
    tables = tuple(
        Table(
            1,
            tuple(
                tuple(Cell(f"{t}/{r}", *span) for span in row)
                for r, row in enumerate(rows)
            ),
        )
        for t, rows in enumerate(spans)
    )
    numbered = Table(1, ((Cell("数量", 0, 0),),))
    document = Document("x", "text/html", "html", (Page(1, PAGE),), (numbered, *tables))
    found = {1: lexicon.matcher.find(PAGE)}
    for each in gather(document, None, found, lexicon):
        start, end = each.candidate.start, each.candidate.end
        expected = next(
            (
                table.rows[0]
                for table in reversed(tables)
                for row in table.rows
                if any(cell.start <= start and end <= cell.end for cell in row)
            ),
            (),
        )
        assert each.context.header == "|".join(cell.text for cell in expected)


def test_a_long_sheet_gives_every_row_its_own_passage_and_quantity(
    bench: tuple[Lexicon, Segmenter],
) -> None:
    lexicon, _ = bench
    rows, text = [], ""
    for number in range(1_001):
        cells = []
        for value in (f"GPU服务器{number}", "A100", str(number)):
            written = value if number else "数量"
            cells.append(Cell(written, len(text), len(text) + len(written)))
            text += written + "|"
        rows.append(tuple(cells))
        text += "\n"
    rows[0] = tuple(
        Cell(title, cell.start, cell.end)
        for title, cell in zip(("名称", "型号", "数量"), rows[0], strict=True)
    )
    document = Document(
        "x", "text/csv", "sheet", (Page(1, text),), (Table(1, tuple(rows)),)
    )
    found = {1: lexicon.matcher.find(text)}
    gathered = list(gather(document, None, found, lexicon))
    assert [each.evidence.stated.quantity for each in gathered] == list(range(1, 1_001))
    assert gathered[-1].evidence.passage == "GPU服务器1000|A100|1000"
