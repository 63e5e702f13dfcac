"""Start Datasette on one of our databases, on this computer."""

import asyncio
import resource
import socket
import sys
import webbrowser
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import get_plugins, pm
from datasette.utils import BadMetadataError, parse_metadata

from tender_scan.errors import UsageError
from tender_scan.explore import plugin
from tender_scan.explore.access import is_loopback
from tender_scan.explore.desk import desk_of
from tender_scan.explore.guard import answered_hosts
from tender_scan.explore.ledger.keep import ledger_of
from tender_scan.explore.metadata import ABOUT, TITLE
from tender_scan.store.database import open_database

_PASSWORDS = "datasette-auth-passwords"
_MEMORY_BYTES = 3_000_000_000
_SETTINGS = {
    "suggest_facets": False,
    "default_page_size": 50,
    "sql_time_limit_ms": 2_000,
    "facet_time_limit_ms": 1_000,
    "truncate_cells_html": 400,
    "allow_download": False,
}


@dataclass(frozen=True)
class Serving:
    """How a database is served.

    Parameters
    ----------
    database
        A database of tender-scan.
    files
        Folder that holds the originals, where it is not the database's own.
    metadata
        Datasette's metadata file (JSON or YAML), for who may log in.
    host, port
        Where to listen; port 0 takes a free one.
    """

    database: Path
    files: Path | None = None
    metadata: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8001


def serve(serving: Serving, *, open_browser: bool) -> None:
    """Serve a database until interrupted.

    Parameters
    ----------
    open_browser
        Open the first page in a browser.

    Raises
    ------
    UsageError
        The database is not ours, a file, folder or port cannot be used, or others
        could reach the host and nothing asks them for a password.
    """
    host = serving.host
    datasette = desk(serving)  # refuses before anything listens
    with _listening(host, serving.port) as listening:
        _limit_memory()
        port = listening.getsockname()[1]
        desk_of(datasette).hosts = answered_hosts(host, port)
        config = uvicorn.Config(
            datasette.app(), host=host, port=port, log_level="warning"
        )
        shown = f"[{host}]" if ":" in host else host
        server = _Server(config, f"http://{shown}:{port}/", open_browser)
        server.warming = warm(datasette)
        server.run(sockets=[listening])


async def warm(datasette: Any) -> None:
    """Fill the ledgers before the first visitor asks."""
    await datasette.invoke_startup()
    for name in sorted(desk_of(datasette).owned):
        await ledger_of(datasette, datasette.get_database(name))


def _limit_memory() -> None:
    """Let a query that asks for too much fail, instead of the computer."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    is_lower = hard != resource.RLIM_INFINITY and hard < _MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (hard if is_lower else _MEMORY_BYTES, hard))


def desk(serving: Serving) -> Any:
    """Make the Datasette that `serve` runs.

    Raises
    ------
    UsageError
        As `serve`.
    """
    files = serving.files
    if files is not None and not files.is_dir():
        raise UsageError(f"{files}: no such folder; --files names where originals lie")
    open_database(serving.database).close()
    if not pm.is_registered(plugin):
        pm.register(plugin, name="tender_scan")
    metadata = _metadata(serving.metadata)
    if not is_loopback(serving.host):
        refuse_exposure(serving.host, metadata)
        metadata.setdefault("allow", {"id": "*"})  # only who is logged in
    datasette = Datasette(
        [str(serving.database)], settings=_SETTINGS, metadata=metadata
    )
    own = desk_of(datasette)
    own.is_ours_alone = True
    own.files = files
    own.hosts = answered_hosts(serving.host, serving.port)
    return datasette


def _metadata(file: Path | None) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if file is not None:
        try:
            given = parse_metadata(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, BadMetadataError) as error:
            raise UsageError(
                f"{file}: cannot be read as Datasette's metadata: {error}"
            ) from error
    return {"title": TITLE, "description": ABOUT} | given


def refuse_exposure(host: str, metadata: dict[str, Any]) -> None:
    """Let nobody else in unless datasette-auth-passwords asks them for a password.

    Raises
    ------
    UsageError
        It is not installed, or knows no account.
    """
    installed = {plugin["name"] for plugin in get_plugins()}
    config = (metadata.get("plugins") or {}).get(_PASSWORDS) or {}
    has_account = any(str(key).endswith("_password_hash") for key in config)
    if _PASSWORDS not in installed or not has_account:
        missing = "install" if _PASSWORDS not in installed else "configure"
        raise UsageError(
            f"{host}: others could reach this; {missing} {_PASSWORDS}, with accounts "
            "in a file given by --metadata, or leave --host out (docs/explore.md)"
        )


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
    """Says where it listens once it does, and then gets ready."""

    warming: Coroutine[Any, Any, None]
    _task: "asyncio.Task[None]"

    def __init__(self, config: uvicorn.Config, url: str, open_browser: bool) -> None:
        super().__init__(config)
        self._url = url
        self._open_browser = open_browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stderr.write(f"Open {self._url} (Ctrl-C stops)\n")
        sys.stderr.flush()
        self._task = asyncio.create_task(self.warming)
        if self._open_browser:
            webbrowser.open(self._url)
