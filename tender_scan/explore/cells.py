"""Cells of Datasette's own tables: no link is made of what a document says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode
from markupsafe import Markup

from tender_scan.explore.links import Links
from tender_scan.exports.values import yuan

_LONGEST = 300


@dataclass(frozen=True)
class Cells:
    """The cells of one row of a table or a query."""

    datasette: Any
    database: str
    row: Mapping[str, Any]

    def cell(self, column: str, value: object) -> object:
        """Show a value; None leaves it to Datasette."""
        if isinstance(value, str):
            return self._text(column, value)
        if column.endswith("_cny") and isinstance(value, int | float):
            return yuan(value)
        return f"{value:.6g}" if isinstance(value, float) else None

    def _text(self, column: str, text: str) -> object:
        if column == "finding_id":
            return _link(Links(self.datasette).finding(self.database, text), text)
        if column == "document":
            return self._document(text)
        if "://" in text[:10]:
            return _shortened(text)  # as text: Datasette would make a link of it
        return None

    def _document(self, document: str) -> Markup:
        """Lead to the page that the row names, else to what is known of the document."""
        page = self.row["page"] if "page" in self.row.keys() else None  # noqa: SIM118
        if isinstance(page, int):
            url = Links(self.datasette).page(self.database, document, page)
            return _link(url, "open the page")
        row = tilde_encode(document)
        url = str(self.datasette.urls.row(self.database, "documents", row))
        return _link(url, document[:12])


def _link(url: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, text)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
