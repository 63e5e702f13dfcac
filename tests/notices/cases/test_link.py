"""Notices of one procurement are linked; those that only look alike are not."""

from tender_scan.notices.cases.link import link
from tender_scan.records.case import NoticeFacts


def notice(
    number: int, type_: str | None, date: str | None, **facts: str
) -> NoticeFacts:
    keys = {"project_key": None, "title_key": None, "buyer": None} | facts
    return NoticeFacts(number, f"d{number}", type_, suppliers=(), date=date, **keys)


def ids(cases: list[list[NoticeFacts]]) -> list[list[int]]:
    return [[each.id for each in case] for case in cases]


def test_a_number_links_tender_award_and_contract() -> None:
    group = [
        notice(3, "contract", "2024-06-20", project_key="a1", buyer="云岭大学"),
        notice(1, "tender", "2024-04-01", project_key="a1", buyer="云岭大学"),
        notice(2, "award", "2024-05-10", project_key="a1"),
    ]
    assert ids(link([group], [])) == [[1, 2, 3]]


def test_one_number_of_two_buyers_is_two_cases() -> None:
    group = [
        notice(1, "tender", "2024-04-01", project_key="a1", buyer="云岭大学"),
        notice(2, "award", "2024-05-01", project_key="a1", buyer="云岭大学"),
        notice(3, "tender", "2024-04-01", project_key="a1", buyer="东屿医院"),
    ]
    assert ids(link([group], [])) == [[1, 2]]


def test_a_title_links_the_intention_to_the_tender() -> None:
    same = {"title_key": "智算平台建设", "buyer": "云岭大学"}
    group = [
        notice(1, "intention", "2024-01-05", **same),
        notice(2, "tender", "2024-04-01", project_key="a1", **same),
    ]
    assert ids(link([], [group])) == [[1, 2]]


def test_the_purchase_of_the_next_year_is_another_case() -> None:
    same = {"title_key": "云资源租用服务", "buyer": "云岭大学"}
    group = [
        notice(1, "tender", "2023-04-01", project_key="a2023", **same),
        notice(2, "award", "2023-05-01", project_key="a2023", **same),
        notice(3, "tender", "2024-04-01", project_key="a2024", **same),
        notice(4, "award", "2024-05-01", project_key="a2024", **same),
    ]
    numbers = [group[:2], group[2:]]
    assert ids(link(numbers, [group])) == [[1, 2], [3, 4]]


def test_two_tenders_of_one_name_and_two_numbers_are_two_cases() -> None:
    same = {"title_key": "科研设备采购", "buyer": "云岭大学"}
    group = [
        notice(1, "tender", "2024-04-01", project_key="a1", **same),
        notice(2, "tender", "2024-04-20", project_key="a2", **same),
    ]
    assert link([], [group]) == []


def test_a_failed_tender_is_tried_again_in_the_same_case() -> None:
    same = {"title_key": "智算平台建设", "buyer": "云岭大学"}
    group = [
        notice(1, "tender", "2024-04-01", project_key="a1", **same),
        notice(2, "failure", "2024-04-25", project_key="a1", **same),
        notice(3, "tender", "2024-05-10", project_key="a2", **same),
    ]
    assert ids(link([], [group])) == [[1, 2, 3]]
