"""``tender-scan read``: the text of a file as the scan sees it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json
from tender_scan.cli.output import detail_only, print_json, visible
from tender_scan.records import Document
from tender_scan.sources.sniff import extension_mismatch


def command(
    file: Annotated[Path, typer.Argument(help="A document, archive or crawl table.")],
    json: Json = False,
) -> None:
    """Print the text of a file, page by page, with how the reading ended.

    Exit code: 0 all read, 3 something in it could not be read.
    """
    from tender_scan.scan.inspect import read_file

    documents = list(read_file(file))
    if json:
        print_json([_described(path, document) for path, document in documents])
    else:
        for path, document in documents:
            _print(path, document)
    if any(document.status not in ("ok", "empty") for _, document in documents):
        raise typer.Exit(3)


def _described(path: str, document: Document) -> dict[str, object]:
    mismatch = extension_mismatch(document.media_type, path)
    return {"path": path, "name_mismatch": mismatch} | asdict(document)


def _print(path: str, document: Document) -> None:
    if extension_mismatch(document.media_type, path):
        note = f"{path}: the name says otherwise, but this is {document.media_type}"
        typer.echo(visible(note), err=True)
    detail = detail_only(document.status_detail or "", path)
    status = f"{document.status} ({detail})" if detail else document.status
    typer.echo(visible(f"== {path}: {status}, {document.media_type}"))
    for page in document.pages:
        typer.echo(f"-- page {page.number}")
        typer.echo(visible(page.text))
