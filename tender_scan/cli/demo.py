"""``tender-scan demo``: scan the small dump that is shipped, and show what it finds."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.output import print_table


def command(
    db: Annotated[Path, typer.Option(help="The SQLite file to write.")] = Path(
        "demo.db"
    ),
) -> None:
    """Scan the shipped demo dump and show its strongest findings."""
    from tender_scan.bundled import bundled
    from tender_scan.cli.progress import Silent
    from tender_scan.cli.scan import print_summary
    from tender_scan.scan.pool import Pool
    from tender_scan.scan.run import run_scan
    from tender_scan.settings import Settings
    from tender_scan.store.database import open_database
    from tender_scan.store.queue import strongest_findings

    with Pool(Settings(workers=2)) as pool:
        summary = run_scan([bundled("corpora/demo/dump")], db, pool, Silent())
    with closing(open_database(db)) as connection:
        found = strongest_findings(connection, 10)
    rows = [
        (f.target, f.buyer, f.suppliers, f.amount, f.published, f.passage)
        for f in found
    ]
    print_table(("target", "buyer", "supplier", "yuan", "date", "passage"), rows)
    typer.echo()
    print_summary(summary, db, as_json=False)
