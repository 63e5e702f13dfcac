"""``tender-scan status``: what a database holds, and what was not read."""

from contextlib import closing
from dataclasses import asdict

import typer

from tender_scan.cli.options import Database, Json
from tender_scan.cli.output import detail_only, print_json, print_table


def command(db: Database, json: Json = False) -> None:
    """Show what a database holds, and list what could not be read."""
    from tender_scan.store.counts import count, not_read
    from tender_scan.store.database import open_readonly

    with closing(open_readonly(db)) as connection:
        counts = count(connection)
        failures = [
            (path, status, detail_only(detail, path))
            for path, status, detail in not_read(connection)
        ]
    if json:
        listed = [
            dict(zip(("path", "status", "detail"), row, strict=True))
            for row in failures
        ]
        print_json(asdict(counts) | {"not_read": listed})
        return
    for title, numbers in (
        ("documents", counts.documents),
        ("findings", counts.findings),
        ("flag or review", counts.top_terms),
    ):
        print_table((title, "number"), numbers.items())
        typer.echo()
    if failures:
        print_table(("not read", "status", "why"), failures)
