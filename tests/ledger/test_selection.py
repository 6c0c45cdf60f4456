"""The figures that are asked for, by place, measure, people and time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde import flow
from kilde.ledger import Ledger, Selection, bounds, name_key
from kilde.vocabulary import Category, Measure
from making import figure, reading, report

REPORTS = [
    report("Floods drove 10 from Ålvik.", "10", place="Ålvik", measure="fled", role="from", period="2021-05-01"),
    report("In Alvik 20 were killed.", "20", place="Alvik", gazetteer_id="77", country="NO", period="2021-05/2021-07"),
    report("At least 30 women were held.", "30", measure="detained", categories=("woman",), published="2021-06-10"),
    report("Police held 40 men and women.", "40", measure="detained", categories=("man", "woman"), period="2020"),
    report(
        "Since March 50 came to Vestby.", "50", place="Vestby", country="NO", measure="arrived", period="2021-03/.."
    ),
]


@pytest.fixture
def view(ledger_at):
    with Ledger.open(ledger_at) as ledger:
        with ledger.writer() as writer:
            for one in REPORTS:
                writer.add(one)
        yield ledger.view()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [10, 20, 30, 40, 50]),
        ({"place": "Ålvik"}, [10, 20]),
        ({"place": "ALVIK"}, [10, 20]),
        ({"place": "77"}, [20]),
        ({"place": "no"}, [20, 50]),
        ({"place": "Nowhere"}, []),
        ({"measure": Measure.DETAINED}, [30, 40]),
        ({"who": Category.WOMAN}, [30, 40]),
        ({"who": Category.MAN}, [40]),
        ({"since": "2021-06"}, [20, 30]),
        ({"until": "2021-02"}, [40]),
        ({"since": "2021-05-01", "until": "2021-05-01"}, [10, 20, 50]),
        ({"measure": Measure.DETAINED, "since": "2021"}, [30]),
        ({"place": "NO", "measure": Measure.KILLED, "since": "2022"}, []),
    ],
)
def test_selection(view, asked, numbers):
    columns = view.figures(Selection(**asked))
    assert [int(value) for value in columns["claims"]["value"]] == numbers
    documents = view.documents_of_figures(Selection(**asked))
    assert [document.id for document in documents] == columns["claims"]["document_id"]
    places = zip(columns["claim_places"]["reading"], columns["claim_places"]["position"], strict=True)
    assert set(places) <= set(zip(columns["claims"]["reading"], columns["claims"]["position"], strict=True))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018-12", ("2018-12-01T00:00", "2019-01-01T00:00")),
        ("2019-03-05T20:00/2019-03-06T08:00", ("2019-03-05T20:00", "2019-03-06T08:00")),
        ("2011/..", ("2011-01-01T00:00", None)),
        ("../2011", (None, "2012-01-01T00:00")),
        ("last summer", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_bounds_sort_as_text(edtf, expected):
    assert bounds(edtf) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Al-Hol", "al hol"), ("Ålvik", "alvik"), ("São Tomé", "sao tome"), ("Tromsø", "TROMSO"), ("  A.B. ", "a b")],
)
def test_spellings_of_a_name_share_their_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("nothing", [None, "", " – ", "…"])
def test_what_holds_no_word_has_no_key(nothing):
    assert name_key(nothing) is None


@given(st.text())
def test_a_key_is_its_own_key(name):
    key = name_key(name)
    assert name_key(key) == key


def test_a_ledger_of_thousands_of_entries_is_weighed_on_both_engines(ledger_at):
    with Ledger.open(ledger_at) as ledger:
        with ledger.writer(batch=2000) as writer:
            for n in range(1100):
                writer.add(reading(f"It rained on day {n}."))
            said = "The mayor of Fen says 40 people fled Fen."
            writer.add(reading(said, figure(said, "40", measure="fled", place="Fen", by="The mayor")))
        assert ledger.view().upto > 2048
        (row,) = flow.figures(ledger, Selection(place="Fen"))
        assert (row.low, row.high) == (40, 40)
