"""In which ways a document can be read, and which way comes next.

Each further step has a worker of its own, forked for it: what a library did to the
process in one step is not there in the next.
"""

import shutil
from dataclasses import replace
from functools import cached_property
from typing import Literal

from tender_scan.readers.ocr.choice import engine_available
from tender_scan.readers.ocr.wanted import not_recognised
from tender_scan.readers.office_convert import PROGRAMS
from tender_scan.readers.registry import OLD
from tender_scan.records import Document, Status

Step = Literal["read", "slow", "convert", "ocr", "draw"]
"""``read``: as the registry says. ``slow``: a PDF by pdfplumber. ``convert``: an old
format through LibreOffice. ``ocr``: pages without text that can be trusted, by
recognising it. ``draw``: all pages of a PDF by recognising, without asking its text."""

TOOL_STEPS: tuple[Step, ...] = ("convert", "ocr", "draw")
"""Steps that may run other programs, so that their workers have other limits."""

_PDF = "application/pdf"
_ENDED: tuple[Status, ...] = ("crash", "timeout", "oom")
_FAILED: tuple[Status, ...] = ("corrupt", *_ENDED)


class Steps:
    """Which steps there are in this installation, for a run.

    Parameters
    ----------
    ocr
        As `Settings.ocr`.
    """

    def __init__(self, ocr: str) -> None:
        self._ocr = ocr

    @cached_property
    def _recognises(self) -> bool:
        return engine_available(self._ocr)

    @cached_property
    def _converts(self) -> bool:
        return any(map(shutil.which, PROGRAMS))

    def after(self, document: Document, step: Step) -> Step | None:
        """Say how a document should be read after a step, if any more.

        Parameters
        ----------
        document
            As that step left it.
        step
            The step that it has been through.
        """
        if document.media_type == _PDF and document.status in _FAILED:
            return self._after_failed_pdf(document.status, step)
        if document.media_type in OLD and step == "read":
            failed = document.status in (*_FAILED, "unsupported")
            return "convert" if failed and self._converts else None
        if document.pictured and step not in ("ocr", "draw") and self._recognises:
            return "ocr"
        return None

    def _after_failed_pdf(self, status: Status, step: Step) -> Step | None:
        if step == "read":
            return "slow"
        # What no program can open, none can draw.
        if step == "slow" and status in _ENDED and self._recognises:
            return "draw"
        return None

    def told(self, document: Document, step: Step) -> Document:
        """Say of a document that waits for nothing more what could still be done."""
        if document.pictured and not self._recognises:
            return not_recognised(document, self._ocr)
        failed = document.media_type in OLD and document.status in _FAILED
        if failed and step == "read":
            words = "LibreOffice, which might read it, is not installed"
            detail = "; ".join(filter(None, (document.status_detail, words)))
            return replace(document, status_detail=detail)
        return document
