import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from tender_scan.cli.progress import Silent
from tender_scan.exports.formats.registry import writer_of
from tender_scan.records.label import BANDS
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.settings import Settings
from tender_scan.store.exported import Findings
from tests.explore.dump import Dump, build

DUMP = Path(__file__).parents[2] / "corpora" / "demo" / "dump"
PART = (
    "企业采购",
    "单一来源公示",
    "爬取导出",
    "附件/附件2-货物技术参数表.pdf",
    "附件/评审报告（加密）.pdf",
    "高校采购网/2024-11",
)
# What no notice of the demo has: a credit code, a decision, a passage that a
# spreadsheet would run.
ADDED = """
update parties set credit_code = '91330100MA00000000', watch_id = 'listed',
  match_basis = 'same name' where name = '东屿汇芯电子科技有限公司';
insert into watchlist (id, name) values ('listed', '东屿汇芯电子科技有限公司');
insert into labels (finding_id, decision, reviewer, created_at)
  select id, 'accept', '审', '2026-01-02T03:04:05' from findings;
insert into labels (finding_id, decision, reviewer, note, created_at)
  select finding_id, 'reject', '审', '=1+1', '2026-01-03T03:04:05'
  from review_queue where target = 'DGX A100';
update mentions set passage = '=HYPERLINK("http://x.example";"DGX A100")'
  where term_id = 'nvidia-dgx-a100';
update notices set source_url = 'javascript:alert(1)' where buyer = '澜江大学';
"""

Written = Callable[..., bytes]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """The small dump with its database; read only here."""
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the demo dump, scanned, with some values of our own; read only."""
    folder = tmp_path_factory.mktemp("part")
    for name in PART:
        target = folder / "dump" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (DUMP / name).is_dir() else shutil.copy
        copy(DUMP / name, target)
    with Pool(Settings(workers=1)) as pool:
        run_scan([folder / "dump"], folder / "part.db", pool, Silent())
    with closing(sqlite3.connect(folder / "part.db")) as connection:
        connection.executescript(ADDED)
    return folder / "part.db"


@pytest.fixture
def queue(database: Path) -> Iterator[list[sqlite3.Row]]:
    """What the review queue shows of flag and review, strongest first."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection.execute(
            "select * from review_queue where band <> 'low' "
            "order by band, score desc, finding_id"  # flag stands before review
        ).fetchall()


@pytest.fixture
def written(database: Path) -> Written:
    def write(name: str, bands: tuple[str, ...] = BANDS[:2]) -> bytes:
        out = BytesIO()
        with closing(sqlite3.connect(database)) as connection:
            writer_of(name)(Findings(connection, bands), out)
        return out.getvalue()

    return write
