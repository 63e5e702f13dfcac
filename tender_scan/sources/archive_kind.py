"""Archives that do not begin with a mark: TAR, LZH, ISO."""

import re

_TAR = "application/x-tar"
_LZH = re.compile(rb"..-lh[0-7d]-|..-lz[s45]-", re.DOTALL)
_ISO_MARK = 0x8001
_TAR_HEADER = 512
_CHECKSUM = slice(148, 156)


def archive_type(head: bytes) -> str | None:
    """Tell the media type by marks inside the first 64 kB; None where none fits."""
    if head[257:262] == b"ustar" or _is_old_tar(head[:_TAR_HEADER]):
        return _TAR
    if _LZH.match(head):
        return "application/x-lzh-compressed"
    if head[_ISO_MARK : _ISO_MARK + 5] == b"CD001":
        return "application/x-iso9660-image"
    return None


def _is_old_tar(block: bytes) -> bool:
    """Say whether a block is a TAR header of before 1988, by its checksum alone."""
    field = block[_CHECKSUM].strip(b" \0")
    if len(block) < _TAR_HEADER or not re.fullmatch(rb"[0-7]{1,7}", field):
        return False
    # The checksum is that of the header with blanks in its place.
    return int(field, 8) == sum(block) - sum(block[_CHECKSUM]) + 8 * ord(" ")
