"""CSV for spreadsheets: one finding a row, nothing in it that runs."""

from typing import BinaryIO

from tender_scan.exports.columns import cells, columns
from tender_scan.exports.spreadsheet import BOM, csv_lines
from tender_scan.store.exported import Findings


def write_csv(findings: Findings, out: BinaryIO) -> int:
    """Write UTF-8 with a byte order mark, a heading and one row per finding.

    Returns
    -------
    int
        How many findings were written.
    """
    heading = csv_lines([[column.name for column in columns()]])
    out.write(f"{BOM}{heading}".encode())
    written = 0
    for finding in findings.rows():
        out.write(csv_lines([cells(finding)]).encode())
        written += 1
    return written
