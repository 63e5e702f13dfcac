from tender_scan.mentions.passage import heading_before, passage_span

TEXT = (
    "第三章 采购需求\n一、项目概况\n本项目为科研平台建设。\n"
    "二、技术要求\n拟购置8卡A100整机2台，用于模型训练。质保三年；免费上门。"
)


def test_the_passage_is_the_sentence() -> None:
    at = TEXT.index("A100")
    start, end = passage_span(TEXT, at, at + 4)
    assert TEXT[start:end] == "二、技术要求\n拟购置8卡A100整机2台，用于模型训练。"


def test_a_long_line_is_cut() -> None:
    text = "字" * 1000 + "A100" + "字" * 1000
    start, end = passage_span(text, 1000, 1004)
    assert start >= 800
    assert end <= 1204


def test_the_nearest_heading_is_taken() -> None:
    assert heading_before(TEXT, TEXT.index("A100")) == "二、技术要求"
    assert heading_before("没有标题的正文 A100", 8) is None
