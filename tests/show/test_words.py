"""The words of the doors: complete in each language, and grammatical where they are put together."""

import re
import tomllib
from enum import StrEnum
from importlib import resources
from typing import ClassVar

import pytest

from kilde import vocabulary
from kilde.show.cli.options import Ui
from kilde.show.words import LANGUAGES, ui_language, words
from kilde.vocabulary import Category, Extent, Measure, Modality, Quantity, SourceRole, Unit
from kilde.weigh.rulebooks import rulebooks

ENUMS = {
    "category": vocabulary.Category,
    "event_type": vocabulary.EventType,
    "extent": vocabulary.Extent,
    "kind": vocabulary.SourceKind,
    "measure": vocabulary.Measure,
    "modality": vocabulary.Modality,
    "place_role": vocabulary.PlaceRole,
    "unit": vocabulary.Unit,
}


def keys(said, path=()):
    for name, value in said.items():
        yield from keys(value, (*path, name)) if isinstance(value, dict) else [(*path, name)]


def test_all_languages_say_the_same_things():
    first, *others = (set(keys(words(code).said)) for code in LANGUAGES)
    assert all(other == first for other in others)
    assert set(Ui) == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", ENUMS)
def test_every_word_of_the_record_has_its_words(code, table):
    assert set(words(code).said[table]) == {str(word) for word in ENUMS[table]}
    assert issubclass(ENUMS[table], StrEnum)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "nn_NO"}, "nb"),
        ({"LANG": "no"}, "nb"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "nb_NO", "LC_ALL": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "nb_NO"}, "nb"),
        ({}, "en"),
    ],
)
def test_language_of_the_environment(monkeypatch, environment, code):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ui_language() == code


@pytest.mark.parametrize(
    ("low", "high", "about", "english", "norwegian"),
    [
        (2400, 2400, False, "2,400", "2\xa0400"),
        (2150, 2400, False, "2,150–2,400", "2\xa0150–2\xa0400"),
        (3000, None, False, "at least 3,000", "minst 3\xa0000"),
        (None, 60000, False, "up to 60,000", "opptil 60\xa0000"),
        (500, 500, True, "about 500", "om lag 500"),
        (None, None, False, "?", "?"),
        (0, 0, False, "0", "0"),
    ],
)
def test_ranges(low, high, about, english, norwegian):
    assert words("en").range(low, high, about=about) == english
    assert words("nb").range(low, high, about=about) == norwegian


@pytest.mark.parametrize(
    ("quantity", "long", "brief"),
    [
        (Quantity(low=3000, value=3000), "at least 3,000", "≥ 3,000"),
        (Quantity(high=60000, value=60000), "up to 60,000", "≤ 60,000"),
        (Quantity(value=500), "about 500", "≈ 500"),
        (Quantity(low=38, high=45), "38–45", "38–45"),
        (Quantity(low=24), "at least 24", "≥ 24"),
        (Quantity(), "?", "?"),
    ],
)
def test_quantities(quantity, long, brief):
    assert (words("en").quantity(quantity), words("en").brief(quantity)) == (long, brief)


@pytest.mark.parametrize(
    ("edtf", "english", "norwegian"),
    [
        ("2019", "2019", "2019"),
        ("2019-03", "Mar 2019", "mars 2019"),
        ("2018-12/2019-03", "Dec 2018 – Mar 2019", "des. 2018–mars 2019"),
        ("2019-03-05", "5 Mar 2019", "5. mars 2019"),
        ("2019-02-03/2019-02-05", "3–5 Feb 2019", "3.–5. feb. 2019"),
        ("2019-02-13~/2019-03-13", "~13 Feb – 13 Mar 2019", "~13. feb.–13. mars 2019"),
        ("2019-03-05T20:00", "5 Mar 2019, 20:00", "5. mars 2019, 20:00"),
        ("2019-03-05T18:00/2019-03-05T21:30", "5 Mar 2019, 18:00–21:30", "5. mars 2019, 18:00–21:30"),
        ("2019-03-05T18:00/2019-03-06T06:00", "5 Mar 2019, 18:00 – 6 Mar 2019, 06:00", None),
        ("../2019-03-05", "… – 5 Mar 2019", "… – 5. mars 2019"),
        ("2018-12-01/..", "1 Dec 2018 – …", "1. des. 2018 – …"),
        ("whenever", "whenever", "whenever"),
        (None, "", ""),
    ],
)
def test_periods(edtf, english, norwegian):
    plain = words("en").period(edtf).replace("\u2009", " ")
    assert plain == english
    if norwegian is not None:
        assert words("nb").period(edtf).replace("\u2009", " ") == norwegian


