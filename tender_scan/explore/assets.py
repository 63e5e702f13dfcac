"""Our style sheet and script, by a route of our own.

Datasette names a plugin's static folder after the installed package or the module,
whichever way it was registered; templates need one address.
"""

from importlib.resources import files
from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

_CSS = "text/css; charset=utf-8"
_TYPES = {
    "desk.css": _CSS,
    "tables.css": _CSS,
    "desk.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


async def show_asset(request: Any) -> Response:
    """Answer with one of our files."""
    name = request.url_vars["name"]
    if name not in _TYPES:
        raise NotFound("no such file")
    text = (files("tender_scan.explore") / "static" / name).read_text("utf-8")
    headers = {"cache-control": "max-age=300"}
    return Response(text, headers=headers, content_type=_TYPES[name])
