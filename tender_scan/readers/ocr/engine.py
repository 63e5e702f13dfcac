"""What a program that recognises text gives, and how it is asked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tender_scan.errors import ReadError

if TYPE_CHECKING:
    from PIL.Image import Image


class RecognitionError(ReadError):
    """The engine failed on one page: it took too long, or could not be run."""


@dataclass(frozen=True)
class Glyph:
    """A character, or a few that the engine gives together, and their place.

    Parameters
    ----------
    text
        Without blanks at its ends.
    x0, top, x1, bottom
        In pixels of the picture that was read, origin at the top left.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Run:
    """Glyphs that the engine read as one line, from left to right.

    Parameters
    ----------
    glyphs
        Never empty.
    gaps
        For each glyph, whether the engine saw a blank before it.
    confidence
        0 to 1, as the engine has it.
    """

    glyphs: tuple[Glyph, ...]
    gaps: tuple[bool, ...]
    confidence: float


class Engine(Protocol):
    """A program that recognises Chinese and Latin text in pictures of pages.

    Attributes
    ----------
    name : str
        For `Document.reader` and for people.
    """

    name: str

    def turn(self, picture: "Image", seconds: float) -> int:
        """Say by how much to turn a picture clockwise to be upright: 0, 90, 180, 270.

        0 where it cannot tell.
        """
        ...

    def read(self, picture: "Image", seconds: float) -> tuple[Run, ...]:
        """Read an upright picture.

        Parameters
        ----------
        picture
            Grey, mode ``L``.
        seconds
            Wall time to keep to as far as it can.

        Raises
        ------
        RecognitionError
            It failed.
        """
        ...
