"""Build the text of a page piece by piece, knowing where every piece stands."""

import re

# CSS drops a line break between two East Asian characters; it is only how the source
# was wrapped, and a name broken by it would not be found.
_EAST_ASIAN = "[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAP = re.compile(f"(?<={_EAST_ASIAN})[ \t\r]*\n[ \t\r\n]*(?={_EAST_ASIAN})")


def collapse(text: str) -> str:
    r"""Make every run of white space one blank, none between wrapped Chinese lines.

    Examples
    --------
    >>> collapse("  GPU\n  server 服务\n  器 ")
    'GPU server 服务器'
    """
    if "\n" in text:
        text = _WRAP.sub("", text)
    return " ".join(text.split())


class Lines:
    """Text that grows by inline pieces and by breaks between blocks.

    Parameters
    ----------
    one_line
        Write a break as a blank: for a cell of a table row.

    Attributes
    ----------
    length : int
        Code points so far, not counting a break that is still to come.
    one_line : bool
        As given.
    """

    def __init__(self, *, one_line: bool = False) -> None:
        self.length = 0
        self.one_line = one_line
        self._parts: list[str] = []
        self._gap = ""
        self._break = " " if one_line else "\n"

    def add(self, text: str) -> None:
        """Add inline text; its white space is collapsed."""
        words = collapse(text)
        if not words:
            if text:
                self.space()
            return
        if text[0].isspace():
            self.space()
        self.write(words)
        if text[-1].isspace():
            self.space()

    def write(self, text: str) -> int:
        """Add `text` as it is, and say where it begins."""
        if self._gap:
            self._put(self._gap)
            self._gap = ""
        start = self.length
        self._put(text)
        return start

    def space(self) -> None:
        """Leave a blank before the next piece, unless a break comes there."""
        if self.length and not self._gap:
            self._gap = " "

    def end_block(self) -> None:
        """Begin the next piece on a new line."""
        if self.length:
            self._gap = self._break

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
