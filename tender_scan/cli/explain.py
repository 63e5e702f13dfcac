"""``tender-scan explain``: why a file, or a text on stdin, is judged as it is."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json, LexiconFiles, Model
from tender_scan.cli.output import print_json
from tender_scan.records import Notice, ScanResult


def command(
    file: Annotated[str, typer.Argument(help="A file, or - for text on stdin.")],
    model: Model = None,
    lexicon: LexiconFiles = None,
    json: Json = False,
) -> None:
    """Judge one file without a database, and say why."""
    from tender_scan.scan.inspect import explain_file, explain_text
    from tender_scan.settings import Settings

    settings = Settings(model=model, lexicon=tuple(str(path) for path in lexicon or ()))
    if file == "-":
        results = [explain_text(sys.stdin.buffer.read(), settings)]
    else:
        results = list(explain_file(Path(file), settings))
    if json:
        print_json([_plain(result) for result in results])
        return
    for result in results:
        _print(result)


def _plain(result: ScanResult) -> dict[str, object]:
    """A result without the text of its pages."""
    plain = asdict(result) | {"raw_path": None}
    plain["document"] |= {
        "pages": len(result.document.pages),
        "tables": len(result.document.tables),
    }
    return plain


def _print(result: ScanResult) -> None:
    typer.echo(f"== {result.path}: {result.document.status}")
    if result.notice:
        _print_notice(result.notice)
    for mention in result.mentions:
        place = f"page {mention.page}, {mention.start}-{mention.end}"
        route = f", {mention.route}" if mention.route else ""
        typer.echo(
            f"\n{mention.band}: {mention.surface} = {mention.term_id} ({place})\n"
            f"  {mention.sense}, {mention.role}{route}; sought {mention.p_sought:.2f}, "
            f"look-alike {mention.p_lookalike:.2f}"
        )
        typer.echo(f"  “{' '.join(mention.passage.split())}”")
        for reason in mention.reasons:
            weight = f"{reason.weight:+.2f}  " if reason.weight else "       "
            typer.echo(f"  {weight}{reason.text}")
    if not result.mentions:
        typer.echo("no mention")


def _print_notice(notice: Notice) -> None:
    for field in (
        "type",
        "title",
        "project_id",
        "buyer",
        "agency",
        "suppliers",
        "budget_cny",
        "amount_cny",
        "published",
        "region",
    ):
        if value := getattr(notice, field):
            shown = "；".join(value) if isinstance(value, tuple) else value
            typer.echo(f"  {field}: {shown}")
