"""Read documents back, to judge them again."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import cast

from tender_scan.records import Document, Item, Notice, Page, Status, StoredDocument
from tender_scan.store.runs import Versions

_CHARACTERS = 500_000
"""Of text in one batch; a longer document is a batch of its own."""
_DOCUMENTS = 500
_OTHERWISE = """
select documents.id, characters from documents left join runs on runs.id = judged_by
where documents.id > ?1 and status in ('ok', 'partial', 'empty') and (?2
  or (tool_version, lexicon_id, model_id) is not (?3, ?4, ?5))
order by documents.id limit 2000
"""
_NOTICE = (
    "type, title, project_id, buyer, agency, suppliers, budget_cny, amount_cny, "
    "published, region, source_url"
)


def batches_to_judge(
    connection: sqlite3.Connection, versions: Versions, *, every: bool = False
) -> Iterator[list[str]]:
    """Give the ids of documents judged with other knowledge, some at a time.

    Parameters
    ----------
    versions
        The knowledge of now.
    every
        Those judged with it too.
    """
    batch: list[str] = []
    characters = 0
    for document_id, length in _to_judge(connection, versions, every):
        if batch and (characters + length > _CHARACTERS or len(batch) == _DOCUMENTS):
            yield batch
            batch, characters = [], 0
        batch.append(document_id)
        characters += length
    if batch:
        yield batch


def _to_judge(
    connection: sqlite3.Connection, versions: Versions, every: bool
) -> Iterator[tuple[str, int]]:
    """Read by pieces: what was judged meanwhile must not disturb the reading."""
    last = ""
    named = (versions.tool_version, versions.lexicon_id, versions.model_id)
    while rows := connection.execute(_OTHERWISE, (last, every, *named)).fetchall():
        yield from ((document_id, length or 0) for document_id, length in rows)
        last = rows[-1][0]


def load_documents(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> tuple[StoredDocument, ...]:
    """Load documents with their text, in the order of `ids`."""
    return tuple(_load(connection, document_id) for document_id in ids)


def _load(connection: sqlite3.Connection, document_id: str) -> StoredDocument:
    media_type, reader, title, status, detail, kept = connection.execute(
        "select media_type, reader, title, status, status_detail, kept "
        "from documents where id = ?",
        (document_id,),
    ).fetchone()
    pages = connection.execute(
        "select number, text, source, width, height from pages "
        "where document_id = ? order by number",
        (document_id,),
    )
    document = Document(
        document_id,
        media_type,
        reader,
        tuple(Page(*page) for page in pages),
        title=title,
        status=cast("Status", status),
        status_detail=detail,
    )
    return StoredDocument(document, kept or b"", _notice(connection, document_id))


def _notice(connection: sqlite3.Connection, document_id: str) -> Notice | None:
    row = connection.execute(
        f"select {_NOTICE} from notices where document_id = ?",  # noqa: S608
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    values = dict(zip(_NOTICE.split(", "), row, strict=True))
    values["suppliers"] = tuple(json.loads(values["suppliers"] or "[]"))
    return Notice(**values, items=_items(connection, document_id))


def _items(connection: sqlite3.Connection, document_id: str) -> tuple[Item, ...]:
    rows = connection.execute(
        "select number, name, specification, quantity, unit, unit_price_cny, "
        'amount_cny, supplier, page, start, "end" from items '
        "where document_id = ? order by id",
        (document_id,),
    )
    return tuple(Item(*row) for row in rows)
