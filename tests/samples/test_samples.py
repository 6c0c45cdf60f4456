"""The demonstration reports have the form that their README states, and the answer key fits them."""

import re
from itertools import combinations

import pytest
from answer_key import README, key, with_tables

from kilde.samples import reports
from kilde.vocabulary import Category, Document, Extent, Measure, Modality, Qualifier, Unit
from kilde.weigh import copies

HEADER = ("Title", "Publisher", "Published", "Language", "Note")
PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")
PERIOD = re.compile(r"(\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?~?)(/\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
KEY = key()
REPORTS = {path.stem: path.read_text(encoding="utf-8") for path in reports()}
FIGURES = [(name, figure) for name, report in KEY["reports"].items() for figure in report["figures"]]
VOCABULARY = {"measure": Measure, "unit": Unit, "extent": Extent, "modality": Modality, "qualifier": Qualifier}


def header(report: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in report.split("\n\n", 1)[0].splitlines())


def body(report: str) -> str:
    return report.split("\n\n", 1)[1].rstrip("\n")


def document(name: str) -> Document:
    fields = header(REPORTS[name])
    return Document.of(
        body(REPORTS[name]),
        publisher=fields["Publisher"],
        published=fields["Published"],
        language=fields["Language"],
        ref=name,
    )


@pytest.mark.parametrize("name", REPORTS)
def test_header(name):
    fields = header(REPORTS[name])
    assert tuple(fields) == HEADER
    assert fields["Note"].startswith("Written for the Kilde demonstration")
    assert "invented" in fields["Note"]
    assert PUBLISHED.fullmatch(fields["Published"])
    assert name.startswith(f"{fields['Published'][:10]}-{fields['Language']}-")


@pytest.mark.parametrize("name", REPORTS)
def test_body(name):
    text = body(REPORTS[name])
    assert 60 <= len(text.split()) <= 250
    assert all(line == line.strip() for line in text.split("\n"))
    assert "\n\n\n" not in text
    assert all("\n" not in paragraph for paragraph in text.split("\n\n"))


def test_languages():
    written = [header(report)["Language"] for report in REPORTS.values()]
    assert {language: written.count(language) for language in set(written)} == {"nb": 17, "nn": 6, "en": 16}


def test_only_its_own_figures_are_given_to_a_real_organisation():
    given = {figure["value"] for _, figure in FIGURES if figure["origin"] == "Syrian Observatory for Human Rights"}
    assert given == {2400, 60000}


def test_key_names_every_report():
    assert list(KEY["reports"]) == sorted(REPORTS)


@pytest.mark.parametrize("name", KEY["reports"])
def test_quantities_stand_in_the_text_in_that_order(name):
    text, at = body(REPORTS[name]), 0
    for figure in KEY["reports"][name]["figures"]:
        found = text.find(figure["quantity"], at)
        assert found >= 0, figure["quantity"]
        at = found + len(figure["quantity"])


@pytest.mark.parametrize(("name", "figure"), FIGURES)
def test_key_speaks_the_vocabulary(name, figure):
    for field, words in VOCABULARY.items():
        for word in [*([figure[field]] if field in figure else []), *figure.get(f"{field}s_accepted", [])]:
            assert word in list(words), word
    assert set(figure.get("who", [])) <= set(Category)
    assert not figure["period"] or PERIOD.fullmatch(figure["period"])


@pytest.mark.parametrize(("name", "figure"), FIGURES)
def test_bounds_follow_from_the_qualifier(name, figure):
    value, low, high = (figure.get(field) for field in ("value", "low", "high"))
    expected = {
        "exact": (value, value),
        "about": (None, None),
        "almost": (None, value),
        "at_most": (None, value),
        "less_than": (None, value),
        "more_than": (value, None),
        "at_least": (value, None),
    }.get(figure["qualifier"], (low, high))
    assert (low, high) == expected
    assert (value is None) == (figure["qualifier"] in ("between", "vague"))


@pytest.mark.parametrize(("name", "figure"), FIGURES)
def test_voices_and_places_are_named_in_the_text(name, figure):
    text = body(REPORTS[name]).casefold()
    for voice in (figure["origin"], figure["place"], *figure.get("relays", [])):
        assert voice.casefold() in text


def test_copies_are_found_and_nothing_else():
    families = [{family["original"], *family["copies"]} for family in KEY["families"]]
    expected = {frozenset(pair) for family in families for pair in combinations(sorted(family), 2)}
    found = {frozenset((pair.a.ref, pair.b.ref)) for pair in copies(document(name) for name in REPORTS)}
    assert found == expected


@pytest.mark.parametrize("total", KEY["sums"], ids=lambda total: total["to"])
def test_stocks_square(total):
    assert total["stock"] + total["arrived"] - total["departed"] == total["then"]
    assert total.get("misfit_value") != total["then"]


def test_readme_shows_the_key():
    readme = README.read_text(encoding="utf-8")
    assert with_tables(readme) == readme, "run python tests/samples/answer_key.py"
