"""``tender-scan explain``: why a file, or a text on stdin, is judged as it is."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json, LexiconFiles, Model, Ocr, OcrChoice
from tender_scan.cli.output import detail_only, print_json, visible
from tender_scan.records import Mention, Notice, ScanResult

_READ = ("ok", "empty", "partial")


def command(
    file: Annotated[str, typer.Argument(help="A file, or - for text on stdin.")],
    model: Model = None,
    lexicon: LexiconFiles = None,
    ocr: Ocr = OcrChoice.AUTO,
    json: Json = False,
) -> None:
    """Judge one file without a database, and say why.

    Exit code: 0 something was read, 3 no document could be read.
    """
    from tender_scan.scan.inspect import explain_file, explain_text
    from tender_scan.settings import Settings

    settings = Settings(
        model=model,
        lexicon=tuple(str(path) for path in lexicon or ()),
        ocr=ocr.value,
    )
    if file == "-":
        results = [explain_text(sys.stdin.buffer.read(), settings)]
    else:
        results = list(explain_file(Path(file), settings))
    if json:
        print_json([_plain(result) for result in results])
    else:
        for result in results:
            _print(result)
    if not any(result.document.status in _READ for result in results):
        raise typer.Exit(3)


def _plain(result: ScanResult) -> dict[str, object]:
    """A result without the text of its pages."""
    plain = asdict(result) | {"raw_path": None}
    del plain["kept"]  # for the database alone
    plain["document"] |= {
        "pages": len(result.document.pages),
        "tables": len(result.document.tables),
    }
    return plain


def _print(result: ScanResult) -> None:
    detail = detail_only(result.document.status_detail or "", result.path)
    status = result.document.status + (f" ({detail})" if detail else "")
    _say(f"== {result.path}: {status}")
    if result.notice:
        _print_notice(result.notice)
    for mention in result.mentions:
        place = f"page {mention.page}, {mention.start}-{mention.end}"
        place += f", {mention.place}" if mention.place else ""
        route = f", {mention.route}" if mention.route else ""
        _say(
            f"\n{mention.band}: {mention.surface} = {mention.term_id} ({place})\n"
            f"  {mention.sense}, {mention.role}{route}; sought {mention.p_sought:.2f}, "
            f"look-alike {mention.p_lookalike:.2f}"
        )
        _say(f"  “{' '.join(mention.passage.split())}”")
        if stated := _stated(mention):
            _say(f"  {stated}")
        for reason in mention.reasons:
            weight = f"{reason.weight:+.2f}  " if reason.weight else "       "
            _say(f"  {weight}{reason.text}")
    if not result.mentions:
        typer.echo("no mention")


def _stated(mention: Mention) -> str:
    """How many, and what its item costs, as far as it is written."""
    parts = (
        ("quantity", mention.quantity, mention.unit or ""),
        ("unit price", mention.unit_price_cny, "yuan"),
        ("amount of the item", mention.amount_cny, "yuan"),
    )
    return ", ".join(
        f"{label} {value:,.10g} {unit}".rstrip()
        for label, value, unit in parts
        if value is not None
    )


def _say(text: str) -> None:
    typer.echo(visible(text))


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
            _say(f"  {field}: {shown}")
