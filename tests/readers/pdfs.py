"""PDFs made by reportlab, and by hand where no library writes what is wanted."""

import io
from collections.abc import Callable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, encrypt: str | None = None) -> bytes:
    """Draw each page; `encrypt` is the user password."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    if encrypt is not None:
        canvas.setEncrypt(_standard(encrypt))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _standard(password: str) -> object:
    from reportlab.lib.pdfencrypt import StandardEncryption

    return StandardEncryption(password, ownerPassword="owner", canPrint=1)


def words(*lines: str, size: int = 12, x: int = 72, y: int = 700) -> Draw:
    """Draw lines of text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", size)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - 20 * number, line)

    return draw


def written(objects: Sequence[str]) -> bytes:
    """Write a PDF of raw objects, the first of them the catalog."""
    out = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Root 1 0 R /Size {size} >>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + tail.encode()


def with_characters(*targets: str) -> bytes:
    """One page of one word, whose glyphs say what `targets` (UTF-16 in hex) say."""
    codes = [f"{number:04X}" for number in range(1, len(targets) + 1)]
    pairs = " ".join(
        f"<{code}> <{target}>" for code, target in zip(codes, targets, strict=True)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(codes)} beginbfchar {pairs} endbfchar endcmap end end"
    )
    content = f"BT /F1 20 Tf 72 700 Td <{''.join(codes)}> Tj ET"
    return written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 7 0 R "
            "/Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H "
            "/DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /DW 1000 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            "/FontDescriptor << /Type /FontDescriptor /FontName /Helvetica /Flags 4 "
            "/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 "
            "/CapHeight 700 /StemV 80 >> >>",
            f"<< /Length {len(cmap)} >> stream\n{cmap}\nendstream",
            f"<< /Length {len(content)} >> stream\n{content}\nendstream",
        ]
    )
