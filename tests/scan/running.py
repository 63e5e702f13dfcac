"""A scan in a process of its own, which says a word for every document it has written."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from pathlib import Path
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.settings import Settings

class Told:
    def document(self, result): print(result.path, flush=True)
    def file(self, size): pass

with Pool(Settings(workers=2)) as pool:
    run_scan([Path(sys.argv[1])], Path(sys.argv[2]), pool, Told())
"""

CONTENTS = (
    "select id, status, characters, band, score from documents",
    "select document_id, path from locations",
    "select document_id, number, text from pages",
    'select document_id, page, start, "end", surface, term_id, sense, role, p_sought, '
    "band, quantity, passage, boxes from mentions",
    "select id, term_id, band, score from findings",
    "select document_id, type, title, buyer, amount_cny from notices",
    "select file, state from files",
)


def with_faults(patch: pytest.MonkeyPatch) -> None:
    """Have workers read with the readers of ``faults/sitecustomize.py``."""
    faults = str(Path(__file__).parent / "faults")
    path = os.pathsep.join([faults, os.environ.get("PYTHONPATH", "")])
    patch.setenv("PYTHONPATH", path)


def start(dump: Path, database: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(dump), str(database)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def written(process: "subprocess.Popen[str]", documents: int) -> int:
    """Wait until so many documents are written; give how many were."""
    assert process.stdout is not None
    return sum(1 for _ in zip(range(documents), process.stdout, strict=False))


def offspring(process: int) -> list[int]:
    """All processes that a process has started, and that these have."""
    found = []
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        found += [int(child), *offspring(int(child))]
    return found


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def kill(process: "subprocess.Popen[str]") -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def contents(database: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(database) as connection:
        return [
            sorted(connection.execute(sql).fetchall(), key=repr) for sql in CONTENTS
        ]
