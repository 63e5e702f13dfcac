"""No room on the disk stops the run; nothing is lost, and no document is blamed."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scan.running import contents

STOPPED = 75
SMALL = 4_000_000


def mounted(
    folder: Path, command: list[str], size: int
) -> "subprocess.CompletedProcess[str]":
    """Run a command in a mount namespace where a folder is a disk of some bytes.

    What is written there is copied to ``kept`` beside it at the end, and back at the
    beginning.
    """
    script = (
        'mount -t tmpfs -o size="$1" tmpfs "$2" && cp "$2".kept/* "$2"/ 2>/dev/null;'
        'disk="$2"; shift 2; "$@"; code=$?; rm -f "$disk".kept/*; '
        'cp "$disk"/* "$disk".kept/; exit $code'
    )
    unshare = ["unshare", "--mount", *(["--map-root-user"] if os.geteuid() else [])]
    return subprocess.run(
        [*unshare, "sh", "-c", script, "sh", str(size), str(folder), *command],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    folder.mkdir()
    folder.with_name("disk.kept").mkdir()
    if shutil.which("unshare") is None or mounted(folder, ["true"], SMALL).returncode:
        pytest.skip("no mounting here")
    return folder


def test_a_full_disk_stops_the_run_and_room_lets_it_go_on(
    disk: Path, tmp_path: Path
) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    chance = random.Random(1)
    for number in range(12):
        text = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(100_000))
        (dump / f"{number:02}.txt").write_text(text, "utf-8")
    scan = [sys.executable, "-m", "tender_scan", "scan", str(dump), "--workers", "1"]
    full = mounted(disk, [*scan, "--db", str(disk / "t.db")], SMALL)
    assert full.returncode == STOPPED, full.stderr
    assert full.stderr.count("\n") == 1
    assert "no room left" in full.stderr
    kept = contents(disk.with_name("disk.kept") / "t.db")
    assert 0 < len(kept[0]) < 12
    assert {row[1] for row in kept[0]} == {"ok"}
    again = mounted(disk, [*scan, "--db", str(disk / "t.db")], 100 * SMALL)
    assert again.returncode == 0, again.stderr
    whole = contents(disk.with_name("disk.kept") / "t.db")
    assert len(whole[0]) == 12
    assert {row[1] for row in whole[0]} == {"ok"}
