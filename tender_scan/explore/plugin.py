"""The hooks by which Datasette loads us; each only calls what does the work.

Loaded by entry point into any Datasette, for any database: databases that are not ours
are left alone. Hooks that only one line of Datasette has are marked optional.
"""

from collections.abc import Callable
from typing import Any

from datasette import hookimpl

from tender_scan.explore import assets, cells, guard, home, metadata, pages
from tender_scan.explore.charts import show_charts
from tender_scan.explore.desk import desk_of, find_owned, only_database
from tender_scan.explore.download import send_findings, send_labels
from tender_scan.explore.evidence_sheet import send_sheet
from tender_scan.explore.finding import show_finding
from tender_scan.explore.labels import add_label
from tender_scan.explore.links import Links
from tender_scan.explore.newer import configure_newer
from tender_scan.explore.originals import send_original
from tender_scan.explore.page import show_page
from tender_scan.explore.picture import show_picture, show_places
from tender_scan.explore.queue import show_queue
from tender_scan.explore.search import show_search
from tender_scan.explore.words import words_for

_BASE = r"/-/tender/(?P<database>[^/]+)"


@hookimpl
def startup(datasette: Any) -> Any:
    """Find out which databases are ours."""

    async def start() -> None:
        await find_owned(datasette)
        await configure_newer(datasette)

    return start


@hookimpl(trylast=True)
def prepare_connection(conn: Any) -> None:
    """Limit connections to our databases; last, to replace Datasette's own search."""
    guard.prepare(conn)


@hookimpl(optionalhook=True)
def get_metadata(datasette: Any) -> dict[str, Any]:
    """Describe our databases (Datasette 0.65)."""
    names = desk_of(datasette).owned
    return {"databases": {name: metadata.database_metadata() for name in names}}


@hookimpl(optionalhook=True)
def canned_queries(datasette: Any, database: str) -> dict[str, Any]:
    """Offer ready-made questions."""
    return metadata.queries() if database in desk_of(datasette).owned else {}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our own pages."""
    return [
        (r"/-/tender-static/(?P<name>[\w.]+)$", assets.show_asset),
        (rf"{_BASE}$", home.show_home),
        (rf"{_BASE}/queue$", show_queue),
        (rf"{_BASE}/charts$", show_charts),
        (rf"{_BASE}/search$", show_search),
        (rf"{_BASE}/findings\.csv$", send_findings),
        (rf"{_BASE}/labels\.(?P<suffix>csv|json)$", send_labels),
        (
            rf"{_BASE}/finding/(?P<finding>\w+)\.(?P<suffix>html|pdf)$",
            send_sheet,
        ),
        (rf"{_BASE}/finding/(?P<finding>[^/]+)$", show_finding),
        (rf"{_BASE}/finding/(?P<finding>[^/]+)/label$", add_label),
        (rf"{_BASE}/page/(?P<document>[^/]+)/(?P<page>\d{{1,6}})$", show_page),
        (
            rf"{_BASE}/picture/(?P<document>[^/]+)/(?P<page>\d{{1,6}})\.png$",
            show_picture,
        ),
        (
            rf"{_BASE}/places/(?P<document>[^/]+)/(?P<page>\d{{1,6}})\.json$",
            show_places,
        ),
        (rf"{_BASE}/original/(?P<document>[^/]+)$", send_original),
    ]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[guard.App], guard.App]:
    """Stand between the visitor and Datasette."""
    return lambda app: guard.guarded(app, desk_of(datasette), datasette.invoke_startup)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Add our templates."""
    pages.prepare_templates(env)


@hookimpl
def extra_template_vars(template: str, request: Any, datasette: Any) -> Any:
    """Give our templates words and addresses, and the first page what it shows."""
    if not template.startswith("tender_") and template != "index.html":
        return {}

    async def variables() -> dict[str, Any]:
        found: dict[str, Any] = {"links": Links(datasette), "w": words_for(request)}
        name = only_database(datasette) if template == "index.html" else None
        if name is not None:
            database = datasette.get_database(name)
            found |= await home.home_variables(datasette, database)
        return found

    return variables


@hookimpl
def extra_css_urls(database: str | None, datasette: Any) -> list[str]:
    """Style Datasette's pages of our databases."""
    is_ours = database in desk_of(datasette).owned
    return ["/-/tender-static/tables.css"] if is_ours else []


@hookimpl
def render_cell(
    row: Any, value: object, column: str, database: str, datasette: Any
) -> object:
    """Show cells of our databases."""
    if database not in desk_of(datasette).owned:
        return None
    return cells.Cells(datasette, database, row).cell(column, value)


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """Lead to our pages from Datasette's."""
    links, found = Links(datasette), []
    for name in sorted(desk_of(datasette).owned):
        found += [
            {"href": links.home(name), "label": f"{name}: start"},
            {"href": links.queue(name), "label": f"{name}: review queue"},
            {"href": links.search(name), "label": f"{name}: search"},
            {"href": links.charts(name), "label": f"{name}: charts"},
        ]
    return found
