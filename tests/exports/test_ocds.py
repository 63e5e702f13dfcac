"""A release package that others can read: types, codelists, references, values."""

import msgspec
import pytest

from tender_scan.exports.awards import Awarded, awards_of
from tender_scan.exports.formats.ocds_release import kind_of, release
from tender_scan.notices.types import notice_types
from tender_scan.records.exported import ExportedNotice, WatchedParty
from tender_scan.records.notice import Lot, Notice, Party

from .conftest import Written
from .ocds_standard import Package, Release


@pytest.fixture
def package(written: Written) -> Package:
    return msgspec.json.decode(written("ocds"), type=Package)


def by_path(package: Package, path: str) -> Release:
    [found] = [r for r in package.releases if r.own["path"].endswith(path)]
    return found


def test_every_finding_stands_in_one_release(package: Package, queue: list) -> None:
    ids = [
        finding["finding_id"]
        for each in package.releases
        for finding in each.own["findings"]
    ]
    assert sorted(ids) == sorted(row["finding_id"] for row in queue)
    assert len({(each.ocid, each.id) for each in package.releases}) == len(
        package.releases
    )


def test_every_reference_is_of_a_party(package: Package) -> None:
    for each in package.releases:
        parties = {party.id: party.name for party in each.parties}
        assert len(parties) == len(each.parties)
        suppliers = [s for award in each.awards for s in award.suppliers]
        for named in (each.buyer, each.tender.procuring_entity, *suppliers):
            assert named is None or parties[named.id] == named.name
        awards = {award.id for award in each.awards}
        assert {contract.award_id for contract in each.contracts} <= awards


def test_a_contract_says_who_sells_to_whom_for_how_much(package: Package) -> None:
    found = by_path(package, "启衡数据算力服务器采购合同.docx")
    assert found.tag == ["contract"]
    assert found.buyer is not None
    assert found.buyer.name == "启衡数据科技有限公司"
    [award] = found.awards
    [contract] = found.contracts
    assert award.value == contract.value
    assert award.value is not None
    assert award.value.amount == 20_000_000
    [seller] = [party for party in found.parties if "supplier" in party.roles]
    assert seller.identifier is not None
    assert seller.identifier.scheme == "CN-USCC"
    assert seller.id == f"CN-USCC-{seller.identifier.id}" == award.suppliers[0].id
    assert found.own["watch"] == ["东屿汇芯电子科技有限公司：same name"]


def test_a_supplier_to_be_asked_alone_is_an_award_not_yet_made(
    package: Package,
) -> None:
    found = by_path(package, "单一来源采购公示.pdf")
    assert found.tag == ["tender", "award"]
    assert found.tender.procurement_method == "direct"
    assert [award.status for award in found.awards] == ["pending"]


def test_an_address_that_is_none_of_the_web_is_no_link(package: Package) -> None:
    found = by_path(package, "澜江大学2024年11月政府采购意向.txt")
    assert found.tag == ["planning"]
    assert [document.url for document in found.tender.documents] == [None]


def test_each_lot_is_an_award() -> None:
    notice = Notice(
        suppliers=("甲公司", "乙公司", "丙公司"),
        amount_cny=60.0,
        lots=(
            Lot("1", "服务器", "甲公司", 10.0),
            Lot("2", None, "乙公司", 20.0),
            Lot("3", None, None, None, 30.0),
        ),
    )
    assert awards_of(notice) == [
        Awarded("1", "服务器", ("甲公司",), 10.0),
        Awarded("2", None, ("乙公司",), 20.0),
        Awarded(None, None, ("丙公司",), None),
    ]
    assert awards_of(Notice()) == []


@pytest.mark.parametrize("kind", [*(each.id for each in notice_types()), None])
def test_every_kind_of_notice_makes_a_valid_release(kind: str | None) -> None:
    notice = Notice(
        type=kind,
        title="算力服务",
        buyer="云岭理工大学",
        agency="云岭采购代理有限公司",
        suppliers=("澄湖数据服务有限公司",),
        amount_cny=5.0,
        published="2024-03",
        awarded="2024-03-05",
    )
    parties = (WatchedParty(Party("tenderer", "澄湖数据服务有限公司"), None),)
    stated = ExportedNotice(
        "ab" * 32,
        "text/html",
        "a.html",
        None,
        "2026-01-02T03:04:05",
        notice,
        parties,
        (),
    )
    made = msgspec.convert(release(stated), Release)
    roles = {party.name: party.roles for party in made.parties}
    assert roles["云岭采购代理有限公司"] == ["procuringEntity"]
    assert roles["澄湖数据服务有限公司"] == ["supplier", "tenderer"]
    assert made.date.isoformat() == "2026-01-02T03:04:05+00:00"  # a month is no date
    assert [bool(c) for c in made.contracts] == [True] * (
        kind_of(kind)["tag"] in ("contract", "implementation")
    )
