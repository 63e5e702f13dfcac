"""``tender-scan labels``: labels in and out of a database, and how far people agree."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tender_scan.cli.options import Corpus, Json, LabelsFile
from tender_scan.cli.output import print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tender_scan.training.agreement import Agreement, Judgement
    from tender_scan.training.passage import LabelledPassage

app = typer.Typer(
    help="Bring labels in and out, and tell how far people agree.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class FormatName(StrEnum):
    """What `--format` takes."""

    JSONL = "jsonl"
    DOCCANO = "doccano"
    LABEL_STUDIO = "label-studio"
    CSV = "csv"


@app.command("export")
def export(
    source: Corpus,
    format: Annotated[
        FormatName, typer.Option("--format", help="What to write.")
    ] = FormatName.JSONL,
    suggested: Annotated[
        int,
        typer.Option(
            help="Instead, write so many findings of a database as `suggest` gives "
            "them, with the model's labels to be corrected."
        ),
    ] = 0,
    out: Annotated[Path, typer.Option(help="File to write; - is stdout.")] = Path("-"),
    labels: LabelsFile = None,
) -> None:
    """Write labelled passages in the format of another tool.

    The source may be a database that people reviewed, or a file of any format read.
    """
    from tender_scan.training.formats.registry import FORMATS

    passages = _suggested(source, suggested) if suggested else _read(source, labels)
    text = FORMATS[format.value].write(passages)
    if out == Path("-"):
        typer.echo(text, nl=False)
        return
    out.write_text(text, "utf-8", newline="")
    typer.echo(f"{len(passages)} passages written to {out}", err=True)


def _read(source: list[Path], labels: Path | None) -> "Sequence[LabelledPassage]":
    from tender_scan.training.corpus import load_corpus
    from tender_scan.training.labels import load_names

    corpus = load_corpus(source, load_names(labels))
    for note in corpus.notes:
        typer.echo(note, err=True)
    return corpus.passages


def _suggested(source: list[Path], number: int) -> "Sequence[LabelledPassage]":
    from tender_scan.errors import UsageError
    from tender_scan.training.reviewed import is_database, proposed_passages
    from tender_scan.training.suggest import suggest

    if len(source) != 1 or not is_database(source[0]):
        raise UsageError("--suggested takes one database")
    readings = suggest(source[0], number, seed=0)
    return proposed_passages(source[0], [each.finding.finding_id for each in readings])


@app.command("import")
def import_(
    db: Annotated[
        Path, typer.Argument(help="The database that they were exported from.")
    ],
    files: Corpus,
    reviewer: Annotated[
        str | None, typer.Option(help="Who labelled, where the file does not say.")
    ] = None,
    labels: LabelsFile = None,
    json: Json = False,
) -> None:
    """Add labels given elsewhere to the database that they were exported from.

    A passage is known by its id, which is that of a finding. A mention that is sought
    is accepted, any other rejected; sense and role are kept. Labels already there stay:
    the newest of a finding counts.
    """
    from dataclasses import asdict

    from tender_scan.training.corpus import load_corpus
    from tender_scan.training.labels import load_names
    from tender_scan.training.transfer import import_labels

    corpus = load_corpus(files, load_names(labels))
    note = f"imported from {', '.join(file.name for file in files)}"
    imported = import_labels(db, corpus.passages, reviewer, note)
    if json:
        print_json(asdict(imported))
        return
    typer.echo(f"{imported.added} labels added, {imported.known} stood there already")


@app.command("agreement")
def agreement(
    sources: Annotated[
        list[Path],
        typer.Argument(help="A database that several people reviewed, or two files."),
    ],
    labels: LabelsFile = None,
    json: Json = False,
) -> None:
    """Tell how far people agree: Krippendorff's alpha, and who said what for what."""
    from dataclasses import asdict

    from tender_scan.training.agreement import agreements

    found = agreements(_judgements(sources, labels))
    if json:
        print_json(
            [
                asdict(each)
                | {"confusions": [[*pair, n] for pair, n in each.confusions.items()]}
                for each in found
            ]
        )
        return
    print_table(
        ("question", "alpha", "95 % interval", "judged twice"),
        [
            (
                each.question,
                f"{each.alpha.value:.3f}",
                f"{each.alpha.low:.3f} to {each.alpha.high:.3f}",
                each.alpha.units,
            )
            for each in found
        ],
    )
    for each in found:
        _print_confusions(each)


def _judgements(sources: list[Path], labels: Path | None) -> "list[Judgement]":
    from tender_scan.errors import UsageError
    from tender_scan.training.agreement import judged_by, judged_in, only_one_annotated
    from tender_scan.training.corpus import load_corpus
    from tender_scan.training.labels import load_names
    from tender_scan.training.reviewed import is_database

    if len(sources) == 1 and is_database(sources[0]):
        return judged_in(sources[0])
    if len(sources) != 2:
        raise UsageError("give one database, or two files that label the same passages")
    one, other = (load_corpus([each], load_names(labels)).passages for each in sources)
    if alone := only_one_annotated(one, other):
        typer.echo(
            f"{alone} spans are annotated in one file only, and left out", err=True
        )
    return [*judged_by("first", one), *judged_by("second", other)]


def _print_confusions(agreement: "Agreement") -> None:
    """Print who said what for what, where anybody differed."""
    names = sorted({name for pair in agreement.confusions for name in pair})
    if all(one == other for one, other in agreement.confusions):
        return
    typer.echo()
    print_table(
        (f"{agreement.question}, first \\ second", *names),
        [
            (one, *(agreement.confusions.get((one, other), 0) for other in names))
            for one in names
        ],
    )
