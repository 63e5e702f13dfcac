"""What leaves the database: a finding with all that a reader needs beside it."""

from dataclasses import dataclass

from tender_scan.records.mention import Box, Reason
from tender_scan.records.notice import Notice, Party


@dataclass(frozen=True, slots=True)
class ExportedFinding:
    """One finding of the review queue, told by its best mention and its notice.

    The names are those of the database; ``exports/data/columns.toml`` says what each
    holds, in this order. What the notice does not state is None.
    """

    finding_id: str
    passage: str
    target: str
    kind: str
    band: str
    score: float
    role: str
    route: str | None
    quantity: float | None
    unit: str | None
    unit_price_cny: float | None
    item_amount_cny: float | None
    buyer: str | None
    suppliers: tuple[str, ...]
    intermediary: str | None
    agency: str | None
    amount_cny: float | None
    budget_cny: float | None
    project_id: str | None
    published: str | None
    opened: str | None
    awarded: str | None
    signed: str | None
    region: str | None
    notice_type: str | None
    title: str | None
    controlled_at_date: int | None
    watch: str | None
    path: str | None
    page: int
    place: str | None
    decision: str | None
    reviewer: str | None
    decided_at: str | None
    note: str | None
    sense: str
    surface: str
    implied: int
    obfuscated: int
    p_sought: float
    p_lookalike: float
    vendor: str | None
    term_id: str
    sha256: str
    media_type: str
    text_source: str | None
    source_url: str | None
    copy_of: str | None
    case_id: str | None


@dataclass(frozen=True, slots=True)
class ExportedMention:
    """One mention of a finding; the names are those of the table ``mentions``."""

    page: int
    start: int
    end: int
    surface: str
    implied: int
    obfuscated: int
    sense: str
    role: str
    route: str | None
    p_sought: float
    p_lookalike: float
    band: str
    quantity: float | None
    unit: str | None
    unit_price_cny: float | None
    amount_cny: float | None
    controlled_at_date: int | None
    passage: str
    passage_start: int
    place: str | None
    reasons: tuple[Reason, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class WatchedParty:
    """A party, and the organisation on a public list that it matched, if any.

    `watch` is the listed name and the rule that matched, as in the review queue.
    """

    party: Party
    watch: str | None


@dataclass(frozen=True, slots=True)
class ExportedNotice:
    """A document with its notice, its parties and the chosen findings.

    Parameters
    ----------
    case_id
        Notices of one procurement share it; None where it is the only one known.
    recorded_at
        When it was first read, UTC, ISO.
    notice
        Empty where the document is no notice; its `evidence` is left out.
    findings
        Strongest first; never empty.
    """

    document_id: str
    media_type: str
    path: str | None
    case_id: str | None
    recorded_at: str
    notice: Notice
    parties: tuple[WatchedParty, ...]
    findings: tuple[ExportedFinding, ...]
