"""Addresses of our pages."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from tender_scan.explore.ledger.selection import Selection

_USUAL = Selection()


@dataclass(frozen=True)
class Links:
    """The addresses of one Datasette, for views and templates alike."""

    datasette: Any

    def _ours(self, database: str, path: str, query: str = "") -> str:
        route = self.datasette.get_database(database).route
        url = self.datasette.urls.path(f"/-/tender/{tilde_encode(route)}{path}")
        return f"{url}?{query}" if query else str(url)

    def home(self, database: str) -> str:
        """The first page of a database."""
        return self._ours(database, "")

    def queue(
        self, database: str, selection: Selection = _USUAL, **more: object
    ) -> str:
        """The queue: by default what waits for a decision, highest score first."""
        query = selection.query(**{key: str(value) for key, value in more.items()})
        return self._ours(database, "/queue", query)

    def chosen(self, database: str, column: str, value: str, show: str = "all") -> str:
        """The queue with one value chosen."""
        return self.queue(database, Selection(show, ((column, value),)))

    def charts(self, database: str, selection: Selection = _USUAL) -> str:
        """The charts of a selection."""
        return self._ours(database, "/charts", selection.query())

    def search(self, database: str, words: str = "") -> str:
        """The search page."""
        return self._ours(database, "/search", urlencode({"q": words}) if words else "")

    def finding(
        self,
        database: str,
        finding: str,
        selection: Selection = _USUAL,
        **more: object,
    ) -> str:
        """The page of a finding, walked to within a selection; ``page=`` turns to one."""
        query = selection.query(**{key: str(value) for key, value in more.items()})
        return self._ours(database, f"/finding/{tilde_encode(finding)}", query)

    def label(self, database: str, finding: str, selection: Selection = _USUAL) -> str:
        """Where a decision is sent to."""
        path = f"/finding/{tilde_encode(finding)}/label"
        return self._ours(database, path, selection.query())

    def evidence(self, database: str, finding: str, suffix: str = "html") -> str:
        """The evidence sheet of a finding."""
        return self._ours(database, f"/finding/{tilde_encode(finding)}.{suffix}")

    def page(self, database: str, document: str, number: int, words: str = "") -> str:
        """A page of a document, with words marked."""
        path = f"/page/{tilde_encode(document)}/{number:d}"
        return self._ours(database, path, urlencode({"q": words}) if words else "")

    def picture(
        self, database: str, document: str, number: int, finding: str | None = None
    ) -> str:
        """The picture of a page, with the boxes of a finding standing out."""
        path = f"/picture/{tilde_encode(document)}/{number:d}.png"
        query = urlencode({"finding": finding}) if finding else ""
        return self._ours(database, path, query)

    def places(self, database: str, document: str, number: int) -> str:
        """Where the fields of the notice stand on a page."""
        return self._ours(database, f"/places/{tilde_encode(document)}/{number:d}.json")

    def original(self, database: str, document: str) -> str:
        """The original file, to be saved."""
        return self._ours(database, f"/original/{tilde_encode(document)}")

    def findings_file(
        self, database: str, selection: Selection = _USUAL, suffix: str = "csv"
    ) -> str:
        """The findings of a selection as a file."""
        return self._ours(database, f"/findings.{suffix}", selection.query())

    def labels_file(self, database: str, suffix: str = "csv") -> str:
        """All decisions as a file."""
        return self._ours(database, f"/labels.{suffix}")
