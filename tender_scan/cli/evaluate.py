"""``tender-scan evaluate``: how well a model judges passages that it has not seen."""

from pathlib import Path
from typing import Annotated

import typer

from tender_scan.cli.options import Json, Model
from tender_scan.cli.output import print_json, print_table


def command(
    corpus: Annotated[
        list[Path], typer.Argument(help="JSONL files of labelled passages, or folders.")
    ],
    model: Model = None,
    errors: Annotated[
        int, typer.Option(help="List so many of the worst errors, with their text.")
    ] = 0,
    json: Json = False,
) -> None:
    """Judge labelled passages and compare: figures with intervals, slices, errors."""
    from tender_scan.bundled import model_folder
    from tender_scan.training.corpus import load_corpus
    from tender_scan.training.evaluate import evaluate
    from tender_scan.training.metrics import why_no_recall

    report = evaluate(load_corpus(corpus), model_folder(model))
    if warning := why_no_recall(report.sought):
        typer.echo(warning, err=True)
    if json:
        print_json(report.as_plain())
        return
    print_table(
        ("figure", "value", "95 % interval"),
        [
            (n, f"{f.value:.3f}", f"{f.low:.3f} to {f.high:.3f}")
            for n, f in report.figures.items()
        ],
    )
    typer.echo()
    print_table(
        ("label", "precision", "recall", "number"),
        [
            (s.name, f"{s.precision:.3f}", f"{s.recall:.3f}", s.number)
            for s in report.labels
        ],
    )
    for error in report.errors[:errors]:
        typer.echo(
            f"\n{error.truth} taken for {error.label} "
            f"(sought {error.p_sought:.2f}): {error.passage_id}"
            if error.found
            else f"\n{error.truth} not found: {error.passage_id}"
        )
        typer.echo(f"  {error.shown}")
