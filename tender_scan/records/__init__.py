"""What flows between rooms: frozen dataclasses of plain values, standard library only.

Spans are half-open ``[start, end)`` in code points of a page's text, pages count
from 1, boxes are in points with the origin at the top left, amounts are in yuan and
dates are ISO strings. `None` always means that the source does not say.
"""

from tender_scan.records.document import Cell, Column, Document, Page, Table, Word
from tender_scan.records.item import Item
from tender_scan.records.label import (
    BANDS,
    ROLES,
    ROUTES,
    SENSES,
    SOUGHT_ROLES,
    SOUGHT_SENSES,
)
from tender_scan.records.mention import Box, Mention, Reason
from tender_scan.records.notice import Evidence, Intermediary, Lot, Notice, Party
from tender_scan.records.result import ScanResult
from tender_scan.records.source import SourceFile
from tender_scan.records.status import STATUSES, Status
from tender_scan.records.stored import StoredDocument

__all__ = [
    "BANDS",
    "ROLES",
    "ROUTES",
    "SENSES",
    "SOUGHT_ROLES",
    "SOUGHT_SENSES",
    "STATUSES",
    "Box",
    "Cell",
    "Column",
    "Document",
    "Evidence",
    "Intermediary",
    "Item",
    "Lot",
    "Mention",
    "Notice",
    "Page",
    "Party",
    "Reason",
    "ScanResult",
    "SourceFile",
    "Status",
    "StoredDocument",
    "Table",
    "Word",
]
