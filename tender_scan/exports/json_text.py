"""JSON with Chinese readable, and nothing in it that steers a terminal or splits a line."""

import json
import re

# JSON escapes the first 32 control characters itself. These would reach a terminal as
# they are, or end a line for some readers; half a surrogate pair could not be written.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def json_text(value: object, indent: int | None = None) -> str:
    r"""Write JSON; what is unsafe in a text is escaped, and nothing is lost.

    >>> json_text({"公告": "\u202e"})
    '{"公告":"\\u202e"}'
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
