"""Names of members: text where the archive says what they are, else by vote.

Chinese archivers write GBK without saying so. All unmarked names of an archive are
decoded together, since one short name says too little of its encoding.
"""

from collections.abc import Sequence

from tender_scan.text.encoding import detect


def decoded_names(names: Sequence[str | bytes]) -> list[tuple[str, bytes | None]]:
    r"""Decode the names of one archive.

    Parameters
    ----------
    names
        In order; bytes where the archive does not say which encoding they are in.

    Returns
    -------
    list of tuple
        The name with ``/`` between its parts, and its bytes where they are not UTF-8,
        else None. The names are as the archive gives them, ``..`` and all: they are
        shown to people and never used to write a file.

    Examples
    --------
    >>> decoded_names(["附件\\清单.xls", "公告.pdf".encode("gb18030")])
    [('附件/清单.xls', None), ('公告.pdf', b'\xb9\xab\xb8\xe6.pdf')]
    """
    raws = [name for name in names if isinstance(name, bytes) and not name.isascii()]
    encoding = detect(b"\n".join(raws)) if raws else "utf-8"
    return [_decoded(name, encoding) for name in names]


def _decoded(name: str | bytes, encoding: str) -> tuple[str, bytes | None]:
    if isinstance(name, str):
        return name.replace("\\", "/"), None
    text = name.decode(encoding, "backslashreplace").replace("\\", "/")
    # A separator that was turned round does not make the name another one.
    same = text.encode("utf-8", "replace") == name.replace(b"\\", b"/")
    return text, (None if same else name)
