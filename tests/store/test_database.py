import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from tender_scan.errors import StoreError, UsageError
from tender_scan.store import database, migrations, schema
from tender_scan.store.database import open_database
from tender_scan.store.lock import only_writer


def test_the_database_has_what_the_schema_declares(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "t.db") as connection:
        open_database(tmp_path / "t.db", create=True).close()
        for spec in schema.tables():
            columns = connection.execute(f"pragma table_info({spec.name})").fetchall()
            assert [(c[1], c[2]) for c in columns] == [
                (column.name, column.type) for column in spec.columns
            ]


def test_a_new_database_is_what_the_migrations_make(tmp_path: Path) -> None:
    made = "select name, sql from sqlite_master order by name"
    migrated = sqlite3.connect(":memory:")
    migrations.migrations.apply(Database(migrated))
    new = open_database(tmp_path / "t.db", create=True)
    assert new.execute(made).fetchall() == migrated.execute(made).fetchall()


def test_the_known_steps_are_the_steps(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "t.db", create=True)
    applied = {name for (name,) in connection.execute(database._APPLIED)}
    assert applied == database._known_steps()
    assert {step.name for step in migrations.migrations._migrations} == applied


def test_a_missing_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such database"):
        open_database(tmp_path / "none.db")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("create table t (a)")
    with pytest.raises(UsageError, match="another program"):
        open_database(tmp_path / "other.db", create=True)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("采购公告" * 1000)
    with pytest.raises(UsageError, match="SQLite"):
        open_database(tmp_path / "x.db", create=True)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "t.db", create=True)
    connection.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) "
        "values ('tender-scan', 'm999_from_the_future', '2030-01-01')"
    )
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        open_database(tmp_path / "t.db")


def test_a_second_run_is_refused_politely(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with (
        only_writer(path),
        pytest.raises(UsageError, match="another run"),
        only_writer(path),
    ):
        pass
    with only_writer(path):
        pass
