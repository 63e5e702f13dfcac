"""The parts of an OFD file, found by the locations that other parts name."""

from posixpath import dirname, join, normpath

from tender_scan.readers.docx_xml import Element, parse_xml
from tender_scan.settings import Limits
from tender_scan.sources.package import Package

ENTRY = "OFD.xml"
_ENCRYPTIONS = "encryptions.xml"


class OfdPackage:
    """An OFD opened for its parts.

    Parameters
    ----------
    data
        The file.
    limits
        Bound what the parts unpack to, all together.

    Raises
    ------
    SourceError
        ``corrupt`` if the directory cannot be read.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._package = Package(data, limits)
        self._by_lower = {name.lower(): name for name in sorted(self._package.names)}

    @property
    def is_encrypted(self) -> bool:
        """Whether some parts are encrypted (GM/T 0099-2020, annex C)."""
        return _ENCRYPTIONS in self._by_lower

    def find(self, base: str, location: str | None) -> str | None:
        """Find a part.

        Parameters
        ----------
        base
            The part that names it; locations are relative to its folder, or from the
            root with a slash (GB/T 33190-2016, 7.3). Some producers count from the
            root without one.
        location
            As it is written there.

        Returns
        -------
        str or None
            A name in the package; nothing outside of it can be named.
        """
        place = (location or "").strip().replace("\\", "/")
        for folder in ("",) if place.startswith("/") else (dirname(base), ""):
            name = normpath(join(folder, place.lstrip("/")))
            if found := self._by_lower.get(name.lower()):
                return found
        return None

    def xml(self, name: str) -> Element:
        """Parse a part.

        Raises
        ------
        ReadError, SourceError
            With the status that fits.
        """
        return parse_xml(self._package.read(name), name)

    def data(self, name: str) -> bytes:
        """Read a part.

        Raises
        ------
        SourceError
            With the status that fits.
        """
        return self._package.read(name)
