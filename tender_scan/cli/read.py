"""``tender-scan read``: the text of a file as the scan sees it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json, Ocr, OcrChoice
from tender_scan.cli.output import detail_only, print_json, visible
from tender_scan.records import Document
from tender_scan.settings import Settings
from tender_scan.sources.sniff import extension_mismatch


def command(
    file: Annotated[Path, typer.Argument(help="A document, archive or crawl table.")],
    boxes: Annotated[
        Path | None,
        typer.Option(
            "--boxes",
            metavar="PNGDIR",
            help="Draw the pages that hold a mention into this folder, mentions marked.",
        ),
    ] = None,
    all: Annotated[
        bool, typer.Option("--all", help="With --boxes: draw every page.")
    ] = False,
    ocr: Ocr = OcrChoice.AUTO,
    json: Json = False,
) -> None:
    """Print the text of a file, page by page, with how the reading ended.

    With --boxes the pictures are listed instead, and what cannot be drawn is named on
    stderr. Exit code: 0 all read (or drawn), 3 something in it could not be.
    """
    from tender_scan.scan.inspect import read_file

    settings = Settings(ocr=ocr.value)
    if boxes is not None:
        _draw(file, boxes, settings, every_page=all)
        return
    documents = list(read_file(file, settings))
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


def _draw(file: Path, folder: Path, settings: Settings, *, every_page: bool) -> None:
    from tender_scan.scan.drawing import draw_file

    drawn = 0
    problems = 0
    for page in draw_file(file, folder, settings, every_page=every_page):
        if page.file is None:
            problems += 1
            problem = detail_only(page.problem or "", page.path)
            typer.echo(visible(f"{page.path}: {problem}"), err=True)
            continue
        drawn += 1
        named = "，".join(dict.fromkeys(one.surface for one in page.mentions))
        typer.echo(visible(f"{page.file}: {named or 'no mention'}"))
    if not drawn and not problems:
        typer.echo("no page holds a mention; --all draws every page", err=True)
    if problems:
        raise typer.Exit(3)
