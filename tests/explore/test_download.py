"""Files for others: nothing in them runs, and nothing is missing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.explore.spreadsheet import Neutraliser, csv_lines, neutral
from tests.explore.browser import Browser
from tests.explore.test_labels import decide


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("start", [*"=+-@\t\r＝＋－＠", " =", "\u3000@", "\n="])
def test_formulas_become_text(start: str) -> None:
    assert neutral(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("value", ["采购 =1", "-12.5", -3, 0.5, None, "", "+8"])
def test_other_cells_stay(value: object) -> None:
    assert neutral(value) == value


cells = st.text(st.characters(exclude_characters="\r\0", exclude_categories=("Cs",)))


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5), st.data())
def test_csv_is_rewritten_in_pieces_as_in_one(
    rows: list[list[str]], data: st.DataObject
) -> None:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    given_bytes = written.getvalue().encode()
    cut = data.draw(st.integers(0, len(given_bytes)))
    rewriting = Neutraliser()
    made = rewriting.feed(given_bytes[:cut], is_last=False)
    made += rewriting.feed(given_bytes[cut:], is_last=True)
    assert made.decode() == csv_lines(rows)


def test_the_findings_of_a_selection_are_all_there(browser: Browser) -> None:
    answer = browser.get("/-/tender/tenders/findings.csv?show=all&target=A100")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = rows_of(answer.text)
    assert [row["score"] for row in rows] == ["0.9", "0.7", "0.02"]
    assert "AWS" in rows[0]["passage"]


def test_decisions_can_be_taken_along(browser: Browser) -> None:
    base = "/-/tender/tenders/labels"
    assert rows_of(browser.get(f"{base}.csv").text) == []
    assert browser.get(f"{base}.json").json() == []
    finding = browser.finding("aws", "AWS")
    decide(browser, finding, decision="accept", note='=HYPERLINK("http://x.example")')
    [row] = rows_of(browser.get(f"{base}.csv").text)
    assert row["note"].startswith("'=HYPERLINK")
    assert (row["finding_id"], row["term_id"], row["page"]) == (finding, "aws", "1")
    [label] = browser.get(f"{base}.json").json()
    assert label["note"].startswith("=HYPERLINK")
    [(text,)] = browser.rows(
        f"select text from pages where document_id = '{label['document_id']}'"
    )
    assert text[label["start"] : label["end"]] == "AWS"


@pytest.mark.parametrize(
    "path",
    [
        "/tenders/labels.csv",
        "/tenders/labels.csv?_dl=1",
        "/tenders/labels.csv?_stream=1",
        "/tenders.csv?sql=select note from labels",
    ],
)
def test_datasettes_own_csv_runs_nothing_either(browser: Browser, path: str) -> None:
    finding = browser.finding("aws", "AWS")
    decide(browser, finding, decision="accept", note="@SUM(1,2)")
    [row] = rows_of(browser.get(path).text)
    assert row["note"] == "'@SUM(1,2)"
