"""``tender-scan status``: what a database holds, and what was not read."""

from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from tender_scan.cli.options import Database, Json
from tender_scan.cli.output import detail_only, print_json, print_table

if TYPE_CHECKING:
    from sqlite3 import Connection

    from tender_scan.training.missed import Missed


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
        missed = _missed(connection)
    if json:
        listed = [
            dict(zip(("path", "status", "detail"), row, strict=True))
            for row in failures
        ]
        print_json(
            asdict(counts) | {"not_read": listed, "missed": missed and asdict(missed)}
        )
        return
    for title, numbers in (
        ("documents", counts.documents),
        ("findings", counts.findings),
        ("flag or review", counts.top_terms),
    ):
        print_table((title, "number"), numbers.items())
        typer.echo()
    if missed:
        typer.echo(f"{missed}\n")
    if failures:
        print_table(("not read", "status", "why"), failures)


def _missed(connection: "Connection") -> "Missed | None":
    """Estimate what was missed; the statistics are loaded only where there is a sample."""
    from tender_scan.store.samples import read_sample

    sample = read_sample(connection)
    if sample is None:
        return None
    from tender_scan.training.missed import estimate_missed

    return estimate_missed(sample)
