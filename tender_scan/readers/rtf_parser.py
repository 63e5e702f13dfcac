"""Walk over an RTF file: groups, text, and where stories, paragraphs and cells end."""

from dataclasses import replace

from tender_scan.errors import ReadError
from tender_scan.readers.rtf_bytes import escape_utf8
from tender_scan.readers.rtf_fonts import Fonts
from tender_scan.readers.rtf_state import CHANGES, State
from tender_scan.readers.rtf_story import BODY, Story
from tender_scan.readers.rtf_tokens import Token, tokens
from tender_scan.readers.rtf_words import (
    CHARACTERS,
    ENDS,
    PASSED_BY,
    READ_THOUGH_STARRED,
    SIGNS,
    STORIES,
)
from tender_scan.readers.symbols import symbol

_MAX_GROUPS = 3_000
_LARGE_PICTURE = 40_000
"""Bytes of the file; a picture of fewer is an icon or a line."""


class RtfParser:
    """Reads one file.

    Parameters
    ----------
    data
        The file.
    characters
        How many characters are wanted at most; some more may be given.

    Attributes
    ----------
    stories : list of Story
        In the order of their ends, the body last.
    pictures : int
        How many pictures it holds that may show text.
    is_cut : bool
        True where a group does not end: the file is cut off or damaged.

    Raises
    ------
    ReadError
        ``bomb`` for groups nested beyond reason.
    """

    def __init__(self, data: bytes, characters: int) -> None:
        self.stories: list[Story] = []
        self.pictures = 0
        self.is_cut = False
        self._left = characters
        self._fonts = Fonts()
        self._run = bytearray()
        self._skip = 0
        self._starred = False
        self._state = State(Story(BODY))
        self._states: list[State] = []
        self._read(escape_utf8(data))

    def _read(self, data: bytes) -> None:
        for token in tokens(data):
            if token.kind == "brace":
                self._brace(token)
            elif not self._state.passed_by:
                self._token(token)
            if self._left < 0:
                break
        self.is_cut = bool(self._states) and self._left >= 0
        while self._states:
            self._close(len(data))
        self._flush()
        self._state.story.end_paragraph(0)
        self.stories.append(self._state.story)

    def _brace(self, token: Token) -> None:
        self._flush()
        self._skip = 0
        if token.value == b"}":
            if self._states:
                self._close(token.start)
        elif len(self._states) >= _MAX_GROUPS:
            raise ReadError(f"limit groups: more than {_MAX_GROUPS} deep", "bomb")
        else:
            self._states.append(self._state)
            self._state = replace(self._state, picture=-1)

    def _close(self, at: int) -> None:
        self._flush()
        inner, self._state = self._state, self._states.pop()
        if inner.picture >= 0 and at - inner.picture > _LARGE_PICTURE:
            self.pictures += 1
        if inner.story is not self._state.story and inner.story.end(
            self._state.story, inner.tables
        ):
            self.stories.append(inner.story)

    def _token(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.value)
        elif self._skip:
            self._skip -= 1
        elif token.kind == "byte":
            self._run += token.value
        elif token.kind == "sign":
            self._sign(token.value)
        else:
            self._word(token)

    def _text(self, text: bytes) -> None:
        text = text.replace(b"\r", b"").replace(b"\n", b"")
        passed, self._skip = self._skip, max(self._skip - len(text), 0)
        self._run += text[passed:]

    def _sign(self, sign: bytes) -> None:
        if sign in b"\\{}":
            self._run += sign
        elif sign == b"*":
            self._starred = True
        elif sign in b"\r\n":
            self._end("paragraph")
        else:
            self._append(SIGNS.get(sign, ""))

    def _word(self, token: Token) -> None:
        word, number, starred = token.value, token.number, self._starred
        self._starred = False
        if word in PASSED_BY or (starred and word not in READ_THOUGH_STARRED):
            self._state.passed_by = True
            self._state.picture = token.start if word == b"pict" else -1
        elif word in STORIES:
            self._begin(STORIES[word])
        elif word == b"u":
            self._unit((number or 0) & 0xFFFF)
        elif word in CHARACTERS:
            self._append(CHARACTERS[word])
        elif word in ENDS:
            self._end(ENDS[word])
        else:
            self._change(word, number)

    def _change(self, word: bytes, number: int | None) -> None:
        if word in CHANGES:
            self._flush()
            CHANGES[word](self._state, number)
        elif self._fonts.knows(word):
            self._flush()
            self._fonts.take(word, number, self._state)

    def _begin(self, kind: int) -> None:
        self._flush()
        self._state.story = Story(kind)
        self._state.in_table, self._state.depth = False, 0

    def _unit(self, code: int) -> None:
        """Add a character written as a number; what stands for it is passed by."""
        is_symbol = 0xF000 <= code <= 0xF0FF
        self._append((symbol(f"{code:04X}") if is_symbol else "") or chr(code))
        self._skip = self._state.fallback

    def _append(self, text: str) -> None:
        self._flush()
        self._write(text)

    def _flush(self) -> None:
        """Decode the bytes so far, which are all of one font."""
        if self._run:
            run = bytes(self._run)
            self._run.clear()
            self._write(self._fonts.decode(run, self._state))

    def _write(self, text: str) -> None:
        state = self._state
        if not (state.is_deleted or state.is_fonts or state.passed_by):
            state.story.parts.append(text)
            self._left -= len(text)

    def _end(self, what: str) -> None:
        self._flush()
        story, tables = self._state.story, self._state.tables
        if what == "paragraph":
            story.end_paragraph(tables)
        elif what == "cell":
            story.end_cell(1)
        elif what == "row":
            story.end_row(1)
        elif what == "inner cell":
            story.end_cell(max(tables, 2))
        else:
            story.end_row(max(tables, 2))
