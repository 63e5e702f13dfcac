"""No cell of a CSV of ours is a formula, whatever the document says."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.exports.spreadsheet import csv_lines

SIGNS = tuple("=+-@\t\r\n＝＋－＠")
hostile = st.builds(
    str.__add__, st.sampled_from(["", " ", "\u3000", *SIGNS]), st.text(max_size=12)
).filter(
    lambda text: "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
)


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@given(st.lists(hostile, min_size=1, max_size=4))
def test_no_cell_begins_with_a_sign_unless_it_is_a_number(cells: list[str]) -> None:
    [read] = csv.reader(io.StringIO(csv_lines([cells]), newline=""))
    for cell, meant in zip(read, cells, strict=True):
        assert cell in (meant, f"'{meant}")
        assert is_number(cell) or not cell.lstrip(" \u3000\u00a0").startswith(SIGNS)
