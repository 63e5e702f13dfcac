"""Make the sheet: one HTML file that asks for nothing from elsewhere."""

import sqlite3
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, Template
from markupsafe import Markup

from tender_scan.exports.control import control_on
from tender_scan.exports.evidence.images import page_pictures
from tender_scan.exports.originals import PLACES
from tender_scan.exports.values import in_words, number, yuan
from tender_scan.store.evidence import FindingEvidence, read_evidence
from tender_scan.store.writer import now

_ROOM = files("tender_scan.exports.evidence")
_QUOTE_AROUND = 400


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= {
        "labels": tomllib.loads((_ROOM / "labels.toml").read_text("utf-8")),
        "in_words": in_words,
        "yuan": yuan,
        "number": number,
    }
    return environment.from_string((_ROOM / "sheet.html").read_text("utf-8"))


def evidence_sheet(
    connection: sqlite3.Connection,
    database: Path,
    finding_id: str,
    folder: Path | None = None,
) -> str:
    """Make the evidence sheet of a finding as HTML.

    Parameters
    ----------
    connection
        The database, open.
    database
        Where it lies: originals are looked for from its folder.
    folder
        Where the originals lie now, if they were moved.

    Raises
    ------
    UsageError
        There is no such finding.
    """
    evidence = read_evidence(connection, finding_id)
    row = evidence.row
    places = connection.execute(PLACES, (row["document_id"],)).fetchall()
    pictures = page_pictures(evidence, [tuple(p) for p in places], database, folder)
    return _template().render(
        evidence=evidence,
        quote=_quote(evidence),
        text=_text(evidence),
        control=control_on(row.text("term_id"), row.text("published") or None),
        crop=pictures.crop,
        whole=pictures.whole,
        no_picture=pictures.problem,
        made_at=now(),
    )


def _quote(evidence: FindingEvidence) -> Markup:
    row = evidence.row
    start = max(0, row.number("start") - row.number("passage_start"))
    end = row.number("end") - row.number("passage_start")
    passage = row.text("passage")
    first = max(0, start - _QUOTE_AROUND)
    return _marked(passage[first : end + _QUOTE_AROUND], start - first, end - first)


def _text(evidence: FindingEvidence) -> Markup:
    row = evidence.row
    start, end = (row.number(name) - evidence.text_start for name in ("start", "end"))
    return _marked(evidence.text, start, end)


def _marked(text: str, start: int, end: int) -> Markup:
    return Markup("{}<mark>{}</mark>{}").format(
        text[:start], text[start:end], text[end:]
    )
