"""``tender-scan evidence``: one finding as one file, to be kept and handed on."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Database


def command(
    db: Database,
    finding: Annotated[str, typer.Argument(help="Its id, as in the table findings.")],
    out: Annotated[
        Path | None,
        typer.Option(help="File to write; evidence-FINDING.html (.pdf) if not given."),
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print to PDF; needs Chromium.")
    ] = False,
    files: Annotated[
        Path | None,
        typer.Option(help="Where the documents lie now, if they were moved."),
    ] = None,
) -> None:
    """Write the evidence sheet of a finding: quote, page, fields, hashes, rule."""
    from tender_scan.exports.evidence.pdf import print_pdf
    from tender_scan.exports.evidence.sheet import evidence_sheet
    from tender_scan.store.database import open_readonly

    with closing(open_readonly(db)) as connection:
        html = evidence_sheet(connection, db, finding, files)
    data = print_pdf(html) if pdf else html.encode()
    if out is not None and str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    file = out or Path(f"evidence-{finding}.{'pdf' if pdf else 'html'}")
    _write(file, data)
    typer.echo(f"{file}", err=False)


def _write(file: Path, data: bytes) -> None:
    from tender_scan.errors import UsageError

    try:
        file.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from error
