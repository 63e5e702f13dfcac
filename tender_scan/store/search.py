"""Chinese full-text search: one token per Han character, phrases for words.

An index of words depends on how a dictionary cuts, and an index of three-letter
pieces does not find 算力 or 云. So every Han character is a token of its own, and a
word is looked up as a phrase of its characters: that equals a substring search, needs
no dictionary, and finds words of one or two characters. The same function splits the
text and the query; both are folded, so 英偉達 finds 英伟达 and Ａ１００ finds A100.
"""

import re
import sqlite3

from tender_scan.store.transaction import transaction
from tender_scan.text.fold import fold

_HAN = re.compile(r"([\u3400-\u9fff])")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \t]*[\r\n]+[ \t]*(?=[\u3400-\u9fff])")
_BATCH = 2_000


def tokens(text: str) -> str:
    """Split a text for the index: tokens with blanks between them.

    >>> tokens("采购A100服务器")
    ' 采  购 a100 服  务  器 '
    """
    return _HAN.sub(r" \1 ", _BETWEEN_HAN.sub("", fold(text)))


def fts_query(text: str) -> str:
    """Turn what a person typed into an FTS5 query.

    Each word between blanks becomes one phrase; all must stand on the page.
    ``"..."`` keeps several words together as one phrase. Anything else that has a
    meaning in FTS5 is taken literally.

    >>> fts_query("A100 服务器")
    '"a100" "服 务 器"'
    """
    phrases = []
    for quoted, bare in re.findall(r'"([^"]*)"|([^\s"]+)', text):
        words = re.findall(r"\w+", tokens(quoted or bare))
        if words:
            phrases.append('"' + " ".join(words) + '"')
    return " ".join(phrases)


def index_new_pages(connection: sqlite3.Connection) -> int:
    """Add the pages that are not in the index yet; returns how many.

    Each batch is one transaction, so that an interruption loses no more than one.
    """
    connection.create_function("tender_tokens", 1, tokens, deterministic=True)
    added = 0
    while batch := _index_batch(connection):
        added += batch
    return added


def _index_batch(connection: sqlite3.Connection) -> int:
    """Index the next pages; 0 when none is left."""
    with transaction(connection) as execute:
        (last,) = execute("select last_page_id from pages_indexed").fetchone()
        top, count = execute(
            "select max(id), count(*) from "
            "(select id from pages where id > ? order by id limit ?)",
            (last, _BATCH),
        ).fetchone()
        if count:
            execute(
                "insert into pages_fts (rowid, text) select id, tender_tokens(text) "
                "from pages where id > ? and id <= ?",
                (last, top),
            )
            execute("update pages_indexed set last_page_id = ?", (top,))
    return int(count)


def forget_pages(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document's pages out of the index and the table."""
    connection.create_function("tender_tokens", 1, tokens, deterministic=True)
    connection.execute(
        "insert into pages_fts (pages_fts, rowid, text) "
        "select 'delete', id, tender_tokens(text) from pages, pages_indexed "
        "where document_id = ? and id <= last_page_id",
        (document_id,),
    )
    connection.execute("delete from pages where document_id = ?", (document_id,))
    # A freed number may be given out again: such a page must count as new.
    connection.execute(
        "update pages_indexed set last_page_id = "
        "min(last_page_id, coalesce((select max(id) from pages), 0))"
    )
