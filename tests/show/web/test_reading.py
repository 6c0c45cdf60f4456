"""The pages that show what is known, as a browser without scripts gets them."""

import re

import pytest

from kilde.ledger import LedgerError
from kilde.show.web import Settings, loopback
from kilde.show.web.app import create_app
from kilde.show.web.settings import desk_beside

from .conftest import HOSTILE, READINGS

PATHS = ("/", "/?place=Al-Hol&measure=present&since=2020", "/sources", f"/reports/{READINGS[2].document.id}")


def hrefs(html, start):
    return re.findall(rf'href="({start}[^"]*)"', html)


def test_situation_leads_to_the_sentence_in_one_click(looked_at):
    html = looked_at.get("/").text
    assert "<mark>2400</mark>" in html or "<mark>over 3000</mark>" in html
    (claim, *_) = hrefs(html, "/reports/")
    report = looked_at.get(claim).text
    assert f'id="{claim.partition("#")[2]}"' in report
    assert re.search(r'class="quantity[^"]*"[^>]*>\w', report)


def test_figure_shows_every_claim_and_the_rule(looked_at):
    href = hrefs(looked_at.get("/?place=Al-Hol").text, "/figures/")[0]
    page = looked_at.get(href.replace("&amp;", "&"))
    assert page.status_code == 200
    for word in ("Fellwatch", "Moorwatch", "<mark>2400</mark>", "<mark>over 3000</mark>", "cannot all hold", "<code>"):
        assert word in page.text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["en", "nb"])
def test_nothing_from_a_report_is_markup(looked_at, path, language):
    page = looked_at.get(path, headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert "<script>alert" not in page.text and "<img src=x" not in page.text
    assert " style=" not in page.text and "<style" not in page.text and "javascript:" not in page.text
    assert not re.search(r"<script(?! type=\"module\" src=\"/built/)", page.text)


def test_hostile_title_is_shown_as_written(looked_at):
    assert HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;") in looked_at.get(PATHS[3]).text


@pytest.mark.parametrize("path", PATHS)
def test_headers(looked_at, path):
    headers = looked_at.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_page_that_has_not_changed_is_not_sent_again(looked_at):
    looked_at.get("/sources")
    first = looked_at.get("/sources")
    again = looked_at.get("/sources", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("since=yesterday", 422, "yesterday"),
        ("measure=dancing", 422, "dancing"),
        ("place=Nowhere", 200, "No figures fit"),
        ("page=99999", 200, "Figures"),
        ("page=-1", 200, "Figures"),
        ("place=" + "x" * 5000, 200, "No figures fit"),
        ("since=2020-01-01&until=2019", 200, "No figures fit"),
    ],
)
def test_odd_questions_are_answered_in_words(looked_at, query, status, said):
    page = looked_at.get(f"/?{query}")
    assert page.status_code == status
    assert said in page.text


@pytest.mark.parametrize("path", ["/figures/none", "/reports/none", "/nowhere"])
def test_what_is_not_there(looked_at, path):
    page = looked_at.get(path)
    assert page.status_code == 404
    assert "Kilde" in page.text
    assert looked_at.get(path, headers={"accept": "application/json"}).json()["status"] == 404


def test_language_is_chosen_and_kept(client):
    assert client.post("/language", data={"language": "nb", "back": "/sources"}).headers["location"] == "/sources"
    assert '<html lang="nb">' in client.get("/").text
    assert client.post("/language", data={"language": "en", "back": "//evil.example"}).headers["location"] == "/"


def test_changes_since_the_last_visit(client, ledger_file, monkeypatch):
    from datetime import timedelta

    from kilde.ledger import Ledger
    from kilde.show.web.desk import store

    start = store.now()
    assert "last visit" not in client.get("/").text
    assert "last visit" not in client.get("/").text  # loaded again: the same visit
    monkeypatch.setattr(store, "now", lambda: start + timedelta(hours=1))
    assert "nothing has changed" in client.get("/").text
    with Ledger.open(ledger_file) as ledger:
        from .conftest import reading, stock

        text = "On Monday Dalewatch counted 2900 people in Al-Hol."
        ledger.add(reading(text, stock(text, "2900", by="Dalewatch"), publisher="Dale", published="2020-01-08"))
    for html in (client.get("/").text, client.get("/").text):
        assert "1 figure has changed" in html
        assert "origins: was 2" in html


def test_the_past_of_a_figure_by_a_slider(looked_at):
    key = looked_at.get("/api/v1/figures").json()["figures"][0]["key"]
    html = looked_at.get(f"/figures/{key}").text
    assert re.search(r'type="range" id="stop" name="stop" min="1" max="2" value="2"', html)
    then = looked_at.get(f"/figures/{key}?stop=1").headers["location"]
    html = looked_at.get(then).text
    assert 'value="1" list="stops"' in html and "as it was known then" in html and "Moorwatch" not in html
    assert looked_at.get(f"/figures/{key}?stop=9").status_code == 200


def token(html):
    return re.search(r'name="csrf" value="([0-9a-f]+)"', html)[1]


def test_questions_are_saved_and_forgotten(client):
    form = {"csrf": token(client.get("/?place=Al-Hol").text), "query": "place=Al-Hol", "name": "The <camp>"}
    assert client.post("/questions", data=form).headers["location"] == "/?place=Al-Hol"
    html = client.get("/").text
    assert "The &lt;camp&gt;" in html
    (forget,) = re.findall(r'action="(/questions/\w+/forget)"', html)
    client.post(forget, data={"csrf": token(html), "back": "/"})
    assert "The &lt;camp&gt;" not in client.get("/").text


@pytest.mark.parametrize(
    ("headers", "csrf"),
    [({}, "wrong"), ({"sec-fetch-site": "cross-site"}, None), ({"origin": "https://evil.example"}, None)],
)
def test_forms_from_elsewhere_are_refused(looked_at, headers, csrf):
    form = {"csrf": csrf or token(looked_at.get("/").text), "query": "", "name": "x"}
    assert looked_at.post("/questions", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", ""])
def test_names_that_others_gave_this_machine_are_refused(looked_at, host):
    assert looked_at.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True), ("0.0.0.0", False), ("::", False)],
)
def test_loopback(host, own):
    assert loopback(host) is own


def test_others_are_served_only_where_there_are_accounts(ledger_file, kilde):
    done = kilde("serve", "--ledger", ledger_file, "--host", "0.0.0.0")
    assert done.exit_code == 1
    assert "make an account first" in done.stderr and done.stderr.count("\n") == 1


def test_without_a_ledger_there_are_no_pages(tmp_path):
    with pytest.raises(LedgerError, match="no ledger at"):
        create_app(Settings(ledger=str(tmp_path / "none.db")))


@pytest.mark.parametrize(
    ("ledger", "desk"),
    [("kilde.db", "kilde.desk.db"), ("a/b.sqlite", "a/b.desk.sqlite"), ("postgresql://x/y", "postgresql://x/y")],
)
def test_desk_lies_beside_the_ledger(ledger, desk):
    assert desk_beside(ledger) == desk
