"""Who may look, and who may decide."""

import importlib
from ipaddress import ip_address
from typing import Any

from datasette import Forbidden, NotFound
from datasette.utils import tilde_decode

from tender_scan.explore.desk import desk_of

DECISIONS = ("accept", "reject", "unsure")
_CSRF_COOKIE = "ds_csrftoken"


async def opened_database(datasette: Any, request: Any) -> Any:
    """Give the database that a request names, if it is ours and may be looked at.

    Raises
    ------
    NotFound
        There is no such database, or it is not ours.
    Forbidden
        The visitor may not see it.
    """
    try:
        database = datasette.get_database(
            route=tilde_decode(request.url_vars["database"])
        )
    except KeyError:
        raise NotFound("no such database") from None
    if database.name not in desk_of(datasette).owned:
        raise NotFound("not a database of tender-scan")
    if not await _may_view(datasette, request.actor, database.name):
        raise Forbidden("view-database")
    return database


async def _may_view(datasette: Any, actor: Any, name: str) -> bool:
    if hasattr(datasette, "allowed"):  # Datasette 1.0
        resources = importlib.import_module("datasette.resources")
        resource = resources.DatabaseResource(database=name)
        return bool(
            await datasette.allowed(
                action="view-database", resource=resource, actor=actor
            )
        )
    visible, _ = await datasette.check_visibility(
        actor, permissions=[("view-database", name), "view-instance"]
    )
    return bool(visible)


def may_label(request: Any) -> bool:
    """Whether a visitor may decide: who is logged in, or who sits at this computer."""
    return bool(request.actor) or (_is_from_here(request) and _asks_for_here(request))


def saved(request: Any) -> str | None:
    """Name the decision that was just saved, if the address says so."""
    decision = request.args.get("saved")
    return decision if decision in DECISIONS else None


def reviewer(request: Any) -> str:
    """Name the one who decides; ``local`` for who sits at this computer."""
    actor = request.actor or {}
    return str(actor.get("id") or "local")


def is_same_site(request: Any) -> bool:
    """Whether a POST comes from one of our own pages.

    Datasette 0.65 does not ask for its token where a request has no cookie at all; here
    the visitor at this computer needs no cookie to decide, so that must not pass.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        # Our own pages send `Origin: null`, for they ask for no referrer.
        return bool(site == "same-origin")
    origin = request.headers.get("origin")
    if origin is not None:
        own_host = str(request.headers.get("host"))
        return str(origin).partition("://")[2] == own_host
    return _CSRF_COOKIE in request.cookies


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this computer."""
    name = host.strip("[]")
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _is_from_here(request: Any) -> bool:
    client = request.scope.get("client")
    return client is not None and is_loopback(client[0])


def _asks_for_here(request: Any) -> bool:
    """Whether the address asked for is this computer's; a rebound name is not."""
    return is_loopback(host_name(request.headers.get("host", "")))


def host_name(header: str) -> str:
    """Take the port off a ``Host`` header.

    >>> host_name("localhost:8001"), host_name("[::1]:8001")
    ('localhost', '[::1]')
    """
    name, colon, port = header.rpartition(":")
    return name if colon and port.isdigit() else header
