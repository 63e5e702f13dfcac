"""Archives that were split over several files, told by name."""

import re

PART = "part of a split archive; join the parts"

_NAME = re.compile(
    r"\.(?:part\d+\.(?:rar|exe)|(?:7z|zip|rar|tar|gz|tgz)\.\d{3}|[rz]\d{2})$",
    re.IGNORECASE,
)


def is_part(name: str) -> bool:
    """Say whether a file's name is that of a part.

    Examples
    --------
    >>> [is_part(name) for name in ("招标文件.part2.rar", "招标文件.7z.001", "a.rar")]
    [True, True, False]
    """
    return bool(_NAME.search(name))
