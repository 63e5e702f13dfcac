"""A starred name is for review, with what it fits, and hides no shorter name."""

from hashlib import sha256

from tender_scan.records import Mention, SourceFile
from tender_scan.scan.document import scan_document
from tender_scan.scan.tools import Tools
from tender_scan.settings import Settings

TOOLS = Tools(Settings())


def mentions(text: str) -> tuple[Mention, ...]:
    data = text.encode()
    source = SourceFile(sha256(data).hexdigest(), "a.txt", None, data, "text/plain")
    return scan_document(source, TOOLS).mentions


def test_a_starred_name_is_for_review() -> None:
    (mention,) = mentions("采购内容：H***八卡GPU服务器2台，用于大模型训练。")
    assert mention.surface == "H***"
    assert mention.obfuscated
    assert mention.band == "review"
    assert "H100" in mention.reasons[0].text
    assert "H800" in mention.reasons[0].text


def test_stars_hide_no_smaller_number() -> None:
    (mention,) = mentions("采购内容：英伟达H20*GPU加速卡2张，用于推理。")
    assert (mention.surface, mention.term_id) == ("H20*", "nvidia-h200")
