"""Pages: well formed, self-contained, true to what was read and weighed, safe whatever a report holds."""

import re
from html.parser import HTMLParser

import pytest

from kilde import flow
from kilde.ledger import Ledger
from kilde.show.html import document_page, report_page
from kilde.show.html.documents import document_view
from kilde.show.words import LANGUAGES, words
from kilde.vocabulary import Content, Reading, Source, Span, Statement
from making import figure, reading, report

EN = words("en")
EMPTY = {"meta", "line", "rect", "path", "stop", "br"}
NASTY = '<script>alert("x")</script> & "quotes" <img src=x onerror=alert(1)>'


class Reader(HTMLParser):
    """A page taken in: its elements, which must be closed in order, its anchors and what leads to them."""

    def __init__(self):
        super().__init__()
        self.open, self.elements, self.ids, self.links, self.addresses, self.text = [], [], [], [], [], ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        self.addresses += [given[name] for name in ("src", "href", "action") if name in given and given[name][0] != "#"]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.text += data

    def words(self):
        return " ".join(self.text.split())


def taken_in(pieces):
    html = "".join(pieces)
    page = Reader()
    page.feed(html)
    page.close()
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert not page.addresses
    assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org)", html)
    assert not [tag for tag, _ in page.elements if tag in {"script", "img", "link", "iframe", "object"}]
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    return page


def spoken(text, cue, content, who):
    spans = [Span(part, text.index(part), text.index(part) + len(part)) for part in (cue, content, who)]
    return Statement(
        id="s1",
        sentence=Span(text, 0, len(text)),
        sources=(Source(spans[2].text, spans[2].start, spans[2].end, name=who),),
        cue=spans[0],
        content=Content(spans[1].text, spans[1].start, spans[1].end),
    )


TEXT = "Rain fell.\n\nFellwatch said over 300 people fled Northam. Sheep were lost."


def read_text(**fields):
    told = spoken(TEXT, "said", "over 300 people fled Northam", "Fellwatch")
    fled = figure(TEXT, "over 300", measure="fled", place="Northam", role="from", by="Fellwatch", period="2020-01-07")
    return reading(TEXT, fled, told, title="Snow", publisher="Fell Gazette", **fields)


def test_a_document_is_shown_whole_with_its_claims_beside():
    page = taken_in(document_page([read_text()], EN))
    said = page.words()
    assert "Rain fell." in said
    for words_ in (
        "Snow",
        "Fell Gazette",
        "at least 300 people fled",
        "from Northam",
        "7 Jan 2020",
        "1 figure · 1 statement",
    ):
        assert words_ in said


def test_the_text_is_unchanged_by_its_marks():
    (_, second) = document_view(read_text(), EN).paragraphs
    assert "".join(run.text for run in second.runs) == TEXT.split("\n\n")[1]
    marked = {run.text: run.kinds for run in second.runs}
    assert marked["over 300"] == ("quantity", "said")
    assert marked["Northam"] == ("said", "where")
    assert marked["said"] == ("cue",)
    assert marked[". Sheep were lost."] == ()


def test_claims_are_numbered_as_they_are_met_in_the_text():
    (_, second) = document_view(read_text(), EN).paragraphs
    assert [(card.number, card.kind) for card in second.cards] == [(1, "statement"), (2, "figure")]
    numbered = {run.numbers: (run.text, run.claim) for run in second.runs if run.numbers}
    assert numbered == {(1,): ("said", "c-s1"), (2,): ("over 300", second.cards[1].anchor)}


def test_two_claims_on_one_number_share_it():
    text = "12 men were taken and shot."
    claims = (figure(text, "12", measure="abducted"), figure(text, "12", measure="killed"))
    (paragraph,) = document_view(reading(text, *claims), EN).paragraphs
    assert paragraph.runs[0].numbers == (1, 2)
    assert [card.headline for card in paragraph.cards] == ["12 people abducted", "12 people killed"]


