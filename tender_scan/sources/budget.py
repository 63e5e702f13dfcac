"""What one outermost file may still unpack to, counted in bytes really seen."""

from tender_scan.errors import SourceError
from tender_scan.settings import Limits

_RATIO_FREE_BYTES = 10_000_000
"""Below this the ratio is not looked at: small repetitive files pack very well."""


class Budget:
    """Counts members and unpacked bytes of an archive and of all archives inside it.

    Parameters
    ----------
    limits
        The scan's limits.
    packed_bytes
        Size of the outermost file.
    """

    def __init__(self, limits: Limits, packed_bytes: int) -> None:
        self.limits = limits
        self._packed = max(packed_bytes, 1)
        self._unpacked = 0
        self._members = 0

    def enter_member(self) -> None:
        """Count one member more.

        Raises
        ------
        SourceError
            With status ``bomb`` past the limit.
        """
        self._members += 1
        if self._members > self.limits.members:
            raise SourceError(
                f"limit members: more than {self.limits.members}; the rest is not read",
                "bomb",
            )

    @property
    def spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self._unpacked > self.limits.unpacked_bytes

    def add(self, size: int, member_size: int, member_packed: int) -> None:
        """Count `size` more bytes, of a member that now has `member_size` of them.

        Raises
        ------
        SourceError
            With status ``bomb`` and the limit named.
        """
        self._unpacked += size
        self.check_member(member_size)
        self._check(member_size, member_packed)

    def add_streamed(self, size: int, stream_size: int, packed: int) -> None:
        """Count `size` more bytes of a stream that now has given `stream_size`.

        Only what is held in memory whole is bound by ``member_bytes``.

        Raises
        ------
        SourceError
            With status ``bomb`` and the limit named.
        """
        self._unpacked += size
        self._check(stream_size, packed or self._packed)

    def check_member(self, size: int) -> None:
        """Refuse a member that is too large to be held in memory.

        Raises
        ------
        SourceError
            With status ``bomb`` and the limit named.
        """
        if size > self.limits.member_bytes:
            raise _bomb("member_bytes", self.limits.member_bytes)

    def refuse_more(self) -> None:
        """Refuse to go on where nothing more may be unpacked.

        Raises
        ------
        SourceError
            With status ``bomb`` and the limit named.
        """
        if self.spent:
            raise _bomb("unpacked_bytes", self.limits.unpacked_bytes)

    def _check(self, size: int, packed: int) -> None:
        limits = self.limits
        self.refuse_more()
        if size > max(_RATIO_FREE_BYTES, limits.ratio * packed):
            raise _bomb("ratio", limits.ratio)
        if self._unpacked > max(_RATIO_FREE_BYTES, limits.ratio * self._packed):
            raise _bomb("ratio", limits.ratio)


def _bomb(limit: str, value: int) -> SourceError:
    return SourceError(f"limit {limit}: unpacks to more than {value}", "bomb")
