"""What the lexicon knows of one thing: its names, figures, letters and sources."""

from dataclasses import dataclass

KINDS = ("chip", "system", "cloud", "ai_service")
TERM_SENSES = (
    "restricted",
    "foreign_cloud",
    "foreign_ai",
    "unrestricted",
    "domestic",
)
"""The senses a true mention can have; ``lookalike`` is never one of them."""
CERTAINTIES = ("high", "medium", "low")

BITS = {
    "fp64": 64,
    "fp32": 32,
    "fp16": 16,
    "bf16": 16,
    "fp8": 8,
    "int8": 8,
    "int4": 4,
    "fp4": 4,
}
"""Precisions a variant may state, with their bit length."""


@dataclass(frozen=True)
class Variant:
    """One version of a chip. A figure that is not known is None.

    Parameters
    ----------
    memory_gb
        Gigabytes on the card.
    bandwidth
        Of the memory, in GB/s.
    link
        Sum of the links to other chips, both directions, in GB/s; 0 where there is
        nothing but PCIe.
    throughput
        Pairs of precision (see `BITS`) and dense tera-operations a second, never
        with sparsity.
    area
        Of all logic dies, in mm².
    nonplanar
        Whether these dies are FinFET or later.
    datacentre
        Designed or marketed for datacentres; None: as the term says.
    power_w
        Watts.
    printed
        Further figures that data sheets print, by the name that the parser of unnamed
        chips gives them (``tensor_cores``, ``bus_width`` in bits, ``power``,
        ``cuda_cores`` or a precision). The control rules do not read them: of a chip
        that has no other, the precision that decides is not known.
    """

    name: str
    memory_gb: float | None = None
    memory: str | None = None
    bandwidth: float | None = None
    link: float | None = None
    throughput: tuple[tuple[str, float], ...] = ()
    area: float | None = None
    nonplanar: bool = True
    datacentre: bool | None = None
    cuda_cores: int | None = None
    power_w: float | None = None
    printed: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Letter:
    """An "is informed" letter that named the thing: ISO date and citation."""

    date: str
    citation: str


@dataclass(frozen=True)
class Term:
    """One thing that people would facet by.

    Parameters
    ----------
    id
        Lower case with hyphens, never changed: ``nvidia-a100``.
    kind
        One of `KINDS`.
    sense
        What a true mention of it is, one of `TERM_SENSES`. ``restricted`` where a
        control has reached it at some time, whatever the notice's date.
    aliases
        Names that count anywhere, in the form they are written.
    weak
        Names that count only beside a word of ``data/computing-cues.toml``.
    nicknames
        Disguises; a mention by one of these is obfuscated.
    datacentre
        Designed or marketed for datacentres; None where the question does not arise.
    contains
        Of a system: ids of chips that are in it.
    options
        Ids of chips of which one is meant or fitted, and the name does not say which.
    sources
        Citations in full, never empty.
    """

    id: str
    name: str
    kind: str
    vendor: str
    sense: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    datacentre: bool | None = None
    letters: tuple[Letter, ...] = ()
    contains: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: str = "medium"
    note: str | None = None

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every name: aliases, weak names, nicknames, in this order."""
        return self.aliases + self.weak + self.nicknames
