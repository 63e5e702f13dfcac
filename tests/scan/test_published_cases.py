"""Purchases that the press has published, written up as notices, in one scan."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tender_scan.cli.progress import Silent
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.settings import Settings

CASES = Path(__file__).parents[2] / "corpora" / "cases" / "cases.jsonl"
RECORDS = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
SHOWN = ("flag", "review")

Rows = list[sqlite3.Row]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "dump").mkdir()
    for record in RECORDS:
        (folder / "dump" / record["path"]).write_text(record["text"], "utf-8")
    with Pool(Settings(workers=1)) as pool:
        run_scan([folder / "dump"], folder / "t.db", pool, Silent())
    return folder / "t.db"


def rows(database: Path, record: dict[str, Any], sql: str) -> Rows:
    """The rows of `sql` that belong to one notice."""
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(
            f"select * from ({sql}) where document_id = "
            "(select document_id from locations where path = ?)",
            [record["path"]],
        ).fetchall()


def findings(database: Path, record: dict[str, Any]) -> dict[str, sqlite3.Row]:
    """The findings of one notice by term."""
    sql = (
        "select findings.document_id, findings.term_id, findings.band, "
        "controlled_at_date from findings "
        "join mentions on mentions.id = best_mention_id"
    )
    return {row["term_id"]: row for row in rows(database, record, sql)}


each_case = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])


@each_case
def test_what_was_sought_is_shown(database: Path, record: dict[str, Any]) -> None:
    found = findings(database, record)
    shown = {term for term, row in found.items() if row["band"] in SHOWN}
    assert shown == {
        each["term"] for each in record["expected"] if each["band"] in SHOWN
    }


@each_case
def test_what_was_free_on_its_day_is_no_flag(
    database: Path, record: dict[str, Any]
) -> None:
    found = findings(database, record)
    capped = [each["term"] for each in record["expected"] if each["band"] == "review"]
    assert [found[term]["band"] for term in capped] == ["review"] * len(capped)


@each_case
def test_whether_it_was_controlled_on_its_day(
    database: Path, record: dict[str, Any]
) -> None:
    found = findings(database, record)
    expected = {each["term"]: each["controlled"] for each in record["expected"]}
    # A part in band `low` need not be found; what is sought is asked for above.
    asked = {term: row for term, row in found.items() if term in expected}
    computed = {term: row["controlled_at_date"] for term, row in asked.items()}
    assert computed == {term: expected[term] for term in asked}


@each_case
def test_who_bought_for_how_much(database: Path, record: dict[str, Any]) -> None:
    (notice,) = rows(database, record, "select * from notices")
    amounts = {"amount_cny": None, "budget_cny": None}
    if record["amount_field"]:
        amounts[record["amount_field"]] = record["amount_cny"]
    assert {name: notice[name] for name in amounts} == amounts
    assert (notice["buyer"], notice["published"]) == (
        record["buyer"],
        record["published"],
    )


def test_every_notice_says_that_it_is_a_reconstruction() -> None:
    for record in RECORDS:
        assert record["reconstruction"] is True
        assert record["text"].rstrip().splitlines()[-1].startswith("【复原件：依据")
