"""Imported lists: the JSON of trade.gov, and any CSV with names."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.errors import LexiconError
from tender_scan.notices.watch.entry import Listing
from tender_scan.notices.watch.match import WatchList
from tender_scan.notices.watch.names_csv import parse_names_csv
from tender_scan.notices.watch.trade_gov import parse_trade_gov

ENTRY = {
    "name": "Lanjiang University",
    "alt_names": ["Lanjiang Polytechnic", "澜江大学"],
    "source": "Entity List (EL) - Invented Bureau",
    "start_date": "2020-06-05",
    "end_date": None,
    "federal_register_notice": "85 FR 1",
    "addresses": [{"country": "US"}, {"country": "CN"}],
}


def as_list(*changes: dict[str, object]) -> str:
    return json.dumps({"results": [ENTRY | change for change in changes]}, indent=1)


def test_trade_gov() -> None:
    imported = parse_trade_gov(
        as_list(
            {},
            {"name": "Hong Kong Cloud Ltd", "addresses": [], "country": "HK"},
            {"name": "Dianchi Ltd", "addresses": [{"country": "Macau"}]},
            {"name": "Foreign Ltd", "addresses": [{"country": "FR"}]},
            {"name": "Nowhere Ltd", "addresses": None},
            {"name": "SOMEONE", "type": "Individual"},
            {"name": "BARGE 7", "type": "Vessel"},
        ),
        "csl.json",
    )
    assert [entry.name for entry in imported.entries] == [
        "Lanjiang University",
        "Hong Kong Cloud Ltd",
        "Dianchi Ltd",
    ]
    assert imported.passed_over == 4
    first = imported.entries[0]
    assert first.listings == (
        Listing("Entity List (EL) - Invented Bureau", "2020-06-05", None, "85 FR 1"),
    )
    watchlist = WatchList(imported.entries)
    for name, basis in (
        ("LANJIANG university", "english_name"),
        ("Lanjiang Polytechnic", "english_name"),
        ("澜江大学", "alias"),
    ):
        match = watchlist.match(name, None, "2023-01-01")
        assert match is not None
        assert match.basis == basis
    assert watchlist.match("Lanjiang University Hospital", None, None) is None


def test_ids_are_stable_and_those_of_different_rules_differ() -> None:
    text = as_list({}, {"start_date": "2021-01-01"}, {})
    first, second = (parse_trade_gov(text, name).entries for name in ("a", "b"))
    assert [e.id for e in first] == [e.id for e in second]
    assert len(first) == 2


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"results": [\n{"name": "A",,\n', 2, "not valid JSON"),
        ('{"results": {}}', 1, "no array 'results'"),
        ("[]", 1, "no array 'results'"),
        ("[" * 100_000, 1, "not the list"),
        ('{"results":\n[\n{"name": "A", "source": "L"},\n\n7]}', 5, "an object"),
        (as_list({}, {"name": ""}), 22, "must not be empty"),
        (as_list({}, {"source": None}), 22, "must not be empty"),
        (as_list({"alt_names": "x; y"}), 3, "'alt_names' must be"),
        (as_list({"addresses": {"country": "CN"}}), 3, "'addresses' must be"),
        (as_list({"addresses": ["CN"]}), 3, "'addresses' must hold"),
        (as_list({"start_date": "soon"}), 3, "'start_date' is no date"),
        (as_list({"name": 7}), 3, "'name' must be a text"),
    ],
)
def test_wrong_json_says_where(text: str, line: int, what: str) -> None:
    with pytest.raises(LexiconError, match=what) as caught:
        parse_trade_gov(text, "csl.json")
    assert str(caught.value).startswith(f"csl.json, line {line}")
    assert "nothing was imported" in str(caught.value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*ENTRY, "results"]), inner, max_size=4)
        ),
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    text = json.dumps({"results": [value]})
    refusal = None
    try:
        imported = parse_trade_gov(text, "csl.json")
    except LexiconError as error:
        refusal = str(error)
    if refusal is None:
        assert len(imported.entries) + imported.passed_over == 1
    else:
        assert refusal.startswith("csl.json, line 1, entry 1 of 'results'")


@pytest.mark.parametrize(
    "text",
    [
        "name,list,listed_on,citation\n澜江大学,Test List,2020-06-05,p. 1\n",
        "名称,名单,列入日期,出处\r\n澜江大学,Test List,2020年6月5日,p. 1\r\n",
        "\ufeff单位名称;清单;列入时间;依据\n\n澜江大学;Test List;2020/6/5;p. 1",
        "ID\tEntity\tSource\tStart_Date\tReference\n7\t澜江大学\tTest List\t20200605\tp. 1",
    ],
)
def test_csv_headers_in_either_language(text: str) -> None:
    (entry,) = parse_names_csv(text, "dir/mine.csv").entries
    assert entry.name == "澜江大学"
    assert entry.listings == (Listing("Test List", "2020-06-05", None, "p. 1"),)


def test_csv_with_names_alone_is_itself_the_list() -> None:
    text = (
        "名称,英文名,别名,统一社会信用代码\n澜江大学,,,\n"
        '"启衡,公司",Qiheng Ltd,启衡数据；启衡云算,91350100M000100Y43\n'
    )
    first, second = parse_names_csv(text, "dir/mine.csv").entries
    assert first.listings == (Listing("mine.csv"),)
    assert second.aliases == ("启衡数据", "启衡云算")
    assert second.credit_code == "91350100M000100Y43"
    match = WatchList([first]).match("澜江大学", None, "2024-01-01")
    assert match is not None
    assert match.words == "exact name; mine.csv: date unknown (of the listing)"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("地址,电话\n某路,1\n", 1, "no column of names"),
        ("name,名称\nA,B\n", 1, "two columns for 'name'"),
        ("name,list\n澜江大学,L\n,L\n", 3, "name is empty"),
        ("name,list\n澜江大学,L\n澜江,L\n", 3, "too short a name"),
        ("name,list\n澜江大学,L,x\n", 2, "3 cells under 2 headers"),
        ("name,listed_on\n澜江大学,2020-02-31\n", 2, "no date"),
        ("name,credit_code\n澜江大学,91350100M000100Y44\n", 2, "credit code"),
        ('name,note\n"澜江\n大学",x\n启衡数据,"y"z\n', 4, "not a CSV"),
    ],
)
def test_wrong_csv_says_where(text: str, line: int, what: str) -> None:
    with pytest.raises(LexiconError, match=what) as caught:
        parse_names_csv(text, "mine.csv")
    assert str(caught.value).startswith(f"mine.csv, line {line}:")
    assert "nothing was imported" in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n\n", "name,list\n", "名称\n,\n"])
def test_a_csv_without_rows_is_refused(text: str) -> None:
    with pytest.raises(LexiconError, match="no row with a name"):
        parse_names_csv(text, "mine.csv")
