"""Ctrl-C and SIGTERM: end with one sentence, and with everything so far kept."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

INTERRUPTED = 130


@contextmanager
def interrupted_as_one(db: Path) -> Iterator[None]:
    """Treat being ended as being interrupted; say that the work is kept in `db`."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(
            f"Interrupted. {db} holds all that was done; the same call goes on.",
            err=True,
        )
        raise typer.Exit(INTERRUPTED) from None


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
