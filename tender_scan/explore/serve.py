"""Start Datasette on one of our databases, on this computer."""

import resource
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from tender_scan.errors import UsageError
from tender_scan.explore import plugin
from tender_scan.explore.access import is_loopback
from tender_scan.explore.desk import desk_of
from tender_scan.explore.guard import answered_hosts
from tender_scan.explore.metadata import ABOUT, TITLE
from tender_scan.store.database import open_database

_MEMORY_BYTES = 3_000_000_000
_SETTINGS = {
    "suggest_facets": False,
    "default_page_size": 50,
    "sql_time_limit_ms": 2_000,
    "facet_time_limit_ms": 1_000,
    "truncate_cells_html": 400,
    "allow_download": False,
}


def serve(
    database: Path, files: Path | None, host: str, port: int, open_browser: bool
) -> None:
    """Serve a database until interrupted.

    Parameters
    ----------
    database
        A database of tender-scan.
    files
        Folder that holds the originals, where it is not the database's own.
    host, port
        Where to listen; port 0 takes a free one.
    open_browser
        Open the first page in a browser.

    Raises
    ------
    UsageError
        The database is not ours, the folder or the port cannot be used, or others
        could reach the host and no password plugin is installed.
    """
    _refuse_exposure(host)
    _limit_memory()
    with _listening(host, port) as listening:
        port = listening.getsockname()[1]
        app = desk(database, files, host, port).app()
        config = uvicorn.Config(app, host=host, port=port, log_level="warning")
        shown = f"[{host}]" if ":" in host else host
        server = _Server(config, f"http://{shown}:{port}/", open_browser)
        server.run(sockets=[listening])


def _limit_memory() -> None:
    """Let a query that asks for too much fail, instead of the computer."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    is_lower = hard != resource.RLIM_INFINITY and hard < _MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (hard if is_lower else _MEMORY_BYTES, hard))


def _refuse_exposure(host: str) -> None:
    """Let nobody else in unless something asks them for a password."""
    if not is_loopback(host) and not _password_plugins():
        raise UsageError(
            f"{host}: others could reach this; install a password plugin such as "
            "datasette-auth-passwords first, or leave --host out"
        )


def desk(database: Path, files: Path | None, host: str, port: int) -> Any:
    """Make the Datasette that `serve` runs.

    Raises
    ------
    UsageError
        As `serve`.
    """
    if files is not None and not files.is_dir():
        raise UsageError(f"{files}: no such folder; --files names where originals lie")
    open_database(database).close()
    if not pm.is_registered(plugin):
        pm.register(plugin, name="tender_scan")
    _refuse_exposure(host)
    is_local = is_loopback(host)
    metadata: dict[str, Any] = {"title": TITLE, "description": ABOUT}
    if not is_local:
        metadata["allow"] = {"id": "*"}  # only who is logged in
    datasette = Datasette([str(database)], settings=_SETTINGS, metadata=metadata)
    own = desk_of(datasette)
    own.is_ours_alone = True
    own.files = files
    own.hosts = answered_hosts(host, port) if is_local else None
    return datasette


def _password_plugins() -> list[str]:
    """Name the plugins, beside Datasette's own, that tell who a visitor is."""
    names = [each.plugin_name for each in pm.hook.actor_from_request.get_hookimpls()]
    return [name for name in names if not name.startswith("datasette.")]


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"port {port} of {host} cannot be used ({error.strerror}); "
            "give another with --port"
        ) from error
    return listening


class _Server(uvicorn.Server):  # type: ignore[misc,unused-ignore]
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, url: str, open_browser: bool) -> None:
        super().__init__(config)
        self._url = url
        self._open_browser = open_browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stderr.write(f"Open {self._url} (Ctrl-C stops)\n")
        sys.stderr.flush()
        if self._open_browser:
            webbrowser.open(self._url)
