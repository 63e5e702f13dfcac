"""``tender-scan lexicon``: the terms that are looked for."""

from dataclasses import asdict
from typing import Annotated

import typer

from tender_scan.cli.options import Json, LexiconFiles
from tender_scan.cli.output import print_json, print_table

app = typer.Typer(
    help="Show and check the terms that are looked for.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_terms(
    kind: Annotated[
        str | None, typer.Option(help="chip, system, cloud or ai_service only.")
    ] = None,
    lexicon: LexiconFiles = None,
    json: Json = False,
) -> None:
    """List the terms."""
    from tender_scan.lexicon.load import load_terms

    terms = [t for t in load_terms(lexicon or ()) if kind in (None, t.kind)]
    if json:
        print_json([asdict(term) for term in terms])
        return
    rows = [
        (t.id, t.name, t.kind, t.sense, t.vendor, ", ".join(t.aliases[:4]))
        for t in terms
    ]
    print_table(("id", "name", "kind", "sense", "vendor", "names"), rows)


@app.command("show")
def show_term(
    term: Annotated[str, typer.Argument(help="Id of a term, such as nvidia-a100.")],
    lexicon: LexiconFiles = None,
    json: Json = False,
) -> None:
    """Show one term with its figures, its control periods and its sources."""
    from tender_scan.errors import UsageError
    from tender_scan.lexicon.load import load_terms
    from tender_scan.lexicon.periods import control_periods

    terms = {each.id: each for each in load_terms(lexicon or ())}
    if term not in terms:
        raise UsageError(f"{term}: no such term; `tender-scan lexicon list` lists them")
    periods = [asdict(period) for period in control_periods(terms[term], terms)]
    entry = asdict(terms[term]) | {"controls": periods}
    if json:
        print_json(entry)
        return
    for field, value in entry.items():
        if isinstance(value, (list, tuple)):
            typer.echo(f"{field}:")
            for item in value:
                typer.echo(f"  {_line(item)}")
        elif value not in (None, ""):
            typer.echo(f"{field}: {value}")


def _line(item: object) -> str:
    if isinstance(item, dict):
        return "  ".join(f"{k}={v}" for k, v in item.items() if v not in (None, "", ()))
    return str(item)


@app.command("check")
def check_terms(lexicon: LexiconFiles = None, json: Json = False) -> None:
    """Look for duplicates, colliding names and missing sources."""
    from tender_scan.lexicon.check import check
    from tender_scan.lexicon.load import load_terms

    problems = check(load_terms(lexicon or ()))
    if json:
        print_json([asdict(problem) for problem in problems])
    else:
        print_table(
            ("level", "term", "what"),
            [(p.level, p.term_id, p.message) for p in problems],
        )
    if any(problem.level == "error" for problem in problems):
        raise typer.Exit(3)
