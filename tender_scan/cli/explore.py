"""``tender-scan explore``: open a database in Datasette."""

from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Database


def command(
    db: Database,
    files: Annotated[
        Path | None,
        typer.Option(help="Where the documents lie now, if they were moved."),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(help="Datasette's metadata file, for accounts with passwords."),
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8001,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open a browser window.")
    ] = False,
) -> None:
    """Open a database in Datasette: the review queue, search and charts."""
    from tender_scan.explore.serve import Serving, serve

    serve(Serving(db, files, metadata, host, port), open_browser=open_browser)
