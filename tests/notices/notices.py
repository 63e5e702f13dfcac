"""Invented notices as documents, and their scores."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tender_scan.notices.read import read_notice
from tender_scan.records.document import Cell, Column, Document, Page, Table

DATA = Path(__file__).parent / "data"
FIELDS = (
    "type",
    "title",
    "project_id",
    "buyer",
    "agency",
    "suppliers",
    "budget_cny",
    "amount_cny",
    "published",
    "region",
    "source_url",
)


class Score(NamedTuple):
    """How a field was read: `wrong` values, `missing` ones, and those that are right."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missing)


def make_document(
    text: str = "",
    *,
    title: str | None = None,
    columns: tuple[tuple[str, str | None, str], ...] = (),
    tables: tuple[tuple[tuple[str, ...], ...], ...] = (),
) -> Document:
    """Return a document of one page: columns, then the text, then the tables."""
    page = ""
    spans = []
    for name, field, value in columns:
        page += f"{name}："
        shown = text if value == "@text" else value
        spans.append(Column(name, field, len(page), len(page) + len(shown)))
        page += shown + "\n"
    page = page if columns else text
    made = []
    for rows in tables:
        page += "\n"
        cells, page = _write_rows(rows, page)
        made.append(Table(1, cells))
    return Document(
        "0" * 64,
        "text/plain",
        "test",
        (Page(1, page),),
        tuple(made),
        tuple(spans),
        title,
    )


def _write_rows(
    rows: tuple[tuple[str, ...], ...], page: str
) -> tuple[tuple[tuple[Cell, ...], ...], str]:
    made = []
    for row in rows:
        cells = []
        for index, text in enumerate(row):
            page += " | " if index else ""
            cells.append(Cell(text, len(page), len(page) + len(text)))
            page += text
        page += "\n"
        made.append(tuple(cells))
    return tuple(made), page


def invented(name: str) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Yield id, document and expected fields of the invented notices of a file."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = make_document(
            record["text"],
            title=record.get("title"),
            columns=tuple(tuple(each) for each in record.get("columns", ())),
            tables=tuple(
                tuple(tuple(row) for row in rows) for rows in record.get("tables", ())
            ),
        )
        yield record["id"], document, record["expected"]


def score(name: str) -> tuple[dict[str, Score], list[str]]:
    """Return the score of every field, and what was read otherwise than expected."""
    counts: Counter[tuple[str, str]] = Counter()
    differences = []
    for notice_id, document, expected in invented(name):
        notice = read_notice(document)
        for field in FIELDS:
            if field not in expected:
                continue
            wanted = _comparable(expected[field])
            got = _comparable(getattr(notice, field))
            if wanted == got:
                counts[field, "right"] += got is not None
                continue
            counts[field, "wrong"] += got is not None
            counts[field, "missing"] += wanted is not None
            differences.append(f"{notice_id} {field}: {wanted!r} read as {got!r}")
    scores = {
        field: Score(*(counts[field, each] for each in ("right", "wrong", "missing")))
        for field in FIELDS
    }
    return scores, differences


def _comparable(value: object) -> object:
    """Return a value without regard to widths and blanks; nothing is None."""
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value).split())
    if isinstance(value, list | tuple):
        return sorted(map(str, map(_comparable, value))) or None
    return value if value is None else round(float(str(value)), 2)
