"""``tender-scan scan``: read documents, find mentions, write a database."""

import os
from contextlib import closing
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tender_scan.cli.interrupt import interrupted_as_one
from tender_scan.cli.options import Json, LexiconFiles, Model, Ocr, OcrChoice
from tender_scan.cli.output import print_json, print_table, visible

if TYPE_CHECKING:
    from tender_scan.scan.run import Summary

SOME_NOT_READ, NOTHING_READ = 3, 1


class Again(StrEnum):
    """What to read again although it has not changed."""

    FAILED = "failed"
    ALL = "all"


def command(
    sources: Annotated[
        list[Path],
        typer.Argument(
            help="Folders, files, archives or crawl tables.", metavar="SOURCE..."
        ),
    ],
    db: Annotated[Path, typer.Option(help="The SQLite file to write.")] = Path(
        "tenders.db"
    ),
    workers: Annotated[
        int, typer.Option(help="Worker processes; 0 is one a processor.", min=0)
    ] = 0,
    model: Model = None,
    lexicon: LexiconFiles = None,
    ocr: Ocr = OcrChoice.AUTO,
    again: Annotated[
        Again | None,
        typer.Option(help="Read again what could not be read, or everything."),
    ] = None,
    json: Json = False,
) -> None:
    """Read documents, find mentions, write them to a database.

    What was read before and has not changed is passed over. Exit code: 0 all read,
    3 some files could not be read, now or before (`tender-scan status` lists them),
    1 nothing could be read, 75 the disk is full, 130 interrupted; what is done is kept.
    """
    from tender_scan.scan.pool import Pool
    from tender_scan.settings import Settings

    settings = Settings(
        workers=workers or os.cpu_count() or 1,
        model=model,
        lexicon=tuple(str(path.absolute()) for path in lexicon or ()),
        ocr=ocr.value,
    )
    with interrupted_as_one(db), Pool(settings) as pool:
        # The workers load while this process does.
        from tender_scan.cli.progress import progress_of
        from tender_scan.scan.run import run_scan

        with progress_of(sources) as progress:
            summary = run_scan(sources, db, pool, progress, again)
    print_summary(summary, db, json)
    raise typer.Exit(_exit_code(summary))


def print_summary(summary: "Summary", db: Path, as_json: bool) -> None:
    """Print what a run did; files that could not be read go to stderr."""
    from tender_scan.store.counts import not_read
    from tender_scan.store.database import open_database

    with closing(open_database(db)) as connection:
        failures = not_read(connection, summary.run_id)
    if as_json:
        listed = [
            dict(zip(("path", "status", "detail"), f, strict=True)) for f in failures
        ]
        print_json(asdict(summary) | {"not_read": listed})
    else:
        _print_counts(summary)
        typer.echo(f"\nLook at them: tender-scan explore {db}")
    for path, status, detail in failures:
        line = f"{status}: {path}: {detail.removeprefix(f'{path}: ')}"
        typer.echo(visible(line), err=True)
    if summary.not_read_before:
        typer.echo(
            f"{summary.not_read_before} documents could not be read before; "
            f"`tender-scan status {db}` lists them, --again failed tries them again",
            err=True,
        )
    if summary.other_knowledge:
        typer.echo(
            "Unchanged files were judged with another model or lexicon; "
            f"`tender-scan rescan {db}` judges them again",
            err=True,
        )


def _print_counts(summary: "Summary") -> None:
    counts = summary.counts
    rows = [
        *(("documents", name, number) for name, number in counts.documents.items()),
        *(("files", "unchanged", n) for n in [summary.unchanged] if n),
        *(
            ("findings", name, counts.findings.get(name, 0))
            for name in ("flag", "review", "low")
        ),
        *(
            ("flag or review", name, number)
            for name, number in counts.top_terms.items()
        ),
    ]
    print_table(("", "", "number"), rows)


def _exit_code(summary: "Summary") -> int:
    documents = summary.counts.documents
    failed = sum(n for status, n in documents.items() if status not in ("ok", "empty"))
    if not failed:
        return SOME_NOT_READ if summary.not_read_before else 0
    some = failed < sum(documents.values()) or summary.unchanged
    return SOME_NOT_READ if some else NOTHING_READ
