"""``tender-scan evaluate``: how well a model judges passages that it has not seen."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tender_scan.cli.options import Corpus, Group, Json, LabelsFile, Model
from tender_scan.cli.output import print_json, print_table, visible

if TYPE_CHECKING:
    from tender_scan.training.evaluate import Report
    from tender_scan.training.intervals import Figure


def command(
    corpus: Corpus,
    model: Model = None,
    group: Group = None,
    labels: LabelsFile = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a page with plots, slices and errors.")
    ] = None,
    splits: Annotated[
        bool,
        typer.Option(
            "--splits",
            help="Also train on the corpus, to show what a random split flatters; takes "
            "minutes.",
        ),
    ] = False,
    learning_curve: Annotated[
        bool,
        typer.Option(
            "--learning-curve",
            help="Also train on growing parts of the corpus, to show what more labels "
            "bring; takes minutes.",
        ),
    ] = False,
    errors: Annotated[
        int, typer.Option(help="List so many of the worst errors, with their text.")
    ] = 0,
    json: Json = False,
) -> None:
    """Judge labelled passages and compare: figures with intervals, slices, errors."""
    from tender_scan.bundled import model_folder
    from tender_scan.cli.passages import load_grouped
    from tender_scan.training.evaluate import evaluate

    passages = load_grouped(corpus, group, labels)
    found = evaluate(passages, model_folder(model), splits, learning_curve)
    for refusal in found.refusals:
        typer.echo(refusal, err=True)
    if report:
        from tender_scan.training.report.page import report_page

        report.write_text(report_page(found), "utf-8")
        typer.echo(f"Report written to {report}", err=True)
    if json:
        print_json(found.as_plain())
    else:
        _print(found, errors)


def _print(report: "Report", errors: int) -> None:
    print_table(
        ("figure", "value", "95 % interval"),
        [(name, *_cells(figure)) for name, figure in report.figures.items()],
    )
    typer.echo()
    print_table(
        ("label", "precision", "recall", "number"),
        [
            (s.name, f"{s.precision:.3f}", f"{s.recall:.3f}", s.number)
            for s in report.labels
        ],
    )
    _print_studies(report)
    for error in report.errors[:errors]:
        typer.echo(
            f"\n{error.truth} taken for {error.label} "
            f"(sought {error.p_sought:.2f}): {visible(error.passage_id)}"
            if error.found
            else f"\n{error.truth} not found: {visible(error.passage_id)}"
        )
        typer.echo(f"  {visible(error.shown)}")


def _print_studies(report: "Report") -> None:
    if report.splits:
        typer.echo()
        print_table(
            ("trained on this corpus", "by group", "at random"),
            [
                (name, _cells(figure)[0], _cells(report.splits.at_random[name])[0])
                for name, figure in report.splits.grouped.items()
            ],
        )
    if report.learning:
        typer.echo()
        print_table(
            ("groups learnt from", "mentions", "figure", "value", "95 % interval"),
            [
                (round(point.groups), round(point.mentions), name, *_cells(figure))
                for point in report.learning
                for name, figure in point.figures.items()
            ],
        )


def _cells(figure: "Figure") -> tuple[str, str]:
    return f"{figure.value:.3f}", f"{figure.low:.3f} to {figure.high:.3f}"
