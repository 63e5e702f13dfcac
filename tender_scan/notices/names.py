"""Names of organisations: found in a value, cleaned, and told from everything else."""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple


class Name(NamedTuple):
    """A cleaned name, and the span ``[start, end)`` it was read from."""

    text: str
    start: int
    end: int


class _Rules(NamedTuple):
    ending: re.Pattern[str]
    latin: re.Pattern[str]
    never: re.Pattern[str]
    placeholders: frozenset[str]
    short: frozenset[str]
    redacted: re.Pattern[str]


_SHORTEST, _LONGEST = 4, 60
_BLANK = r"[ \t\u3000\xa0\u2000-\u200b]"
_SEPARATOR = re.compile(
    rf"[、;；|｜\n\r\t]|[,，](?!\s*(?:Ltd|Inc|LTD|INC|Limited|LLC))|[/／](?=[^\W\d])"
    rf"|。|：|:|{_BLANK}{{2,}}"
    # What is told of a firm behind its name: its price, its share, a date.
    rf"|{_BLANK}+(?=[\d￥¥]|(?:USD|EUR|JPY|CNY|RMB)\b|报价|目录价|人民币|份额|[中投]标价|成交价)"
    # A consortium's members: 甲公司（牵头人）乙公司（成员）, （牵头人）甲公司 （成员）乙公司.
    rf"|{_BLANK}+(?=[（(](?:联合体)?(?:成员|牵头|协办))"
    r"|(?<=牵头人[)）])(?=[^\s、，；])|(?<=牵头单位[)）])(?=[^\s、，；])|(?<=成员[)）])(?=[^\s、，；])"
)
_MEMBER = (
    "(?:联合体)?(?:牵头人|牵头单位|牵头方|主办方|主办人|主体单位"
    "|成员单位|成员方|成员|联合体成员单位)"
)
_LEAD = re.compile(
    rf"[\s　:：“”\"'‘’·•—\-–>》【\[.．]*(?:[（(]?\d{{1,2}}[)）.、．]\s*)?"
    r"(?:第[一二三四五六七八九十\d]{1,3}(?:名|中标候选人|成交候选人|包|标段)[:：.、\s]*)?"
    rf"(?:[（(]?{_MEMBER}[一二三四\d]?[)）]?\s*[:：]?\s*)?"
    r"(?:(?:单位|公司|企业|供应商)?(?:名称|全称)\s*[:：]\s*)?"
)
_TAIL = re.compile(
    rf"{_BLANK}*(?:[（(](?:以下|下称|盖|公章|签|联合体|牵头|成员|主体|主办|章|采购|招标|甲方|乙方"
    r"|代理|如有|曾用|原名|统一|社会|信用|排名|第|注册|资质|\d|主[)）]|从[)）]).*|"
    r"(?:地\s*址|联\s*系|电\s*话|邮\s*编|统一社会|社会信用|信用代码|法定代表|传\s*真|单位地址|的委托"
    r"|委托|(?:组成)?的?联合体$|[（(]?(?:\d{17}|[0-9A-HJ-NP-RTUW-Y]{18})).*)$"
)
_EDGE = " \t\u3000\xa0\u200b\u2002\u2003“”\"'‘’。.,，;；:：、【】[]《》·"
_INNER_BLANK = re.compile(
    r"(?<=[^\x00-\x7f])[\s\u3000\xa0]+|[\s\u3000\xa0]+(?=[^\x00-\x7f])"
)
_REMARK_AT_END = re.compile(r"[（(][^（）()]{1,60}[)）]$")
_JOINED = re.compile(
    r"(?:(?<=公司)|(?<=大学)|(?<=院)|(?<=所))(?:与|和|及)(?=.{3,}(?:公司|院|所)(?:(?:组成)?的?联合体)?$)"
)
_MASK = re.compile(r"某|[*＊×○●□]|[xX]{2,}|_{2,}|[Xx](?:部|单位|大学|公司)")
_PRICE = re.compile(r"\s*[￥¥]?\s*\d[\d,.]*\s*[万亿]?元?\s*")
_BRACKETS = str.maketrans("()", "（）")


def read_name(text: str, start: int = 0, *, redacted: bool = False) -> Name | None:
    """Return the organisation that the value `text` begins with, or None.

    Parameters
    ----------
    start
        Where `text` begins in its page; spans are moved by it.
    redacted
        Whether 某部, as military notices call their buyers, is a name here.

    >>> read_name("云岭理工大学(盖章)  地址：某市").text
    '云岭理工大学'
    >>> read_name("详见附件") is None
    True
    """
    for begin, end in _segments(text):
        if text[begin:end].strip(_EDGE):
            return _clean(text, begin, end, start, redacted)
    return None


