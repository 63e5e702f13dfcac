"""Addresses of our pages."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from tender_scan.explore.queue import TO_REVIEW, VIEW


def _ours(datasette: Any, database: str, path: str) -> str:
    route = datasette.get_database(database).route
    return str(datasette.urls.path(f"/-/tender/{tilde_encode(route)}{path}"))


def home_url(datasette: Any, database: str) -> str:
    """Address of the first page of a database."""
    return _ours(datasette, database, "")


def search_url(datasette: Any, database: str) -> str:
    """Address of the search page."""
    return _ours(datasette, database, "/search")


def finding_url(datasette: Any, database: str, finding: str) -> str:
    """Address of a finding's page."""
    return _ours(datasette, database, f"/finding/{tilde_encode(finding)}")


def page_url(datasette: Any, database: str, document: str, number: int) -> str:
    """Address of a page of a document."""
    return _ours(datasette, database, f"/page/{tilde_encode(document)}/{number:d}")


def picture_url(
    datasette: Any, database: str, document: str, number: int, finding: str | None
) -> str:
    """Address of the picture of a page, with the boxes of a finding standing out."""
    path = f"/picture/{tilde_encode(document)}/{number:d}.png"
    query = f"?{urlencode({'finding': finding})}" if finding else ""
    return _ours(datasette, database, path) + query


def queue_url(datasette: Any, database: str) -> str:
    """Address of the queue: what waits for a decision, highest score first."""
    return f"{datasette.urls.table(database, VIEW)}?{TO_REVIEW}"


@dataclass(frozen=True)
class Links:
    """The same, for templates."""

    datasette: Any

    def home(self, database: str) -> str:
        """See `home_url`."""
        return home_url(self.datasette, database)

    def search(self, database: str) -> str:
        """See `search_url`."""
        return search_url(self.datasette, database)

    def finding(self, database: str, finding: str) -> str:
        """See `finding_url`."""
        return finding_url(self.datasette, database, finding)

    def page(self, database: str, document: str, number: int) -> str:
        """See `page_url`."""
        return page_url(self.datasette, database, document, number)

    def picture(
        self, database: str, document: str, number: int, finding: str | None = None
    ) -> str:
        """See `picture_url`."""
        return picture_url(self.datasette, database, document, number, finding)

    def queue(self, database: str) -> str:
        """See `queue_url`."""
        return queue_url(self.datasette, database)
