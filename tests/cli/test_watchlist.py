"""``tender-scan watchlist``, as people call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

NOTICE = "澜江大学采购公告\n拟购置8卡A100整机2台。\n采购人：澜江大学\n2024年3月18日\n"


def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tender_scan", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def db(tmp_path: Path) -> Path:
    dump = tmp_path / "dump"
    dump.mkdir()
    (dump / "公告.txt").write_text(NOTICE, "utf-8")
    done = call("scan", dump, "--db", tmp_path / "t.db")
    assert done.returncode == 0, done.stderr
    return tmp_path / "t.db"


def test_import_then_list(db: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("名称,列入日期\n澜江大学,2024-05-09\n", "utf-8")
    done = call("watchlist", "import", mine, "--db", db, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "kept": 1,
        "passed_over": 0,
        "parties_matched": 1,
    }
    listed = call("watchlist", "list", "--db", db)
    assert "澜江大学" in listed.stdout
    assert "BIS Entity List" in listed.stdout
    entries = json.loads(call("watchlist", "list", "--db", db, "--json").stdout)
    assert "mine.csv" in {entry["listings"][0]["list_name"] for entry in entries}


def test_what_is_passed_over_is_said(db: Path, tmp_path: Path) -> None:
    csl = tmp_path / "consolidated.json"
    entry = {"source": "Entity List", "addresses": []}
    names = [{"name": "Lanjiang Ltd", "country": "CN"}, {"name": "Foreign Ltd"}]
    csl.write_text(json.dumps({"results": [entry | name for name in names]}))
    done = call("watchlist", "import", csl, "--db", db)
    assert "1 organisations imported" in done.stdout
    assert "1 entries passed over" in done.stdout


@pytest.mark.parametrize(
    ("content", "what"),
    [("地址\n某路\n", "line 1"), ("name\n澜江大学\n,x\n", "line 3")],
)
def test_a_wrong_file_is_one_sentence_and_exit_2(
    db: Path, tmp_path: Path, content: str, what: str
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(content, "utf-8")
    done = call("watchlist", "import", wrong, "--db", db)
    assert done.returncode == 2
    assert done.stdout == ""
    assert what in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("name\n澜江大学\n", "utf-8")
    for words in (("import", mine), ("list",)):
        done = call("watchlist", *words, "--db", tmp_path / "none.db")
        assert done.returncode == 2
        assert "no such database" in done.stderr
    assert not (tmp_path / "none.db").exists()
