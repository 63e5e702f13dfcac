"""Every format gives back what was written, and names what is wrong by its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tender_scan.errors import AnnotationError
from tender_scan.records import ROUTES, SENSES
from tender_scan.training.check import check
from tender_scan.training.corpus import load_corpus
from tender_scan.training.formats.registry import FORMATS, format_of
from tender_scan.training.formats.utf16 import to_code_points, to_units
from tender_scan.training.labels import LOOKALIKE, LabelNames, load_names
from tender_scan.training.passage import TEXTS, Annotation, LabelledPassage

NAMES = LabelNames()

# Beyond the basic plane, where JavaScript counts double; and what CSV must quote.
letters = st.text(
    st.one_of(
        st.sampled_from('采购A100,"\n\r;\t 𠀀😀'),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=12,
).filter(str.strip)
real = st.tuples(
    st.sampled_from([sense for sense in SENSES if sense != LOOKALIKE]),
    st.sampled_from(["procured", "required", "reference", "excluded"]),
    st.sampled_from([*ROUTES, None]),
)
labels = st.one_of(real, st.just((LOOKALIKE, LOOKALIKE, None)))


@st.composite
def passages(draw: st.DrawFn) -> LabelledPassage:
    """A passage made of pieces, every other one annotated."""
    text, mentions = draw(letters), []
    for piece, gap, (sense, role, route) in draw(
        st.lists(st.tuples(letters, letters, labels), max_size=3)
    ):
        start = len(text)
        mention = Annotation(start, start + len(piece), piece, sense, role, route)
        mentions.append(mention)
        text += piece + gap
    fields = {
        name: draw(st.one_of(st.just(""), letters)) for name in TEXTS if name != "id"
    }
    return LabelledPassage(draw(letters), **fields, text=text, mentions=tuple(mentions))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(data=st.lists(passages(), min_size=1, max_size=3, unique_by=lambda p: p.id))
def test_what_is_written_is_read_back(name: str, data: list[LabelledPassage]) -> None:
    content = FORMATS[name].write(data).encode("utf-8")
    assert format_of(content) is FORMATS[name]
    drafts = list(FORMATS[name].read("a", content))
    assert [check(draft, NAMES) for draft in drafts] == [(each, []) for each in data]


@given(st.text(st.one_of(st.sampled_from("A云𠀀😀"), st.characters())), st.data())
def test_offsets_in_utf16_units_come_back(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "ignore").decode()
    at = data.draw(st.integers(0, len(text)))
    units = to_units(text, at)
    assert units == len(text[:at].encode("utf-16-le")) // 2
    assert to_code_points(text, units) == at


def faults_of(path: Path) -> list[str]:
    with pytest.raises(AnnotationError) as caught:
        load_corpus([path])
    return str(caught.value).splitlines()


def only(path: Path) -> LabelledPassage:
    (passage,) = load_corpus([path]).passages
    return passage


def write(path: Path, content: object) -> Path:
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, "utf-8")
    return path


TEXT = "拟购A100两台，打印机硒鼓A100除外"


@pytest.mark.parametrize(
    "spans",
    [
        {"label": [[2, 6, "procured"], [2, 6, "hardware"], [14, 18, "lookalike"]]},
        {"labels": [[2, 6, "采购/硬件"], [14, 18, "Look-alike"]]},
        {
            "entities": [
                {
                    "id": 1,
                    "start_offset": 2,
                    "end_offset": 6,
                    "label": "procured/hardware",
                },
                {"id": 2, "start_offset": 14, "end_offset": 18, "label": "lookalike"},
            ]
        },
    ],
)
def test_doccano_in_the_forms_of_its_versions(
    tmp_path: Path, spans: dict[str, object]
) -> None:
    row = {"id": 7, "text": TEXT, **spans, "Comments": []}
    passage = only(write(tmp_path / "a.jsonl", row))
    assert passage.id == "7"
    assert [(m.surface, m.sense, m.role, m.route) for m in passage.mentions] == [
        ("A100", "restricted", "procured", "hardware"),
        ("A100", LOOKALIKE, LOOKALIKE, None),
    ]


def task(*annotations: object, text: str = TEXT) -> list[object]:
    return [{"id": 5, "data": {"text": text}, "annotations": list(annotations)}]


def said(
    start: int, end: int, *labels: str, surface: str = "A100"
) -> dict[str, object]:
    value = {"start": start, "end": end, "text": surface, "labels": list(labels)}
    return {"type": "labels", "from_name": "label", "to_name": "text", "value": value}


def test_of_several_annotations_of_a_task_the_newest_counts(tmp_path: Path) -> None:
    old = {"updated_at": "2026-01-01", "result": [said(2, 6, "excluded")]}
    new = {
        "updated_at": "2026-02-01",
        "completed_by": {"email": "r@example.org"},
        "result": [said(2, 6, "required", "hardware")],
    }
    dropped = {"updated_at": "2026-03-01", "was_cancelled": True, "result": []}
    passage = only(write(tmp_path / "a.json", task(new, dropped, old)))
    assert [m.role for m in passage.mentions] == ["required"]
    assert passage.reviewer == "r@example.org"


def test_label_studio_counts_as_javascript_does(tmp_path: Path) -> None:
    text = "𠀀厂拟购A100两台"
    done = {"result": [said(5, 9, "procured")]}
    passage = only(write(tmp_path / "a.json", task(done, text=text)))
    assert passage.mentions[0].start == text.index("A100")


def test_csv_of_excel_in_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = f"text;surface;label\n{TEXT[:8]};A100;procured\n没有提到任何芯片的一段话;;\n"
    path.write_bytes(rows.encode("gb18030"))
    first, second = load_corpus([path]).passages
    assert (first.mentions[0].start, first.id) == (2, "a.csv:2")
    assert second.mentions == ()


def test_faults_of_doccano_are_all_named(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT, "label": [[2, 6, "procured"], [2, 99, "procured"]]},
        {"text": TEXT, "label": [[2, 6, "bought"], ["2", 6]]},
        {"text": TEXT, "label": [[2, 6, "hardware"]]},
        {"text": TEXT, "label": [[2, 6, "procured"], [4, 8, "excluded"]]},
        {"text": "拟购某某卡", "label": [[2, 4, "procured"]]},
        {"label": []},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    path = write(tmp_path / "a.jsonl", lines)
    faults = faults_of(path)
    for fault, number, words in zip(
        faults,
        (1, 2, 3, 4, 5, 6),
        (
            "label 2: span 2-99 ends behind the text",
            "label 2: not a span",
            "label 1: label 'hardware' says no role",
            "overlap",
            "the lexicon knows no such name",
            "field text is missing",
        ),
        strict=True,
    ):
        assert fault.startswith(f"{path}:{number}: ")
        assert words in fault


def test_an_unknown_label_says_what_to_do(tmp_path: Path) -> None:
    row = {"text": TEXT, "label": [[2, 6, "bought"]]}
    path = write(tmp_path / "a.jsonl", row)
    assert (
        "label 'bought' is not known; say what it means with --labels"
        in faults_of(path)[0]
    )
    names = tmp_path / "names.toml"
    names.write_text('[labels]\nBought = "procured/hardware"\nORG = ""\n', "utf-8")
    row["label"] += [[0, 2, "ORG"]]  # type: ignore[operator]
    corpus = load_corpus([write(path, row)], load_names(names))
    assert [m.route for m in corpus.passages[0].mentions] == ["hardware"]


@pytest.mark.parametrize(
    "text",
    ['[labels]\na = "bought"', "[labels]\na = 1", "labels = 1", "[names]", "[labels"],
)
def test_a_wrong_file_of_names_is_refused(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "names.toml", text)
    with pytest.raises(AnnotationError, match=r"names\.toml"):
        load_names(path)


def test_faults_of_label_studio_name_the_line_of_the_task(tmp_path: Path) -> None:
    good = task({"result": [said(2, 6, "procured")]})
    wrong = task({"result": [said(3, 7, "procured"), {"type": "labels"}]})
    both = ",\n".join(json.dumps(each[0]) for each in (good, wrong))
    path = write(tmp_path / "a.json", f"[\n{both},\n{{broken")
    faults = faults_of(path)
    assert faults[0].startswith(f"{path}:3: result 2: value lacks")
    assert faults[1].startswith(f"{path}:4: not JSON")


def test_faults_of_csv_name_the_line(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        "id,text,start,end,surface,label\n"
        '1,"拟购A100\n两台",2,6,A100,procured\n'
        "2,拟购A100两台,3,7,A100,procured\n"
        "2,拟购A100三台,2,6,A100,procured\n"
        "3,A100和A100,,,A100,procured\n"
        "4,拟购A100两台,x,6,,procured\n",
    )
    faults = faults_of(path)
    assert [fault.split(":")[1] for fault in faults] == ["4", "6", "7"]
    assert "line 5: text differs from line 4" in faults[0]
    assert "stands 2 times" in faults[1]
    assert "no numbers" in faults[2]


def test_spans_that_do_not_match_are_all_listed(tmp_path: Path) -> None:
    rows = "".join(f"{n},拟购A100两台,1,5,A100,procured\n" for n in range(40))
    path = write(tmp_path / "a.csv", f"id,text,start,end,surface,label\n{rows}")
    faults = faults_of(path)
    assert len(faults) == 40
    assert all("holds '购A10', not 'A100'" in fault for fault in faults)
