"""Search, sources, originals, reports side by side."""

import re

import pytest

from kilde.ledger import Ledger
from kilde.show.web.desk.search import _match
from kilde.show.web.routes.finding import differences

from .conftest import FELL, MOOR, ORIGINAL, READINGS


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=rained", ["Camp"]),
        ("q=RAIN", ["Camp"]),
        ('q="roads are shut"', ["Roads"]),
        ("q=people+fellwatch", ["Camp", "&lt;script"]),
        ("q=people&publisher=Moor+Mail", ["Roads"]),
        ("q=fellwatch&in=claims&measure=fled", ["&lt;script"]),
        ("q=nothing+of+it", []),
        ("q=%22%29+OR+*+NEAR%28", []),
        ("q=%00", ["Camp", "Roads", "&lt;script"]),
    ],
)
def test_search(looked_at, query, found):
    page = looked_at.get(f"/search?{query}")
    assert page.status_code == 200
    titles = re.findall(r'<h2><a href="/reports/[^"]+">([^<]*)', page.text)
    assert sorted(title[:10] for title in titles) == sorted(title[:10] for title in found)
    assert "<script>alert" not in page.text


def test_search_is_the_same_on_postgresql(ledger_at):
    from kilde.show.web.desk import Desk
    from kilde.show.web.settings import desk_beside

    with Ledger.open(ledger_at) as ledger:
        with ledger.writer() as writer:
            for one in READINGS:
                writer.add(one)
        desk = Desk.open(desk_beside(ledger_at))
        for _ in range(2):
            desk.search.catch_up(ledger.view())
        found = desk.search.find("people fellwatch", claims=False, facets={})
        assert {hit.report for hit in found.hits} == {READINGS[0].document.id, READINGS[2].document.id}
        assert any(marked for hit in found.hits for _, marked in hit.pieces)
        claims = desk.search.find("Al-Hol", claims=True, facets={"measure": "present", "year": "2020"})
        assert claims.total == 2 and claims.facets["measure"] == [("present", 2)]
        assert desk.search.find("", claims=False, facets={"publisher": "Moor Mail"}).total == 1
        assert ledger.verify().ok
        desk.close()


@pytest.mark.parametrize(
    ("asked", "match"), [("two words", '"two" "words"*'), ('"a b" c', '"a b" "c"'), ("it's", '"it s"*'), ('")(', "")]
)
def test_words_asked_for(asked, match):
    assert _match(asked, sqlite=True) == match


def test_a_source_has_its_habits(looked_at):
    page = looked_at.get("/sources").text
    href = re.search(r'href="(/sources/one\?key=fellwatch[^"]*)"', page)[1].replace("&amp;", "&")
    shown = looked_at.get(href).text
    assert "first to say it" in shown and "<mark>2400</mark>" in shown
    assert looked_at.get("/sources/one?key=nobody").status_code == 404


def test_what_a_source_says_comes_in_pages(looked_at, monkeypatch):
    monkeypatch.setattr("kilde.show.web.pages.source._A_PAGE", 1)
    first = looked_at.get("/sources/one?key=fellwatch").text
    onward = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    last = looked_at.get(onward).text
    assert {"<mark>2400</mark>" in first, "<mark>2400</mark>" in last} == {True, False}
    assert 'rel="prev"' in last and 'rel="next"' not in last


def test_texts_side_by_side(looked_at):
    left, right = differences("60,000 people left.", "Nearly 60,000 people left!")
    assert [text for text, marked in left if marked] == ["."]
    assert [text for text, marked in right if marked] == ["Nearly ", "!"]
    one, other = (reading.document.id for reading in READINGS[:2])
    assert "<mark>" in looked_at.get(f"/reports/{one}/beside/{other}").text


def test_an_original_stands_in_a_frame_that_may_do_nothing(looked_at):
    kept, none = (f"/reports/{one.document.id}/original" for one in READINGS[:2])
    assert re.search(r"<iframe[^>]* sandbox", looked_at.get(kept).text)
    frame = looked_at.get(f"{kept}/frame")
    assert frame.content == ORIGINAL.data
    assert frame.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert frame.headers["x-frame-options"] == "SAMEORIGIN"
    assert looked_at.get(none).status_code == looked_at.get(f"{none}/frame").status_code == 404


def test_what_was_read_is_what_is_found(looked_at):
    assert FELL.count("Al-Hol") + MOOR.count("Al-Hol") == 2
    assert looked_at.get("/search?q=Al-Hol").text.count("<mark>Al-Hol</mark>") == 2
