"""In which ways a document can be read, and which way comes next.

Each further step has a worker of its own, forked for it: what a library did to the
process in one step is not there in the next.
"""

from typing import Literal

from tender_scan.records import Document, Status

Step = Literal["read", "slow", "mend", "ocr"]
"""``read``: as the registry says. ``slow``: a PDF by pdfplumber. ``mend``: a PDF with
a trailer made for it. ``ocr``: pages that are pictures, by recognising them."""

_PDF = "application/pdf"
_FAILED: tuple[Status, ...] = ("corrupt", "crash", "timeout", "oom")
_NEXT_OF_FAILED_PDF: dict[Step, Step] = {"read": "slow", "slow": "mend", "mend": "ocr"}


def next_step(document: Document, step: Step, *, ocr: bool) -> Step | None:
    """Say how a document should be read after a step, if any more.

    Parameters
    ----------
    document
        As that step left it.
    step
        The step that it has been through.
    ocr
        Whether there is an engine that recognises text, and it is wanted.
    """
    following = None
    if document.status in _FAILED and document.media_type == _PDF:
        following = _NEXT_OF_FAILED_PDF.get(step)
    elif document.pictured and step != "ocr":
        following = "ocr"
    return None if following == "ocr" and not ocr else following
