"""Names of files as text: safe to print, with the bytes kept where they differ."""

import re

# Control characters, line separators, bidirectional marks and the like can forge a
# line of a log or turn a name round; U+FFFD and noncharacters are shown as they are.
_UNSAFE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ud800-\\udfff]"
)


def show_name(raw: bytes) -> tuple[str, bytes | None]:
    r"""Show the bytes of a path.

    Parameters
    ----------
    raw
        The path as the file system or the archive holds it.

    Returns
    -------
    tuple
        The path as text, and `raw` where the text does not say it byte for byte
        (not UTF-8, or with characters that had to be escaped), else None.

    Examples
    --------
    >>> show_name("公告.pdf".encode())
    ('公告.pdf', None)
    >>> show_name("公告.pdf".encode("gb18030"))
    ('公告.pdf', b'\xb9\xab\xb8\xe6.pdf')
    """
    text = _decode(raw)
    shown = escape(text)
    return shown, (raw if shown.encode() != raw else None)


def escape(text: str) -> str:
    r"""Write characters that could mislead a reader as escapes such as ``\u202e``."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def _decode(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("ascii", "backslashreplace")
