"""The command: where it writes, what it refuses, with which code it ends."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "tender_scan", "export"]


def export(*words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, check=False
    )


def test_text_goes_to_stdout_and_the_count_to_stderr(database: Path) -> None:
    done = export(database, "--format", "csv", "--band", "flag")
    assert done.returncode == 0
    rows = done.stdout.decode("utf-8-sig").count(",flag,")
    assert done.stderr.decode() == f"{rows} findings of flag\n"
    assert export(
        database, "--format", "csv", "--band", "flag", "--out", "-"
    ).stdout == (done.stdout)


def test_a_file_is_written_whole_and_nothing_beside_it(
    database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "findings.jsonl"
    done = export(database, "--format", "jsonl", "--out", out, "--all")
    assert (done.returncode, done.stdout) == (0, b"")
    assert [each.name for each in tmp_path.iterdir()] == ["findings.jsonl"]
    assert b'"band":"low"' in out.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "doc"], "give one of csv, xlsx, jsonl, parquet, ocds, ftm"),
        (["--format", "csv", "--band", "high"], "no such band"),
        (["--format", "csv", "--band", "flag", "--all"], "exclude each other"),
        (["--format", "csv", "--out", "missing/a.csv"], "cannot be written"),
    ],
)
def test_wrong_use_ends_with_2_and_a_sentence(
    database: Path, words: list[str], said: str
) -> None:
    done = export(database, *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_the_database_is_never_written_over(database: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(database, tmp_path / "t.db"))
    before = copied.read_bytes()
    done = export(copied, "--format", "csv", "--out", copied)
    assert done.returncode == 2
    assert "the database itself" in done.stderr.decode()
    assert copied.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")]
)
def test_a_missing_library_is_named_with_its_extra(
    database: Path, tmp_path: Path, name: str, library: str
) -> None:
    # A module of that name that cannot be imported stands before any real one.
    (tmp_path / f"{library}.py").write_text(
        f"raise ModuleNotFoundError(name={library!r})\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [*PROGRAM, str(database), "--format", name, "--out", str(tmp_path / "out")],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert done.returncode == 2
    assert f"needs {library}" in done.stderr.decode()
    assert "tender-scan[export]" in done.stderr.decode()


def on_terminal(*words: object) -> tuple[int, bytes]:
    master, slave = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *map(str, words)], stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # Linux says so where the other end is closed
            pass
    os.close(master)
    return process.returncode, shown


def test_a_terminal_is_not_sent_a_workbook(database: Path) -> None:
    code, shown = on_terminal(database, "--format", "xlsx")
    assert code == 2
    assert b"name a file with --out" in shown
    assert b"PK" not in shown


def test_a_document_cannot_steer_the_terminal(database: Path, tmp_path: Path) -> None:
    import sqlite3

    copied = Path(shutil.copy(database, tmp_path / "t.db"))
    with sqlite3.connect(copied) as connection:
        connection.execute("update mentions set passage = ?", ("A100\x1b[2J\x9b2J",))
    connection.close()
    for name in ("csv", "jsonl", "ocds", "ftm"):
        code, shown = on_terminal(copied, "--format", name)
        assert code == 0
        assert b"\x1b" not in shown
        assert "\x9b" not in shown.decode()
