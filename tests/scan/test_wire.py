from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.records import (
    Box,
    Document,
    Item,
    Mention,
    Notice,
    Page,
    Reason,
    ScanResult,
)
from tender_scan.scan.wire import (
    Done,
    Found,
    MessageBuffer,
    WireError,
    encode_message,
    frame,
)

RESULT = ScanResult(
    "a.pdf",
    b"\xb9\xab.pdf",
    12,
    Document("d", "application/pdf", "pdf", (Page(1, "采购A100", "text", 595.0, 842.0),)),
    (
        Mention(
            1, 2, 6, "A100", "nvidia-a100", "restricted", "procured", "hardware",
            0.9, 0.1, "flag", "采购A100", 0,
            reasons=(Reason("words of buying", 1.5),),
            boxes=(Box(1, 1.0, 2.0, 3.0, 4.0),),
        ),
    ),
)  # fmt: skip


def test_a_result_arrives_as_it_was_sent() -> None:
    (message,) = MessageBuffer().feed(frame(encode_message(Found(RESULT))))
    assert message == Found(RESULT)


def test_items_arrive_and_a_mention_of_an_item_that_is_not_there_is_refused() -> None:
    (mention,) = RESULT.mentions
    notice = Notice(items=(Item("1", "服务器", quantity=2.0, unit="台", end=6),))
    sent = Found(replace(RESULT, notice=notice, mentions=(replace(mention, item=0),)))
    (message,) = MessageBuffer().feed(frame(encode_message(sent)))
    assert message == sent
    wrong = Found(replace(RESULT, mentions=(replace(mention, item=0),)))
    with pytest.raises(WireError, match="unknown item"):
        MessageBuffer().feed(frame(encode_message(wrong)))


@given(st.lists(st.integers(1, 400), max_size=8))
def test_messages_arrive_whole_in_any_pieces(cuts: list[int]) -> None:
    stream = frame(encode_message(Found(RESULT))) + frame(encode_message(Done()))
    buffer, received, position = MessageBuffer(), [], 0
    for cut in [*cuts, len(stream)]:
        received += buffer.feed(stream[position : position + cut])
        position += cut
    assert received == [Found(RESULT), Done()]


@pytest.mark.parametrize(
    "garbage",
    [
        frame(b"not json"),
        frame(b'{"type": "found", "result": {"path": 7}}'),
        frame(b"[]"),
        b"\xff\xff\xff\xff",
    ],
)
def test_garbage_is_refused(garbage: bytes) -> None:
    with pytest.raises(WireError):
        MessageBuffer().feed(garbage)
