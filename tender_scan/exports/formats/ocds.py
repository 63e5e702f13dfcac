"""A release package of the Open Contracting Data Standard 1.1: one release per notice.

https://standard.open-contracting.org/1.1/en/schema/release_package/
"""

from typing import BinaryIO
from uuid import uuid4

from tender_scan import __version__
from tender_scan.exports.formats.ocds_release import release
from tender_scan.exports.json_text import json_text
from tender_scan.store.exported import Findings
from tender_scan.store.writer import now


def write_ocds(findings: Findings, out: BinaryIO) -> int:
    """Write the package, release by release, so that it never stands in memory whole.

    Returns
    -------
    int
        How many findings were written.
    """
    package = {
        "uri": uuid4().urn,
        "version": "1.1",
        "publishedDate": now(),
        "publisher": {"name": f"tender-scan {__version__}, an export of one's own"},
    }
    out.write(f'{json_text(package)[:-1]},"releases":['.encode())
    written = 0
    separator = "\n"
    for notice in findings.notices():
        out.write(f"{separator}{json_text(release(notice))}".encode())
        written += len(notice.findings)
        separator = ",\n"
    out.write(b"\n]}\n")
    return written
