"""One notice as a release of the Open Contracting Data Standard 1.1."""

import tomllib
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from tender_scan.exports.awards import Awarded, awards_of
from tender_scan.exports.organisations import (
    Organisation,
    hashed,
    organisations,
    web_address,
)
from tender_scan.records.exported import ExportedNotice

Json = dict[str, object]
PREFIX = "ocds-000000"
"""A prefix is registered by who publishes; this one says that nobody has."""
_ROLES = {"agency": "procuringEntity"}
_CONTRACTED = ("contract", "acceptance")
_FINDING = (
    "finding_id", "target", "kind", "band", "score", "sense", "role", "route",
    "quantity", "unit", "unit_price_cny", "item_amount_cny", "controlled_at_date",
    "passage", "page", "place", "decision", "copy_of",
)  # fmt: skip


@cache
def _kinds() -> dict[str, dict[str, str]]:
    text = (files("tender_scan.exports") / "data" / "ocds.toml").read_text("utf-8")
    return tomllib.loads(text)


def kind_of(notice_type: str | None) -> dict[str, str]:
    """Say what a kind of notice is in the words of the standard."""
    return _kinds().get(notice_type or "other", _kinds()["other"])


def release(stated: ExportedNotice) -> Json:
    """Make the release of a notice; what it does not state is left out."""
    notice = stated.notice
    kind = kind_of(notice.type)
    named = organisations(stated)
    ocid = f"{PREFIX}-{stated.case_id or stated.document_id[:16]}"
    awards = [
        _award(each, f"{ocid}-award-{each.lot or place}", stated, named)
        for place, each in enumerate(awards_of(notice), 1)
    ]
    tag = [kind["tag"]]
    if awards and tag == ["tender"]:
        tag.append("award")
    return _stated(
        ocid=ocid,
        id=stated.document_id,
        date=_moment(notice.published) or _utc(stated.recorded_at),
        tag=tag,
        initiationType="tender",
        language="zh",
        parties=[_party(each) for each in named.values()],
        buyer=_reference(named, notice.buyer),
        tender=_tender(stated, ocid, named),
        awards=awards,
        contracts=_contracts(stated, awards),
        x_tenderScan=_own(stated, named),
    )


def _tender(stated: ExportedNotice, ocid: str, named: dict[str, Organisation]) -> Json:
    notice = stated.notice
    return _stated(
        id=notice.project_id or ocid,
        title=notice.title,
        status=kind_of(notice.type)["tender"],
        procuringEntity=_reference(named, notice.agency),
        value=_value(notice.budget_cny),
        procurementMethod="direct" if notice.type == "single_source" else None,
        procurementMethodDetails=notice.type,
        documents=[
            _stated(
                id=stated.document_id,
                documentType=kind_of(notice.type)["document"],
                title=notice.title,
                url=web_address(notice.source_url),
                datePublished=_moment(notice.published),
                format=stated.media_type,
                language="zh",
            )
        ],
    )


def _award(
    each: Awarded, award_id: str, stated: ExportedNotice, named: dict[str, Organisation]
) -> Json:
    notice = stated.notice
    return _stated(
        id=award_id,
        title=each.title or notice.title,
        status=kind_of(notice.type)["award"],
        date=_moment(notice.awarded),
        value=_value(each.amount_cny),
        suppliers=[_reference(named, name) for name in each.suppliers],
    )


def _contracts(stated: ExportedNotice, awards: list[Json]) -> list[Json]:
    """Make a contract of each award, where the notice is of a contract."""
    if stated.notice.type not in _CONTRACTED:
        return []
    return [
        _stated(
            id=f"{award['id']}-contract",
            awardID=award["id"],
            title=award.get("title"),
            status="active",
            value=award.get("value"),
            dateSigned=_moment(stated.notice.signed),
        )
        for award in awards
    ]


def _own(stated: ExportedNotice, named: dict[str, Organisation]) -> Json:
    """What the standard has no word for: the findings, and what they rest on."""
    passed_on = stated.notice.intermediary
    return _stated(
        path=stated.path,
        region=stated.notice.region,
        opened=stated.notice.opened,
        ceiling_cny=stated.notice.ceiling_cny,
        intermediary=asdict(passed_on) if passed_on else None,
        watch=[each.watch for each in named.values() if each.watch],
        findings=[
            _stated(**{name: getattr(finding, name) for name in _FINDING})
            for finding in stated.findings
        ],
    )


def _party(organisation: Organisation) -> Json:
    code = organisation.credit_code
    identifier = {"scheme": "CN-USCC", "id": code, "legalName": organisation.name}
    return _stated(
        id=_party_id(organisation),
        name=organisation.name,
        identifier=identifier if code else None,
        roles=[_ROLES.get(role, role) for role in organisation.roles],
    )


def _party_id(organisation: Organisation) -> str:
    code = organisation.credit_code
    return f"CN-USCC-{code}" if code else f"name-{hashed(organisation.name)}"


def _reference(named: dict[str, Organisation], name: str | None) -> Json | None:
    return {"id": _party_id(named[name]), "name": name} if name else None


def _value(amount: float | None) -> Json | None:
    return None if amount is None else {"amount": amount, "currency": "CNY"}


def _moment(iso: str | None) -> str | None:
    """Make a day of China a moment; a month alone is none."""
    return f"{iso}T00:00:00+08:00" if iso and len(iso) == len("2024-03-05") else None


def _utc(recorded_at: str) -> str:
    """Add the time zone, which the database leaves out."""
    return recorded_at if recorded_at.endswith(("Z", "+00:00")) else f"{recorded_at}Z"


def _stated(**fields: object) -> Json:
    """Keep what is stated: the standard wants no empty lists and texts."""
    return {
        name: value for name, value in fields.items() if value not in (None, "", [])
    }
