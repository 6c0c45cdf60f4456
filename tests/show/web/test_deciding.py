"""Decisions through the pages: entered, shown with what they changed, undone; and none that nobody saw overridden."""

import re
import sys

import pytest

from kilde.show.web.correcting import CorrectionError, correction
from kilde.show.web.pages.review import waiting

from .conftest import MOOR, READINGS


class Page:
    """The review as a browser without scripts has it."""

    def __init__(self, client, path=f"/review?claim={READINGS[1].claims[0].id}"):
        self.client, self.answer = client, client.get(path)
        self.html = self.answer.text
        self.csrf = re.search(r'name="csrf" value="(\w+)"', self.html)[1]
        self.seen = re.search(r'name="seen" value="(\d+)"', self.html)[1]
        self.claim = re.search(r'name="claim" value="(\w+)"', self.html)[1]

    def decide(self, judgement, **form):
        given = {"csrf": self.csrf, "seen": self.seen, "subject": self.claim, "claim": self.claim}
        return self.client.post("/review", data={**given, "judgement": judgement, **form})


def followed(client, answer):
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["location"]).text


def test_the_queue_begins_with_what_moves_most(client):
    page = Page(client, "/review")
    assert page.claim == READINGS[0].claims[0].id
    assert "3 claims wait" in page.html
    assert re.findall(r"↕ ([\d,]+)", page.html) == ["3,000", "600", "40"]


def test_a_rejection_shows_what_it_changed_and_is_undone(client):
    html = followed(client, Page(client).decide("reject", why="a typo"))
    assert "Rejected" in html and "2 claims wait" in html
    assert "2,400–3,000 (2 independent origins)" in html and "2,400 (1 origin)" in html
    entry = re.search(r'name="judgement" value="undo"><input type="hidden" name="subject" value="(\d+)"', html)[1]
    assert f"Undone entry {entry}" in " ".join(
        followed(client, Page(client, "/review").decide("undo", subject=entry)).split()
    )


def test_a_correction_by_selected_words(client, ledger_file):
    from kilde.ledger import Ledger

    page = Page(client)
    start = MOOR.index("3000")
    form = {"field": "quantity", "start": start, "end": start + 4, "value": "3000", "why": "not over"}
    assert "at least 3,000" not in followed(client, page.decide("correct", **form)).partition("What was read")[2]
    with Ledger.open(ledger_file) as ledger:
        _, claim = ledger.view().claim(page.claim)
        assert (claim.quantity.low, claim.quantity.high, claim.quantity.text) == (3000, 3000, "3000")
        (verdict,) = ledger.view().verdicts(page.claim)
        assert (verdict.by, verdict.why) == ("local", "not over")


def test_what_cannot_be_entered_gives_back_what_was_typed(client):
    answer = Page(client).decide("correct", field="quantity", value="dancing", why="look: <b>")
    assert answer.status_code == 409
    assert 'value="dancing"' in answer.text and 'value="look: &lt;b&gt;"' in answer.text
    assert "nothing was entered" in answer.text


def test_two_at_once_override_nothing_that_they_did_not_see(client):
    mine, yours = Page(client), Page(client)
    followed(client, mine.decide("accept"))
    answer = yours.decide("correct", field="measure", value="in_camp", why="my reason")
    assert answer.status_code == 409
    assert "look again" in answer.text and 'value="my reason"' in answer.text


@pytest.mark.parametrize(
    ("judgement", "said", "moved"),
    [
        ("same", "fellwatch = moorwatch", "2,400–3,000 (2 independent origins)"),
        ("not_same", "fellwatch ≠ moorwatch", "no range moves"),
    ],
)
def test_sources_are_the_same_or_not(client, judgement, said, moved):
    page = Page(client)
    other = re.search(r'name="other" value="([^"]+)"', page.html)[1]
    source = re.search(r'name="subject" value="(moorwatch|fellwatch)"', page.html)[1]
    answer = page.decide(judgement, subject=source, other=other, about="source")
    html = followed(client, answer)
    assert said in html and moved in html.partition('class="review"')[0]


