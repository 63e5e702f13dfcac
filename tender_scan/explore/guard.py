"""What stands between a page and the machine: hosts, headers, limits of SQLite."""

import re
import sqlite3
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from tender_scan.explore.access import is_loopback
from tender_scan.explore.desk import Desk, is_ours
from tender_scan.explore.locate import match_of
from tender_scan.explore.spreadsheet import Neutraliser

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LENGTH_LIMIT = 20_000_000
"""Bytes of the largest text or blob that a query may make."""

_POLICY = (
    b"default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    b"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_POLICY_OF_DATASETTE = (
    b"default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    b"script-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
    b"form-action 'self'"
)
"""Its pages, unlike ours, have scripts and styles in them."""
_CSP = b"content-security-policy"
_HEADERS = {b"x-content-type-options": b"nosniff", b"referrer-policy": b"no-referrer"}
_SHOWS_PATHS = re.compile(r"/-/databases(\.\w+)?/?")


def prepare(connection: sqlite3.Connection) -> None:
    """Limit a connection to a database of ours, and teach it our search."""
    if not is_ours(connection):
        return
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
    connection.create_function("escape_fts", 1, _escape_fts, deterministic=True)
    connection.set_authorizer(_authorize)


def _escape_fts(text: object) -> str:
    return match_of(str(text or ""))


def _authorize(action: int, name: str | None, *_: str | None) -> int:
    """Let ``pragma database_list`` give nothing: it would show where the file lies.

    Ignored, not denied, because Datasette itself asks for it.
    """
    if action == sqlite3.SQLITE_PRAGMA and (name or "").lower() == "database_list":
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


def guarded(app: App, desk: Desk, start: Callable[[], Awaitable[None]]) -> App:
    """Wrap Datasette: refuse other hosts, hide paths, add headers.

    Parameters
    ----------
    start
        Has Datasette look at its databases, if it has not done so yet.
    """

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif not _is_known_host(scope, desk):
            await _refuse(send, b"This address is not served here.\n")
        elif _SHOWS_PATHS.fullmatch(scope["path"]) and await _has_ours(desk, start):
            await _refuse(send, b"This page would show paths of this computer.\n")
        else:
            await app(scope, receive, _guarded_send(scope, desk, send))

    return guard


async def _has_ours(desk: Desk, start: Callable[[], Awaitable[None]]) -> bool:
    await start()
    return bool(desk.owned)


def _is_known_host(scope: Scope, desk: Desk) -> bool:
    if desk.hosts is None:
        return True
    hosts = [value for key, value in scope["headers"] if key == b"host"]
    return len(hosts) == 1 and hosts[0].decode("latin-1").lower() in desk.hosts


def _guarded_send(scope: Scope, desk: Desk, send: Send) -> Send:
    """Add headers to what is ours, and take the formulas out of CSV."""
    if scope["path"].startswith("/-/tender/"):
        return _adding_headers(_POLICY, send)
    if not desk.is_ours_alone:
        return send
    is_csv = scope["path"].endswith(".csv") or b"_format=csv" in scope["query_string"]
    return _adding_headers(_POLICY_OF_DATASETTE, _neutral_csv(send) if is_csv else send)


def _adding_headers(policy: bytes, send: Send) -> Send:
    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {key.lower(): value for key, value in message.get("headers", [])}
            kept = [
                (key, value)
                for key, value in message.get("headers", [])
                if key.lower() not in _HEADERS
            ]
            own = [] if _CSP in given else [(_CSP, policy)]
            message = {**message, "headers": [*kept, *own, *_HEADERS.items()]}
        await send(message)

    return adding


def _neutral_csv(send: Send) -> Send:
    """Rewrite Datasette's own CSV (`tender_scan.explore.spreadsheet`)."""
    rewriting: list[Neutraliser] = []

    async def neutral(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_csv(message):
            rewriting.append(Neutraliser())
            headers = [
                h for h in message["headers"] if h[0].lower() != b"content-length"
            ]
            message = {**message, "headers": headers}
        elif message["type"] == "http.response.body" and rewriting:
            is_last = not message.get("more_body", False)
            body = rewriting[0].feed(message.get("body", b""), is_last=is_last)
            message = {**message, "body": body}
        await send(message)

    return neutral


def _is_csv(message: Message) -> bool:
    """Whether rows come, not a page of an error; plain text where it is not saved."""
    kinds = [v for key, v in message["headers"] if key.lower() == b"content-type"]
    is_text = any(kind.startswith((b"text/csv", b"text/plain")) for kind in kinds)
    return is_text and message["status"] == 200


async def _refuse(send: Send, body: bytes) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (_CSP, _POLICY),
        *_HEADERS.items(),
    ]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def answered_hosts(host: str, port: int) -> frozenset[str] | None:
    """Give the ``Host`` headers to answer; None for any, on all addresses at once."""
    if host in ("0.0.0.0", "::"):
        return None
    own = f"[{host}]" if ":" in host else host.lower()
    names = {"127.0.0.1", "localhost", "[::1]", own} if is_loopback(host) else {own}
    return frozenset(names | {f"{name}:{port}" for name in names})
