"""HTML as lines of text: blocks on lines of their own, table rows on one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tender_scan.readers.grid import SpanCell, resolve, write_row
from tender_scan.readers.html_guard import tame
from tender_scan.readers.lines import Lines
from tender_scan.records.document import Table

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center"}
    | {"dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend"}
    | {"li", "main", "nav", "ol", "optgroup", "option", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_DROPPED = frozenset(
    {"-comment", "canvas", "datalist", "head", "iframe", "math", "noframes"}
    | {"noscript", "object", "script", "select", "style", "svg", "template", "title"}
)
_IS_HTML = re.compile(
    r"</?(?:p|div|br|table|tr|td|span|html|body|h[1-6]|ul|li|font|strong|b|a|img|style|"
    r"script|section|meta)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class HtmlText:
    """What HTML says.

    Parameters
    ----------
    text
        Lines; white space is collapsed as a browser does.
    tables
        Tables of data, with spans in `text`, as of page 1. A table that holds other
        tables is layout: its cells are blocks of text.
    title
        Of the page; None without one.
    """

    text: str
    tables: tuple[Table, ...] = ()
    title: str | None = None


def looks_like_html(text: str) -> bool:
    """Say whether a value of a crawl row is HTML: it holds at least one tag."""
    return "<" in text and _IS_HTML.search(text) is not None


def html_text(html: str) -> HtmlText:
    """Read the text of a page or of a fragment.

    Scripts, styles, comments and lists of options are left out. Never raises.
    """
    # Tags are lost to the parser behind a zero byte.
    parser = LexborHTMLParser(tame(html.replace("\0", "")))
    root = parser.root
    if root is None:
        return HtmlText("")
    walk = _Walk(parser)
    walk.run(root)
    return HtmlText(walk.lines.text, tuple(walk.tables), _title(parser))


def _title(parser: LexborHTMLParser) -> str | None:
    node = parser.css_first("title")
    return (" ".join(node.text().split()) or None) if node is not None else None


class _Walk:
    """One walk over the tree; loops and no recursion, as depth has no bound."""

    def __init__(self, parser: LexborHTMLParser) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []
        self._layout = _layout_tables(parser)
        self._out = self.lines
        self._depth = 0
        self._table: int | None = None  # the table of data that is being read
        self._rows: list[tuple[SpanCell, ...]] = []
        self._row: list[SpanCell] = []

    def run(self, root: LexborNode) -> None:
        """Read the tree under `root`."""
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag
            if tag == "-text":
                self._out.add(node.text_content or "")
            elif tag not in _DROPPED:
                self._open(node, tag or "")
                child = node.first_child
                if child is not None:
                    self._depth += 1
                    node = child
                    continue
                self._close(node, tag or "")
            node = self._next(node)

    def _next(self, node: LexborNode) -> LexborNode | None:
        """Go on to the node after this one, closing those that end here."""
        # Depth is counted since nodes compare equal by their HTML, which is slow.
        while self._depth > 0:
            following = node.next
            if following is not None:
                return following
            parent = node.parent
            if parent is None:
                return None
            node = parent
            self._depth -= 1
            self._close(node, node.tag or "")
        return None

    def _open(self, node: LexborNode, tag: str) -> None:
        if tag not in _BLOCKS:
            return
        if self._table is None:
            self._out.end_block()
            if tag == "table" and node.mem_id not in self._layout:
                self._table, self._rows = node.mem_id, []
        elif tag in ("td", "th"):
            self._out = Lines(one_line=not _is_alone(node))
        else:
            self._out.end_block()

    def _close(self, node: LexborNode, tag: str) -> None:
        if tag not in _BLOCKS:
            return
        self._out.end_block()
        if self._table is None:
            return
        if tag in ("td", "th"):
            self._row.append(_span_cell(node, self._out.text))
            self._out = self.lines
        elif tag == "tr":
            self._rows.append(write_row(self.lines, self._row))
            self._row = []
        elif tag == "table" and node.mem_id == self._table:
            table = resolve(1, self._rows)
            self.tables += [table] if table else []
            self._table = None


def _layout_tables(parser: LexborHTMLParser) -> frozenset[int]:
    """Find the tables that hold other tables."""
    tables = parser.css("table")
    return frozenset(_outer_tables(tables)) if len(tables) > 1 else frozenset()


def _outer_tables(tables: list[LexborNode]) -> Iterator[int]:
    for table in tables:
        node = table.parent
        while node is not None and node.tag != "table":
            node = node.parent
        if node is not None:
            yield node.mem_id


def _is_alone(cell: LexborNode) -> bool:
    """Say whether it is its row's only cell: such a cell may have many lines."""
    row = cell.parent
    if row is None:
        return True
    cells = 0
    node = row.first_child
    while node is not None and cells < 2:
        cells += node.tag in ("td", "th")
        node = node.next
    return cells < 2


def _span_cell(node: LexborNode, text: str) -> SpanCell:
    attributes = node.attributes
    if not attributes:
        return SpanCell(text)
    return SpanCell(
        text, _number(attributes.get("colspan")), _number(attributes.get("rowspan"))
    )


def _number(value: str | None) -> int:
    digits = (value or "").strip()[:4]
    return max(int(digits), 1) if digits.isascii() and digits.isdigit() else 1