def test_confidential_stays_out_of_reports(client):
    assert "Moorwatch" in client.get("/report").text
    page = Page(client)
    followed(client, page.decide("confidential", subject="moorwatch", about="source"))
    shown = client.get("/report").text
    assert "Moorwatch" not in shown and "Moor Mail" not in shown and "3,000" not in shown
    assert "Fellwatch" in shown


def test_a_shared_page_is_read_by_anyone_and_ends(client, serving):
    page = Page(client)
    html = client.post("/report/share", data={"csrf": page.csrf, "query": "place=Al-Hol"}).text
    address = re.search(r'href="http://[^/]+(/shared/[^"]+)"', html)[1]
    with serving() as stranger:
        shown = stranger.get(address).text
        assert "Moorwatch" in shown and "/review" not in shown and "csrf" not in shown
        followed(client, page.decide("confidential", subject="moorwatch", about="source"))
        assert "Moorwatch" not in stranger.get(address).text
        identity = re.search(r'action="/shares/(\w+)/revoke"', client.get("/people").text)[1]
        client.post(f"/shares/{identity}/revoke", data={"csrf": page.csrf})
        assert stranger.get(address).status_code == 404


def test_a_report_as_pdf(client):
    answer = client.get("/report.pdf?place=Al-Hol")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


CLAIM, DOCUMENT = READINGS[1].claims[0], READINGS[1].document


@pytest.mark.parametrize(
    ("field", "typed", "name", "part"),
    [
        ("measure", "fled", "measure", "fled"),
        ("measure", "have surrendered", "measure", "surrendered"),
        ("modality", "are expected to", "modality", "possible"),
        ("extent", "so far", "extent", "cumulative"),
        ("unit", "families", "unit", "household"),
        ("categories", "child, woman", "who.categories", ["child", "woman"]),
        ("categories", "women and children", "who.categories", ["woman", "child"]),
        ("quantity", "between 20 and 30", "quantity", {"low": 20, "high": 30, "value": None, "qualifier": "between"}),
        ("period", "2020-01", "period", {"edtf": "2020-01"}),
        ("period", "Monday", "period", {"edtf": "2020-01-06"}),
        ("places", "Baghouz", "places", [{"name": "Baghouz", "country": "SY"}]),
        ("sources", "Quaywatch", "sources", [{"name": "Quaywatch", "role": "claims"}]),
    ],
)
def test_typed_values_are_read_as_reports_are(field, typed, name, part):
    found, value = correction(CLAIM, DOCUMENT, field, start=None, end=None, typed=typed)
    assert found == name
    if isinstance(part, dict):
        assert {one: value[one] for one in part} == part
    elif isinstance(part, list) and isinstance(part[0], dict):
        assert {one: value[0][one] for one in part[0]} == part[0]
    else:
        assert value == part


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("measure", "dancing"),
        ("categories", "elf"),
        ("quantity", "few words"),
        ("period", "never"),
        ("who", "x"),
        ("id", "1"),
    ],
)
def test_what_is_no_value_is_refused(field, typed):
    with pytest.raises(CorrectionError):
        correction(CLAIM, DOCUMENT, field, start=None, end=None, typed=typed)


def test_what_was_decided_waits_no_longer(looked_at):
    from kilde.show.web.asked import Question

    answer = looked_at.app.state.kilde.weighing.answer(Question())
    decided = frozenset(one.claims[0].id for one in READINGS[:2])
    assert [claim.figure.id for _, claim, _ in waiting(answer, decided)] == [READINGS[2].claims[0].id]
    assert answer.waiting(decided) == 1


def test_a_large_ledger_is_read_from_what_is_kept_beside_it(client, ledger_file, monkeypatch):
    monkeypatch.setattr(sys.modules["kilde.flow.weighing"], "FROM_ON", 1)
    key = re.search(r'href="(/figures/\w+)', client.get("/").text)[1]
    assert ledger_file.with_suffix(".weighed.duckdb").exists()
    then = client.get(client.get(f"{key}?stop=1").headers["location"]).text
    assert '<span class="huge">2,400</span>' in then
    html = followed(client, Page(client).decide("reject"))
    assert "2,400–3,000 (2 independent origins)" in html and "2,400 (1 origin)" in html
    assert client.get(f"/reports/{READINGS[0].document.id}").status_code == 200
