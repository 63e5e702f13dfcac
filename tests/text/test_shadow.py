import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.text.shadow import Shadow

MIXED = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("Ａ１A100 -\n·亚⻢逊云項(xiàng)採購（gòu）㎡½ﬁ\u200b"),
    ),
    max_size=60,
)
GAPS = st.lists(
    st.sampled_from(["項(xiàng)", "購（gòu）", "㎡", "Ａ", "-", " ", "½", "(", "採"]),
    max_size=300,
).map("".join)


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("采购 Ａ１００ 显卡", "a100", "Ａ１００"),
        ("亚⻢逊\n云科技", "亚马逊云", "亚⻢逊\n云"),
        ("H 1 0 0 服务器", "h100", "H 1 0 0"),
        ("採購(gòu)項(xiàng)目", "采购项目", "採購(gòu)項(xiàng)目"),
        ("面积㎡计", "m2", "㎡"),
    ],
)
def test_a_name_in_the_shadow_is_found_as_written(
    text: str, name: str, written: str
) -> None:
    shadow = Shadow(text)
    at = shadow.text.index(name)
    start, end = shadow.span(at, at + len(name))
    assert text[start:end] == written


def test_brackets_without_a_tone_mark_are_no_pinyin() -> None:
    assert Shadow("亚马逊云(aws)账号").text == "亚马逊云(aws)账号"


@given(MIXED)
def test_every_shadow_character_maps_to_text_that_folds_to_it(text: str) -> None:
    shadow = Shadow(text)
    for at, character in enumerate(shadow.text):
        start, end = shadow.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert character in Shadow(text[start:end]).text


@given(GAPS)
def test_among_many_gaps_every_character_maps_to_where_it_stands(text: str) -> None:
    shadow = Shadow(text)
    spans = [shadow.span(at, at + 1) for at in range(len(shadow.text))]
    assert spans == sorted(spans)
    for character, (start, end) in zip(shadow.text, spans, strict=True):
        assert end == start + 1
        assert character in Shadow(text[start:end]).text


def test_a_long_text_full_of_gaps_maps_to_its_last_character() -> None:
    text = "採購(gòu)項(xiàng)目 " * 20_000 + "A100"
    shadow = Shadow(text)
    assert shadow.text == "采购项目" * 20_000 + "a100"
    assert shadow.span(80_000, 80_004) == (len(text) - 4, len(text))


@given(MIXED, st.data())
def test_spans_keep_their_order_and_cover_their_part(
    text: str, data: st.DataObject
) -> None:
    shadow = Shadow(text)
    if not shadow.text:
        return
    start = data.draw(st.integers(0, len(shadow.text) - 1))
    end = data.draw(st.integers(start + 1, len(shadow.text)))
    begin, stop = shadow.span(start, end)
    assert shadow.text[start:end] in Shadow(text[begin:stop]).text
