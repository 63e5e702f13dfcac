"""RapidOCR: PaddleOCR's models in ONNX Runtime; its wheel carries them, so no network."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidocr import RapidOCR

from tender_scan.readers.ocr.engine import Glyph, RecognitionError, Run

if TYPE_CHECKING:
    from PIL.Image import Image

_THREADS = 1
_LONGEST_SIDE = 2_400
"""A4 at 200 dots per inch as it is; larger pages are made smaller."""
_TURN_SIDE = 960
_TURN_LINES = 12
_TALL = 1.5
_QUIET = {
    "Global.log_level": "critical",
    "Global.max_side_len": _LONGEST_SIDE,
    "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
    "EngineConfig.onnxruntime.inter_op_num_threads": _THREADS,
}
Quad = Sequence[Sequence[float]]


class RapidEngine:
    """The models, loaded at the first page."""

    name = "rapidocr"

    def __init__(self) -> None:
        self._ocr = RapidOCR(params=_QUIET)

    def turn(self, picture: "Image", seconds: float) -> int:
        """Look which way the longest lines run, and whether they stand on their head."""
        small = picture.copy()
        small.thumbnail((_TURN_SIDE, _TURN_SIDE))
        found = self._ask(small, use_cls=False, use_rec=False)
        quads = [] if found.boxes is None else list(map(_bounds, found.boxes))
        quads.sort(key=_longer_side, reverse=True)
        longest = quads[:_TURN_LINES]
        if not longest:
            return 0
        tall = sum(_is_tall(each) for each in longest) > len(longest) / 2
        lines = [small.crop(each) for each in longest if _is_tall(each) == tall]
        turned = [line.rotate(-90, expand=True) if tall else line for line in lines]
        flipped = sum(map(self._is_flipped, turned)) > len(turned) / 2
        return (90 if tall else 0) + (180 if flipped else 0)

    def read(self, picture: "Image", seconds: float) -> tuple[Run, ...]:
        """Read an upright picture; `seconds` cannot be held, the picture's size is."""
        found = self._ask(
            picture, use_cls=False, return_word_box=True, return_single_char_box=True
        )
        if found.txts is None or found.boxes is None:
            return ()
        lines = zip(
            found.boxes, found.txts, found.scores, _char_boxes(found), strict=True
        )
        return tuple(
            _run(text, _bounds(quad), boxes, float(score))
            for quad, text, score, boxes in lines
            if text.strip()
        )

    def _is_flipped(self, line: "Image") -> bool:
        found = self._ask(line, use_det=False, use_cls=True, use_rec=False)
        return bool(found.cls_res) and found.cls_res[0][0] == "180"

    def _ask(self, picture: "Image", **flags: bool) -> Any:
        wanted = {"use_det": True, "use_cls": True, "use_rec": True}
        try:
            return self._ocr(np.asarray(picture.convert("RGB")), **(wanted | flags))
        except (ValueError, RuntimeError, IndexError) as error:
            raise RecognitionError(f"rapidocr: {error}"[:200]) from error


def _bounds(quad: Quad) -> tuple[float, float, float, float]:
    xs, ys = [float(point[0]) for point in quad], [float(point[1]) for point in quad]
    return min(xs), min(ys), max(xs), max(ys)


def _longer_side(box: tuple[float, float, float, float]) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _is_tall(box: tuple[float, float, float, float]) -> bool:
    return box[3] - box[1] > _TALL * (box[2] - box[0])


def _char_boxes(found: Any) -> Iterator[list[Quad]]:
    """Give the boxes of each line's characters; none where rapidocr left them out."""
    results = found.word_results
    has_all = len(results) == len(found.txts) and all(results)
    for number in range(len(found.txts)):
        words = results[number] if has_all else ()
        has_boxes = all(len(word) == 3 and word[2] is not None for word in words)
        yield [word[2] for word in words] if has_boxes else []


def _run(
    text: str,
    line: tuple[float, float, float, float],
    boxes: Sequence[Quad],
    confidence: float,
) -> Run:
    """Give each character its box; the boxes leave out the blanks of the text."""
    characters = [(c, blank) for c, blank in _with_gaps(text)]
    bounds = [_bounds(box) for box in boxes]
    if len(bounds) != len(characters):
        bounds = _spread(line, len(characters))
    glyphs = tuple(
        # Heights of single characters are the line's: they follow its slope only.
        Glyph(c, box[0], box[1], box[2], box[3])
        for (c, _), box in zip(characters, bounds, strict=True)
    )
    return Run(glyphs, tuple(blank for _, blank in characters), confidence)


def _with_gaps(text: str) -> Iterator[tuple[str, bool]]:
    blank = False
    for character in text:
        if character.isspace():
            blank = True
        else:
            yield character, blank
            blank = False


def _spread(
    line: tuple[float, float, float, float], count: int
) -> list[tuple[float, float, float, float]]:
    x0, top, x1, bottom = line
    step = (x1 - x0) / max(count, 1)
    return [(x0 + i * step, top, x0 + (i + 1) * step, bottom) for i in range(count)]
