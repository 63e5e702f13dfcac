"""The pictures that an OFD page shows, by the ID it names them with."""

from collections.abc import Iterator

from PIL import Image

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.docx_xml import Element, child, kind, value
from tender_scan.readers.image_frames import FORMATS, decoded, frame_size, opened
from tender_scan.readers.ofd_package import OfdPackage
from tender_scan.settings import Limits
from tender_scan.sources.sniff import sniff


class OfdMedia:
    """Pictures of one document.

    Parameters
    ----------
    package
        The file.
    resources
        Names of the parts that list them.
    """

    def __init__(self, package: OfdPackage, resources: tuple[str, ...]) -> None:
        self._package = package
        self._places: dict[str, str] = {}
        for part in resources:
            self._places.update(self._listed(part))

    def picture(self, id_: str) -> Image.Image | None:
        """Decode a picture; None where it is missing, broken or of another format."""
        part = self._places.get(id_)
        if part is None:
            return None
        try:
            data = self._package.data(part)
            media_type = sniff(data, part)
            if media_type not in FORMATS:
                return None
            with opened(data, media_type) as image:
                frame_size(image, Limits())
                return decoded(image)
        except (ReadError, SourceError):
            return None

    def _listed(self, part: str) -> Iterator[tuple[str, str]]:
        try:
            root = self._package.xml(part)
        except (ReadError, SourceError):
            return
        folder = value(root, "BaseLoc") or "."
        for media in _media(root):
            element = child(media, "MediaFile")
            name = (element.text or "").strip() if element is not None else ""
            for location in (f"{folder}/{name}", name):
                if place := self._package.find(part, location):
                    yield value(media, "ID") or "", place
                    break


def _media(root: Element) -> Iterator[Element]:
    for group in root:
        if kind(group) == "MultiMedias":
            yield from (one for one in group if kind(one) == "MultiMedia")
