"""The bytes of RTF text as characters: each font has its own code page."""

import codecs
import re

from tender_scan.readers.symbols import symbol

SYMBOL = "symbol"
"""Stands for the encoding of fonts that hold pictures, not letters."""

# `\\fcharset` to Python's codecs; 0 and 1 say "as the document".
_CHARSETS = {
    2: SYMBOL,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman"}
_ANSI = "cp1252"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


def charset_codec(charset: int) -> str | None:
    """Name the codec of a font's charset; None for that of the document."""
    return _CHARSETS.get(charset)


def code_page_codec(number: int) -> str:
    """Name the codec of a Windows code page; cp1252 for one that is not known."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return _ANSI
    return name


def decode_run(data: bytes, codec: str | None, document: str) -> str:
    r"""Decode a run of bytes in one font.

    Parameters
    ----------
    data
        The run.
    codec
        Of the font; None where it has none of its own.
    document
        The codec of the document.

    Examples
    --------
    >>> decode_run(b"\xb2\xc9\xb9\xba", None, "gb18030")
    '采购'
    """
    if data.isascii() and codec != SYMBOL:
        return data.decode("ascii")
    if codec == SYMBOL:
        if len(data) == 1:
            return symbol(f"F0{data[0]:02X}") or data.decode(_ANSI, "ignore")
        codec = None
    if codec is not None:
        return data.decode(codec, "replace")
    try:  # programs that know no charsets write Chinese in fonts of charset 0
        return data.decode(document)
    except UnicodeDecodeError:
        return data.decode(_ANSI, "replace")


def escape_utf8(data: bytes) -> bytes:
    """Write characters as RTF does where a file holds them as UTF-8, against the rules.

    Any other file comes back as it is.
    """
    if data.isascii():
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    return _BEYOND_ASCII.sub(_escape, text).encode("ascii")


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-le")
    numbers = [
        int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)
    ]
    return "{\\uc0" + "".join(f"\\u{number}" for number in numbers) + " }"
