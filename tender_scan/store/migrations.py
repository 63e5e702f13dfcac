"""How a database comes to its present shape, step by step, each step once."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from tender_scan.store.schema import TableSpec, review_queue_sql, tables

SET_NAME = "tender-scan"

migrations = Migrations(SET_NAME)


@migrations()
def m001_first_tables(db: Database) -> None:
    """Create the tables, the view and the full-text index."""
    for spec in tables():
        _create(db, spec)
    db.create_view("review_queue", review_queue_sql())
    # The double quotes let Datasette see that the index belongs to pages.
    db.execute(
        'create virtual table pages_fts using fts5(text, content="pages", '
        'content_rowid="id", tokenize="unicode61 remove_diacritics 0")'
    )
    db.execute("create table pages_indexed (last_page_id integer not null)")
    db.execute("insert into pages_indexed values (0)")


def _create(db: Database, spec: TableSpec) -> None:
    """Create one table with its keys and indexes."""
    table = db.table(spec.name)
    table.create(
        {column.name: column.type for column in spec.columns},
        pk=spec.pk,
        foreign_keys=list(spec.foreign_keys),
    )
    for columns in spec.unique:
        table.create_index(columns, unique=True)
    for columns in spec.indexes:
        table.create_index(columns)
