"""``tender-scan train``: labelled passages in, a model bundle out."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json
from tender_scan.cli.output import print_json, print_table


def command(
    corpus: Annotated[
        list[Path], typer.Argument(help="JSONL files of labelled passages, or folders.")
    ],
    out: Annotated[Path, typer.Option(help="Folder of the bundle to write.")],
    json: Json = False,
) -> None:
    """Train a model on labelled passages; figures are out of family."""
    from tender_scan.training.corpus import load_corpus
    from tender_scan.training.metrics import why_no_recall
    from tender_scan.training.train import train, write_bundle

    trained = train(load_corpus(corpus))
    write_bundle(out, trained)
    if warning := why_no_recall(trained.sought):
        typer.echo(warning, err=True)
    if json:
        print_json({n: asdict(f) for n, f in trained.figures.items()})
        return
    rows = [
        (name, f"{f.value:.3f}", f"{f.low:.3f} to {f.high:.3f}")
        for name, f in trained.figures.items()
    ]
    print_table(("out of family", "value", "95 % interval"), rows)
    typer.echo(f"\nWritten to {out}")
