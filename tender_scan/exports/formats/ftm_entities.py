"""One notice as entities of FollowTheMoney."""

from collections.abc import Iterator, Sequence

from tender_scan.exports.awards import awards_of
from tender_scan.exports.organisations import (
    Organisation,
    hashed,
    organisations,
    web_address,
)
from tender_scan.records.exported import ExportedFinding, ExportedNotice

Entity = dict[str, str | dict[str, list[str]]]
_AWARDED = ("award", "contract", "acceptance")
_FIRMS = ("supplier", "tenderer")


def entities(stated: ExportedNotice) -> Iterator[Entity]:
    """Give the entities of a notice, each after those that it refers to."""
    named = organisations(stated)
    document = _id("document", stated.document_id)
    for organisation in named.values():
        yield _organisation(organisation)
    yield _document(stated, document)
    about = [document]
    if stated.notice.type in _AWARDED:
        contract = _contract(stated, named, document)
        about.append(str(contract["id"]))
        yield contract
        yield from _awards(stated, named, document, str(contract["id"]))
    elif stated.notice.buyer:
        call = _call(stated, named, document)
        about.append(str(call["id"]))
        yield call
    for finding in stated.findings:
        yield _note(finding, about)


def _organisation(organisation: Organisation) -> Entity:
    """Who only sells is a company; who buys may be anything."""
    is_firm = all(role in _FIRMS for role in organisation.roles)
    watch = f"a public list has a like name: {organisation.watch}"
    return _entity(
        "Company" if is_firm else "Organization",
        _organisation_id(organisation),
        name=organisation.name,
        uscCode=organisation.credit_code,
        jurisdiction="cn" if organisation.credit_code else None,
        notes=watch if organisation.watch else None,
    )


def _document(stated: ExportedNotice, document: str) -> Entity:
    # Its contentHash would have to be SHA-1.
    path = stated.path or ""
    return _entity(
        "Document",
        document,
        title=stated.notice.title,
        fileName=path.rpartition("/")[2],
        mimeType=stated.media_type,
        date=stated.notice.published,
        sourceUrl=web_address(stated.notice.source_url),
        notes=[f"SHA-256: {stated.document_id}", f"in the dump: {path}"],
    )


def _contract(
    stated: ExportedNotice, named: dict[str, Organisation], document: str
) -> Entity:
    notice = stated.notice
    return _entity(
        "Contract",
        _id("contract", stated.case_id or stated.document_id),
        title=_title(stated),
        authority=_reference(named, notice.buyer),
        amount=_number(notice.amount_cny),
        currency="CNY" if notice.amount_cny is not None else None,
        contractDate=notice.signed,
        procedureNumber=notice.project_id,
        language="zho",
        sourceUrl=web_address(notice.source_url),
        proof=document,
    )


def _awards(
    stated: ExportedNotice, named: dict[str, Organisation], document: str, contract: str
) -> Iterator[Entity]:
    notice = stated.notice
    for award in awards_of(notice):
        # Of several suppliers nobody knows who gets how much.
        amount = award.amount_cny if len(award.suppliers) == 1 else None
        for name in award.suppliers:
            supplier = _organisation_id(named[name])
            yield _entity(
                "ContractAward",
                _id("award", contract, supplier, award.lot or ""),
                supplier=supplier,
                contract=contract,
                lotNumber=award.lot,
                amount=_number(amount),
                currency=None if amount is None else "CNY",
                date=notice.awarded or notice.published,
                proof=document,
            )


def _call(
    stated: ExportedNotice, named: dict[str, Organisation], document: str
) -> Entity:
    notice = stated.notice
    budget = _number(notice.budget_cny)
    return _entity(
        "CallForTenders",
        _id("call", stated.case_id or stated.document_id),
        title=_title(stated),
        authority=_reference(named, notice.buyer),
        authorityReferenceId=notice.project_id,
        publicationDate=notice.published,
        procedure=notice.type,
        tenderers=[_organisation_id(each) for each in named.values() if _tenders(each)],
        summary=f"budget: {budget} CNY" if budget else None,
        sourceUrl=web_address(notice.source_url),
        proof=document,
    )


def _note(finding: ExportedFinding, about: Sequence[str]) -> Entity:
    return _entity(
        "Note",
        _id("finding", finding.finding_id),
        name=f"{finding.target}: {finding.role} ({finding.band}, {finding.score:.2f})",
        description=finding.passage,
        entity=about,
        keywords=[finding.target, finding.kind, finding.band, finding.sense],
        notes=[
            f"page {finding.page}" + (f", {finding.place}" if finding.place else ""),
            f"decision: {finding.decision or 'none yet'}",
        ],
        proof=about[0],
    )


def _title(stated: ExportedNotice) -> str:
    """A contract and a call must have a title."""
    return stated.notice.title or stated.notice.project_id or stated.path or "?"


def _tenders(organisation: Organisation) -> bool:
    return any(role in _FIRMS for role in organisation.roles)


def _organisation_id(organisation: Organisation) -> str:
    return _id("organisation", organisation.key)


def _reference(named: dict[str, Organisation], name: str | None) -> str | None:
    return _organisation_id(named[name]) if name else None


def _id(*parts: str) -> str:
    return f"tender-scan-{hashed(*parts)}"


def _number(amount: float | None) -> str | None:
    return None if amount is None else f"{amount:.2f}".removesuffix(".00")


def _entity(
    schema: str, entity_id: str, **properties: str | Sequence[str] | None
) -> Entity:
    listed = {
        name: [value] if isinstance(value, str) else list(value)
        for name, value in properties.items()
        if value
    }
    return {"id": entity_id, "schema": schema, "properties": listed}
