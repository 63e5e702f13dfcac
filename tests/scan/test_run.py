"""A run from files to rows, with real workers and a real database."""

import os
import sqlite3
from pathlib import Path

import pytest

from tender_scan.cli.progress import Silent
from tender_scan.errors import BundleError, UsageError, WorkerError
from tender_scan.scan.pool import Pool
from tender_scan.scan.run import Summary, run_scan
from tender_scan.settings import Limits, Settings

AWARD = (
    "云岭理工大学算力平台采购项目成交结果公告\n一、项目编号：YL-2024-018\n"
    "三、成交信息\n供应商名称：启衡数据科技有限公司\n成交金额：1,250,000.00元\n"
    "四、主要标的信息\n货物名称：GPU服务器 规格型号：配8张英伟达A100 80G显卡 数量：2台\n"
    "采购人：云岭理工大学\n2024年3月18日\n"
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "成交.txt").write_text(AWARD, "utf-8")
    (folder / "普通.html").write_text("<p>采购办公桌椅一批</p>", "utf-8")
    return folder


def scan(dump: Path, workers: int = 1) -> Summary:
    with Pool(Settings(workers=workers)) as pool:
        return run_scan([dump], dump.parent / "t.db", pool, Silent())


def rows(dump: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(dump.parent / "t.db") as connection:
        return connection.execute(sql).fetchall()


def test_a_dump_becomes_findings_with_evidence(dump: Path) -> None:
    summary = scan(dump)
    assert summary.counts.documents == {"ok": 2}
    (row,) = rows(
        dump,
        "select target, role, route, quantity, buyer, suppliers, amount_cny, published, "
        "notice_type, path, page from review_queue",
    )
    assert row == (
        "A100", "procured", "hardware", 8.0, "云岭理工大学", "启衡数据科技有限公司",
        1_250_000.0, "2024-03-18", "award", "2024/成交.txt", 1,
    )  # fmt: skip
    ((text, start, end, surface),) = rows(
        dump,
        'select text, start, "end", surface from mentions join pages on '
        "pages.document_id = mentions.document_id and pages.number = mentions.page",
    )
    assert text[start:end] == surface == "A100"  # type: ignore[index]


def test_a_second_scan_reads_nothing(dump: Path) -> None:
    scan(dump)
    again = scan(dump)
    assert (again.unchanged, again.counts.documents) == (2, {})


def test_only_the_changed_file_is_read_again(dump: Path) -> None:
    scan(dump)
    changed = dump / "普通.html"
    changed.write_text("<p>采购文件柜一批，共二十组</p>", "utf-8")
    os.utime(changed, ns=(1, 1))
    again = scan(dump)
    assert (again.unchanged, again.counts.documents) == (1, {"ok": 1})
    assert rows(dump, "select count(*) from documents") == [(2,)]


def test_one_worker_and_two_give_the_same_rows(dump: Path) -> None:
    tables = "select id, status, band, score from documents order by id"
    scan(dump, workers=1)
    one = rows(dump, tables)
    (dump.parent / "t.db").unlink()
    scan(dump, workers=2)
    assert rows(dump, tables) == one


def test_what_cannot_be_read_is_recorded_and_the_rest_goes_on(dump: Path) -> None:
    (dump / "空.txt").touch()
    (dump / "坏.pdf").write_bytes(b"%PDF-1.4\nbroken")
    (dump / "无.dat").write_bytes(bytes(range(256)) * 8)
    (dump / "链接.txt").symlink_to(dump / "普通.html")
    os.mkfifo(dump / "管道")
    scan(dump)
    found = dict(
        rows(
            dump,
            "select path, status from documents join locations on "
            "locations.document_id = documents.id",
        )
    )
    assert found["空.txt"] == "empty"
    assert found["坏.pdf"] == "corrupt"
    assert found["无.dat"] == "unsupported"
    assert found["链接.txt"] in ("unsupported", "unreadable")
    assert found["管道"] in ("unsupported", "unreadable")
    assert found["2024/成交.txt"] == "ok"


def test_an_interrupted_file_is_finished_where_it_stopped(dump: Path) -> None:
    lines = ["标题,正文", *(f"公告{n},采购桌椅第{n}批" for n in range(40))]
    (dump / "crawl.csv").write_text("\n".join(lines) + "\n", "utf-8")

    class Stop(Silent):
        documents = 0

        def document(self, result: object) -> None:
            self.documents += 1
            if self.documents == 10:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Pool(Settings()) as pool:
        run_scan([dump], dump.parent / "t.db", pool, Stop())
    kept = rows(dump, "select count(*) from documents")[0][0]
    assert kept == 10
    again = scan(dump)
    assert sum(again.counts.documents.values()) == 42 - 10
    assert rows(dump, "select count(*) from documents") == [(42,)]
    assert rows(dump, "select count(*) from locations") == [(42,)]
    assert rows(dump, "select distinct state from files") == [("done",)]


def test_a_file_that_ends_every_run_is_not_tried_for_ever(dump: Path) -> None:
    scan(dump)
    with sqlite3.connect(dump.parent / "t.db") as connection:
        connection.execute("update files set state = 'started', attempts = 5")
        connection.execute("update locations set run_id = null")  # nothing got done
    scan(dump)
    assert rows(dump, "select distinct status from documents where run_id = 2") == [
        ("crash",)
    ]


def test_a_missing_source_ends_the_call_before_a_database_is_made(
    tmp_path: Path,
) -> None:
    with pytest.raises(UsageError), Pool(Settings()) as pool:
        run_scan([tmp_path / "none"], tmp_path / "t.db", pool, Silent())
    assert not (tmp_path / "t.db").exists()


class StopAfter(Silent):
    """Interrupts as a person would, after so many documents."""

    def __init__(self, documents: int) -> None:
        self.left = documents

    def document(self, result: object) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


def interrupt(dump: Path, after: int) -> None:
    with pytest.raises(KeyboardInterrupt), Pool(Settings()) as pool:
        run_scan([dump], dump.parent / "t.db", pool, StopAfter(after))


def crawl(dump: Path, word: str, rows: int) -> None:
    lines = ["标题,正文", *(f"{word}公告{n},采购{word}第{n}批" for n in range(rows))]
    (dump / "crawl.csv").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_changed_file_that_was_interrupted_is_read_whole(dump: Path) -> None:
    crawl(dump, "桌椅", 30)
    scan(dump)
    crawl(dump, "书柜", 40)
    interrupt(dump, 3)
    scan(dump)
    texts = rows(dump, "select text from pages where text like '%第%批%'")
    assert len(texts) == 40
    assert all("书柜" in text for (text,) in texts)  # type: ignore[operator]


def test_any_number_of_interruptions_costs_nothing(dump: Path) -> None:
    crawl(dump, "桌椅", 40)
    for after in (5, 1, 1, 1):
        interrupt(dump, after)
    scan(dump)
    assert rows(dump, "select status, count(*) from documents group by 1") == [
        ("ok", 42)
    ]


def test_the_database_of_the_scan_is_not_read_as_a_source(dump: Path) -> None:
    database = dump / "tenders.db"
    for _ in range(2):
        with Pool(Settings()) as pool:
            run_scan([dump], database, pool, Silent())
    with sqlite3.connect(database) as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (2,)


def test_two_names_that_are_shown_alike_are_two_files(dump: Path) -> None:
    for name, text in (("公告", "采购文件柜"), ("公告", "采购办公桌")):
        encoding = "utf-8" if text.endswith("柜") else "gb18030"
        path = os.fsencode(dump) + b"/" + (name + ".txt").encode(encoding)
        Path(os.fsdecode(path)).write_text(text, "utf-8")
    scan(dump)
    assert rows(dump, "select count(*) from documents") == [(4,)]
    assert scan(dump).unchanged == 4


def test_a_model_that_cannot_be_used_ends_the_call_first(dump: Path) -> None:
    with pytest.raises(BundleError), Pool(Settings(model="/no/such")) as pool:
        run_scan([dump], dump.parent / "t.db", pool, Silent())
    assert not (dump.parent / "t.db").exists()


def test_a_worker_that_cannot_start_blames_no_file(dump: Path) -> None:
    limits = Limits(memory_bytes=20_000_000)
    with pytest.raises(WorkerError), Pool(Settings(limits=limits)) as pool:
        run_scan([dump], dump.parent / "t.db", pool, Silent())
    assert rows(dump, "select count(*) from documents") == [(0,)]


def test_everything_is_read_again_when_asked(dump: Path) -> None:
    scan(dump)
    with Pool(Settings()) as pool:
        again = run_scan([dump], dump.parent / "t.db", pool, Silent(), "all")
    assert (again.unchanged, again.counts.documents) == (0, {"ok": 2})


def test_what_earlier_runs_could_not_read_is_not_forgotten(dump: Path) -> None:
    (dump / "坏.pdf").write_bytes(b"%PDF-1.4\nbroken")
    scan(dump)
    assert scan(dump).not_read_before == 1


def test_no_path_of_this_computer_is_noted(dump: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[sources]\nown = "own knowledge"\n[[term]]\nid = "acme-x9"\nname = "X9"\n'
        'kind = "chip"\nvendor = "ACME"\nsense = "restricted"\n'
        'aliases = ["ACME X9"]\nsources = ["own"]\n',
        "utf-8",
    )
    with Pool(Settings(lexicon=(str(own),))) as pool:
        run_scan([dump], dump.parent / "t.db", pool, Silent())
    (settings,) = rows(dump, "select settings from runs")[0]
    assert "own.toml" in settings  # type: ignore[operator]
    assert str(tmp_path) not in settings  # type: ignore[operator]
