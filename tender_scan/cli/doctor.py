"""``tender-scan doctor``: versions and parts, for a report of a fault."""

import typer

from tender_scan.cli.options import Json
from tender_scan.cli.output import print_json, print_table


def command(json: Json = False) -> None:
    """Print versions, the model and lexicon in use, and which parts are there."""
    from tender_scan.scan.doctor import examine

    facts = examine()
    if json:
        print_json([{"part": f.part, "found": f.found, "well": f.well} for f in facts])
    else:
        print_table(("part", "found"), [(f.part, f.found) for f in facts])
    if not all(fact.well for fact in facts):
        raise typer.Exit(3)
