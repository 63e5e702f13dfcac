"""The text that stands where a label's value is expected."""

from typing import NamedTuple

from tender_scan.notices.candidates import Candidate


class Value(NamedTuple):
    """The text that stands where a label's value is expected.

    Parameters
    ----------
    start
        Where `text` begins in the page.
    unit
        Yuan per figure, from the label or the table's header.
    group
        Lot or table row; None for the whole notice.
    """

    text: str
    page: int
    start: int
    rule: str
    unit: int | None = None
    group: str | None = None

    def candidate(self, kind: str, rank: int, cleaned: str) -> Candidate:
        """Return all of the text, blanks around it left off, as a candidate."""
        stripped = self.text.strip()
        start = self.start + self.text.find(stripped)
        end = start + len(stripped)
        return Candidate(
            kind, cleaned, self.page, start, end, self.rule, rank, group=self.group
        )
