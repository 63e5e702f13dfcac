"""Turn records into rows; JSON columns keep Chinese readable."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from hashlib import sha256
from math import prod

from tender_scan.notices.cases.keys import project_key, title_key
from tender_scan.records import BANDS, Item, Mention, Notice, Party, ScanResult

Value = str | int | float | bytes | None
Row = tuple[Value, ...]


def finding_id(document_id: str, term_id: str) -> str:
    """Name a finding by what it is, so that a later scan gives it the same id."""
    return sha256(f"{document_id}\n{term_id}".encode()).hexdigest()[:16]


def combined_score(mentions: Iterable[Mention]) -> float:
    """Probability that at least one of the mentions is sought."""
    return round(1 - prod(1 - mention.p_sought for mention in mentions), 4)


def strongest(mentions: Sequence[Mention]) -> int:
    """Index of the mention with the strongest band, then the highest p_sought."""
    return min(
        range(len(mentions)),
        key=lambda i: (BANDS.index(mentions[i].band), -mentions[i].p_sought),
    )


def as_json(value: object) -> str:
    """Write a JSON column."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def document_row(result: ScanResult, attempts: int, run_id: int) -> Row:
    """Row of ``documents``."""
    document, mentions = result.document, result.mentions
    title = (result.notice and result.notice.title) or document.title
    return (
        document.id,
        document.media_type,
        result.bytes,
        len(document.pages),
        document.characters,
        document.text_source,
        document.status,
        document.status_detail,
        attempts,
        result.duration_ms,
        document.reader,
        title,
        mentions[strongest(mentions)].band if mentions else None,
        combined_score(mentions) if mentions else None,
        run_id,
        int(result.name_mismatch),
        run_id,
        result.kept or None,
        None,
    )


def page_rows(result: ScanResult) -> list[Row]:
    """Rows of ``pages``, without their id."""
    return [
        (result.document.id, p.number, p.text, p.source, p.width, p.height)
        for p in result.document.pages
    ]


def notice_row(document_id: str, notice: Notice) -> Row:
    """Row of ``notices``, without its id."""
    return (
        document_id,
        notice.type,
        notice.title,
        notice.project_id,
        notice.buyer,
        notice.agency,
        as_json(notice.suppliers),
        notice.budget_cny,
        notice.amount_cny,
        notice.published,
        notice.region,
        None,
        notice.source_url,
        as_json([asdict(evidence) for evidence in notice.evidence]),
        notice.opened,
        notice.awarded,
        notice.signed,
        notice.ceiling_cny,
        as_json([asdict(lot) for lot in notice.lots]),
        as_json(asdict(notice.intermediary)) if notice.intermediary else None,
        project_key(notice.project_id),
        title_key(notice.title, notice.buyer),
    )


def party_row(notice_id: int | None, party: Party) -> Row:
    """Row of ``parties``, without its id; the watch-list is matched later."""
    return (
        notice_id,
        party.role,
        party.name,
        party.credit_code,
        None,
        None,
        party.consortium,
    )


def item_row(document_id: str, item: Item) -> Row:
    """Row of ``items``, without its id."""
    return (
        document_id,
        item.number,
        item.name,
        item.specification,
        item.quantity,
        item.unit,
        item.unit_price_cny,
        item.amount_cny,
        item.supplier,
        item.page,
        item.start,
        item.end,
    )


def mention_row(document_id: str, mention: Mention, items: Sequence[int]) -> Row:
    """Row of ``mentions``, without its id.

    Parameters
    ----------
    items
        Ids of the notice's items, in their order.
    """
    controlled = mention.controlled_at_date
    return (
        document_id,
        mention.page,
        mention.start,
        mention.end,
        mention.surface,
        mention.term_id,
        int(mention.implied),
        mention.sense,
        mention.role,
        mention.route,
        mention.p_sought,
        mention.p_lookalike,
        mention.band,
        mention.quantity,
        None if controlled is None else int(controlled),
        mention.passage,
        mention.passage_start,
        as_json([asdict(reason) for reason in mention.reasons]),
        as_json([asdict(box) for box in mention.boxes]),
        int(mention.obfuscated),
        mention.place,
        None if mention.item is None else items[mention.item],
        mention.unit,
        mention.unit_price_cny,
        mention.amount_cny,
    )
