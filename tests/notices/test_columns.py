"""Crawl columns speak first, where what they say can be true."""

from tender_scan.notices.read import read_notice
from tests.notices.notices import make_document

TEXT = "采购人：云岭理工大学\n预算金额：30万元\n"


def test_columns_go_before_the_text() -> None:
    document = make_document(
        TEXT, columns=(("issuer", "buyer", "青禾市图书馆"), ("正文", None, "@text"))
    )
    assert read_notice(document).buyer == "青禾市图书馆"


def test_a_placeholder_gives_way_to_the_text() -> None:
    for junk in ("（盖章）", "无", "社会信用代码", "详见附件"):
        columns = (("issuer", "buyer", junk), ("正文", None, "@text"))
        assert read_notice(make_document(TEXT, columns=columns)).buyer == "云岭理工大学"


def test_a_figure_without_unit_gives_way_to_the_text() -> None:
    columns = (("budget", "budget", "30.0"), ("正文", None, "@text"))
    assert read_notice(make_document(TEXT, columns=columns)).budget_cny == 300_000


def test_the_columns_name_gives_the_unit() -> None:
    columns = (("预算（万元）", "budget", "32.5"),)
    assert read_notice(make_document(columns=columns)).budget_cny == 325_000


def test_a_budget_column_that_repeats_the_award_is_none() -> None:
    text = "中标公告\n中标金额：27.5万元\n"
    columns = (("budget", "budget", "27.5 万元"), ("正文", None, "@text"))
    notice = read_notice(make_document(text, columns=columns))
    assert (notice.budget_cny, notice.amount_cny) == (None, 275_000)


def test_the_column_names_the_kind_where_the_title_does_not() -> None:
    columns = (("title", "title", "某项目监理"), ("info_type", "type", "中标公告"))
    assert read_notice(make_document(columns=columns)).type == "award"


def test_dates_of_columns() -> None:
    for text in ("20240318", "2024-03-18 09:30", "1710729000000", "2024年3月18日"):
        document = make_document(columns=(("time", "published", text),))
        assert read_notice(document).published == "2024-03-18"


def test_regions_of_columns() -> None:
    for text, region in (("云南", "云南省"), ("全国", None), ("昆明市", "云南省")):
        document = make_document(columns=(("region", "region", text),))
        assert read_notice(document).region == region
