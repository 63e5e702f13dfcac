"""OFD files built as office programs in China write them: a ZIP of small XML parts."""

import io
import zipfile
from collections.abc import Mapping, Sequence

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
Parts = dict[str, bytes | str]


def text(
    written: str, x: float, y: float, *, size: float = 4, code: str = "", more: str = ""
) -> str:
    """A TextObject; each character takes an em, unless `code` has deltas.

    `x`, `y` are the corner of its boundary, the base line is an em below.
    """
    steps = code or f'DeltaX="g {max(len(written) - 1, 0)} {size}"'
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 100 {size * 1.5}" Font="3" '
        f'Size="{size}" {more}><ofd:TextCode X="0" Y="{size}" {steps}>{written}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def picture(x: float, y: float, width: float, height: float) -> str:
    """An ImageObject of the picture with the ID 90."""
    return (
        f'<ofd:ImageObject ID="2" ResourceID="90" Boundary="{x} {y} {width} {height}" '
        f'CTM="{width} 0 0 {height} 0 0"/>'
    )


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """A PathObject that strokes a line."""
    return (
        f'<ofd:PathObject ID="3" Boundary="{x} {y} {to_x - x} {to_y - y}" '
        f'LineWidth="0.5"><ofd:AbbreviatedData>M 0 0 L {to_x - x} {to_y - y}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def page(*objects: str, template: str = "", box: str = "") -> str:
    """The content of a page."""
    area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
    return (
        f"{HEAD}<ofd:Page {SPACE}>{area if box else ''}{template}<ofd:Content>"
        f'<ofd:Layer ID="9" Type="Body">{"".join(objects)}</ofd:Layer></ofd:Content>'
        "</ofd:Page>"
    )


def annotated(*objects: str, boundary: str = "10 20 100 50") -> str:
    """The annotations of a page, one with an appearance."""
    return (
        f'{HEAD}<ofd:PageAnnot {SPACE}><ofd:Annot ID="5" Type="Watermark">'
        f'<ofd:Appearance Boundary="{boundary}">{"".join(objects)}</ofd:Appearance>'
        "</ofd:Annot></ofd:PageAnnot>"
    )


def document(
    pages: Sequence[str],
    *,
    templates: Mapping[str, str] | None = None,
    annotations: Mapping[int, str] | None = None,
    drawings: Mapping[str, str] | None = None,
    image: bytes | None = None,
) -> Parts:
    """The parts of one document, named from its folder."""
    parts: Parts = {}
    listed, common = "", "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    for number, content in enumerate(pages):
        place = f"Pages/Page_{number}/Content.xml"
        parts[place] = content
        listed += f'<ofd:Page ID="{number + 100}" BaseLoc="{place}"/>'
    for id_, content in (templates or {}).items():
        parts[f"Tpls/{id_}.xml"] = content
        common += f'<ofd:TemplatePage ID="{id_}" BaseLoc="Tpls/{id_}.xml"/>'
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{id_}" Width="50" Height="50"><ofd:Content>'
        f"{content}</ofd:Content></ofd:CompositeGraphicUnit>"
        for id_, content in (drawings or {}).items()
    )
    media = ""
    if image is not None:
        parts["Res/image_90.png"] = image
        media = (
            '<ofd:MultiMedias><ofd:MultiMedia ID="90" Type="Image">'
            "<ofd:MediaFile>image_90.png</ofd:MediaFile></ofd:MultiMedia>"
            "</ofd:MultiMedias>"
        )
    parts["PublicRes.xml"] = (
        f'{HEAD}<ofd:Res {SPACE} BaseLoc="Res">{media}<ofd:CompositeGraphicUnits>'
        f"{units}</ofd:CompositeGraphicUnits></ofd:Res>"
    )
    entry = ""
    if annotations:
        entry = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
        places = ""
        for number, content in annotations.items():
            parts[f"Annots/Page_{number}/Annotation.xml"] = content
            places += (
                f'<ofd:Page PageID="{number + 100}"><ofd:FileLoc>Page_{number}/'
                "Annotation.xml</ofd:FileLoc></ofd:Page>"
            )
        parts["Annots/Annotations.xml"] = (
            f"{HEAD}<ofd:Annotations {SPACE}>{places}</ofd:Annotations>"
        )
    parts["Document.xml"] = (
        f"{HEAD}<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{common}"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{entry}</ofd:Document>"
    )
    return parts


def parts_of(*documents: Parts, title: str = "") -> Parts:
    """All parts of a file."""
    bodies = ""
    parts: Parts = {}
    for number, one in enumerate(documents):
        bodies += (
            f"<ofd:DocBody><ofd:DocInfo><ofd:Title>{title}</ofd:Title></ofd:DocInfo>"
            f"<ofd:DocRoot>Doc_{number}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        )
        parts |= {f"Doc_{number}/{name}": content for name, content in one.items()}
    entry = f'{HEAD}<ofd:OFD {SPACE} Version="1.0" DocType="OFD">{bodies}</ofd:OFD>'
    return {"OFD.xml": entry, **parts}


def packed(parts: Parts) -> bytes:
    """The file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ofd(*pages: str, **more: object) -> bytes:
    """A file of one document; `more` as in `document`."""
    return packed(parts_of(document(pages, **more)))  # type: ignore[arg-type]
