"""The demo dump comes out as its truth says."""

import json
import sqlite3
from pathlib import Path

import pytest

from tender_scan.cli.progress import Silent
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.settings import Settings

DEMO = Path(__file__).parents[2] / "corpora" / "demo"
TRUTH = [
    json.loads(line) for line in (DEMO / "truth.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    with Pool(Settings(workers=2)) as pool:
        run_scan([DEMO / "dump"], database, pool, Silent())
    return sqlite3.connect(database)


def test_every_document_of_the_truth_is_there_and_no_other(
    connection: sqlite3.Connection,
) -> None:
    found = dict(
        connection.execute(
            "select path, status from locations join documents on documents.id = "
            "locations.document_id"
        )
    )
    assert found == {truth["path"]: truth["status"] for truth in TRUTH}


@pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: truth["path"])
def test_what_is_sought_is_shown_and_nothing_else_is_flagged(
    connection: sqlite3.Connection, truth: dict[str, object]
) -> None:
    bands = dict(
        connection.execute(
            "select term_id, findings.band from findings join locations on "
            "locations.document_id = findings.document_id where path = ?",
            (truth["path"],),
        )
    )
    wanted = {each["term"]: each["band"] for each in truth["findings"]}  # type: ignore[attr-defined]
    for term, band in wanted.items():
        if band != "low":
            assert bands[term] in ("flag", "review")
        if band == "review":
            assert bands[term] == "review"
    flagged = {term for term, band in bands.items() if band == "flag"}
    assert flagged <= {term for term, band in wanted.items() if band == "flag"}


@pytest.mark.parametrize(
    "truth",
    [t for t in TRUTH if t.get("notice") and t["status"] == "ok"],
    ids=lambda truth: truth["path"],
)
def test_no_field_of_a_notice_is_wrong(
    connection: sqlite3.Connection, truth: dict[str, dict[str, object]]
) -> None:
    """A missing value is allowed, a wrong one is not; titles are quoted differently."""
    columns = "project_id, buyer, agency, amount_cny, published"
    row = connection.execute(
        f"select {columns} from notices join locations using (document_id) where path = ?",
        (truth["path"],),
    ).fetchone()
    for field, value in zip(columns.split(", "), row, strict=True):
        assert value in (None, truth["notice"].get(field)), field
