"""The text of one PDF page as pdfium reads it, each character once."""

from dataclasses import dataclass

import pypdfium2 as pdfium

from tender_scan.readers.pdf_twice import is_suspect, kept_characters


@dataclass(frozen=True)
class PageText:
    """A page's text.

    Parameters
    ----------
    drawn
        As pdfium gives it; half a surrogate pair is one U+FFFD, so that counts hold:
        a code point above U+FFFF is two of pdfium's text units, any other is one.
    kept
        Code points of `drawn` without those drawn a second time; None for all.
    """

    drawn: str
    kept: tuple[int, ...] | None = None

    @property
    def text(self) -> str:
        """The text as everyone sees it."""
        if self.kept is None:
            return self.drawn
        return "".join(self.drawn[index] for index in self.kept)


def read_text(text_page: pdfium.PdfTextPage) -> PageText:
    """Read a page's text."""
    drawn: str = text_page.get_text_range(errors="replace")
    if not is_suspect(drawn):
        return PageText(drawn)
    kept = kept_characters(text_page, drawn)
    return PageText(drawn, tuple(kept) if len(kept) < len(drawn) else None)
