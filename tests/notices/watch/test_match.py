"""Which party is on the watch-list, and which only looks like it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.notices.watch.clean import clean_name, is_distinctive
from tender_scan.notices.watch.entry import Listing, WatchEntry
from tender_scan.notices.watch.match import WatchList
from tender_scan.notices.watch.shipped import shipped_entries

LISTED = (Listing("Test List", "2020-06-05"),)
UNIVERSITY = WatchEntry(
    "lanjiang",
    "澜江大学",
    "Lanjiang University",
    ("江大澜", "澜江", "中国人民解放军澜江大学"),
    LISTED,
)
COMPANY = WatchEntry(
    "qiheng",
    "启衡数据（集团）股份有限公司",
    "Qiheng Data Co., Ltd.",
    ("启衡数据",),
    LISTED,
    credit_code="91350100M000100Y43",
)
INSTITUTE = WatchEntry("yan", "滇池科学院第三十八研究所", None, (), LISTED)
LATER = WatchEntry(
    "later", "碧水工业大学", None, (), (Listing("Test List", "2024-05-09"),)
)
NOT_LISTED = WatchEntry("clear", "云岭理工大学", "Yunling University")
WATCHLIST = WatchList((UNIVERSITY, COMPANY, INSTITUTE, LATER, NOT_LISTED))
SHIPPED = WatchList(shipped_entries())
ON_SHIPPED = [entry for entry in shipped_entries() if entry.listings]


@pytest.mark.parametrize(
    ("name", "watch_id", "basis"),
    [
        ("澜江大学", "lanjiang", "exact_name"),
        (" 瀾江　大學 ", "lanjiang", "exact_name"),
        ("启衡数据(集团)股份有限公司", "qiheng", "exact_name"),
        ("启衡数据【集团】股份有限公司", "qiheng", "exact_name"),
        ("滇池科学院第38研究所", "yan", "exact_name"),
        ("启衡数据", "qiheng", "alias"),
        ("LANJIANG  university", "lanjiang", "english_name"),
        ("Qiheng Data Co.,Ltd", "qiheng", "english_name"),
        ("澜江大学网络空间安全学院", "lanjiang", "branch"),
        ("澜江大学计算机科学与技术系", "lanjiang", "branch"),
        ("澜江大学（珠海）", "lanjiang", "branch"),
        ("澜江大学（北湖校区）", "lanjiang", "branch"),
        ("澜江大学(深圳)机器人学院", "lanjiang", "branch"),
        ("澜江大学苏州高等研究院", "lanjiang", "branch"),
        ("澜江大学长三角研究院（嘉兴）", "lanjiang", "branch"),
        ("澜江大学生命科学学院", "lanjiang", "branch"),
        ("澜江大学法学院", "lanjiang", "branch"),
        ("澜江大学大学物理实验中心", "lanjiang", "branch"),
        ("澜江大学采购与招投标管理处", "lanjiang", "branch"),
        ("澜江大学图书馆", "lanjiang", "branch"),
        ("中国人民解放军澜江大学电子工程学院", "lanjiang", "branch"),
        ("启衡数据（集团）股份有限公司青禾分公司", "qiheng", "branch"),
        ("滇池科学院第三十八研究所微波实验室", "yan", "branch"),
    ],
)
def test_matched(name: str, watch_id: str, basis: str) -> None:
    match = WATCHLIST.match(name, None, "2023-01-01")
    assert match is not None
    assert (match.watch_id, match.basis) == (watch_id, basis)
    assert match.words.endswith("Test List: in force since 2020-06-05") == (
        watch_id != "later"
    )


@pytest.mark.parametrize(
    "name",
    [
        "云岭理工大学",  # looked for and found on no list
        "云岭理工大学计算机学院",
        "Yunling University",
        "澜江",  # an alias too short to stand for one organisation
        "江大澜学院",  # an alias counts as the whole name only
        "启衡数据青禾分公司",
        "澜江大学附属医院",
        "澜江大学西华医院",
        "澜江大学西华医院临床研究中心",
        "澜江大学附属实验中学",
        "澜江大学幼儿园",
        "澜江大学出版社",
        "澜江大学资产经营有限公司",
        "澜江大学后勤集团",
        "澜江大学科技园有限公司",
        "澜江大学国家大学科技园管理中心",
        "澜江大学建筑设计研究院",
        "澜江大学教育基金会",
        "澜江大学校友会",
        "澜江大学珠海学院",  # independent colleges
        "澜江大学锦城学院",
        "澜江大学泰州科技学院",
        "澜江大学科技学院",
        "澜江大学城管理中心",  # a quarter, a street, students
        "澜江大学路社区服务中心",
        "澜江大学生创业中心",
        "澜江大学东路小学",
        "澜江大学与青禾大学联合研究院",
        "澜江大学、青禾研究院",
        "澜江大学青禾大学联合学院",
        "澜江大学（甲方）",
        "澜江大学学院",
        "东澜江大学",
        "澜江工业大学",
        "澜江大",
        "启衡数据股份有限公司",
        "启衡数据（集团）股份有限公司工会委员会",
        "启衡数据（集团）股份有限公司第一子公司",
        "青禾启衡数据（集团）股份有限公司",
        "滇池科学院第三十九研究所",
        "滇池科学院",
        "Lanjiang University of Technology",
        "New Lanjiang University",
        "",
    ],
)
def test_not_matched(name: str) -> None:
    assert WATCHLIST.match(name, None, "2023-01-01") is None


@pytest.mark.parametrize(
    ("name", "watch_id", "basis"),
    [
        ("北京航空航天大学网络空间安全学院", "buaa", "branch"),
        ("中国科学技术大学苏州高等研究院", "ustc", "branch"),
        ("哈尔滨工业大学（深圳）", "hit", "alias"),
        ("哈尔滨工业大学（威海）", "hit", "alias"),
        ("北京理工大学（珠海）", "bit", "branch"),
        ("成都电子科技大学", "uestc", "alias"),
        ("中国人民解放军国防科技大学计算机学院", "nudt", "branch"),
        ("中国电子科技集团公司第五十四研究所", "cetc54", "alias"),
        ("浪潮(北京)电子信息产业有限公司", "inspur-bj", "exact_name"),
        ("科大讯飞股份有限公司合肥分公司", "iflytek", "branch"),
        ("空军军医大学基础医学院", "pla-afmu", "branch"),
    ],
)
def test_shipped_list(name: str, watch_id: str, basis: str) -> None:
    match = SHIPPED.match(name, None, None)
    assert match is not None
    assert (match.watch_id, match.basis) == (watch_id, basis)


@pytest.mark.parametrize(
    "name",
    [
        "四川大学华西医院",
        "四川大学锦江学院",
        "四川大学锦城学院",
        "北京理工大学珠海学院",
        "电子科技大学成都学院",
        "天津大学仁爱学院",
        "南京理工大学紫金学院",
        "南京航空航天大学金城学院",
        "西北工业大学明德学院",
        "北京邮电大学世纪学院",
        "西安电子科技大学",
        "杭州电子科技大学",
        "桂林电子科技大学",
        "大连理工大学",
        "华东理工大学",
        "华南理工大学",
        "北京科技大学",
        "中国科学院大学",
        "中国科学院",
        "天津大学城管理委员会办公室",
        "空军军医大学西京医院",
        "浪潮通用软件有限公司",
        "中国电信股份有限公司青禾分公司",
        "中国移动通信集团安徽有限公司滁州分公司",
        "中国电子工程设计院股份有限公司",
        "南航",
        "北京大学",
        "深圳大学",
        "清华大学",
    ],
)
def test_shipped_list_is_not_stretched(name: str) -> None:
    assert SHIPPED.match(name, None, None) is None


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("北京航空航天大学网络空间安全学院", "2025-12-08", "in force since 2001-05-14"),
        ("中国科学技术大学苏州高等研究院", "2024-03", "listed later (2024-05-09)"),
        ("公安部物证鉴定中心", "2024-03-18", "removed (2023-11-17)"),
        ("空军工程大学", "2024-03-18", "date unknown (of the listing)"),
    ],
)
def test_shipped_list_says_how_it_stood(name: str, day: str, state: str) -> None:
    match = SHIPPED.match(name, None, day)
    assert match is not None
    assert match.words.endswith(f"BIS Entity List: {state}")


def test_the_credit_code_decides_before_the_name() -> None:
    match = WATCHLIST.match("澜江大学", "91350100M000100Y43", "2023-01-01")
    assert match is not None
    assert (match.watch_id, match.basis) == ("qiheng", "credit_code")
    assert WATCHLIST.match("别的公司", "91350100M000100Y44", None) is None


def test_every_list_is_told_with_its_state() -> None:
    both = WatchEntry(
        "both",
        "澜江大学",
        listings=(Listing("First", "2023-03-02"), Listing("Second", "2020-06")),
        certainty="low",
    )
    match = WatchList([both]).match("澜江大学法学院", None, "2021-01-01")
    assert match is not None
    assert match.words == (
        "branch of 澜江大学; First: listed later (2023-03-02); "
        "Second: in force since 2020-06; of low certainty"
    )


def test_the_first_of_two_entries_with_one_name_counts() -> None:
    twin = WatchEntry("twin", "澜江大学", listings=LISTED)
    for order in ((UNIVERSITY, twin), (twin, UNIVERSITY)):
        match = WatchList(order).match("澜江大学", None, None)
        assert match is not None
        assert match.watch_id == order[0].id


@given(st.sampled_from(ON_SHIPPED), st.sampled_from(["", " ", "　", "\u200b"]))
def test_a_listed_name_is_found_however_it_is_set(entry: WatchEntry, gap: str) -> None:
    wide = str.maketrans({"(": "（", ")": "）"})
    written = gap.join(entry.name.translate(wide))
    match = SHIPPED.match(written, None, None)
    assert match is not None
    assert match.watch_id == entry.id


@given(st.sampled_from(ON_SHIPPED), st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=4))
def test_a_name_behind_something_is_another_name(
    entry: WatchEntry, prefix: str
) -> None:
    assert SHIPPED.match(prefix + entry.name, None, None) is None


@given(
    st.sampled_from(ON_SHIPPED),
    st.text("甲乙丙丁戊己庚辛", max_size=4),
    st.sampled_from(
        ["医院", "附属中学", "出版社有限公司", "后勤集团", "资产经营有限公司", "基金会"]
    ),
)
def test_another_legal_person_is_never_a_branch(
    entry: WatchEntry, middle: str, kind: str
) -> None:
    assert SHIPPED.match(entry.name + middle + kind, None, None) is None


@given(st.text(max_size=40), st.none() | st.text(max_size=18), st.dates())
def test_any_text_may_stand_for_a_name(
    name: str, code: str | None, day: object
) -> None:
    match = SHIPPED.match(name, code, str(day))
    if match is not None:
        entry = next(each for each in ON_SHIPPED if each.id == match.watch_id)
        keys = [clean_name(each) for each in (entry.name, *entry.aliases)]
        assert any(
            clean_name(name).startswith(key) for key in keys if is_distinctive(key)
        ) or clean_name(name) == clean_name(entry.name_en or "")


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(name: str) -> None:
    once = clean_name(name)
    assert clean_name(once) == once
    assert not re.search(r"\s", once)
