"""Names of organisations: cleaned, split, and told from everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.notices.names import is_organisation, read_name, read_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云岭理工大学(盖章)  地址：某市", "云岭理工大学"),
        ("云岭 理工 大学", "云岭理工大学"),
        ("“滇池智算科技有限公司”", "滇池智算科技有限公司"),
        ("滇池智算(上海)有限公司。", "滇池智算（上海）有限公司"),
        ("滇池智算有限公司（统一社会信用代码：9135）", "滇池智算有限公司"),
        ("秀水区教育局（本级）", "秀水区教育局（本级）"),
        (
            "秀水医院（秀水区一院、秀水区妇幼保健院）",
            "秀水医院（秀水区一院、秀水区妇幼保健院）",
        ),
        ("和风研究所有限公司", "和风研究所有限公司"),
        ("宏远家具有限公司", "宏远家具有限公司"),
        ("湖滨市智联电脑经营部", "湖滨市智联电脑经营部"),
        ("91234部队", "91234部队"),
        ("Dianchi Computing Co., Ltd.", "Dianchi Computing Co., Ltd"),
    ],
)
def test_cleaned(text: str, name: str) -> None:
    found = read_name(text)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    "text",
    [
        "详见附件",
        "详见招标公告",
        "/",
        "无",
        "***公司",
        "XXX有限公司",
        "某单位",
        "陈先生",
        "李向前",
        "采购人应当在三十日内签订合同",
        "须具备独立承担民事责任的能力",
        "市场监督管理局",
        "（盖章）",
        "____________",
        "青      安局河口分局",
        "社会信用代码",
        "评委1(技术标)",
        "2024年3月18日",
    ],
)
def test_never_a_name(text: str) -> None:
    assert read_name(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲川有限公司;乙水有限公司", ["甲川有限公司", "乙水有限公司"]),
        ("甲川有限公司/乙水有限公司", ["甲川有限公司", "乙水有限公司"]),
        (
            "（联合体牵头人）甲川有限公司、（联合体成员）乙水设计院",
            ["甲川有限公司", "乙水设计院"],
        ),
        (
            "牵头人：甲川有限公司\n联合体成员：乙水设计院",
            ["甲川有限公司", "乙水设计院"],
        ),
        ("甲川有限公司和乙水有限公司联合体", ["甲川有限公司", "乙水有限公司"]),
        ("秀水卫生和计划生育委员会", ["秀水卫生和计划生育委员会"]),
        ("甲川有限公司，某市某路1号", ["甲川有限公司"]),
        ("甲川有限公司、甲川有限公司", ["甲川有限公司"]),
    ],
)
def test_split(text: str, names: list[str]) -> None:
    assert [each.text for each in read_names(text)] == names


@given(
    st.text(alphabet="甲乙丙丁山河（）()、，：:\n 地址有限公司大学院所局", max_size=60)
)
def test_spans_stay_inside(text: str) -> None:
    for name in read_names(text, 10):
        assert 10 <= name.start < name.end <= 10 + len(text)
        assert is_organisation(name.text)
