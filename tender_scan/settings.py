"""Every knob of a scan, in one frozen object, checked once."""

from dataclasses import dataclass, fields

from tender_scan.errors import UsageError

MB = 1_000_000


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
    seconds
        Wall time of one document; its worker is ended after that: ``timeout``.
    memory_bytes
        Address space of a worker: ``oom``.
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
    seconds: int = 60
    memory_bytes: int = 1_500 * MB

    def __post_init__(self) -> None:
        """Refuse values that cannot work."""
        for field in fields(self):
            if getattr(self, field.name) <= 0:
                raise UsageError(f"limit {field.name} must be above 0")


@dataclass(frozen=True)
class Settings:
    """What a run was asked to do; stored with the run."""

    workers: int = 1
    limits: Limits = Limits()
    model: str | None = None
    lexicon: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse values that cannot work."""
        if self.workers < 1:
            raise UsageError("--workers must be 1 or more")
