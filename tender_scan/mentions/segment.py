"""Cut Chinese text into words, with a dictionary of our own."""

import logging
import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w|[\ue000-\ue004]|[≥≤><=×*±]")


class Segmenter:
    """A jieba tokenizer that no other code in the process shares.

    Parameters
    ----------
    words
        Words to keep whole.
    """

    def __init__(self, words: Iterable[str]) -> None:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        # jieba would load its dictionary from a file in the shared temporary folder,
        # where anybody may put one; so the dictionary is read from the package.
        self._tokenizer.FREQ, self._tokenizer.total = self._tokenizer.gen_pfdict(
            self._tokenizer.get_dict_file()
        )
        self._tokenizer.initialized = True
        for word in words:
            self._tokenizer.add_word(word)
        self._cached = lru_cache(maxsize=4_096)(self._cut)

    def cut(self, text: str) -> tuple[str, ...]:
        """Cut a folded text into words; punctuation and blanks are left out."""
        return self._cached(text)

    def _cut(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in self._tokenizer.lcut(text) if _WORD.match(word))