def read_names(text: str, start: int = 0) -> tuple[Name, ...]:
    """Return the organisations that `text` lists: several suppliers, a consortium.

    The list ends where something else begins, so an address behind the names does not
    bring a false one.

    >>> [each.text for each in read_names("长风建设有限公司、碧水设计院有限公司")]
    ['长风建设有限公司', '碧水设计院有限公司']
    """
    names: list[Name] = []
    for begin, end in _segments(text):
        if not text[begin:end].strip(_EDGE + "()（）"):
            continue
        lead = _LEAD.match(text, begin, end)
        if lead is not None and lead.end() == end:
            continue
        if re.fullmatch(rf"\s*[（(]?{_MEMBER}[\d一二三四]?[)）]?\s*", text[begin:end]):
            continue
        if names and _PRICE.fullmatch(text, begin, end):
            continue
        name = _clean(text, begin, end, start)
        if name is None:
            break
        if name.text not in [each.text for each in names]:
            names.append(name)
    return tuple(names)


def is_organisation(name: str) -> bool:
    """Tell whether a cleaned name looks like an organisation.

    >>> is_organisation("陈先生"), is_organisation("青禾市第三人民医院")
    (False, True)
    """
    rules = _rules()
    if name in rules.short:
        return True
    if not _SHORTEST <= len(name) <= _LONGEST or name in rules.placeholders:
        return False
    if rules.latin.search(name):
        return len(name) <= _LONGEST
    if name.count("（") != name.count("）") or rules.never.search(name):
        return False
    bare = _REMARK_AT_END.sub("", _REMARK_AT_END.sub("", name))
    return rules.ending.search(bare) is not None and len(bare) >= _SHORTEST


def is_masked(name: str) -> bool:
    """Tell whether a name hides whose it is, so that two alike are not one.

    >>> is_masked("某部"), is_masked("无锡某部队"), is_masked("云岭理工大学")
    (True, True, False)
    """
    return _MASK.search(name) is not None


def _segments(text: str) -> list[tuple[int, int]]:
    spans = []
    begin = 0
    for found in _SEPARATOR.finditer(text):
        if _in_brackets(text, begin, found):
            continue
        spans.append((begin, found.start()))
        begin = found.end()
    spans.append((begin, len(text)))
    return [part for span in spans for part in _unjoin(text, *span)]


def _in_brackets(text: str, begin: int, separator: re.Match[str]) -> bool:
    """Tell whether a separator belongs to a remark: 某医院（某市二院、某市妇幼）."""
    before = text[begin : separator.start()]
    if separator.group() not in "、，,/；;" or not re.search("[（(]", before):
        return False
    opened = len(re.findall("[（(]", before)) > len(re.findall("[)）]", before))
    after = re.search(r"[（()）\n]", text[separator.end() : separator.end() + 60])
    return opened and after is not None and after.group() in ")）"


def _unjoin(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    end = begin + len(text[begin:end].rstrip())
    joined = _JOINED.search(text, begin, end)
    if joined is None or end - begin > 2 * _LONGEST:
        return [(begin, end)]
    return [(begin, joined.start()), (joined.end(), end)]


def _clean(
    text: str, begin: int, end: int, offset: int, redacted: bool = False
) -> Name | None:
    lead = _LEAD.match(text, begin, end)
    if lead is not None:
        begin = lead.end()
    tail = _TAIL.search(text, begin, end)
    if tail is not None:
        end = tail.start()
    while begin < end and text[begin] in _EDGE:
        begin += 1
    while end > begin and _loose_end(text, begin, end):
        end -= 1
    name = _INNER_BLANK.sub("", text[begin:end])
    if not name.isascii():
        name = name.translate(_BRACKETS)
    known = is_organisation(name) or (redacted and _is_redacted(name))
    return Name(name, offset + begin, offset + end) if known else None


def _loose_end(text: str, begin: int, end: int) -> bool:
    """Tell whether the last character is an edge, or a bracket without its other half.

    甲公司（联合体成员：乙公司） is cut between its two names.
    """
    last = text[end - 1]
    if last in ")）":
        return not re.search("[（(]", text[begin:end])
    return last in _EDGE or last in "（("


def _is_redacted(name: str) -> bool:
    """Tell whether a name is a military unit's without its number: 某部, 某研究所."""
    if not name.startswith("某"):
        return False
    unit = _rules().redacted.fullmatch(name) is not None
    return unit or (not name.startswith("某某") and is_organisation(name[1:]))


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    path = resources.files("tender_scan.notices").joinpath("data/organisations.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Rules(
        re.compile(f"(?:{'|'.join(map(re.escape, data['endings']))})$"),
        re.compile(data["latin_endings"] + "$", re.IGNORECASE),
        re.compile("|".join(data["never"])),
        frozenset(data["placeholders"]),
        frozenset(data["short"]),
        re.compile(data["redacted"]),
    )
