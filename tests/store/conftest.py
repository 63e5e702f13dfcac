from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from tender_scan.lexicon.load import load_terms
from tender_scan.records import Document, Mention, Notice, Page, Party, ScanResult
from tender_scan.store.database import open_database
from tender_scan.store.files import FileOnDisk, claim
from tender_scan.store.runs import Versions, start_run, write_terms
from tender_scan.store.writer import Writer

TEXT = "云岭理工大学采购A100显卡8张，用于算力平台建设。"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = open_database(tmp_path / "t.db", create=True)
    write_terms(connection, load_terms())
    yield connection
    connection.close()


@pytest.fixture
def run_id(connection: Connection) -> int:
    return start_run(connection, Versions("lexicon", "model"), "{}")


@pytest.fixture
def writer(connection: Connection, run_id: int) -> Writer:
    return Writer(connection, run_id)


@pytest.fixture
def file_id(connection: Connection, run_id: int) -> int:
    ticket = claim(connection, run_id, FileOnDisk("dump/a.txt", None, 10, 1))
    assert ticket is not None
    return ticket.file_id


def make_mention(term_id: str = "nvidia-a100", p_sought: float = 0.9) -> Mention:
    start = TEXT.index("A100")
    return Mention(
        page=1,
        start=start,
        end=start + 4,
        surface="A100",
        term_id=term_id,
        sense="restricted",
        role="procured",
        route="hardware",
        p_sought=p_sought,
        p_lookalike=0.01,
        band="flag" if p_sought > 0.5 else "review",
        passage=TEXT,
        passage_start=0,
        quantity=8,
        controlled_at_date=True,
    )


def make_result(
    id_: str = "d1",
    path: str = "a.txt",
    text: str = TEXT,
    mentions: tuple[Mention, ...] | None = None,
) -> ScanResult:
    notice = Notice(
        type="award",
        buyer="云岭理工大学",
        suppliers=("启衡数据科技有限公司", "澜江信息有限公司"),
        amount_cny=200000.0,
        published="2024-03-18",
        parties=(Party("buyer", "云岭理工大学"),),
    )
    document = Document(
        id_, "text/plain", "txt", (Page(1, text), Page(2, "第二页：云"))
    )
    found = (make_mention(),) if mentions is None else mentions
    return ScanResult(path, None, len(text), document, found, notice)
