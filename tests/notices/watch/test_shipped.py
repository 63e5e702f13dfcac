"""The organisations that come with the program, as data."""

import re
from collections import Counter
from datetime import date

from tender_scan.notices.watch.clean import clean_name, is_distinctive
from tender_scan.notices.watch.shipped import shipped_entries

ENTRIES = shipped_entries()
LISTED = [entry for entry in ENTRIES if entry.listings]


def test_nobody_is_there_twice() -> None:
    assert len(ENTRIES) == len({entry.id for entry in ENTRIES}) == 152
    names = Counter(
        key
        for entry in ENTRIES
        for key in {clean_name(n) for n in (entry.name, *entry.aliases) if n}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_names() -> None:
    for entry in ENTRIES:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.id)
        assert is_distinctive(clean_name(entry.name)), entry.name
        for name in (entry.name, *entry.aliases):
            assert not re.search(r"[?？:：/;；,，]", name), name
        assert entry.certainty in ("high", "medium", "low")


def test_every_listing_has_a_citation_and_a_date_that_exists() -> None:
    for entry in LISTED:
        for listing in entry.listings:
            assert listing.citation
            for day in (listing.listed_on, listing.removed_on):
                assert day is None or date.fromisoformat((day + "-01")[:10])


def test_undated_listings_say_why() -> None:
    for entry in LISTED:
        for listing in entry.listings:
            citation = listing.citation or ""
            reasons = ("not traced", "recalled", "15 CFR 744.21")
            assert listing.listed_on or any(word in citation for word in reasons)


def test_recalled_citations_say_so() -> None:
    recalled = {entry.id for entry in LISTED if "recalled" in str(entry.listings[0])}
    assert {"scu", "uestc", "bit", "casic2"} <= recalled
    assert {"ustc", "iflytek", "hit"} & recalled == set()


def test_organisations_on_no_list_say_so() -> None:
    clear = {entry.id: entry.note for entry in ENTRIES if not entry.listings}
    assert {"szu", "tsinghua", "pku", "zhejianglab"} <= clear.keys()
    assert all(clear.values())
