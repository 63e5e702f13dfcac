"""Fonts of an RTF file, as far as they say how bytes become characters."""

from tender_scan.readers.rtf_bytes import charset_codec, code_page_codec, decode_run
from tender_scan.readers.rtf_state import State


class Fonts:
    """The table of fonts, and the code page of the document."""

    def __init__(self) -> None:
        self._document = "cp1252"
        self._codecs: dict[int, str | None] = {}
        self._current = 0
        self._default = 0
        self._words = {
            b"ansicpg": self._code_page,
            b"deff": self._default_font,
            b"f": self._font,
            b"plain": self._plain,
            b"fcharset": self._charset,
            b"cpg": self._font_code_page,
        }

    def knows(self, word: bytes) -> bool:
        """Say whether a word is of fonts."""
        return word in self._words

    def take(self, word: bytes, number: int | None, state: State) -> None:
        """Do what a word says."""
        self._words[word](number or 0, state)

    def decode(self, run: bytes, state: State) -> str:
        """Decode a run of bytes in the font of `state`."""
        return decode_run(run, state.codec, self._document)

    def _code_page(self, number: int, state: State) -> None:
        self._document = code_page_codec(number)

    def _default_font(self, number: int, state: State) -> None:
        self._default = number

    def _font(self, number: int, state: State) -> None:
        self._current = number
        state.codec = self._codecs.get(number)

    def _plain(self, number: int, state: State) -> None:
        state.is_deleted = False
        self._font(self._default, state)

    def _charset(self, number: int, state: State) -> None:
        self._codecs[self._current] = charset_codec(number)

    def _font_code_page(self, number: int, state: State) -> None:
        if self._codecs.get(self._current) is None:
            self._codecs[self._current] = code_page_codec(number)
