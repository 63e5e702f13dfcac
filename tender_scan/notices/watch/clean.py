"""The form in which names of organisations are compared."""

import re

from tender_scan.text.fold import fold
from tender_scan.text.numerals import parse_numeral

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_BRACKETS = str.maketrans("[]{}【】〔〕〈〉《》「」", "()" * 7)
_MEANINGLESS = re.compile(r"[\s\"'`“”‘’·・•]+")
_LATIN_SIGNS = re.compile(r"[.,;:&/_\-‐–—]+")
_NUMBERED = re.compile("第([〇零一二三四五六七八九十百]{1,5})(?=研究|设计|所|院)")
_SHORTEST_HAN, _SHORTEST_LATIN = 3, 6


def is_chinese(name: str) -> bool:
    """Tell whether a name is written in Chinese, be it in part.

    >>> is_chinese("智谱AI"), is_chinese("SenseTime")
    (True, False)
    """
    return _HAN.search(name) is not None


def clean_name(name: str) -> str:
    """Fold away what does not tell two organisations apart.

    That is width, case, Traditional script, blanks, quotation marks, the kind of
    bracket, the numerals of numbered institutes and, in English names, punctuation.

    >>> clean_name("哈爾濱工業大學 （深圳）") == clean_name("哈尔滨工业大学(深圳)")
    True
    >>> clean_name("第三十八研究所"), clean_name("Acme Cloud Co., Ltd.")
    ('第38研究所', 'acmecloudcoltd')
    """
    key = _MEANINGLESS.sub("", fold(name).translate(_BRACKETS))
    if is_chinese(key):
        return _NUMBERED.sub(_in_digits, key)
    return _LATIN_SIGNS.sub("", key)


def is_distinctive(key: str) -> bool:
    """Tell whether a cleaned name is long enough to stand for one organisation.

    Two Han characters or a few letters are an airline as well as a university.

    >>> is_distinctive("南航"), is_distinctive("西工大"), is_distinctive("bit")
    (False, True, False)
    """
    han = len(_HAN.findall(key))
    return han >= _SHORTEST_HAN if han else len(key) >= _SHORTEST_LATIN


def _in_digits(found: re.Match[str]) -> str:
    number = parse_numeral(found[1])
    return found[0] if number is None else f"第{int(number)}"
