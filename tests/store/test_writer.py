from sqlite3 import Connection, OperationalError

import pytest

from tender_scan.records import Document, ScanResult
from tender_scan.store.writer import Writer

from .conftest import make_mention, make_result


def rows(connection: Connection, sql: str) -> list[tuple[object, ...]]:
    return connection.execute(sql).fetchall()


def test_a_result_becomes_rows(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    mentions = (make_mention(p_sought=0.4), make_mention(p_sought=0.9))
    assert writer.add(make_result(mentions=mentions), file_id, 1)
    (row,) = rows(
        connection,
        "select target, kind, band, score, role, route, quantity, buyer, suppliers, "
        "amount_cny, published, notice_type, controlled_at_date, path, page, decision "
        "from review_queue",
    )
    assert row == (
        "A100",
        "chip",
        "flag",
        0.94,
        "procured",
        "hardware",
        8.0,
        "云岭理工大学",
        "启衡数据科技有限公司；澜江信息有限公司",
        200000.0,
        "2024-03-18",
        "award",
        1,
        "a.txt",
        1,
        None,
    )
    assert rows(connection, "select band, round(score, 2) from documents") == [
        ("flag", 0.94)
    ]


def test_the_same_document_elsewhere_adds_only_a_place(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    writer.add(make_result(), file_id, 1)
    assert not writer.add(make_result(path="copy.txt"), file_id, 1)
    assert rows(connection, "select count(*) from mentions") == [(1,)]
    assert rows(connection, "select path from locations order by 1") == [
        ("a.txt",),
        ("copy.txt",),
    ]


def test_a_later_run_replaces_the_reading_and_keeps_labels(
    connection: Connection, writer: Writer, file_id: int, run_id: int
) -> None:
    writer.add(make_result(), file_id, 1)
    (finding,) = rows(connection, "select id from findings")
    connection.execute(
        "insert into labels (finding_id, decision) values (?, 'accept')", finding
    )
    connection.execute("insert into runs (id) values (?)", (run_id + 1,))
    later = Writer(connection, run_id + 1)
    later.add(make_result(mentions=(make_mention(), make_mention("aws"))), file_id, 1)
    assert rows(
        connection, "select target, decision from review_queue order by target"
    ) == [("A100", "accept"), ("AWS", None)]
    assert rows(connection, "select count(*) from pages") == [(2,)]


def test_a_failure_halfway_leaves_nothing_of_the_document(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    connection.execute("drop table findings")
    with pytest.raises(OperationalError, match="findings"):
        writer.add(make_result(), file_id, 1)
    assert rows(connection, "select count(*) from documents") == [(0,)]
    assert rows(connection, "select count(*) from pages") == [(0,)]


def test_a_failed_reading_never_replaces_a_good_one(
    connection: Connection, writer: Writer, file_id: int, run_id: int
) -> None:
    failed = ScanResult(
        "copy.txt", None, 1, Document("d1", "text/plain", "none", (), status="timeout")
    )
    writer.add(failed, file_id, 1)
    writer.add(make_result(), file_id, 1)
    assert rows(connection, "select status from documents") == [("ok",)]
    connection.execute("insert into runs (id) values (?)", (run_id + 1,))
    Writer(connection, run_id + 1).add(failed, file_id, 1)
    assert rows(connection, "select status from documents") == [("ok",)]
    assert rows(connection, "select count(*) from findings") == [(1,)]
