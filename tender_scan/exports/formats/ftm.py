"""FollowTheMoney entities, one a line, for Aleph, OpenAleph and their kin.

https://followthemoney.tech/explorer/ describes the schemata. A call or contract of one
case has one id, so `ftm aggregate` puts together what its notices say.
"""

from typing import BinaryIO

from tender_scan.exports.formats.ftm_entities import entities
from tender_scan.exports.json_text import json_text
from tender_scan.exports.organisations import hashed
from tender_scan.store.exported import Findings


def write_ftm(findings: Findings, out: BinaryIO) -> int:
    """Write the entities of each notice; what was written before is not repeated.

    Memory grows by some 100 bytes per entity, for that.

    Returns
    -------
    int
        How many findings were written.
    """
    seen: set[str] = set()
    written = 0
    for notice in findings.notices():
        for entity in entities(notice):
            line = json_text(entity)
            if (name := hashed(line)) not in seen:
                seen.add(name)
                out.write(f"{line}\n".encode())
        written += len(notice.findings)
    return written
