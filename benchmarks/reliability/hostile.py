"""Scan a folder of hostile files and check what was promised of every one of them.

    python benchmarks/reliability/hostile.py FOLDER... [--workers 2] [--db FILE]

Run it as an ordinary user: to root every file is readable. It ends with 1 if a file
has no status or several, the run did not end by itself, a document took longer than
its limit and 2 s, a worker passed its memory limit, or the parent passed 300 MB.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from threading import Thread

from tender_scan.records import STATUSES
from tender_scan.settings import Limits
from tender_scan.sources.tree import list_files

PARENT_MB = 300
GRACE_MS = 2_000
ENDS = {0: "all read", 1: "nothing read", 3: "some not read"}


def descendants(process: int) -> list[int]:
    """Process ids of all that a process has started, and of what these started."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(word) for word in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *descendants(child)]
    return found


def resident_mb(process: int) -> float:
    """Most memory that a process has held, in MB; 0 if it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    words = (line.split() for line in lines if line.startswith("VmHWM:"))
    return next((int(each[1]) / 1024 for each in words), 0.0)


def watched(command: list[str]) -> tuple[int, float, float, float]:
    """Run a command; give its exit code, seconds, and peaks of parent and workers."""
    begun = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said: list[str] = []
    listener = Thread(target=lambda: said.extend(process.stderr or ()))
    listener.start()
    parent = workers = 0.0
    while process.poll() is None:
        parent = max(parent, resident_mb(process.pid))
        others = [resident_mb(each) for each in descendants(process.pid)]
        workers = max([workers, *others])
        time.sleep(0.02)
    listener.join()
    if process.returncode not in ENDS:
        print("said last:", "".join(said[-3:]))
    return process.returncode, time.monotonic() - begun, parent, workers


def unaccounted(connection: sqlite3.Connection, folders: list[Path]) -> list[str]:
    """List the files that have not exactly one end."""
    expected = Counter(found.path for found in list_files(folders))
    known = Counter(
        path.split("!/")[0].split("#")[0]
        for (path,) in connection.execute(
            "select distinct path from locations join documents "
            "on documents.id = locations.document_id where status is not null"
        )
    )
    ended = dict(connection.execute("select state, count(*) from files group by 1"))
    missing = [path for path in expected if path not in known and "#" not in path]
    if ended.get("started"):
        missing.append(f"{ended['started']} files still marked as being read")
    odd = connection.execute("select distinct status from documents").fetchall()
    missing += [f"status {status!r}" for (status,) in odd if status not in STATUSES]
    return missing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--db", type=Path, help="where to write; a passing file if not")
    options = parser.parse_args()
    if os.geteuid() == 0:
        print("note: run by root, to whom every file is readable")
    with tempfile.TemporaryDirectory() as place:
        db = options.db or Path(place) / "t.db"
        command = [sys.executable, "-m", "tender_scan", "scan"]
        command += [*map(str, options.folders), "--db", str(db)]
        code, seconds, parent, workers = watched(
            [*command, "--workers", str(options.workers)]
        )
        with sqlite3.connect(db) as connection:
            missing = unaccounted(connection, options.folders)
            counts = connection.execute(
                "select status, count(*) from documents group by 1 order by 2 desc"
            ).fetchall()
            slowest = connection.execute(
                "select duration_ms, path, status from documents join locations "
                "on documents.id = document_id order by 1 desc limit 5"
            ).fetchall()
    limits = Limits()
    print(f"ended in {seconds:.0f} s with {code}: {ENDS.get(code, 'not by itself')}")
    print("statuses:", ", ".join(f"{status} {number}" for status, number in counts))
    print(f"peak memory: parent {parent:.0f} MB, a worker {workers:.0f} MB")
    for milliseconds, path, status in slowest:
        print(f"slowest: {milliseconds / 1000:.1f} s {status} {path!r}")
    print(f"without one status: {len(missing)}")
    for path in missing[:10]:
        print(f"without one status: {path!r}")
    longest = slowest[0][0] if slowest else 0
    kept = (
        code in ENDS
        and not missing
        and longest <= limits.seconds * 1000 + GRACE_MS
        and parent <= PARENT_MB
        and workers <= limits.memory_bytes / 2**20
    )
    print("every promise kept" if kept else "NOT KEPT")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
