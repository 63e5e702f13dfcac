"""What the disk and other programs do to a writer is said in one sentence."""

import sqlite3
import subprocess
from pathlib import Path

import pytest

from tender_scan.errors import DiskFullError, StoreError
from tender_scan.store.database import open_database, open_readonly
from tender_scan.store.transaction import transaction


def test_a_full_disk_is_told_apart_and_loses_nothing(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "t.db", create=True)
    (pages,) = connection.execute("pragma page_count").fetchone()
    connection.execute(f"pragma max_page_count = {pages + 2}")
    kept: list[int] = []

    def fill() -> None:
        for number in range(1_000):
            with transaction(connection) as execute:
                execute("insert into runs (settings) values (?)", ("x" * 2_000,))
            kept.append(number)

    with pytest.raises(DiskFullError, match="make room"):
        fill()
    assert connection.execute("select count(*) from runs").fetchone() == (len(kept),)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_another_program_holding_it_is_told(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "t.db", create=True)
    connection.execute("pragma busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "t.db", isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(StoreError, match="another program"), transaction(connection):
        pass
    other.close()


def test_a_database_can_be_looked_at_without_changing_it(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    open_database(path, create=True).close()
    before = sorted(tmp_path.iterdir())
    connection = open_readonly(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from runs")
    connection.close()
    assert sorted(tmp_path.iterdir()) == before


def test_a_half_made_database_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    subprocess.run(
        ["python3", "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
         "c.execute('pragma journal_mode = wal'); c.close()", path],
        check=True,
    )  # fmt: skip
    connection = open_database(path, create=True)
    assert connection.execute("select count(*) from documents").fetchone() == (0,)
