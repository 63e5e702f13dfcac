"""Judging the stored text again gives what scanning again would."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tender_scan.cli.progress import Silent
from tender_scan.errors import UsageError
from tender_scan.scan.pool import Pool
from tender_scan.scan.rescan import Rescanned, rescan
from tender_scan.scan.run import run_scan
from tender_scan.settings import Settings
from tests.scan.running import contents

AWARD = (
    "云岭理工大学算力平台采购项目成交结果公告\n项目编号：YL-2024-018\n"
    "货物名称：GPU服务器 规格型号：配8张英伟达A100 80G显卡 数量：2台\n"
    "另配ACME X9加速卡16张\n采购人：云岭理工大学\n2024年3月18日\n"
)
TABLE = (
    "<h1>成交公告</h1><table><tr><th>货物名称</th><th>规格</th><th>数量</th></tr>"
    "<tr><td>加速卡</td><td>ACME X9</td><td>16</td></tr>"
    "<tr><td>显卡</td><td>英伟达H800</td><td>8</td></tr></table>"
)
OWN = (
    '[sources]\nown = "own knowledge"\n[[term]]\nid = "acme-x9"\nname = "X9"\n'
    'kind = "chip"\nvendor = "ACME"\nsense = "restricted"\n'
    'aliases = ["ACME X9"]\nsources = ["own"]\n'
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "成交.txt").write_text(AWARD, "utf-8")
    (folder / "表.html").write_text(TABLE, "utf-8")
    (folder / "普通.txt").write_text("采购办公桌椅一批", "utf-8")
    rows = "标题,采购人,正文\n公告一,云岭理工大学,采购ACME X9加速卡4张\n"
    (folder / "crawl.csv").write_text(rows, "utf-8")
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    return folder


@contextmanager
def pool(*lexicon: Path) -> Iterator[Pool]:
    with Pool(Settings(lexicon=tuple(map(str, lexicon)))) as opened:
        yield opened


def scan(dump: Path, name: str, *lexicon: Path) -> Path:
    database = dump.parent / name
    with pool(*lexicon) as workers:
        run_scan([dump], database, workers, Silent())
    return database


def again(database: Path, *lexicon: Path, every: bool = False) -> Rescanned:
    with pool(*lexicon) as workers:
        return rescan(database, workers, every=every)


def test_a_new_term_gives_the_rows_of_a_fresh_scan(dump: Path) -> None:
    own = dump.parent / "own.toml"
    database = scan(dump, "t.db")
    done = again(database, own)
    assert done.changes.gained == {"acme-x9": 3}
    assert done.changes.lost == {}
    assert contents(database) == contents(scan(dump, "fresh.db", own))


def test_a_term_that_is_gone_takes_its_findings_but_no_decision(dump: Path) -> None:
    own = dump.parent / "own.toml"
    database = scan(dump, "t.db", own)
    with sqlite3.connect(database) as connection:
        connection.execute(
            "insert into labels (finding_id, decision) select id, 'accept' "
            "from findings where term_id = 'acme-x9' limit 1"
        )
    done = again(database)
    assert done.changes.lost == {"acme-x9": 3}
    assert done.changes.lost_decided == 1
    assert contents(database) == contents(scan(dump, "fresh.db"))
    with sqlite3.connect(database) as connection:
        assert connection.execute("select decision from labels").fetchall() == [
            ("accept",)
        ]
        kinds = connection.execute("select kind from runs order by id").fetchall()
    assert kinds == [("scan",), ("rescan",)]


def test_the_same_knowledge_judges_nothing_unless_asked(dump: Path) -> None:
    database = scan(dump, "t.db")
    before = contents(database)
    assert again(database).changes.documents == 0
    assert again(database, every=True).changes.documents == 4
    assert contents(database) == before


def test_no_file_is_opened(dump: Path) -> None:
    database = scan(dump, "t.db")
    for file in dump.iterdir():
        file.unlink()
    assert again(database, dump.parent / "own.toml").changes.gained == {"acme-x9": 3}


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such database"):
        again(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
