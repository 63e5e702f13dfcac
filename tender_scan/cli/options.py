"""Options and arguments that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Database = Annotated[Path, typer.Argument(help="The SQLite file of a scan.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
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
