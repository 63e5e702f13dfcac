"""Options and arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OcrChoice(StrEnum):
    """As `tender_scan.settings.OCR_CHOICES`, which a command need not load for help."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


Database = Annotated[Path, typer.Argument(help="The SQLite file of a scan.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


class Kept(StrEnum):
    """What `--group` takes: what is kept whole in a split."""

    FAMILY = "family"
    BUYER = "buyer"
    DOCUMENT = "document"


Corpus = Annotated[
    list[Path],
    typer.Argument(
        help="Labelled passages: files (JSONL, doccano, Label Studio, CSV), folders of "
        "them, or databases whose findings people reviewed."
    ),
]
Group = Annotated[
    Kept | None,
    typer.Option(
        "--group",
        help="What is never split between fitting and judging; if not given, what most "
        "passages name.",
    ),
]
LabelsFile = Annotated[
    Path | None,
    typer.Option(
        "--labels",
        help="A TOML file that says what the names of labels mean: [labels] with "
        '"name" = "sense/role/route".',
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", help="Folder of a model bundle; the shipped one if not given."
    ),
]
LexiconFiles = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", help="A TOML file with further terms; may be repeated."),
]
Ocr = Annotated[
    OcrChoice,
    typer.Option(
        help="Read pictures of text: where there is no text, never, or every page."
    ),
]
