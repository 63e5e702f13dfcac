"""``tender-scan read``: the text of a file as the scan sees it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json, Ocr, OcrChoice
from tender_scan.cli.output import detail_only, print_json, visible
from tender_scan.records import Document


def command(
    file: Annotated[Path, typer.Argument(help="A document, archive or crawl table.")],
    ocr: Ocr = OcrChoice.AUTO,
    json: Json = False,
) -> None:
    """Print the text of a file, page by page, with how the reading ended.

    Exit code: 0 all read, 3 something in it could not be read.
    """
    from tender_scan.scan.inspect import read_file
    from tender_scan.settings import Settings

    documents = list(read_file(file, Settings(ocr=ocr.value)))
    if json:
        print_json([{"path": path} | asdict(document) for path, document in documents])
    else:
        for path, document in documents:
            _print(path, document)
    if any(document.status not in ("ok", "empty") for _, document in documents):
        raise typer.Exit(3)


def _print(path: str, document: Document) -> None:
    detail = detail_only(document.status_detail or "", path)
    status = f"{document.status} ({detail})" if detail else document.status
    typer.echo(visible(f"== {path}: {status}, {document.media_type}"))
    for page in document.pages:
        typer.echo(f"-- page {page.number}")
        typer.echo(visible(page.text))
