"""What holds in RTF until the end of a group, and the words that change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tender_scan.readers.rtf_story import Row, Story


@dataclass
class State:
    """Properties of a group, given on to the groups inside it.

    Parameters
    ----------
    story
        Where its text belongs.
    passed_by
        True where its text is none of the document.
    codec
        Of the font; None where the document's holds.
    fallback
        How many characters to pass by behind one that is written as a number.
    in_table, depth
        Whether the paragraph stands in a table, and in how many; 0 where not said.
    is_deleted
        True for text that was deleted while changes were recorded.
    is_fonts
        True inside the table of fonts.
    is_inner
        True where a row of a table inside a cell is described.
    picture
        Where in the file a picture begins, else -1.
    """

    story: Story
    passed_by: bool = False
    codec: str | None = None
    fallback: int = 1
    in_table: bool = False
    depth: int = 0
    is_deleted: bool = False
    is_fonts: bool = False
    is_inner: bool = False
    picture: int = -1

    @property
    def tables(self) -> int:
        """In how many tables the paragraph stands."""
        return max(self.depth, 1) if self.in_table else 0

    @property
    def row(self) -> Row:
        """The row that is described."""
        return self.story.inner_row if self.is_inner else self.story.row


def _fallback(state: State, number: int | None) -> None:
    state.fallback = 1 if number is None else max(number, 0)


def _paragraph_defaults(state: State, number: int | None) -> None:
    state.in_table, state.depth = False, 0


def _in_table(state: State, number: int | None) -> None:
    state.in_table = number != 0


def _depth(state: State, number: int | None) -> None:
    state.depth = max(number or 0, 0)


def _deleted(state: State, number: int | None) -> None:
    state.is_deleted = number != 0


def _fonts(state: State, number: int | None) -> None:
    state.is_fonts = True


def _inner(state: State, number: int | None) -> None:
    state.is_inner = True


def _begin_row(state: State, number: int | None) -> None:
    state.row.begin()


def _right_edge(state: State, number: int | None) -> None:
    state.row.end_cell(number or 0)


def _merged(down: Literal["start", "on"]) -> "Change":
    def change(state: State, number: int | None) -> None:
        state.row.down = down

    return change


def _goes_on(state: State, number: int | None) -> None:
    state.row.goes_on = True


Change = Callable[[State, int | None], None]

CHANGES: dict[bytes, Change] = {
    b"uc": _fallback,
    b"pard": _paragraph_defaults,
    b"intbl": _in_table,
    b"itap": _depth,
    b"deleted": _deleted,
    b"fonttbl": _fonts,
    b"nesttableprops": _inner,
    b"trowd": _begin_row,
    b"cellx": _right_edge,
    b"clvmgf": _merged("start"),
    b"clvmrg": _merged("on"),
    b"clmrg": _goes_on,
}
"""What a word changes, given its number (None without one)."""
