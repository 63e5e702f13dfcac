"""``tender-scan read``: the text of a file as the scan sees it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json
from tender_scan.cli.output import print_json


def command(
    file: Annotated[Path, typer.Argument(help="A document, archive or crawl table.")],
    json: Json = False,
) -> None:
    """Print the text of a file, page by page, with how the reading ended."""
    from tender_scan.scan.inspect import read_file

    documents = list(read_file(file))
    if json:
        print_json([{"path": path} | asdict(document) for path, document in documents])
        return
    for path, document in documents:
        detail = f" ({document.status_detail})" if document.status_detail else ""
        typer.echo(f"== {path}: {document.status}{detail}, {document.media_type}")
        for page in document.pages:
            typer.echo(f"-- page {page.number}")
            typer.echo(page.text)
    if any(document.status not in ("ok", "empty") for _, document in documents):
        raise typer.Exit(3)
