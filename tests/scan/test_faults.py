"""Whatever a document does to its worker, it costs that document its status."""

import sqlite3

import pytest

from tender_scan.cli.progress import Silent
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.settings import Limits, Settings
from tests.scan.running import with_faults

STATUS = {
    "segfault": "crash",
    "abort": "crash",
    "exit": "crash",
    "spin": "timeout",
    "hang": "timeout",
    "allocate": "oom",
    "allocate-in-c": "oom",
    "recurse": "crash",
    "garbage": "crash",
    "endless": "crash",
    "hang-up": "crash",
    "flood": "ok",
    "fork": "crash",
    "program": "crash",
    "network": "crash",
    "kill": "crash",
    "write": "crash",
    "long": "partial",
}
REFUSED = ("fork", "program", "network", "kill", "write")


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Status and detail of one file of every fault, scanned in one run."""
    folder = tmp_path_factory.mktemp("faults")
    dump = folder / "dump"
    dump.mkdir()
    for number, name in enumerate(STATUS):
        (dump / f"{number:02}-{name}.txt").write_text(f"FAULT {name}")
        (dump / f"{number:02}-zz.txt").write_text(f"采购办公桌{number}张", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        with_faults(patch)
        patch.setenv("PYTHON_CANARY", str(folder / "canary"))
        limits = Limits(seconds=4, characters=100_000)
        with Pool(Settings(workers=2, limits=limits)) as pool:
            run_scan([dump], folder / "t.db", pool, Silent())
    assert not (folder / "canary").exists()
    with sqlite3.connect(folder / "t.db") as connection:
        rows = connection.execute(
            "select path, status, coalesce(status_detail, '') from documents "
            "join locations on documents.id = document_id"
        ).fetchall()
    assert len(rows) == 2 * len(STATUS)
    return {path[3:-4]: (status, detail) for path, status, detail in rows}


@pytest.mark.parametrize("fault", STATUS)
def test_a_fault_has_its_status(ends: dict[str, tuple[str, str]], fault: str) -> None:
    assert ends[fault][0] == STATUS[fault], ends[fault]


@pytest.mark.parametrize("fault", REFUSED)
def test_what_no_reader_needs_is_refused(
    ends: dict[str, tuple[str, str]], fault: str
) -> None:
    assert "PermissionError" in ends[fault][1]


def test_documents_beside_the_faults_are_read(
    ends: dict[str, tuple[str, str]],
) -> None:
    assert ends["zz"] == ("ok", "")
