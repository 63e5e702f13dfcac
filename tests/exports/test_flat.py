"""CSV, workbook, Parquet and JSON Lines say what the review queue says."""

import csv
import dataclasses
import io
import json
import sqlite3
from typing import get_type_hints

import openpyxl
import pytest

from tender_scan.exports.columns import columns
from tender_scan.exports.formats import xlsx
from tender_scan.records.exported import ExportedFinding

from .conftest import Written

Queue = list[sqlite3.Row]
FORMULA = '=HYPERLINK("http://x.example";"DGX A100")'


def test_the_list_of_columns_is_that_of_the_record() -> None:
    fields = [field.name for field in dataclasses.fields(ExportedFinding)]
    assert [column.name for column in columns()] == fields
    hints = get_type_hints(ExportedFinding)
    types = {"text": (str, tuple), "integer": int, "real": float}
    for column in columns():
        held = [hints[column.name], *getattr(hints[column.name], "__args__", ())]
        origins = [getattr(each, "__origin__", each) for each in held]
        assert any(each in (str, int, float, tuple) for each in origins)
        expected = types[column.type]
        allowed = expected if isinstance(expected, tuple) else (expected,)
        assert any(each in allowed for each in origins), column.name


def test_every_column_of_the_queue_is_kept(queue: Queue) -> None:
    assert set(queue[0].keys()) <= {column.name for column in columns()}


def as_text(value: object) -> str:
    return "" if value is None else str(value)


def test_csv_holds_the_queue_in_its_order(written: Written, queue: Queue) -> None:
    text = written("csv").decode("utf-8")
    assert text.startswith("\ufefffinding_id,passage,")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert len(rows) == len(queue) > 10
    for row, shown in zip(rows, queue, strict=True):
        for name in shown.keys():  # noqa: SIM118 - a sqlite3.Row is not a mapping
            value = as_text(shown[name])
            assert row[name] == (f"'{value}" if value == FORMULA else value), name


def test_a_formula_in_csv_is_text(written: Written) -> None:
    rows = csv.reader(io.StringIO(written("csv").decode("utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert f"'{FORMULA}" in cells
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]


def test_bands_are_what_was_asked_for(written: Written) -> None:
    rows = csv.DictReader(io.StringIO(written("csv", ("low",)).decode("utf-8-sig")))
    assert {row["band"] for row in rows} == {"low"}
    both = written("csv", ("low", "flag")).decode("utf-8-sig")
    bands = [row["band"] for row in csv.DictReader(io.StringIO(both))]
    assert bands == sorted(bands)
    assert set(bands) == {"flag", "low"}


def test_a_workbook_holds_the_queue_as_texts_and_numbers(
    written: Written, queue: Queue
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx")))
    sheet = book["findings"]
    assert sheet.freeze_panes == "A2"
    names = [cell.value for cell in sheet[1]]
    assert names == [column.name for column in columns()]
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert sheet.max_row == len(queue) + 1
    for cells, shown in zip(sheet.iter_rows(min_row=2), queue, strict=True):
        row = dict(zip(names, cells, strict=True))
        assert row["passage"].data_type == "s"
        assert row["score"].value == pytest.approx(shown["score"])
        assert row["page"].value == shown["page"]
        for name in ("target", "buyer", "suppliers", "path", "decision"):
            assert row[name].value == shown[name]
    assert FORMULA in [cell.value for cell in sheet["B"]]


def test_a_workbook_lists_what_was_not_read(written: Written) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx")))["not read"]
    [row] = sheet.iter_rows(min_row=2, values_only=True)
    assert row[:2] == ("附件/评审报告（加密）.pdf", "encrypted")
    assert "password" in str(row[2])


def test_a_workbook_goes_on_on_a_further_sheet(
    written: Written, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_ROWS", 7)
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx")))
    sheets = [book[name] for name in book.sheetnames if name.startswith("findings")]
    held = [row[0] for s in sheets for row in s.iter_rows(min_row=2, values_only=True)]
    assert held == [row["finding_id"] for row in queue]
    assert [s.title for s in sheets][:2] == ["findings", "findings 2"]


def test_a_cell_too_long_for_excel_says_that_it_is_cut(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_CHARACTERS", 60)
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx")))["findings"]
    lengths = [len(str(cell.value)) for cell in sheet["B"]]
    assert max(lengths) == 60
    assert any(str(cell.value).endswith("in the database]") for cell in sheet["B"])


def test_json_lines_hold_every_mention(
    written: Written, queue: Queue, database: str
) -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert [line["finding_id"] for line in lines] == [r["finding_id"] for r in queue]
    connection = sqlite3.connect(database)
    for line in lines:
        named = (line["sha256"], line["term_id"])
        count, first = connection.execute(
            "select count(*), min(surface) from mentions "
            "where document_id = ? and term_id = ?",
            named,
        ).fetchone()
        assert len(line["mentions"]) == count >= 1
        assert first in {mention["surface"] for mention in line["mentions"]}
        assert line["path"] in line["paths"]
    connection.close()
    first_mention = lines[0]["mentions"][0]
    assert {"text", "weight"} == set(first_mention["reasons"][0])
    assert any(box for line in lines for m in line["mentions"] for box in m["boxes"])
    assert any(isinstance(line["suppliers"], list) for line in lines)


def test_parquet_holds_the_queue_with_types(written: Written, queue: Queue) -> None:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pyarrow is not installed: tender-scan[export]"
    )
    table = parquet.read_table(io.BytesIO(written("parquet")))
    types = {"text": "string", "integer": "int64", "real": "double"}
    assert [(f.name, str(f.type)) for f in table.schema] == [
        (column.name, types[column.type]) for column in columns()
    ]
    rows = table.to_pylist()
    for row, shown in zip(rows, queue, strict=True):
        assert {name: row[name] for name in shown.keys()} == dict(shown)  # noqa: SIM118
