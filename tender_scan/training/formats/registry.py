"""Which format a file of labelled passages has, told by its content."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tender_scan.training.formats import csv_rows, doccano, label_studio, ours
from tender_scan.training.formats.draft import Draft, not_blank
from tender_scan.training.passage import LabelledPassage

_LOOKED_AT = 50


@dataclass(frozen=True)
class Format:
    """How to read and to write one format; `suffix` is what such files end with."""

    suffix: str
    read: Callable[[str, bytes], Iterator[Draft]]
    write: Callable[[Iterable[LabelledPassage]], str]


FORMATS = {
    "jsonl": Format(".jsonl", ours.read, ours.write),
    "doccano": Format(".jsonl", doccano.read, doccano.write),
    "label-studio": Format(".json", label_studio.read, label_studio.write),
    "csv": Format(".csv", csv_rows.read, csv_rows.write),
}
"""Every format by the name that people give on the command line."""

SUFFIXES = tuple(sorted({each.suffix for each in FORMATS.values()}))


def format_of(content: bytes) -> Format:
    """Tell the format of a file; our own where nothing speaks for another."""
    lines = [line for _, line in islice(not_blank(content), _LOOKED_AT)]
    first = lines[0].decode("utf-8", "replace").lstrip("\ufeff \t") if lines else ""
    if first.startswith("["):
        return FORMATS["label-studio"]
    if first.startswith("{"):
        return FORMATS[_format_of_lines(lines)]
    return FORMATS["csv" if csv_rows.looks_like(first) else "jsonl"]


def _format_of_lines(lines: Iterable[bytes]) -> str:
    """Tell by the first line that names its annotations."""
    for line in lines:
        try:
            raw = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(raw, dict) and "mentions" in raw:
            return "jsonl"
        if isinstance(raw, dict) and raw.keys() & {"label", "labels", "entities"}:
            return "doccano"
    return "jsonl"
