"""``tender-scan export``: the findings as a file for other programs and people."""

import sys
from contextlib import closing
from io import RawIOBase
from pathlib import Path
from typing import Annotated, BinaryIO, cast

import typer

from tender_scan.cli.options import Database
from tender_scan.cli.output import visible
from tender_scan.errors import UsageError
from tender_scan.exports.formats.registry import FORMATS, format_of, writer_of
from tender_scan.records.label import BANDS


def command(
    db: Database,
    format: Annotated[
        str,
        typer.Option(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}."),
    ],
    out: Annotated[
        Path | None, typer.Option(help="File to write; - or none is stdout.")
    ] = None,
    band: Annotated[
        str | None,
        typer.Option(help="Which bands, by commas; flag,review if not given."),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="The band low too.")] = False,
) -> None:
    """Write the findings with their evidence in a format of other programs."""
    from tender_scan.exports.destination import whole_file
    from tender_scan.store.database import open_readonly
    from tender_scan.store.exported import Findings

    is_text = format_of(format).is_text
    bands = _bands(band, all)
    file = None if out is None or str(out) == "-" else out
    if file is None:
        _refuse_terminal(format, is_text)
    else:
        _refuse_database(file, db)
    write = writer_of(format)
    with closing(open_readonly(db)) as connection:
        findings = Findings(connection, bands)
        if file is None:
            written = write(findings, _stdout())
        else:
            with whole_file(file) as target:
                written = write(findings, target)
    where = f" to {file}" if file else ""
    typer.echo(visible(f"{written} findings of {', '.join(bands)}{where}"), err=True)


def _bands(asked: str | None, is_all: bool) -> tuple[str, ...]:
    if asked is None:
        return BANDS if is_all else BANDS[:-1]
    named = tuple(dict.fromkeys(name.strip() for name in asked.split(",")))
    if is_all:
        raise UsageError("--all and --band exclude each other; give one of them")
    if unknown := [name for name in named if name not in BANDS]:
        raise UsageError(
            f"--band {unknown[0]}: no such band; give some of {','.join(BANDS)}"
        )
    return named


def _refuse_terminal(format: str, is_text: bool) -> None:
    if not is_text and sys.stdout.isatty():
        raise UsageError(f"a terminal cannot show {format}; name a file with --out")


def _refuse_database(file: Path, db: Path) -> None:
    if file.exists() and db.exists() and file.samefile(db):
        raise UsageError(f"{file}: is the database itself; give --out another file")


def _stdout() -> BinaryIO:
    if sys.stdout.isatty():
        return cast("BinaryIO", _Terminal())
    return sys.stdout.buffer


class _Terminal(RawIOBase):
    """Shows text on a terminal; what documents say cannot steer it."""

    def write(self, data: object) -> int:
        raw = cast("bytes", data)
        text = raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        sys.stdout.write(visible(text))
        return len(raw)
