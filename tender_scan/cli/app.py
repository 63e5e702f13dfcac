"""The commands: one file each, that parses, calls one function and prints."""

import typer

from tender_scan.cli import (
    demo,
    doctor,
    evaluate,
    evidence,
    explain,
    explore,
    labels,
    lexicon,
    read,
    rescan,
    scan,
    status,
    suggest,
    train,
    watchlist,
)

app = typer.Typer(
    name="tender-scan",
    help=(
        "Find, with evidence, who seeks export-restricted AI chips or foreign clouds "
        "in Chinese public tender documents. What is found is a mention for a person "
        "to judge, never a verdict."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    scan,
    rescan,
    status,
    explore,
    evidence,
    read,
    explain,
    suggest,
    train,
    evaluate,
    demo,
    doctor,
):
    app.command(command.__name__.rpartition(".")[2])(command.command)
app.add_typer(labels.app, name="labels")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(watchlist.app, name="watchlist")