def test_rules_are_shown_when_asked_for():
    assert "by hand" not in taken_in(document_page([read_text()], EN)).words()
    assert "by hand" in taken_in(document_page([read_text()], EN, explain=True)).words()


def test_documents_are_written_as_they_come():
    def readings():
        yield read_text()
        raise AssertionError("the second was asked for before the first was written")

    written = ""
    with pytest.raises(AssertionError, match="the second"):
        for piece in document_page(readings(), EN):
            written += piece
    assert "at least 300 people fled" in written


@pytest.mark.parametrize("field", ["title", "publisher", "published", "language", "uri", "ref"])
def test_nothing_in_a_document_is_taken_for_html(field):
    page = taken_in(document_page([Reading(reading(NASTY).document.__class__.of(NASTY, **{field: NASTY}))], EN))
    assert '<script>alert("x")</script>' in page.words()


@pytest.fixture
def weighed(tmp_path):
    """Rows, sources and readings of a ledger with two origins, a denial, an open bound and a voice of its own."""
    readings = [
        report("Fellwatch said 300 people fled Northam.", "300", measure="fled", place="Northam", by="Fellwatch"),
        report("450 people fled Northam, so Moorwatch.", "450", measure="fled", place="Northam", by="Moorwatch"),
        report("No 800 fled Northam: Town.", "800", measure="fled", place="Northam", by="Town", modality="denied"),
        report("over 20 people fled Northam.", "over 20", measure="fled", place="Northam"),
        report(f"{NASTY} 7 sheep.", "7", measure="killed", place=None, by=NASTY, publisher=NASTY),
        report("about 90 in all, Fellwatch.", "about 90", measure="killed", extent="cumulative", by="Fellwatch",
               period="2021-01-01/2021-05-04"),
    ]  # fmt: skip
    with Ledger.open(tmp_path / "kilde.db") as ledger:
        with ledger.writer() as writer:
            for each in readings:
                writer.add(each)
        return flow.figures(ledger), flow.sources(ledger), list(ledger.view().readings())


def test_a_report_shows_each_figure_with_the_claims_behind_it(weighed):
    page = taken_in(report_page(*weighed, EN, title="Snow in the north", note="Made up."))
    said = page.words()
    for words_ in (
        "Snow in the north",
        "Made up.",
        "300–450",
        "people fled, Northam",
        "they cannot all hold",
        "denied by Town",
        "2 independent origins",
        "Moorwatch",
        "450 people fled Northam, so Moorwatch.",
        "newest_per_origin",
        "no source named",
    ):
        assert words_ in said


def test_every_claim_leads_to_its_words_in_the_text(weighed):
    page = taken_in(report_page(*weighed, EN, title="t"))
    rows, _, readings = weighed
    shown = {claim.figure.id for row in rows for claim in row.evidence}
    assert shown == {claim.id for each in readings for claim in each.claims}
    assert {f"c-{claim}" for claim in shown} <= set(page.links) & set(page.ids)


def test_the_timeline_is_drawn_with_its_legend_and_described(weighed):
    page = taken_in(report_page(*weighed, EN, title="t"))
    classes = [given.get("class", "") for _, given in page.elements]
    bars = [given for given in classes if given.startswith("bar ")]
    assert len(bars) == 3
    assert sum("denied" in given for given in bars) == 1
    assert "Moorwatch: 450, 4 May 2021" in page.words()
    legend = page.text[page.text.index("began") : page.text.index("People fled, Northam")]
    assert {"Fellwatch", "Moorwatch", "Town"} <= {line.strip() for line in legend.split("\n")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_are_in_the_language_asked_for(weighed, code):
    html = "".join(report_page(*weighed, words(code), title="t"))
    assert f'<html lang="{code}">' in html
    assert words(code)("report.figures_how") in html


def test_a_report_without_figures_is_a_page_too():
    assert "No figures were found." in taken_in(report_page([], [], [], EN, title="t")).words()
