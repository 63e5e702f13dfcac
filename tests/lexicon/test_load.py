"""Reading the term files, and refusing what is wrong in one."""

import time
from pathlib import Path

import pytest

from tender_scan.errors import LexiconError
from tender_scan.lexicon.load import lexicon_id, load_terms
from tender_scan.lexicon.terms import Term

GOOD = """
[sources]
sheet = "data sheet of an invented card"

[[term]]
id = "acme-x900"
name = "X900"
kind = "chip"
vendor = "Acme"
sense = "restricted"
certainty = "low"
aliases = ["X900"]
shared = { area = 800 }
variants = [{ name = "80GB", memory_gb = 80, fp16 = 400 }]
sources = ["sheet"]
"""


@pytest.fixture(scope="module")
def terms() -> dict[str, Term]:
    return {term.id: term for term in load_terms()}


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, "utf-8")
    return path


def test_ids_named_in_the_documents_exist(terms: dict[str, Term]) -> None:
    named = (
        "nvidia-a100 nvidia-a800 nvidia-h100 nvidia-h800 nvidia-h200 nvidia-h20 "
        "nvidia-rtx-4090 amd-mi300x huawei-ascend-910b nvidia-dgx-h100 aws azure "
        "google-cloud openai anthropic google-gemini aliyun"
    )
    assert set(named.split()) <= terms.keys()


def test_azure_openai_belongs_to_openai(terms: dict[str, Term]) -> None:
    assert "Azure OpenAI" in terms["openai"].aliases
    assert "Azure" in terms["azure"].aliases


def test_a_row_takes_shared_figures_and_may_differ(terms: dict[str, Term]) -> None:
    rows = {row.name: row for row in terms["nvidia-a800"].variants}
    assert {row.link for row in rows.values()} == {400.0}
    assert [name for name, row in rows.items() if row.datacentre is False] == [
        "40GB Active (workstation)"
    ]


def test_sources_are_citations_in_full(terms: dict[str, Term]) -> None:
    assert any("87 FR 62186" in source for source in terms["nvidia-a100"].sources)
    cited = {source for term in terms.values() for source in term.sources}
    assert [source for source in cited if " " not in source and "/" not in source] == []


def test_own_terms_come_behind_the_shipped_ones(tmp_path: Path) -> None:
    own = load_terms([written(tmp_path, GOOD)])
    assert own[:-1] == load_terms()
    assert own[-1].variants[0].throughput == (("fp16", 400.0),)
    assert own[-1].variants[0].area == 800.0


def test_lexicon_id_changes_with_the_content(tmp_path: Path) -> None:
    shipped = load_terms()
    own = load_terms([written(tmp_path, GOOD)])
    assert lexicon_id(shipped) == lexicon_id(tuple(reversed(shipped)))
    assert lexicon_id(shipped) != lexicon_id(own)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "chip"', 'kind = "card"', "kind is 'card'"),
        ('sense = "restricted"', 'sense = "lookalike"', "sense is 'lookalike'"),
        ('vendor = "Acme"\n', "", "vendor must be a text"),
        ('aliases = ["X900"]', "", "has no name at all"),
        ('aliases = ["X900"]', 'aliases = [""]', "aliases holds ''"),
        ('aliases = ["X900"]', 'aliases = "X900"', "aliases must be a list"),
        ('sources = ["sheet"]', "", "has no sources"),
        ('sources = ["sheet"]', 'sources = ["shet"]', "source 'shet' is not in"),
        ('certainty = "low"', 'alias = ["X"]', "unknown key 'alias'"),
        ("fp16 = 400", 'fp16 = "400"', "fp16 must be a number"),
        ("fp16 = 400", "fp12 = 400", "variant '80GB' has an unknown key 'fp12'"),
        ('"acme-x900"', '"Acme X900"', "must be lower-case words"),
        ('"acme-x900"', '"aws"', "stands in clouds-foreign.toml, entry aws too"),
        ("shared =", 'contains = ["acme-y"]\nshared =', "'acme-y', which is no term"),
        ("shared =", "datacentre = 1\nshared =", "datacentre must be true or false"),
        ("shared =", 'letters = [{ date = "2023-13-01" }]\nshared =', "2023-13-01"),
        ("[[term]]", "[[terms]]", "'terms' is out of place"),
        ('name = "X900"', "name = X900", "not valid TOML"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_loaded(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(LexiconError) as caught:
        load_terms([path])
    assert said in str(caught.value)
    assert "own.toml" in str(caught.value)


def test_a_mistake_names_the_line_of_its_entry(tmp_path: Path) -> None:
    second = GOOD[GOOD.index("[[term]]") :].replace("acme-x900", "acme-x901")
    text = GOOD + second.replace('"chip"', '"card"')
    line = text.splitlines().index("[[term]]", text.splitlines().index("[[term]]") + 1)
    with pytest.raises(LexiconError, match=f"line {line + 1}, entry acme-x901"):
        load_terms([written(tmp_path, text)])


def test_a_missing_or_undecodable_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load_terms([tmp_path / "none.toml"])
    (tmp_path / "gbk.toml").write_bytes("# 英伟达".encode("gb18030"))
    with pytest.raises(LexiconError, match="is not UTF-8"):
        load_terms([tmp_path / "gbk.toml"])


def test_loading_stays_cheap() -> None:
    load_terms()
    spent = []
    for _ in range(5):
        begin = time.process_time()
        load_terms()
        spent.append(time.process_time() - begin)
    # Read on every run of the program. Measured 20 to 40 ms; ten times that is a
    # mistake in the reading, not a busy computer.
    assert min(spent) < 0.4
