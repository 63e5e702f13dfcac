"""Text formats, told apart by how their first characters look."""

import json
import re
from pathlib import PurePosixPath

_HTML = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|title|table|tr|td|div|p|span|br|script|style|"
    r"meta|link|center|font|h[1-6]|ul|ol)[\s/>]",
    re.IGNORECASE,
)
_MIME_HEADER = re.compile(
    r"(?:^[!-9;-~]+:[ \t].*\r?\n(?:[ \t]+.*\r?\n)*){2,}", re.MULTILINE
)
_MIME_NAMES = re.compile(
    r"^(?:mime-version|received|from|date|message-id|subject|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
_JSON_START = re.compile(r'(?:\[\s*)*(?:\{\s*["}]|\[\s*\])')
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BY_EXTENSION = {
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
_HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml")
_LINES = (".jsonl", ".ndjson", ".jl")
# Two control characters in a thousand: stray ones stand in old crawls, more than that
# is a binary file that happens to decode.
_CONTROL_SHARE = 0.002


def text_type(text: str, name: str) -> str | None:
    """Tell the media type of a text by its beginning.

    Parameters
    ----------
    text
        The first characters; some 50,000 are enough.
    name
        The file's name; its extension tells only CSV, Markdown and plain text apart,
        and JSON from JSON Lines where the first line is longer than `text`.

    Returns
    -------
    str or None
        None where it does not look like text at all.
    """
    start = text.lstrip("\ufeff \t\r\n\f\x00")[:50_000]
    if start.startswith("{\\rtf"):
        return "application/rtf"
    suffix = PurePosixPath(name).suffix.lower()
    known = _json(start, suffix) or _mime(start) or _markup(start, suffix)
    if known:
        return known
    if len(_CONTROL.findall(text)) > 1 + _CONTROL_SHARE * len(text):
        return None
    return _BY_EXTENSION.get(suffix, "text/plain")


def _json(start: str, suffix: str) -> str | None:
    if not _JSON_START.match(start):
        return None
    line, _, rest = start.partition("\n")
    if not rest.strip():
        return "application/x-ndjson" if suffix in _LINES else "application/json"
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return "application/x-ndjson" if suffix in _LINES else "application/json"
    return "application/x-ndjson"


def _mime(start: str) -> str | None:
    header = _MIME_HEADER.match(start[:20_000])
    if not header or not _MIME_NAMES.search(header[0]):
        return None
    if re.search(r"^content-type:\s*multipart/related", header[0], re.I | re.M):
        return "multipart/related"
    return "message/rfc822"


def _markup(start: str, suffix: str) -> str | None:
    if start.startswith("<?xml"):
        body = re.sub(r"^<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*", "", start, flags=re.S)
        is_html = re.match(r"<!doctype\s+html|<html[\s>]", body, re.IGNORECASE)
        return "text/html" if is_html else "application/xml"
    if start.startswith("<"):
        if suffix in _HTML_NAMES or _HTML.search(start[:5_000]):
            return "text/html"
        return (
            "application/xml" if re.match(r"<[A-Za-z_][\w:.-]*[\s/>]", start) else None
        )
    # A fragment that begins with words: some sites serve the body alone.
    if suffix in (*_HTML_NAMES, ".doc", ".xls") and _HTML.search(start):
        return "text/html"
    return None
