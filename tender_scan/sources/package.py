"""Parts of an office document that is a ZIP of XML."""

import io

from tender_scan.errors import SourceError
from tender_scan.settings import Limits
from tender_scan.sources.budget import Budget
from tender_scan.sources.zip_directory import zip_directory
from tender_scan.sources.zip_member import read_member


class Package:
    """A DOCX or XLSX opened for its parts.

    Parameters
    ----------
    data
        The file.
    limits
        Bound what the parts unpack to, all together.

    Attributes
    ----------
    names : frozenset of str
        The parts.

    Raises
    ------
    SourceError
        ``corrupt`` if the directory cannot be read.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._file = io.BytesIO(data)
        self._budget = Budget(limits, len(data))
        self._infos = {info.filename: info for info in zip_directory(self._file)}
        self.names = frozenset(self._infos)

    def size(self, name: str) -> int:
        """Give the size of a part in bytes, unpacked, as the directory claims it."""
        return self._infos[name].file_size

    def read(self, name: str) -> bytes:
        """Read one part.

        Raises
        ------
        SourceError
            ``corrupt``, ``encrypted`` or ``bomb``; ``corrupt`` too where it is missing.
        """
        info = self._infos.get(name)
        if info is None:
            raise SourceError(f"damaged: {name} is missing", "corrupt")
        return read_member(self._file, info, self._budget)
