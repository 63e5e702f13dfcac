"""Every knob of a scan, in one frozen object, checked once."""

from dataclasses import dataclass, fields

from tender_scan.errors import UsageError

MB = 1_000_000

OCR_CHOICES = ("auto", "never", "always")


@dataclass(frozen=True)
class Limits:
    """How much one file may cost before its status says so.

    Parameters
    ----------
    file_bytes
        A larger file is ``too_large``.
    pages, characters
        Text past this is not read: ``partial``.
    pixels, frames
        Of an image file: a frame with more pixels is never decoded, ``bomb``; frames
        past the limit are not read, ``partial``.
    unpacked_bytes, member_bytes, members, depth, ratio
        For archives, summed over the outermost file: past this ``bomb``. `ratio` is
        unpacked to packed, looked at once more than 10 MB are unpacked.
    rows
        Rows read of one crawl table.
    mentions
        Candidates judged of one document: ``partial``.
    ocr_pages
        Pages recognised of one document; the others are named: ``partial``.
    ocr_seconds
        Wall time of OCR for each page of a document, in the mean: ``partial``.
    seconds
        Wall time of one document without OCR; its worker is ended after that:
        ``timeout``.
    memory_bytes
        Address space of a worker: ``oom``.
    ocr_memory_bytes
        The same of a worker that recognises text.
    """

    file_bytes: int = 500 * MB
    pages: int = 5_000
    characters: int = 20_000_000
    pixels: int = 50_000_000
    frames: int = 500
    unpacked_bytes: int = 2_000 * MB
    member_bytes: int = 200 * MB
    members: int = 20_000
    depth: int = 5
    ratio: int = 200
    rows: int = 10_000_000
    mentions: int = 5_000
    ocr_pages: int = 300
    ocr_seconds: int = 60
    seconds: int = 60
    memory_bytes: int = 1_500 * MB
    ocr_memory_bytes: int = 6_000 * MB

    def __post_init__(self) -> None:
        """Refuse values that cannot work."""
        for field in fields(self):
            if getattr(self, field.name) <= 0:
                raise UsageError(f"limit {field.name} must be above 0")


@dataclass(frozen=True)
class Settings:
    """What a run was asked to do; stored with the run.

    Parameters
    ----------
    ocr
        ``auto`` reads the pages whose text is missing or cannot be trusted by OCR,
        ``always`` every page that has a picture, ``never`` none.
    """

    workers: int = 1
    limits: Limits = Limits()
    model: str | None = None
    lexicon: tuple[str, ...] = ()
    ocr: str = "auto"

    def __post_init__(self) -> None:
        """Refuse values that cannot work."""
        if self.workers < 1:
            raise UsageError("--workers must be 1 or more")
        if self.ocr not in OCR_CHOICES:
            raise UsageError(f"--ocr must be one of {', '.join(OCR_CHOICES)}")
