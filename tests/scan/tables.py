"""Draw tables as producers do: cell by cell, or line by line across the columns."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
SIZE, LEAD = 10, 14

Lines = Sequence[str]


def drawn_table(
    edges: Sequence[float],
    rows: Sequence[Sequence[Lines]],
    *,
    ruled: bool = True,
    centred: bool = False,
    middle: bool = False,
    across: bool = True,
) -> bytes:
    """Draw one page with a table whose cells are already broken into lines.

    Parameters
    ----------
    edges
        Of the columns, in points.
    centred, middle
        How the lines stand in their cell.
    across
        Whether lines are drawn across the columns, as some printer drivers do.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont(FONT, SIZE)
    top = 700.0
    for row in rows:
        height = max(map(len, row)) * LEAD + 6
        if ruled:
            canvas.grid(list(edges), [top - height, top])
        words = []
        for left, right, lines in zip(edges, edges[1:], row, strict=False):
            down = (height - 6 - len(lines) * LEAD) / 2 if middle else 0
            for number, line in enumerate(lines):
                width = canvas.stringWidth(line, FONT, SIZE)
                x = (left + right - width) / 2 if centred else left + 4
                words.append((-(top - 12 - down - number * LEAD), x, line))
        for y, x, line in sorted(words) if across else words:
            canvas.drawString(x, -y, line)
        top -= height
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def flowed_table(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
    before: Sequence[str] = (),
) -> bytes:
    """Lay a table out over as many pages as it needs, its header on the first only."""
    style = ParagraphStyle("x", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
    buffer = io.BytesIO()
    table = Table(
        [[Paragraph(text, style) for text in row] for row in rows], colWidths=widths
    )
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                *(("SPAN", *span) for span in spans),
            ]
        )
    )
    flow = [Paragraph(text, style) for text in before]
    SimpleDocTemplate(buffer, pagesize=A4).build([*flow, table])
    return buffer.getvalue()
