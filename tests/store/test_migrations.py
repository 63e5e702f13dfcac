"""A database of the first version comes to the present shape, and keeps its rows."""

import sqlite3
from importlib.resources import files
from pathlib import Path

from tender_scan.store import schema
from tender_scan.store.database import open_database


def first_version(path: Path) -> None:
    script = files("tender_scan.store") / "data" / "migrations" / "m001.sql"
    with sqlite3.connect(path) as connection:
        connection.executescript(script.read_text("utf-8"))
        connection.execute(
            "create table _sqlite_migrations (id integer primary key, "
            "migration_set text, name text, applied_at text)"
        )
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('tender-scan', 'm001_first_tables', '2026-01-01')"
        )
        connection.execute("insert into documents (id, status) values ('d', 'ok')")


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    first_version(tmp_path / "t.db")
    connection = open_database(tmp_path / "t.db")
    for spec in schema.tables():
        columns = connection.execute(f"pragma table_info({spec.name})").fetchall()
        assert {c[1] for c in columns} == {column.name for column in spec.columns}
    assert connection.execute("select id, status from documents").fetchall() == [
        ("d", "ok")
    ]
    assert connection.execute("select * from review_queue").fetchall() == []
