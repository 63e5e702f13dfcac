"""`status` looks and does not touch."""

import hashlib
from pathlib import Path

from tender_scan.store.database import open_database

from .test_commands import call


def test_a_database_that_cannot_be_written_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    db = folder / "t.db"
    open_database(db, create=True).close()
    before = hashlib.sha256(db.read_bytes()).digest()
    db.chmod(0o444)
    folder.chmod(0o555)
    try:
        done = call("status", db)
        assert done.returncode == 0, done.stderr
        assert [file.name for file in folder.iterdir()] == ["t.db"]
        assert hashlib.sha256(db.read_bytes()).digest() == before
    finally:
        folder.chmod(0o755)
