"""Text that a PDF draws twice to look bold: pdfium leaves some of it doubled."""

import re

import pypdfium2 as pdfium

from tender_scan.readers.pdf_units import char_boxes

_PAIR = re.compile(r"([^\W_])\1")
_PIECE = 30
_DOUBLED = 0.7
_PROBE = 72
_LEAST_PROBE = 12
_FEW_KINDS = 6
"""Rows of dots come again on every page of contents."""
_SHIFT = 0.2
"""Of the height of a character: the second drawing lies no farther away."""


def is_suspect(text: str) -> bool:
    """Whether text may be drawn twice: ``AA110000``, or lines that come again.

    Examples
    --------
    >>> is_suspect("采采购购AA110000显显卡卡"), is_suspect("采购A100显卡")
    (True, False)
    """
    at = len(text) // 3
    piece = text[at : at + _PIECE]
    pairs = _PAIR.findall(piece)
    if pairs and 2 * len(pairs) > _DOUBLED * len("".join(piece.split())):
        return True
    probe = text[at : at + min(_PROBE, at)]
    if len(probe) < _LEAST_PROBE or text.find(probe, at + 1) < 0:
        return False
    return len(set(probe)) > _FEW_KINDS


def kept_characters(text_page: pdfium.PdfTextPage, text: str) -> list[int]:
    """Find the characters that are not a second drawing of one before them.

    Returns
    -------
    list of int
        Code points of `text`, rising; all of them where nothing is doubled.
    """
    boxes = char_boxes(text_page, text)
    drawn: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    kept: list[int] = []
    for index, (character, box) in enumerate(zip(text, boxes, strict=True)):
        if box is None:
            kept.append(index)
            continue
        left, bottom, right, top = box
        reach = _SHIFT * max(top - bottom, right - left, 1.0)
        x, y = (left + right) / 2, (bottom + top) / 2
        column, row = int(x // reach), int(y // reach)
        near = (
            point
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for point in drawn.get((character, column + across, row + down), ())
        )
        if any(abs(x - a) < reach and abs(y - b) < reach for a, b in near):
            continue
        drawn.setdefault((character, column, row), []).append((x, y))
        kept.append(index)
    return _without_idle_blanks(text, kept)


def _without_idle_blanks(text: str, kept: list[int]) -> list[int]:
    """Drop line breaks and blanks whose line was dropped whole."""
    result: list[int] = []
    for index in kept:
        if text[index].isspace() and (
            not result
            or text[result[-1]] == "\n"
            or _is_blank_again(text, result, index)
        ):
            continue
        result.append(index)
    while result and text[result[-1]].isspace():
        result.pop()
    return result


def _is_blank_again(text: str, result: list[int], index: int) -> bool:
    return text[index] == " " and text[result[-1]] == " "
