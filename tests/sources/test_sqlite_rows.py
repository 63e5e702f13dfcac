"""SQLite: rows of plain tables, and nothing of the schema is run."""

import io
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure
from tender_scan.sources.open import open_source
from tender_scan.sources.rows import row_pairs
from tender_scan.sources.tree import list_files

from .conftest import Opened

Open = Callable[..., Opened]


def database(*statements: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    return connection.serialize()


NOTICES = (
    "CREATE TABLE notices (标题 TEXT, 采购人 TEXT, 预算 REAL)",
    "INSERT INTO notices VALUES ('服务器采购公告', '云岭理工大学', 1200000.0)",
    "INSERT INTO notices VALUES ('显卡采购公告', NULL, 0.5)",
)


def test_rows_of_all_tables(opened: Open) -> None:
    data = database(
        *NOTICES,
        'CREATE TABLE "其他; DROP"" TABLE" (a)',
        'INSERT INTO "其他; DROP"" TABLE" VALUES (1)',
    )
    first, second, third = opened("crawl.db", data)
    assert (first.path, second.path) == ("crawl.db!/notices#1", "crawl.db!/notices#2")
    assert third.path == 'crawl.db!/其他; DROP" TABLE#1'
    assert isinstance(first, SourceFile)
    assert row_pairs(first.data) == [
        ("标题", "服务器采购公告"),
        ("采购人", "云岭理工大学"),
        ("预算", "1200000"),
    ]


def test_a_database_in_an_archive_with_a_log_of_its_own(
    opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "wal.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    for statement in NOTICES:
        connection.execute(statement)
    connection.commit()
    connection.close()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("wal.db", file.read_bytes())
    assert [one.path for one in opened("a.zip", buffer.getvalue())] == [
        "a.zip!/wal.db!/notices#1",
        "a.zip!/wal.db!/notices#2",
    ]


def test_changes_not_yet_merged_are_named(tmp_path: Path) -> None:
    file = tmp_path / "live.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    for statement in NOTICES:
        connection.execute(statement)
    connection.commit()
    found = next(one for one in list_files([tmp_path]) if one.path == "live.db")
    before = file.stat().st_mtime_ns
    failure = list(open_source(found, Limits()))[-1]
    assert isinstance(failure, Failure)
    assert (failure.status, "-wal" in failure.detail) == ("partial", True)
    assert file.stat().st_mtime_ns == before
    connection.close()


def test_gbk_text_and_bytes(opened: Open) -> None:
    data = database(
        "CREATE TABLE t (a, b, c)",
        "INSERT INTO t VALUES (CAST(x'b2c9b9bab9abb8e6b2c9b9ba' AS TEXT), "
        "x'00ff', CAST('正文' AS BLOB))",
    )
    (row,) = opened("a.db", data)
    assert isinstance(row, SourceFile)
    assert row_pairs(row.data) == [
        ("a", "采购公告采购"),
        ("b", "[2 bytes]"),
        ("c", "正文"),
    ]


def test_views_triggers_and_virtual_tables_are_passed_by(opened: Open) -> None:
    data = database(
        *NOTICES,
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
        "FROM n) SELECT i FROM n",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "INSERT INTO f VALUES ('看不见')",
    )
    assert {one.path.partition("#")[0] for one in opened("a.db", data)} == {
        "a.db!/notices"
    }


def test_a_column_that_computes_is_refused(opened: Open) -> None:
    data = database(
        "CREATE TABLE bad (a, b AS (hex(zeroblob(100000000))))",
        "INSERT INTO bad VALUES (1)",
        *NOTICES,
    )
    bad, first, second = opened("a.db", data)
    assert isinstance(bad, Failure)
    assert isinstance(first, SourceFile)
    assert isinstance(second, SourceFile)


def test_a_damaged_database_says_so(opened: Open) -> None:
    data = database(*NOTICES)
    (failure,) = opened("a.db", data[:100] + b"\xff" * (len(data) - 100))
    assert isinstance(failure, Failure)
    assert failure.status == "corrupt"


def test_a_database_without_rows_is_empty(opened: Open) -> None:
    (failure,) = opened("a.db", database("CREATE TABLE t (a)"))
    assert isinstance(failure, Failure)
    assert failure.status == "empty"


MIGRATED = "CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT)"


def test_a_database_of_a_scan_is_no_crawl(opened: Open) -> None:
    data = database(
        *NOTICES, MIGRATED, "INSERT INTO _sqlite_migrations VALUES ('tender-scan', 'm')"
    )
    (failure,) = opened("tenders.db", data)
    assert isinstance(failure, Failure)
    assert failure.status == "unsupported"
    assert failure.detail == "a database of tender-scan, not a source"


def test_migrations_of_another_program_are_no_hindrance(opened: Open) -> None:
    other = "INSERT INTO _sqlite_migrations VALUES ('crawler', 'm')"
    for tables in ((MIGRATED, other), ("CREATE TABLE _sqlite_migrations (id)",)):
        paths = [one.path for one in opened("crawl.db", database(*NOTICES, *tables))]
        assert "crawl.db!/notices#2" in paths
