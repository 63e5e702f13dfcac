"""Make hostile HTML harmless before it is parsed.

The HTML standard's algorithm looks through all open elements at each new block, and
through all attributes at each new one, so both can be made quadratic by a small file.
"""

import re

MAX_DEPTH = 3_000
_SMALL = 50_000
_LONG_TAG = re.compile(r"<([A-Za-z][\w:]*)\s[^<>]{20000,}>")
_ATTRIBUTE = re.compile(r"[\s/][^\s/=<>\"']+\s*=?")
_MAX_ATTRIBUTES = 1_000
_NESTING = re.compile(
    r"<(/?)(?:div|section|article|aside|main|nav|header|footer|form|fieldset|center|"
    r"blockquote|ul|ol|dl|dir|menu|details|figure|address|pre|listing|search|hgroup|"
    r"summary|object|button|marquee|applet|h[1-6]|p|li|dd|dt)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def tame(html: str) -> str:
    """Give `html` back, without the tags where they are nested beyond reason.

    Parameters
    ----------
    html
        Small pages come back unseen: they cannot cost much.
    """
    if len(html) < _SMALL:
        return html
    html = _LONG_TAG.sub(_without_attributes, html)
    return _TAG.sub("\n", html) if _too_deep(html) else html


def _without_attributes(found: re.Match[str]) -> str:
    # A picture written into the page makes a long tag too, of a few attributes.
    many = len(_ATTRIBUTE.findall(found[0], 0, 200_000)) > _MAX_ATTRIBUTES
    return f"<{found[1]}>" if many else found[0]


def _too_deep(html: str) -> bool:
    depth = 0
    for found in _NESTING.finditer(html):
        depth = max(depth - 1, 0) if found[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False
