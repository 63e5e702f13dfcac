"""Items are rows of their own, and a mention points to its item."""

from dataclasses import replace
from sqlite3 import Connection

from tender_scan.records import Item, Notice
from tender_scan.store.writer import Writer, drop_if_nowhere

from .conftest import make_mention, make_result

ITEMS = (
    Item("1", "交换机", None, 2, "台", 5000.0, 10000.0, None, 1, 0, 4),
    Item("2", "GPU服务器", "8×A100", 1, "套", None, 900000.0, None, 1, 4, 20),
)


def test_a_mention_points_to_its_item(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    mention = replace(make_mention(), item=1, unit="套", amount_cny=900000.0)
    result = replace(
        make_result(mentions=(mention,)), notice=Notice(type="award", items=ITEMS)
    )
    writer.add(result, file_id, 1)
    (row,) = connection.execute(
        "select items.number, items.name, items.specification, mentions.unit, "
        'mentions.amount_cny, items."end" from mentions join items '
        "on items.id = mentions.item_id"
    )
    assert row == ("2", "GPU服务器", "8×A100", "套", 900000.0, 20)


def test_items_go_with_their_document(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    result = replace(make_result(), notice=Notice(items=ITEMS))
    writer.add(result, file_id, 1)
    connection.execute("delete from locations")
    drop_if_nowhere(connection, result.document.id)
    assert connection.execute("select count(*) from items").fetchone() == (0,)
