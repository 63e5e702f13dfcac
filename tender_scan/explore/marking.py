"""Put ``<mark>`` round spans of a text; everything else is escaped."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, order=True)
class Span:
    """``[start, end)`` in code points of a text, and the CSS class of its mark."""

    start: int
    end: int
    style: str = ""


def marked(text: str, spans: Iterable[Span]) -> Markup:
    """Mark spans of a text.

    Parameters
    ----------
    text
        Untrusted: no markup in it survives.
    spans
        In any order. Parts outside the text, and spans that begin inside an earlier
        one, are left unmarked.

    Examples
    --------
    >>> marked("买<b>A100", [Span(4, 8)])
    Markup('买&lt;b&gt;<mark>A100</mark>')
    """
    parts: list[Markup] = []
    place = 0
    for span in sorted(spans):
        start, end = span.start, min(span.end, len(text))
        if start < place or start >= end:
            continue
        parts += (escape(text[place:start]), _mark(text[start:end], span.style))
        place = end
    parts.append(escape(text[place:]))
    return Markup("").join(parts)


def _mark(text: str, style: str) -> Markup:
    if not style:
        return Markup("<mark>{}</mark>").format(text)
    return Markup('<mark class="{}">{}</mark>').format(style, text)


def clipped(text: str, spans: Iterable[Span], around: int) -> Markup:
    """Mark spans of a text, and leave out what is far from the first of them.

    Parameters
    ----------
    around
        Code points kept on either side of the first span; what is left out is shown
        as ``…``.

    Examples
    --------
    >>> clipped("一二三四五A100六七八九", [Span(5, 9)], 2)
    Markup('…四五<mark>A100</mark>六七…')
    """
    ordered = sorted(spans)
    first = ordered[0] if ordered else Span(0, 0)
    start = max(0, first.start - around)
    end = min(len(text), first.end + around)
    inside = [Span(s.start - start, s.end - start, s.style) for s in ordered]
    return Markup("{}{}{}").format(
        "…" if start else "",
        marked(text[start:end], inside),
        "…" if end < len(text) else "",
    )
