"""Draw scan.png: run by hand, ``python draw.py /path/to/NotoSansCJK-Regular.ttc``."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

LINES = (
    "云岭理工大学算力平台采购项目公开招标公告",
    "拟采购 NVIDIA A100 服务器两台，用于人工智能训练。",
    "投标人须在中华人民共和国境内注册，并具有良好的商业信誉。",
)
ROWS = (("序号", "名称", "规格型号", "数量"), ("1", "训练服务器", "NVIDIA H800", "12"))
COLUMNS = (120, 260, 620, 1020, 1240)
TOPS = (420, 500, 580)


def main(font_file: str) -> None:
    picture = Image.new("L", (1400, 900), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(font_file, 36, index=2)
    for number, line in enumerate(LINES):
        draw.text((120, 80 + 90 * number), line, font=font, fill=0)
    for x in COLUMNS:
        draw.line((x, TOPS[0], x, TOPS[-1]), fill=0, width=3)
    for y in TOPS:
        draw.line((COLUMNS[0], y, COLUMNS[-1], y), fill=0, width=3)
    for row, y in zip(ROWS, TOPS, strict=False):
        for text, x in zip(row, COLUMNS, strict=False):
            draw.text((x + 20, y + 14), text, font=font, fill=0)
    draw.text((880, 740), "RTX 4090", font=font, fill=0)  # alone, so its ink is known
    here = Path(__file__).parent
    picture.quantize(4).save(here / "scan.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
