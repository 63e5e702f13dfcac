"""The watch-list in the database: written, imported, matched with the parties."""

import json
from pathlib import Path
from sqlite3 import Connection

import pytest

from tender_scan.errors import LexiconError
from tender_scan.notices.watch.entry import Listing, WatchEntry
from tender_scan.notices.watch.shipped import shipped_entries
from tender_scan.store.runs import Versions, start_run
from tender_scan.store.watchlist import (
    import_file,
    match_parties,
    read_watchlist,
    write_watchlist,
)
from tender_scan.store.writer import Writer

from .conftest import make_result

ENTRY = WatchEntry(
    "yunling",
    "云岭理工大学",
    "Yunling University",
    ("云岭工大",),
    (
        Listing("Test List", "2024-05-09", "2025-01-01", "p. 1 (recalled)"),
        Listing("Other List", "2020-06", None, "p. 2"),
    ),
    "91350100M000100Y43",
    "low",
    "a note",
)
CSL = {
    "results": [
        {
            "name": "Lanjiang University",
            "source": "Entity List",
            "addresses": [{"country": "CN"}],
        },
        {"name": "Foreign Ltd", "source": "Entity List", "country": "FR"},
    ]
}


def names(connection: Connection) -> list[str]:
    return [entry.name for entry in read_watchlist(connection).entries]


def party(connection: Connection) -> tuple[str | None, str | None]:
    ((watch_id, basis),) = connection.execute(
        "select watch_id, match_basis from parties"
    )
    return watch_id, basis


def csl_file(tmp_path: Path, *entries: dict[str, object]) -> Path:
    path = tmp_path / "consolidated.json"
    path.write_text(json.dumps({"results": entries} if entries else CSL), "utf-8")
    return path


def test_what_is_written_is_read(connection: Connection) -> None:
    write_watchlist(connection, [ENTRY])
    assert read_watchlist(connection).entries == (ENTRY,)


def test_the_shipped_list_is_written_without_those_on_no_list(
    connection: Connection,
) -> None:
    write_watchlist(connection, shipped_entries())
    write_watchlist(connection, shipped_entries())
    listed = tuple(entry for entry in shipped_entries() if entry.listings)
    assert read_watchlist(connection).entries == listed
    assert "清华大学" not in names(connection)


def test_parties_are_matched_by_the_date_of_their_notice(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    writer.add(make_result(), file_id, 1)
    assert match_parties(connection, None) == 0
    assert party(connection) == (None, None)
    write_watchlist(connection, [ENTRY])
    assert match_parties(connection, None) == 1
    assert party(connection) == (
        "yunling",
        "exact name; Test List: listed later (2024-05-09); "
        "Other List: in force since 2020-06; of low certainty",
    )
    (watch,) = connection.execute("select watch from review_queue").fetchone()
    assert watch.startswith("云岭理工大学")


def test_a_match_is_taken_back(
    connection: Connection, writer: Writer, file_id: int
) -> None:
    writer.add(make_result(), file_id, 1)
    write_watchlist(connection, [ENTRY])
    match_parties(connection, None)
    connection.execute("delete from watchlist")
    assert match_parties(connection, None) == 0
    assert party(connection) == (None, None)


def test_only_the_documents_of_the_run(
    connection: Connection, writer: Writer, run_id: int, file_id: int
) -> None:
    writer.add(make_result(), file_id, 1)
    write_watchlist(connection, [ENTRY])
    later = start_run(connection, Versions("lexicon", "model"), "{}")
    assert match_parties(connection, later) == 0
    assert party(connection) == (None, None)
    assert match_parties(connection, run_id) == 1
    assert party(connection)[0] == "yunling"


def test_imported_rows_stay_when_the_shipped_list_is_written(
    connection: Connection, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_bytes("名称,名单\n云岭理工大学,Test List\n".encode("gb18030"))
    assert import_file(connection, mine).kept == 1
    counts = import_file(connection, csl_file(tmp_path))
    assert (counts.kept, counts.passed_over) == (1, 1)
    write_watchlist(connection, shipped_entries())
    assert {"云岭理工大学", "Lanjiang University"} < set(names(connection))


def test_importing_again_changes_and_does_not_double(
    connection: Connection, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.csv"
    for day in ("2020-01-01", "2021-01-01"):
        mine.write_text(f"name,list,listed_on\n云岭理工大学,L,{day}\n", "utf-8")
        import_file(connection, mine)
    (entry,) = read_watchlist(connection).entries
    assert entry.listings[0].listed_on == "2021-01-01"


def test_the_whole_list_of_trade_gov_is_replaced(
    connection: Connection, tmp_path: Path
) -> None:
    write_watchlist(connection, [ENTRY])
    import_file(connection, csl_file(tmp_path))
    newer = {"name": "Dianchi Ltd", "source": "Entity List", "country": "CN"}
    import_file(connection, csl_file(tmp_path, newer))
    assert names(connection) == ["云岭理工大学", "Dianchi Ltd"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            b"name,list\n\xe4\xba\x91\xe5\xb2\xad\xe5\xa4\xa7\xe5\xad\xa6,L\n,L\n",
            "line 3",
        ),
        (b'{"results": [{"name": "A", "source": "L", "country": "CN"}, 7]}', "line 1"),
        (b"PK\x03\x04 a workbook", "save it as CSV"),
        (b"\x00\x01\x02\x00" * 50, "neither JSON nor CSV"),
        (b"", "no row with a name"),
    ],
)
def test_a_wrong_file_loads_nothing(
    connection: Connection, tmp_path: Path, content: bytes, what: str
) -> None:
    write_watchlist(connection, [ENTRY])
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(content)
    with pytest.raises(LexiconError, match=what) as caught:
        import_file(connection, wrong)
    assert str(wrong) in str(caught.value)
    assert names(connection) == ["云岭理工大学"]


def test_a_missing_file_is_named(connection: Connection, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        import_file(connection, tmp_path / "none.json")
