"""Decisions: who may make them, what they leave, where they lead."""

import httpx
import pytest

from tests.explore.browser import Browser


def decide(browser: Browser, finding: str, **fields: str) -> httpx.Response:
    path = f"/-/tender/tenders/finding/{finding}"
    sent = {"csrftoken": browser.token(path)} | fields
    return browser.post(f"{path}/label", data=sent)


def labels(browser: Browser) -> list[tuple[object, ...]]:
    return browser.rows("select finding_id, decision, note, reviewer from labels")


def test_a_decision_is_added_and_leads_to_the_next(browser: Browser) -> None:
    first = browser.finding("aws", "AWS")
    answer = decide(browser, first, decision="accept", note=" 看过 ")
    assert answer.status_code == 302
    assert labels(browser) == [(first, "accept", "看过", "local")]
    follower = browser.get(answer.headers["location"])
    assert "0.95</span>" in follower.text
    assert "Saved: accepted." in follower.text


def test_the_newest_decision_counts_and_none_is_lost(browser: Browser) -> None:
    finding = browser.finding("aws", "AWS")
    decide(browser, finding, decision="accept")
    decide(browser, finding, decision="reject", sense="lookalike", role="reference")
    assert [row[1] for row in labels(browser)] == ["accept", "reject"]
    page = browser.get("/-/tender/tenders/queue?show=all&target=AWS").text
    assert "decision-reject" in page
    assert "decision-accept" not in page
    [(mention, surface)] = browser.rows(
        "select mention_id, surface from labels join mentions on mentions.id = "
        "mention_id where decision = 'reject' and labels.sense = 'lookalike'"
    )
    assert (mention, surface) == (1, "AWS")


def test_working_through_the_queue_ends_at_the_queue(browser: Browser) -> None:
    finding = browser.finding("nvidia-a800", "货物清单")
    seen = []
    location = f"/-/tender/tenders/finding/{finding}"
    while "/finding/" in location and len(seen) < 9:
        seen.append(location.rpartition("/")[2].partition("?")[0])
        location = decide(browser, seen[-1], decision="unsure").headers["location"]
    assert len(seen) == len(set(seen)) == 6
    assert location == "/-/tender/tenders/queue?saved=unsure"
    page = browser.get(location).text
    assert "Nothing is left here to review" in page
    assert "Nothing here" in page


def test_previous_and_next_walk_by_score(browser: Browser) -> None:
    finding = browser.finding("nvidia-a100", "AWS")
    page = browser.get(f"/-/tender/tenders/finding/{finding}").text
    hostile = browser.finding("nvidia-a100", "alert")
    assert f'rel="next" data-key="j" href="/-/tender/tenders/finding/{hostile}"' in page
    first = browser.finding("aws", "AWS")
    assert 'rel="prev"' not in browser.get(f"/-/tender/tenders/finding/{first}").text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"decision": "delete"},
        {"decision": "accept", "sense": "x"},
        {"decision": "accept", "note": "长" * 4_001},
    ],
)
def test_what_is_not_offered_is_refused(
    browser: Browser, fields: dict[str, str]
) -> None:
    answer = decide(browser, browser.finding("aws", "AWS"), **fields)
    assert answer.status_code == 400
    assert labels(browser) == []


def test_reading_never_writes(browser: Browser) -> None:
    finding = browser.finding("aws", "AWS")
    path = f"/-/tender/tenders/finding/{finding}/label"
    assert browser.get(path, params={"decision": "accept"}).status_code == 400
    assert labels(browser) == []


def test_without_the_token_nothing_is_written(browser: Browser) -> None:
    finding = browser.finding("aws", "AWS")
    path = f"/-/tender/tenders/finding/{finding}"
    sent = {"decision": "accept"}
    assert browser.post(f"{path}/label", data=sent).status_code == 403  # no cookie yet
    browser.token(path)
    assert browser.post(f"{path}/label", data=sent).status_code == 403
    assert labels(browser) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_decide(browser: Browser, headers: dict[str, str]) -> None:
    finding = browser.finding("aws", "AWS")
    path = f"/-/tender/tenders/finding/{finding}"
    sent = {"decision": "accept", "csrftoken": browser.token(path)}
    answer = browser.post(f"{path}/label", data=sent, headers=headers)
    assert answer.status_code == 403
    assert labels(browser) == []


@pytest.mark.parametrize(
    "headers",
    [
        # As browsers send it from a page that asks for no referrer.
        {"origin": "null", "sec-fetch-site": "same-origin"},
        {"origin": "http://127.0.0.1:8001"},
    ],
)
def test_our_own_page_can_decide(browser: Browser, headers: dict[str, str]) -> None:
    path = f"/-/tender/tenders/finding/{browser.finding('aws', 'AWS')}"
    sent = {"decision": "accept", "csrftoken": browser.token(path)}
    answer = browser.post(f"{path}/label", data=sent, headers=headers)
    assert answer.status_code == 302
    assert len(labels(browser)) == 1


def test_a_missing_finding_takes_no_decision(browser: Browser) -> None:
    path = f"/-/tender/tenders/finding/{browser.finding('aws', 'AWS')}"
    sent = {"decision": "accept", "csrftoken": browser.token(path)}
    answer = browser.post("/-/tender/tenders/finding/none/label", data=sent)
    assert answer.status_code == 404
    assert labels(browser) == []
