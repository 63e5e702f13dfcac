"""JSON Lines: one finding a line, with all its mentions."""

from dataclasses import asdict
from typing import BinaryIO

from tender_scan.exports.json_text import json_text
from tender_scan.store.exported import Findings


def write_jsonl(findings: Findings, out: BinaryIO) -> int:
    """Write each finding with ``paths`` and ``mentions``; null where nothing is stated.

    Returns
    -------
    int
        How many findings were written.
    """
    written = 0
    for finding in findings.rows():
        line = asdict(finding) | {
            "paths": findings.paths(finding),
            "mentions": [asdict(each) for each in findings.mentions(finding)],
        }
        out.write(f"{json_text(line)}\n".encode())
        written += 1
    return written
