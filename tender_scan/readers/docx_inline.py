"""The text of one DOCX paragraph, and the text boxes that are anchored in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tender_scan.readers.docx_xml import Element, alternatives, child, kind, value
from tender_scan.readers.field_code import drawn_text
from tender_scan.readers.symbols import symbol

# Deleted or moved away, codes of fields, and the pronunciation above a character.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "delText", "delInstrText", "rt", "pPr", "rPr"}
    | {"sdtPr", "sdtEndPr", "rubyPr", "fldData"}
)
_FIXED = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "lastRenderedPageBreak": "",
    "softHyphen": "",
}


@dataclass
class Inline:
    """A paragraph's text, and its text boxes (``txbxContent``) in order."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    """Of the field that is being read."""

    @property
    def text(self) -> str:
        """All text, with tabs and line breaks."""
        return "".join(self.parts)


def read_inline(paragraph: Element) -> Inline:
    """Read a paragraph."""
    inline = Inline()
    _children(paragraph, inline)
    return inline


def _children(element: Element, inline: Inline) -> None:
    for one in alternatives(element):
        name = kind(one)
        if name == "t":
            inline.parts.append(one.text or "")
        elif name in _FIXED:
            inline.parts.append(_FIXED[name])
        elif name not in _LEFT_OUT:
            _SPECIAL.get(name, _children)(one, inline)


def _box(element: Element, inline: Inline) -> None:
    inline.boxes.append(element)


def _symbol(element: Element, inline: Inline) -> None:
    inline.parts.append(symbol(value(element, "char") or ""))


def _code(element: Element, inline: Inline) -> None:
    inline.code.append(element.text or "")


def _field(element: Element, inline: Inline) -> None:
    """End a field's code, or show a form's check box: the default if nobody ticked."""
    if inline.code:
        inline.parts.append(drawn_text("".join(inline.code)))
        inline.code.clear()
    box = child(element, "ffData", "checkBox")
    if box is None:
        return
    state = child(box, "checked")
    state = child(box, "default") if state is None else state
    is_on = state is not None and value(state) not in ("0", "false", "off")
    inline.parts.append("☑" if is_on else "☐")


_SPECIAL: dict[str, Callable[[Element, Inline], None]] = {
    "txbxContent": _box,
    "sym": _symbol,
    "fldChar": _field,
    "instrText": _code,
}
