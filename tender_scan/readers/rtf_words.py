"""Words of RTF that matter for its text."""

from tender_scan.readers.rtf_story import BOX, CODE, COMMENT, FOOTER, HEADER, NOTE

CHARACTERS = {
    b"tab": "\t",
    b"line": "\n",
    b"softline": "\n",
    b"column": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
    b"qmspace": " ",
}
SIGNS = {b"~": "\u00a0", b"_": "-", b"\t": "\t"}
ENDS = {
    b"par": "paragraph",
    b"sect": "paragraph",
    b"page": "paragraph",
    b"cell": "cell",
    b"row": "row",
    b"nestcell": "inner cell",
    b"nestrow": "inner row",
}

STORIES = {
    b"header": HEADER,
    b"headerl": HEADER,
    b"headerr": HEADER,
    b"headerf": HEADER,
    b"footer": FOOTER,
    b"footerl": FOOTER,
    b"footerr": FOOTER,
    b"footerf": FOOTER,
    b"footnote": NOTE,
    b"annotation": COMMENT,
    b"shptxt": BOX,
    b"dptxbxtext": BOX,
    b"fldinst": CODE,
}
READ_THOUGH_STARRED = frozenset(
    {*STORIES, b"shpinst", b"shppict", b"nesttableprops", b"do", b"moMath", b"fonttbl"}
)
"""A reader that does not know a starred destination passes it by; these we know."""

PASSED_BY = frozenset(
    {b"colortbl", b"stylesheet", b"info", b"pict", b"sp", b"shprslt", b"nonshppict"}
    | {b"listtext", b"pntext", b"pntxta", b"pntxtb", b"xe", b"tc", b"tcn", b"rxe"}
    | {b"filetbl", b"revtbl", b"template", b"nonesttables", b"private1", b"ftnsep"}
    | {b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc", b"aftncn", b"bkmkstart"}
    | {b"bkmkend", b"listtable", b"listoverridetable", b"objclass", b"objname"}
)
"""Destinations that hold no text of the document, or the same text once more."""
