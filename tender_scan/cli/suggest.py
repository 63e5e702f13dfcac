"""``tender-scan suggest``: which findings to read next, and why."""

from typing import Annotated

import typer

from tender_scan.cli.options import Database, Json
from tender_scan.cli.output import print_json, print_table

_SHOWN = 40


def command(
    db: Database,
    n: Annotated[int, typer.Option("--n", "-n", min=1, help="How many at most.")] = 50,
    seed: Annotated[int, typer.Option(help="Seed of the random sample.")] = 0,
    json: Json = False,
) -> None:
    """Suggest what to read next: the likeliest, the least sure, and a random sample.

    The sample is drawn from band low and remembered. When a person has decided on it,
    `tender-scan status` estimates from it how many findings were missed.
    """
    from dataclasses import asdict

    from datasette.utils import tilde_encode

    from tender_scan.training.suggest import WHY, suggest

    readings = suggest(db, n, seed)
    folder = f"/-/tender/{tilde_encode(db.stem)}/finding"
    if json:
        print_json(
            [
                asdict(each.finding)
                | {"why": each.why, "link": f"{folder}/{each.finding.finding_id}"}
                for each in readings
            ]
        )
        return
    rows = [
        (
            each.why,
            each.finding.finding_id,
            each.finding.band,
            f"{each.finding.score:.2f}",
            each.finding.target,
            " ".join(each.finding.passage.split())[:_SHOWN],
            each.finding.path,
            each.finding.page,
        )
        for each in readings
    ]
    print_table(
        ("why", "finding", "band", "score", "target", "passage", "path", "page"), rows
    )
    typer.echo()
    for why in {each.why: None for each in readings}:
        typer.echo(f"{why}: {WHY[why]}")
    typer.echo(f"Read them with `tender-scan explore {db}`, at {folder}/ID")
