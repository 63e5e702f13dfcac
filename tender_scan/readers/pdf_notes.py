"""What went wrong, or is left out, in the reading of a PDF."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.page_list import page_list
from tender_scan.records.document import Page
from tender_scan.records.status import Status

_MOST_NAMES = 5


class PdfNotes:
    """Grows while a PDF is read.

    Parameters
    ----------
    budget
        When to stop.

    Attributes
    ----------
    failed, pictured : list of int
        Pages that could not be read, and pages for OCR.
    others : list of str
        Sentences for people.
    """

    def __init__(self, budget: PageBudget) -> None:
        self.budget = budget
        self.failed: list[int] = []
        self.pictured: list[int] = []
        self.others: list[str] = []

    def look_round(self, document: pdfium.PdfDocument) -> None:
        """Note what stands beside the pages."""
        if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
            self.others.append("an XFA form, whose fields are not read")
        if count := document.count_attachments():
            named = [
                document.get_attachment(index).get_name()
                for index in range(min(count, _MOST_NAMES))
            ]
            names = ", ".join(named) + (", ..." if count > len(named) else "")
            self.others.append(f"{count} attached files, not read: {names}")

    def outcome(self, pages: tuple[Page, ...]) -> tuple[Status, str | None]:
        """Give the status and its detail."""
        if not pages and not self.failed:
            self.others.insert(0, "no pages")
            return ("partial" if len(self.others) > 1 else "empty"), self._detail()
        if self.failed:
            text = f"could not be read: pages: {page_list(self.failed)}"
            self.others.insert(0, text)
        return ("partial" if self.others else "ok"), self._detail()

    def _detail(self) -> str | None:
        return "; ".join(self.others) or None
