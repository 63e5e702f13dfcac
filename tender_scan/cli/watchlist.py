"""``tender-scan watchlist``: organisations on public lists."""

from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json
from tender_scan.cli.output import print_json, print_table

app = typer.Typer(
    help="Show and extend the organisations on public lists that parties are matched with.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
DatabaseOption = Annotated[
    Path, typer.Option("--db", help="The SQLite file of a scan.")
]


@app.command("import")
def import_list(
    file: Annotated[
        Path,
        typer.Argument(
            help="The Consolidated Screening List of trade.gov as JSON, or a CSV with a "
            "column of names."
        ),
    ],
    db: DatabaseOption,
    json: Json = False,
) -> None:
    """Add organisations to the watch-list of a database and match its parties anew.

    Of the list of trade.gov, the organisations in China, Hong Kong and Macau are kept.
    A CSV may have the columns name (名称), name_en, aliases, list (名单), listed_on
    (列入日期), removed_on, citation (出处), credit_code (统一社会信用代码) and note.
    """
    from contextlib import closing
    from dataclasses import asdict

    from tender_scan.notices.watch.shipped import shipped_entries
    from tender_scan.store.database import open_database
    from tender_scan.store.lock import only_writer
    from tender_scan.store.watchlist import import_file, match_parties, write_watchlist

    open_database(db).close()  # so that a wrong path makes no empty file
    with only_writer(db), closing(open_database(db)) as connection:
        counts = import_file(connection, file)
        write_watchlist(connection, shipped_entries())
        matched = match_parties(connection, None)
    if json:
        print_json(asdict(counts) | {"parties_matched": matched})
        return
    typer.echo(f"{counts.kept} organisations imported")
    if counts.passed_over:
        typer.echo(
            f"{counts.passed_over} entries passed over: persons, ships, or not in China, "
            "Hong Kong or Macau"
        )
    typer.echo(f"{matched} parties of the database are on its watch-list")


@app.command("list")
def list_organisations(db: DatabaseOption, json: Json = False) -> None:
    """List the organisations of a database's watch-list."""
    from contextlib import closing
    from dataclasses import asdict

    from tender_scan.store.database import open_database
    from tender_scan.store.watchlist import read_watchlist

    with closing(open_database(db)) as connection:
        entries = read_watchlist(connection).entries
    if json:
        print_json([asdict(entry) for entry in entries])
        return
    rows = [
        (
            entry.id,
            entry.name,
            listing.list_name,
            listing.listed_on,
            listing.removed_on,
            entry.certainty,
            listing.citation,
        )
        for entry in entries
        for listing in entry.listings
    ]
    header = ("id", "name", "list", "listed", "removed", "certainty", "citation")
    print_table(header, rows)
