"""Project numbers and titles in the form in which the notices of one case share them."""

import re

from tender_scan.notices.names import is_masked
from tender_scan.text.fold import fold

_LOT = re.compile(
    r"[-_/(（]?第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:分?包|标段|包组|品目)[)）]?$|[-_/]?(?:分?包|标段)\d{1,2}$"
)
_AGAIN = re.compile(
    r"[(（\[【]?(?:第?[一二三四五六七八九\d](?:次|轮)(?:招标|采购|公告)?|重新?招标|重招|重)[)）\]】]?$"
)
_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_FIRST = re.compile(r"[^,，;；、\s(（]+(?:\s*[(（]\s*\d{2,4}\s*[)）][^,，;；、\s]*)?")
_LEAST_DIGITS, _LEAST_LENGTH = 3, 6

_KINDS = re.compile(
    r"(?:公开|竞争性|邀请|国内|国际|单一来源|网上|政府|自行|院内|线上|电子|公告|公示|通知书?|公告书|结果|中标|成交|候选人|入围"
    r"|更正|变更|澄清|答疑|补遗|延期|终止|废标|流标|失败|暂停|招标|采购|磋商|谈判|询价|询比|比选|遴选|竞价|竞买|意向|需求|论证"
    r"|合同|验收|履约|报告|文件|书|邀请函?|预|项目|的|之|单|及|二次|三次|一次|第|次)+$"
)
_OPENING = re.compile(r"^(?:关于|【[^】]{1,12}】|\[[^\]]{1,12}\])+")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]")
_LEAST_TITLE = 6


def project_key(project_id: str | None) -> str | None:
    """Bring a project number to the form that all notices of a case share.

    Width, case, blanks, signs, the number of a lot and of a repetition are dropped.

    Returns
    -------
    str or None
        None for what is no number of a project (``无``, ``1``, ``2024``).

    Examples
    --------
    >>> project_key("YLCG-2024-0137（第二次）")
    'ylcg20240137'
    >>> project_key("ylcg（2024）0137号 包1"), project_key("见附件")
    ('ylcg20240137号', None)
    """
    if not project_id:
        return None
    number = fold(project_id).strip()
    for ending in (_AGAIN, _LOT, _AGAIN):
        number = ending.sub("", number).strip()
    first = _FIRST.match(number)
    key = _SIGNS.sub("", first.group() if first else "")
    digits = sum(character.isdigit() for character in key)
    if digits < _LEAST_DIGITS or len(key) < _LEAST_LENGTH:
        return None
    return None if _is_year(key) else key


def _is_year(key: str) -> bool:
    return re.fullmatch(r"20\d\d(?:年(?:\d{1,2}月)?)?", key) is not None


def title_key(title: str | None, buyer: str | None = None) -> str | None:
    """Bring a title to what is bought: without buyer, kind of notice and brackets.

    Returns
    -------
    str or None
        None where too little is left to tell one procurement from another.

    Examples
    --------
    >>> title_key("云岭理工大学智算平台建设项目公开招标公告", "云岭理工大学")
    '智算平台建设'
    >>> title_key("智算平台建设项目（二次）中标结果公告")
    '智算平台建设'
    >>> title_key("采购公告") is None
    True
    """
    if not title:
        return None
    bare = _BRACKETED.sub("", _OPENING.sub("", fold(title).strip()))
    if buyer:
        bare = bare.replace(fold(buyer), "")
    key = _SIGNS.sub("", bare)
    key = _KINDS.sub("", key)
    return key if len(key) >= _LEAST_TITLE else None


def buyer_key(buyer: str | None) -> str | None:
    """Give the name that notices of one buyer share; None for a masked one.

    >>> buyer_key("云岭理工大学（本部）"), buyer_key("某部")
    ('云岭理工大学', None)
    """
    if not buyer or is_masked(buyer):
        return None
    return _BRACKETED.sub("", fold(buyer)).replace(" ", "") or None
