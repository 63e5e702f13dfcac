"""The title of a notice: the format's own, or the line that announces it."""

import re
from collections.abc import Sequence

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.labels import label_of
from tender_scan.notices.names import is_organisation
from tender_scan.notices.types import type_of_title
from tender_scan.records.document import Page

_OPENING = 1500
_FIRST_LINES = 40
_SHORTEST, _LONGEST = 5, 160
_FURNITURE = re.compile(
    r"\s*(?:_|[|｜]|[-–—]+)\s*[^_|｜]{0,30}(?:网|平台|中心|门户|系统|官网|首页)\s*$|_.*(?:网|平台).*$"
)
_END = re.compile(
    r"(?:公\s*告|公\s*示|通\s*知\s*书?|招\s*标\s*文\s*件|采\s*购\s*文\s*件|磋\s*商\s*文\s*件|谈\s*判\s*文\s*件|询\s*价\s*文\s*件"
    r"|合\s*同|意\s*向|验\s*收\s*(?:书|单|报\s*告|结\s*果)|询\s*价\s*函|预\s*审\s*文\s*件|合同信息(?:公开)?|成交明细|开\s*标\s*(?:记\s*录|情\s*况)\s*表?"
    r"|(?<=.{4})(?:采购|招标|询价|询比|比选|竞价|磋商|谈判|中标|成交|遴选|入围|入库|招采)结果|邀\s*请\s*书?|答\s*疑\s*(?:文\s*件)?)"
    r"\s*(?:[（(《【\[][^（）()]{1,14}[)）\]】》]\s*)?[一二三四五六七八九十\d]?(?:\s*(?:[A-Z][a-z]+\s*){2,6})?$"
)
# What a list or a requirement calls itself, in its first lines.
_LIST_END = re.compile(
    r"(?:工程量清单|报价(?:清单|汇总|一览表)|(?:参数|预算|报价|明细|汇总|一览|需求)(?:明细)?表|采购需求书?|报价汇总)$"
)
_LIST_LINES = 3
# A line end in the middle of a word that titles end with.
_SPLIT_WORD = re.compile(
    r"项\n目|采\n购|服\n务|招\n标|中\n标|成\n交|结\n果|公\n[告示]|文\n件|磋\n商|谈\n判"
)
_SHORTEST_CUT = 14
_SITE = re.compile(
    r"(?:^|\s*(?:_|[|｜]|[-–—]+)\s*)[^_|｜\-–—]{0,30}(?:网|网站|门户|首页)$"
)
_KIND_REACH = 8
_SHORTEST_FIRST = 8
_FEW_LINES = 200
_KIND_ONLY = re.compile(
    r"(?:公开|竞争性|邀请|国内|国际|货物|服务|工程|政府|单一来源|采购|招标|磋商|谈判|询价|比选|项目|类|文件|通知书|资格预审|公告|合同|意向"
    r"|公示|中标|成交|结果|邀请书)+"
)
_KIND_AT_END = re.compile(rf"{_KIND_ONLY.pattern}$")
_NAME_REACH = 3
_PAGE_NUMBER = re.compile(r"[-–—\s]*第?\s*\d{1,3}\s*页?[-–—\s]*")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_SENTENCE = re.compile(
    r"[。；：:！？]|详见|如下|发布|附件|本公告|http|^第.{1,3}[章节]|[>»]|…|\.{4}"
)

_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十\d]{1,3}[章节部]|[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）])"
)
_NO_TITLE = re.compile(rf"{_SENTENCE.pattern}|[，,]")
_NO_NAME = re.compile(rf"{_SENTENCE.pattern}|目\s*录|格式$|文\s*件$")


def clean_title(text: str) -> str:
    """Return a title without blanks between Han characters and site furniture.

    >>> clean_title("某大学采购公告_某省政府采购网")
    '某大学采购公告'
    """
    title = re.sub(r"\s+", " ", text).strip()
    cut = _FURNITURE.sub("", title)
    title = cut if len(cut) >= _SHORTEST else title
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", title)


def find_title(pages: Sequence[Page]) -> Candidate | None:
    """Return the title that the first lines of a document hold, or None.

    A line that ends like a title (公告, 招标文件 ...), joined with the lines above it
    where it says only what kind of document this is.
    """
    found: Candidate | None = None
    last = 0
    lines = _opening_lines(pages)
    for index in range(len(lines)):
        if found is not None and index - last > _NAME_REACH:
            break
        title = _title_at(lines, index)
        if title is None:
            continue
        if not names_only_its_author(title.value):
            longer = found is None or len(title.value) > len(found.value)
            return title if longer else found
        found, last = found or title, index
    return found


def _title_at(lines: list[tuple[str, int, int]], index: int) -> Candidate | None:
    text, page, start = lines[index]
    if not _END.search(text) or _SENTENCE.search(text) or _NUMBERED.match(text):
        return None
    whole, first = _join_back(lines, index)
    if type_of_title(whole) is None:
        return None
    end = start + len(text)
    begin = lines[first][2] if lines[first][1] == page else start
    return Candidate("title", whole, page, begin, end, "title line")


