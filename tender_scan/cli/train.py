"""``tender-scan train``: labelled passages in, a model bundle out."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Corpus, Group, Json, LabelsFile
from tender_scan.cli.output import print_json, print_table


def command(
    corpus: Corpus,
    out: Annotated[Path, typer.Option(help="Folder of the bundle to write.")],
    group: Group = None,
    labels: LabelsFile = None,
    json: Json = False,
) -> None:
    """Train a model on labelled passages; figures are out of family."""
    from tender_scan.cli.passages import load_grouped
    from tender_scan.training.train import train, write_bundle

    trained = train(load_grouped(corpus, group, labels))
    write_bundle(out, trained)
    for refusal in trained.refusals:
        typer.echo(refusal, err=True)
    if json:
        print_json({n: asdict(f) for n, f in trained.figures.items()})
        return
    rows = [
        (name, f"{f.value:.3f}", f"{f.low:.3f} to {f.high:.3f}")
        for name, f in trained.figures.items()
    ]
    print_table(("out of family", "value", "95 % interval"), rows)
    typer.echo(f"\nWritten to {out}; what it is for stands in {out / 'MODEL_CARD.md'}")
