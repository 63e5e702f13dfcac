"""``tender-scan rescan``: apply another lexicon or model to the stored text."""

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tender_scan.cli.interrupt import interrupted_as_one
from tender_scan.cli.options import Database, Json, LexiconFiles, Model
from tender_scan.cli.output import print_json, print_table

if TYPE_CHECKING:
    from tender_scan.scan.rescan import Rescanned


def command(
    db: Database,
    model: Model = None,
    lexicon: LexiconFiles = None,
    workers: Annotated[
        int, typer.Option(help="Worker processes; 0 is one a processor.", min=0)
    ] = 0,
    every: Annotated[
        bool, typer.Option("--all", help="Also what was judged with the same.")
    ] = False,
    json: Json = False,
) -> None:
    """Judge the stored text again, with another lexicon or model.

    No file is opened. Tells which findings were gained and which were lost; decisions
    are kept. Exit code: 0 done, 75 the disk is full, 130 interrupted; what is done is
    kept, and the same call goes on.
    """
    from tender_scan.scan.pool import Pool
    from tender_scan.settings import Settings

    settings = Settings(
        workers=workers or os.cpu_count() or 1,
        model=model,
        lexicon=tuple(str(path.absolute()) for path in lexicon or ()),
    )
    with interrupted_as_one(db), Pool(settings) as pool:
        from tender_scan.scan.rescan import rescan

        done = rescan(db, pool, every=every)
    if json:
        print_json(asdict(done))
    else:
        _print(done)


def _print(done: "Rescanned") -> None:
    changes = done.changes
    rows = [
        ("", "documents judged", changes.documents),
        *(
            (what, term_id, number)
            for what in ("gained", "lost", "raised", "lowered")
            for term_id, number in sorted(getattr(changes, what).items())
        ),
    ]
    print_table(("findings", "term", "number"), rows)
    for number, words in (
        (changes.lost_decided, "lost findings had a decision; it is kept"),
        (
            changes.unplaced,
            "mentions stand on PDF pages whose boxes and tables were not read; "
            "`tender-scan scan --again all` reads them",
        ),
        (done.unjudged, "documents could not be judged again; they are as before"),
    ):
        if number:
            typer.echo(f"{number} {words}", err=True)