def find_list_title(pages: Sequence[Page]) -> Candidate | None:
    """Return the title of a list or a requirement: …工程量清单, …采购需求, or None."""
    for text, page, start in _opening_lines(pages, _LIST_LINES):
        kind = _LIST_END.search(text)
        # A sheet's name (报价清单) says nothing of what is listed.
        if (
            kind is None
            or kind.start() < _SHORTEST
            or _SENTENCE.search(text.replace("附件", ""))
        ):
            continue
        if _NUMBERED.match(text) or label_of(text):
            continue
        end = start + len(text)
        return Candidate("title", clean_title(text), page, start, end, "list's title")
    return None


def find_first_title(pages: Sequence[Page]) -> Candidate | None:
    """Return the first line where its end says what it is (…水表询价), or None."""
    for text, page, start in _opening_lines(pages, 1):
        told = type_of_title(text[-_KIND_REACH:]) or type_of_title(text[:_KIND_REACH])
        if told in (None, "other") or len(text) < _SHORTEST_FIRST:
            continue
        if _NO_TITLE.search(text) or label_of(text) or is_organisation(text):
            continue
        end = start + len(text)
        return Candidate("title", clean_title(text), page, start, end, "first line")
    return None


def opening_clause(pages: Sequence[Page]) -> str:
    """Return the first clause of a notice of a few lines, else an empty text."""
    if not pages or len(pages[0].text) > _FEW_LINES:
        return ""
    return re.split(r"[，。；：:\n]", pages[0].text.strip(), maxsplit=1)[0]


def names_only_its_site(title: str) -> bool:
    """Tell whether a page's title is its site's, with a section at most.

    >>> names_only_its_site("结果公告-沅北阳光采购网"), names_only_its_site("某大学采购公告")
    (True, False)
    """
    found = _SITE.search(title)
    if found is None:
        return False
    rest = title[: found.start()]
    return not rest or is_bare(rest)


def names_only_its_author(title: str) -> bool:
    """Tell whether a title is an organisation's name and a kind of document.

    >>> names_only_its_author("云岭大学磋商文件")
    True
    >>> names_only_its_author("云岭大学机房改造磋商文件")
    False
    """
    kind = _KIND_AT_END.search(title)
    return kind is not None and is_organisation(title[: kind.start()])


def ends_like_title(text: str) -> bool:
    """Tell whether the end of `text` says what kind of document it is.

    >>> ends_like_title("某大学采购公告（第二次）")
    True
    >>> ends_like_title("某项目（二次招标）")
    False
    """
    return _END.search(text) is not None


def _opening_lines(
    pages: Sequence[Page], most: int = _FIRST_LINES
) -> list[tuple[str, int, int]]:
    lines: list[tuple[str, int, int]] = []
    for page in pages[:2]:
        for found in _LINE.finditer(page.text[:_OPENING]):
            if len(lines) == most:
                break
            short = found.end() - found.start() <= _LONGEST
            if short and not _PAGE_NUMBER.fullmatch(found.group()):
                lines.append((found.group(), page.number, found.start()))
    return _join_cut(_join_upright(lines))


def _join_cut(lines: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Join a title that its line end has cut inside a word (…谈判公 / 告)."""
    joined: list[tuple[str, int, int]] = []
    for text, page, start in lines:
        above, above_page, above_start = joined[-1] if joined else ("", 0, 0)
        whole = f"{above}\n{text}"
        long = above_page == page and len(above) >= _SHORTEST_CUT
        if long and _SPLIT_WORD.match(whole, len(above) - 1) and _END.search(whole):
            joined[-1] = (whole, page, above_start)
        else:
            joined.append((text, page, start))
    return joined


def _join_upright(lines: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Join a title set one character a line."""
    joined: list[tuple[str, int, int]] = []
    upright = False
    for text, page, start in lines:
        if upright and len(text) == 1 and joined[-1][1] == page:
            joined[-1] = (joined[-1][0] + text, page, joined[-1][2])
        else:
            joined.append((text, page, start))
        upright = len(text) == 1 and "\u4e00" <= text <= "\u9fff"
    return joined


def _join_back(lines: list[tuple[str, int, int]], index: int) -> tuple[str, int]:
    """Join the cover's lines above a bare 招标文件, at most three."""
    text, page, _ = lines[index]
    first = index
    whole = text
    while first > 0 and index - first < 3 and is_bare(text):
        above, above_page, _ = lines[first - 1]
        if above_page != page or _NO_NAME.search(above) or label_of(above):
            break
        first -= 1
        whole = above + whole
    return clean_title(whole), first


def is_bare(text: str) -> bool:
    """Tell whether a title says only what kind of document this is.

    >>> is_bare("公 开 招 标 文 件"), is_bare("某大学采购文件")
    (True, False)
    """
    squeezed = re.sub(r"[\s()（）]+", "", text)
    return len(squeezed) <= 9 and _KIND_ONLY.fullmatch(squeezed) is not None