def test_periods_without_hours_or_year():
    said = words("en").period("2019-03-05T18:00/2019-03-06T06:00", hours=False, year=False)
    assert said == "5–6 Mar"


def test_matters():
    said = words("en")
    assert said.matter((), Unit.PERSON, Measure.ARRIVED, Extent.FLOW) == "people arrived"
    assert said.matter((Category.CHILD,), Unit.PERSON, Measure.KILLED, Extent.CUMULATIVE) == "children killed so far"
    assert said.matter((), Unit.DWELLING, Measure.HOUSING_DESTROYED, Extent.STOCK) == "homes destroyed"
    several = (Category.WOMAN, Category.CHILD, Category.PRISONER)
    assert words("nb").people(several, Unit.PERSON) == "kvinner, barn og fanger"


def test_chains():
    said = words("en")
    speaker = vocabulary.Source("SOHR", name="Syrian Observatory for Human Rights")
    agency = vocabulary.Source("AFP", name="AFP", role=SourceRole.RELAYS)
    film = vocabulary.Source("a video", role=SourceRole.EVIDENCE)
    assert said.chain([speaker, agency]) == "Syrian Observatory for Human Rights, through AFP"
    assert said.chain([agency]) == "AFP"
    assert said.chain([speaker, film]) == "Syrian Observatory for Human Rights (a video)"
    assert said.chain([]) == "the report itself"
    assert said.modality(Modality.ASSERTED) == ""


class TestReasons:
    """What weighing gives as its reasons, told in Norwegian."""

    FORMS = tomllib.loads(resources.files("kilde.show.words").joinpath("reasons.nb.toml").read_text(encoding="utf-8"))
    EXAMPLES: ClassVar = {"range": "12", "best": "7", "reason": ("denies it", "avkrefter det")}

    def filled(self, form, side):
        values = {
            name: self.EXAMPLES.get(name.partition("_")[0], f"Fell {name}") for name in re.findall(r"{(\w+)}", form)
        }
        return form.format(
            **{name: value[side] if isinstance(value, tuple) else value for name, value in values.items()}
        )

    @pytest.mark.parametrize("form", FORMS)
    def test_each_form_is_found_and_filled(self, form):
        assert words("nb").reason(self.filled(form, 0)) == self.filled(self.FORMS[form], 1)

    @pytest.mark.parametrize("book", rulebooks.values(), ids=rulebooks)
    def test_each_rule_book_is_told(self, book):
        said = [book.words, *(reason.format(size=5) for reason in book.reasons.values())]
        assert [one for one in said if book.name != "house" and words("nb").reason(one) is None] == []

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ("about 2,150–2,400: the newest of each of 2 origins; they cannot all hold",
             "om lag 2\xa0150–2\xa0400: det nyeste fra hver av 2 opphav; alle kan ikke stemme"),
            ("…–60,000, weak: the newest by Fellwatch", "…–60\xa0000, svak: det nyeste fra Fellwatch"),
            ("counts by house (newest by Fell; Moor), not by acled (an upper bound only)",
             "teller for house (det nyeste fra Fell; Moor), ikke for acled (bare en øvre grense)"),
            ("because it rained", None),
        ],
    )  # fmt: skip
    def test_reasons_within_reasons(self, said, expected):
        assert words("nb").reason(said) == expected
        assert words("nb").told(said) == (expected or said)
        assert words("en").reason(said) == said

    def test_dates_are_in_words_in_english_too(self):
        assert words("en").told("it had it first (2020-01-07T10:00)") == "it had it first (7 Jan 2020, 10:00)"
