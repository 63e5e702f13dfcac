"""What is asked of the process that draws, and what it answers."""

import json
from dataclasses import asdict, dataclass

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left."""


@dataclass(frozen=True)
class DrawnBox:
    """A box in points from the page's top left; `is_main` for the finding's own."""

    x0: float
    top: float
    x1: float
    bottom: float
    is_main: bool


@dataclass(frozen=True)
class Job:
    """What to draw.

    Parameters
    ----------
    file
        The original, or an archive that holds it.
    document_id
        SHA-256 of the original: nothing else is drawn.
    media_type
        Of the original.
    page
        From 1.
    boxes
        Painted on the picture.
    spans
        ``[start, end)`` in code points of the page's text, whose places are wanted.
    wants_picture
        False where only places are wanted.
    """

    file: str
    document_id: str
    media_type: str
    page: int
    boxes: tuple[DrawnBox, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    wants_picture: bool = True

    def to_json(self) -> bytes:
        """Write the job for the process."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Job":
        """Read a job."""
        fields = json.loads(text)
        boxes = tuple(DrawnBox(**box) for box in fields.pop("boxes"))
        spans = tuple((start, end) for start, end in fields.pop("spans"))
        return cls(boxes=boxes, spans=spans, **fields)


@dataclass(frozen=True)
class Drawing:
    """A page as drawn.

    Parameters
    ----------
    png
        Empty where no picture was wanted.
    width, height
        Of the page, in points.
    places
        For each span of the job its rectangles, one a line; none where the text has
        no places.
    """

    png: bytes
    width: float
    height: float
    places: tuple[tuple[Rect, ...], ...] = ()

    def to_bytes(self) -> bytes:
        """Write the drawing: a line of JSON, then the PNG."""
        about = {"width": self.width, "height": self.height, "places": self.places}
        return json.dumps(about).encode() + b"\n" + self.png

    @classmethod
    def from_bytes(cls, data: bytes) -> "Drawing":
        """Read a drawing."""
        line, _, png = data.partition(b"\n")
        about = json.loads(line)
        places = tuple(
            tuple((x0, top, x1, bottom) for x0, top, x1, bottom in rects)
            for rects in about["places"]
        )
        return cls(png, about["width"], about["height"], places)
