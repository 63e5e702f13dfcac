"""``tender-scan lexicon``: the terms that are looked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tender_scan.cli.options import Json, LexiconFiles
from tender_scan.cli.output import print_json, print_table, visible

if TYPE_CHECKING:
    from tender_scan.lexicon.periods import ControlPeriod
    from tender_scan.lexicon.terms import Term, Variant

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
    from tender_scan.errors import UsageError
    from tender_scan.lexicon.load import load_terms
    from tender_scan.lexicon.terms import KINDS

    if kind not in (None, *KINDS):
        kinds = ", ".join(KINDS)
        raise UsageError(f"--kind {kind}: no such kind; it is one of {kinds}")
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
    term: Annotated[
        str, typer.Argument(help="Id or name of a term: nvidia-a100, A100, AWS.")
    ],
    lexicon: LexiconFiles = None,
    json: Json = False,
) -> None:
    """Show one term with its figures, its control periods and its sources."""
    from tender_scan.lexicon.load import load_terms
    from tender_scan.lexicon.periods import control_periods

    terms = {each.id: each for each in load_terms(lexicon or ())}
    found = _find(term, terms)
    periods = control_periods(found, terms)
    if json:
        print_json(asdict(found) | {"controls": [asdict(each) for each in periods]})
    else:
        _print(found, periods)


@app.command("rental")
def list_rental_firms(json: Json = False) -> None:
    """List the firms known to rent out computing power.

    They are no terms: a mention beside one of them says so in its reasons.
    """
    from tender_scan.lexicon.rental import load_rental_firms

    firms = load_rental_firms()
    if json:
        print_json([asdict(firm) for firm in firms])
        return
    rows = [(f.id, f.name, f.certainty, "; ".join(f.sources)) for f in firms]
    print_table(("id", "name", "certainty", "sources"), rows)


@app.command("check")
def check_terms(
    lexicon: LexiconFiles = None,
    every: Annotated[
        bool, typer.Option("--all", help="List informations too.")
    ] = False,
    json: Json = False,
) -> None:
    """Look for duplicates, colliding names and missing sources.

    Exit code: 0 no error, 3 an error was found.
    """
    from tender_scan.lexicon.check import check
    from tender_scan.lexicon.load import load_terms

    problems = check(load_terms(lexicon or ()))
    listed = [p for p in problems if every or p.level != "information"]
    passed_over = len(problems) - len(listed)
    if json:
        print_json([asdict(problem) for problem in listed])
    elif listed:
        print_table(
            ("level", "term", "what"),
            [(p.level, p.term_id, p.message) for p in listed],
        )
    else:
        typer.echo("no error, no warning")
    if passed_over:
        typer.echo(f"{passed_over} informations; --all lists them", err=json)
    if any(problem.level == "error" for problem in problems):
        raise typer.Exit(3)


def _find(wanted: str, terms: Mapping[str, "Term"]) -> "Term":
    """Find a term by its id, or by a name that no other term has."""
    from tender_scan.errors import UsageError
    from tender_scan.text.shadow import Shadow

    if wanted in terms:
        return terms[wanted]
    folded = Shadow(wanted).text
    found = [
        term
        for term in terms.values()
        if folded in {Shadow(name).text for name in (term.name, *term.surfaces)}
    ]
    if not found:
        raise UsageError(
            f"{wanted}: no such term; `tender-scan lexicon list` lists them"
        )
    if len(found) > 1:
        ids = ", ".join(term.id for term in found)
        raise UsageError(f"{wanted}: a name of several terms; give an id: {ids}")
    return found[0]


def _print(term: "Term", periods: "Sequence[ControlPeriod]") -> None:
    """Print what is known of a term; what is not known is left out."""
    for field in ("id", "name", "kind", "vendor", "sense", "certainty", "note"):
        if value := getattr(term, field):
            typer.echo(visible(f"{field}: {value}"))
    if term.datacentre is not None:
        typer.echo(f"datacentre: {'yes' if term.datacentre else 'no'}")
    lists: dict[str, Iterable[str]] = {
        "aliases": term.aliases,
        "weak": term.weak,
        "nicknames": term.nicknames,
        "contains": term.contains,
        "options": term.options,
        "variants": map(_variant_line, term.variants),
        "letters": (f"{letter.date}: {letter.citation}" for letter in term.letters),
        "controls": map(_period_line, periods),
        "sources": term.sources,
    }
    for field, values in lists.items():
        lines = [visible(f"  {value}") for value in values]
        if lines:
            typer.echo("\n".join((f"{field}:", *lines)))


def _variant_line(variant: "Variant") -> str:
    """Write a variant in one line; figures that are not known are left out."""
    from tender_scan.lexicon.figures import (
        performance_density,
        total_processing_performance,
    )

    memory = [_figure("", variant.memory_gb, " GB"), variant.memory or ""]
    facts = (
        " ".join(filter(None, memory)),
        _figure("bandwidth ", variant.bandwidth, " GB/s"),
        _figure("link ", variant.link, " GB/s"),
        _figure("TPP ", total_processing_performance(variant), ""),
        _figure("density ", performance_density(variant), ""),
    )
    return f"{variant.name}: {', '.join(filter(None, facts))}"


def _figure(before: str, value: float | None, after: str) -> str:
    return "" if value is None else f"{before}{round(value, 2):.10g}{after}"


def _period_line(period: "ControlPeriod") -> str:
    until = f" to {period.end}" if period.end else ""
    return f"{period.start}{until}: {period.rule} ({period.source})"
