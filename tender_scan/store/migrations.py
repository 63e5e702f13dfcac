"""How a database comes to its present shape, step by step, each step once."""

from importlib.resources import files

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from tender_scan.store.schema import review_queue_sql

SET_NAME = "tender-scan"

migrations = Migrations(SET_NAME)


@migrations()
def m001_first_tables(db: Database) -> None:
    """Create the tables, the view and the full-text index of the first version."""
    _run(db, "m001.sql")


@migrations()
def m002_formats_items_cases(db: Database) -> None:
    """Add what the second version keeps."""
    _run(db, "m002.sql")
    # A view holds no data: the newest step makes it as it is today.
    db.create_view("review_queue", review_queue_sql(), replace=True)


def _run(db: Database, name: str) -> None:
    """Run the statements of a step, which never change once they are published."""
    folder = files("tender_scan.store") / "data" / "migrations"
    # sqlite3's executescript would commit the transaction that a step runs in.
    for statement in _statements((folder / name).read_text("utf-8")):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    return [each for each in script.split(";\n") if each.strip()]
