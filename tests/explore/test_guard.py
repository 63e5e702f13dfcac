"""What must not be shown, answered or run."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from tender_scan.errors import UsageError
from tender_scan.explore.access import is_loopback
from tender_scan.explore.guard import answered_hosts
from tender_scan.explore.serve import Serving, desk, refuse_exposure, serve
from tests.explore.browser import PORT, Browser
from tests.explore.dump import EVIL_NAME, HOSTILE, Dump


def every_page(browser: Browser, dump: Dump) -> list[str]:
    findings = [each for (each,) in browser.rows("select id from findings")]
    documents = [each for (each,) in browser.rows("select document_id from pages")]
    base = "/-/tender/tenders"
    tables = ("documents", "locations", "notices", "mentions", "pages", "terms", "runs")
    return [
        "/",
        "/tenders",
        "/tenders/review_queue",
        "/tenders/review_queue?buyer=%22%3E%3Csvg+onload%3Dalert%283%29%3E大学",
        f"{base}/queue?show=all",
        f"{base}/queue?q=%3Cscript%3Ealert(6)%3C/script%3E",
        f"{base}/queue?buyer=%22%3E%3Csvg+onload%3Dalert%283%29%3E大学",
        f"{base}/charts?show=all",
        f"{base}/charts?target=%3Cscript%3Ealert(7)%3C/script%3E",
        "/tenders/documents_not_read",
        "/tenders/mentions_of_a_term?term=A100",
        "/tenders/findings_by_buyer",
        "/tenders/search_pages?q=A100",
        f"{base}/search?q=A100",
        f"{base}/search?q=%3Cscript%3Ealert(6)%3C/script%3E",
        *(f"/tenders/{table}" for table in tables),
        *(f"{base}/finding/{each}" for each in findings),
        *(f"{base}/finding/{each}.html" for each in findings),
        *(f"{base}/page/{each}/1?q=%3Cb%3E" for each in documents),
    ]


def test_no_markup_of_a_document_survives(browser: Browser, dump: Dump) -> None:
    seen = ""
    for path in every_page(browser, dump):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        seen += answer.text
        for markup in ("<script>alert", "<img src=x", "<svg", "<b onmouse", "<i>x"):
            # Datasette's own menu icon is an svg, as are our boxes and charts.
            text = re.sub("<svg (aria|class|id|viewBox)", "", answer.text)
            assert markup not in text, (path, markup)
        assert 'href="javascript' not in answer.text, path
    assert "&lt;script&gt;alert(1)" in seen
    assert "&lt;svg onload=alert(3)&gt;大学" in seen
    assert "&lt;b onmouseover=alert(4)&gt;.txt" in seen
    assert HOSTILE not in seen
    assert EVIL_NAME not in seen


def test_no_page_shows_where_the_database_lies(browser: Browser, dump: Dump) -> None:
    query = "/tenders.json?_shape=array&sql="
    names = (
        "/-/databases.json",
        "/-/databases",
        "/-/metadata.json",
        "/-/plugins.json",
        "/-/settings.json",
        "/-/versions.json",
        "/-/threads.json",
        "/_internal.json",
        "/_internal/databases.json",
        query + "select * from pragma_database_list",
        query + "select file from PRAGMA_database_list()",
        "/tenders/runs.json?_where=exists(select 1 from pragma_database_list "
        "where file <> '')",
        "/tenders/nothing",
        "/-/tender/nothing",
        *every_page(browser, dump),
    )
    for name in names:
        assert str(dump.folder) not in browser.get(name).text, name
    assert browser.get("/-/databases.json").status_code == 403
    assert browser.get(query + "select * from pragma_database_list").json() == []


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (f"127.0.0.1:{PORT}", 200),
        (f"localhost:{PORT}", 200),
        (f"[::1]:{PORT}", 200),
        (f"evil.example:{PORT}", 403),
        (f"127.0.0.1.evil.example:{PORT}", 403),
        ("127.0.0.1:1", 403),
        ("", 403),
    ],
)
def test_only_this_computer_is_answered(
    browser: Browser, host: str, status: int
) -> None:
    assert browser.get("/", headers={"host": host}).status_code == status


def test_every_answer_has_the_safety_headers(browser: Browser, dump: Dump) -> None:
    picture = f"/-/tender/tenders/picture/{dump.pdf_id}/1.png"
    finding = browser.finding("aws", "AWS")
    base = "/-/tender/tenders"
    ours = [f"{base}/queue", f"{base}/charts", f"{base}/finding/{finding}", picture]
    for path in ("/", "/tenders/review_queue", "/nothing", "/-/databases", *ours):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy, path
        assert ("unsafe-inline" in policy) == (path not in (*ours, "/-/databases"))
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_query_cannot_take_the_memory(browser: Browser) -> None:
    answer = browser.get("/tenders.json?sql=select zeroblob(900000000)")
    assert answer.status_code == 400
    assert "too big" in answer.json()["error"]


def test_originals_are_not_served(browser: Browser, dump: Dump) -> None:
    assert browser.get("/tenders.db").status_code == 403
    for path in ("/dump/招标.pdf", "/-/tender-static/..%2f..%2fplugin.py"):
        assert browser.get(path).status_code in (302, 404)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table review_queue (finding_id text, band text)")
    connection.execute("insert into review_queue values ('http://a.example', 'flag')")
    connection.commit()
    connection.close()
    with pytest.raises(UsageError, match=r"other\.db"):
        desk(Serving(other))


def test_beside_ours_another_database_keeps_its_pages(
    tmp_path: Path, browser: Browser
) -> None:
    from datasette.database import Database

    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("create table review_queue (finding_id text, band text)")
    connection.execute("insert into review_queue values ('http://a.example', 'flag')")
    connection.commit()
    connection.close()
    browser.datasette.add_database(Database(browser.datasette, str(other)))
    page = browser.get("/other/review_queue").text
    assert '<a href="http://a.example">' in page
    assert "tender-findings" not in page
    assert browser.get("/-/tender/other").status_code == 404
    assert "other" in browser.get("/").text


def test_serving_to_others_needs_a_password_plugin(dump: Dump) -> None:
    for host in ("0.0.0.0", "192.168.1.5", "::"):
        with pytest.raises(UsageError, match="install datasette-auth-passwords"):
            serve(Serving(dump.database, host=host, port=0), open_browser=False)


def test_an_account_without_the_plugin_lets_nobody_in() -> None:
    config = {"datasette-auth-passwords": {"anna_password_hash": "pbkdf2_sha256$..."}}
    with pytest.raises(UsageError, match="datasette-auth-passwords"):
        refuse_exposure("0.0.0.0", {"plugins": config})


def test_a_damaged_metadata_file_is_said(dump: Dump, tmp_path: Path) -> None:
    damaged = tmp_path / "metadata.json"
    damaged.write_text("{")
    for file in (damaged, tmp_path / "none.json"):
        with pytest.raises(UsageError, match=file.name):
            desk(Serving(dump.database, metadata=file))


def test_hosts_that_are_answered() -> None:
    assert answered_hosts("0.0.0.0", 1) is None
    assert answered_hosts("Desk.example", 1) == {"desk.example", "desk.example:1"}
    assert "localhost:1" in (answered_hosts("127.0.0.1", 1) or ())


def test_a_missing_folder_of_originals_is_said(dump: Dump) -> None:
    with pytest.raises(UsageError, match="--files"):
        desk(Serving(dump.database, dump.folder / "none"))


def test_a_taken_port_is_said(dump: Dump) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="--port"):
            serve(Serving(dump.database, port=port), open_browser=False)


def test_loopback_is_told_from_names_that_only_look_like_it() -> None:
    assert is_loopback("localhost")
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("localhost.evil.example")
    assert not is_loopback("192.168.1.5")


def test_metadata_holds_no_folder(browser: Browser, dump: Dump) -> None:
    shown = browser.get("/-/metadata.json").json()
    assert "review_queue" in shown["databases"]["tenders"]["tables"]
    assert str(dump.folder) not in json.dumps(shown, ensure_ascii=False)
