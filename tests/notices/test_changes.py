"""Amendments: the old value is kept as evidence, the new one is chosen."""

from tender_scan.notices.read import read_notice
from tests.notices.notices import make_document


def test_the_old_value_is_kept_and_says_why_not() -> None:
    text = "更正公告\n更正前：预算金额：500万元。更正后：预算金额：480万元。\n"
    notice = read_notice(make_document(text))
    assert notice.budget_cny == 4_800_000
    old = [each for each in notice.evidence if each.value == "5000000"]
    assert [(each.chosen, each.why) for each in old] == [
        (False, "the value before the change")
    ]


def test_the_new_value_behind_the_old() -> None:
    text = "更正公告\n原预算金额：500万元，现更正为预算金额：480万元。\n"
    assert read_notice(make_document(text)).budget_cny == 4_800_000


def test_the_original_number_is_no_old_value() -> None:
    text = "更正公告\n原公告的采购项目编号：YLZC-2024-7\n更正内容：开标时间延期至2024年4月9日\n"
    notice = read_notice(make_document(text))
    assert (notice.project_id, notice.opened) == ("YLZC-2024-7", "2024-04-09")


def test_other_notices_are_left_alone() -> None:
    text = "招标公告\n原预算金额：500万元，现更正为预算金额：480万元。\n"
    assert read_notice(make_document(text)).budget_cny != 4_800_000
