"""A page of a document, as the search finds it."""

from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

from tender_scan.explore.access import opened_database
from tender_scan.explore.ledger.selection import Selection
from tender_scan.explore.listed import read_mentions
from tender_scan.explore.sheet import Focus, read_sheet

_DOCUMENT = "select * from documents where id = ?"
_PLACES = "select path from locations where document_id = ? order by path limit 20"


async def show_page(datasette: Any, request: Any) -> Response:
    """Answer with a page of a document; ``?q=`` marks words on it."""
    database = await opened_database(datasette, request)
    document_id = request.url_vars["document"]
    document = (await database.execute(_DOCUMENT, [document_id])).first()
    if document is None:
        raise NotFound("no such document")
    query = (request.args.get("q") or "")[:200]
    number = int(request.url_vars["page"])
    sheet = await read_sheet(datasette, database, document, number, Focus(query=query))
    if sheet is None:
        raise NotFound("the document has no such page")
    places = (await database.execute(_PLACES, [document_id])).rows
    context = {
        "database": database.name,
        "document": document,
        "places": [path for (path,) in places],
        "mentions": await read_mentions(database, document_id),
        "sheet": sheet,
        "query": query,
        "selection": Selection(),
    }
    return Response.html(
        await datasette.render_template("tender_page.html", context, request=request)
    )
