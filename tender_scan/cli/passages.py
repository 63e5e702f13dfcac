"""Labelled passages as `train` and `evaluate` take them, with what is to be said."""

from collections.abc import Sequence
from pathlib import Path

import typer

from tender_scan.training.corpus import Corpus, load_corpus
from tender_scan.training.groups import group
from tender_scan.training.labels import load_names


def load_grouped(paths: Sequence[Path], by: str | None, names: Path | None) -> Corpus:
    """Read passages and put them to groups; notes and warnings go to stderr."""
    corpus = load_corpus(paths, load_names(names))
    grouped = group(corpus.passages, by)
    for note in (*corpus.notes, grouped.warning):
        if note:
            typer.echo(note, err=True)
    if grouped.joined:
        typer.echo(
            f"{grouped.joined} groups repeat others and were joined to them", err=True
        )
    return Corpus(
        grouped.passages, corpus.hash, corpus.notes, grouped.by, grouped.joined
    )
