"""A ledger keeps what it is given, once and for good, on SQLite and PostgreSQL alike."""

from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kilde.ledger import Ledger, LedgerError
from kilde.vocabulary import (
    Content,
    Document,
    Event,
    Failure,
    Modality,
    Period,
    Place,
    PlaceRole,
    Reading,
    Source,
    SourceKind,
    SourceRole,
    Span,
    Statement,
)
from making import figure, reading, report, source

FERRY = "The ferry left at noon. Harbour Watch says 38 people drowned off Port Ember. Divers went down twice."


@pytest.fixture
def ledger(ledger_at):
    with Ledger.open(ledger_at) as opened:
        yield opened


def drowned(number: str = "38", **fields) -> Reading:
    text = FERRY.replace("38", number)
    claim = figure(text, number, place="Port Ember", by="Harbour Watch", period="2021-05-03")
    return reading(text, claim, published="2021-05-04", publisher="The Tern", uri="tern.txt", **fields)


def whole_record() -> Reading:
    """A reading with something in every field of every kind of claim."""
    text = "Ved Þórshöfn – 𝟛 km nord – sa vitnet: «Huset brant.» Minst 12 personer flyktet."
    spot = Place("Þórshöfn", 4, 12, PlaceRole.AT, "Þórshöfn", "IS", 66.2, -15.3, "2627158")
    voice = Source("vitnet", text.index("vitnet"), text.index(":"), None, SourceKind.WITNESS, SourceRole.CLAIMS)
    burnt = text.index("brant")
    fled = figure(text, "12", measure="fled", place="Þórshöfn", described="vitnet", categories=("woman", "child"))
    event = Event(
        id="e",
        sentence=Span(text[:53], 0, 53),
        event="Disaster",
        trigger=Span("brant", burnt, burnt + 5),
        actors=(source("Ingen"),),
        period=Period("Minst", None, None, "2021-05/.."),
        places=(spot,),
    )
    said = Statement(
        id="s",
        sentence=Span(text[:53], 0, 53),
        sources=(voice,),
        modality=Modality.POSSIBLE,
        cue=Span("sa", text.index("sa v"), text.index("sa v") + 2),
        content=Content("Huset brant", burnt - 6, burnt + 5, spans=((burnt - 6, burnt - 1), (burnt, burnt + 5))),
        direct=True,
        rules=("colon", "quotation"),
    )
    document = Document.of(text, language="nb", published="2021-05", places=(spot,), title="Brann", ref="7")
    return Reading(document, (fled, event, said))


def test_a_reading_comes_back_as_it_went_in(ledger):
    whole = whole_record()
    assert ledger.add(whole)
    assert ledger.view().reading(whole.document.id) == whole
    assert list(ledger.view().readings()) == [whole]


def test_it_is_still_there_when_opened_again(ledger_at):
    with Ledger.open(ledger_at) as ledger:
        ledger.add(drowned())
    with Ledger.open(ledger_at, create=False) as ledger:
        assert ledger.view().reading(drowned().document.id) == drowned()


def test_reading_the_same_report_twice_adds_nothing(ledger):
    assert ledger.add(drowned())
    before = ledger.view().counts(), ledger.verify().head
    assert not ledger.add(drowned())
    with ledger.writer() as writer:
        assert not writer.add(drowned())
    assert (ledger.view().counts(), ledger.verify().head) == before


def test_the_same_report_twice_in_one_batch_is_added_once(ledger):
    with ledger.writer() as writer:
        assert writer.add(drowned())
        assert not writer.add(drowned())
    assert ledger.view().counts().documents == 1
    assert ledger.view().counts().figures == 1


def test_the_same_text_elsewhere_is_one_document_met_twice(ledger):
    elsewhere = {"publisher": "The Gannet", "uri": "gannet.txt"}
    ledger.add(drowned())
    before = ledger.view().counts()
    again = Reading(Document.of(FERRY, published="2021-05-05", language="en", **elsewhere), drowned().claims)
    assert not ledger.add(again)
    after = ledger.view().counts()
    assert (after.documents, after.claims, after.entries) == (before.documents, before.claims, before.entries + 1)
    assert not ledger.add(again)
    assert ledger.view().counts() == after
    assert ledger.verify().ok


def test_a_new_reader_adds_its_reading_and_the_newest_counts(ledger):
    with ledger.writer(reader="kilde 0.1 with a test") as writer:
        writer.add(reading(FERRY))
    with ledger.writer(reader="kilde 0.2 with a test") as writer:
        assert writer.add(drowned())
    view = ledger.view()
    assert view.holds(drowned().document.id, reader="kilde 0.1 with a test")
    assert not view.holds(drowned().document.id, reader="kilde 0.3 with a test")
    assert [claim.quantity.value for claim in view.reading(drowned().document.id).figures] == [38]
    assert len(view.figures()["claims"]["id"]) == 1
    assert view.counts().documents == 1


def test_documents_come_in_the_order_in_which_they_were_added(ledger):
    texts = [f"Report {n} of the day." for n in (3, 1, 2)]
    with ledger.writer(batch=2) as writer:
        for text in texts:
            writer.add(reading(text))
    assert [document.text for document in ledger.view().documents()] == texts


def test_what_is_not_there_is_none(ledger):
    assert ledger.view().document("0" * 64) is None
    assert ledger.view().reading("0" * 64) is None
    assert not ledger.view().holds("0" * 64)


def test_an_error_on_the_way_loses_nothing_that_was_read(ledger):
    with pytest.raises(KeyboardInterrupt), ledger.writer() as writer:
        writer.add(drowned())
        raise KeyboardInterrupt
    assert ledger.view().counts().documents == 1
    assert ledger.verify().ok


def test_a_batch_is_stored_as_soon_as_it_is_full(ledger):
    writer = ledger.writer(batch=2)
    for n in range(5):
        writer.add(reading(f"Report {n}."))
    assert ledger.view().counts().documents == 4  # as a killed process would leave it
    assert ledger.verify().ok


@pytest.mark.parametrize("text", ["half \ud800 a character", "a \0 byte"])
def test_text_that_no_database_holds_is_refused_alone(ledger, text):
    with ledger.writer() as writer:
        with pytest.raises(ValueError, match="the text holds"):
            writer.add(reading(text))
        assert writer.add(drowned())
    assert ledger.view().counts().documents == 1
    assert ledger.verify().ok


def test_two_writers_at_once_make_one_chain(ledger_at):
    Ledger.open(ledger_at).close()
    failed = []

    def write(name: str) -> None:
        try:
            with Ledger.open(ledger_at) as ledger, ledger.writer(batch=3) as writer:
                for n in range(20):
                    writer.add(report(f"In town {n} the mayor counted {n + 10} dead.", str(n + 10), publisher=name))
        except Exception as error:  # a thread's own would be lost
            failed.append(error)

    threads = [Thread(target=write, args=(name,)) for name in ("The Tern", "The Gannet")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with Ledger.open(ledger_at) as ledger:
        counts = ledger.view().counts()
        assert (counts.documents, counts.claims) == (20, 20)
        assert ledger.verify().ok


def test_any_text_comes_back_letter_by_letter_or_is_refused(tmp_path):
    with Ledger.open(tmp_path / "kilde.db") as ledger:

        @given(text=st.text(min_size=1, max_size=80), title=st.none() | st.text(max_size=20))
        @settings(max_examples=100, deadline=None)
        def comes_back(text, title):
            document = Document.of(text, title=title)
            try:
                new = ledger.add(Reading(document))
            except ValueError:
                assert "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text)
            else:
                kept = ledger.view().document(document.id)
                assert kept == document if new else kept.text == text  # met again, maybe under another title

        comes_back()
        assert ledger.verify().ok


def test_a_path_without_a_ledger(tmp_path):
    with pytest.raises(LedgerError, match=r"no ledger at .*kilde add"):
        Ledger.open(tmp_path / "kilde.db", create=False)
    assert not (tmp_path / "kilde.db").exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n" * 400), "not a Kilde ledger"),
    ],
)
def test_what_is_no_ledger_is_named_in_one_line(tmp_path, make, said):
    path = tmp_path / "other.db"
    make(path)
    with pytest.raises(LedgerError, match=said) as error:
        Ledger.open(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    "where", ["mysql://host/base", "postgresql://", "nonsense://x", "postgresql://nobody@/none?host=/nowhere"]
)
def test_an_address_that_leads_nowhere_is_one_line(where):
    with pytest.raises(LedgerError) as error:
        Ledger.open(where)
    assert "\n" not in str(error.value)


def test_failures_are_not_kept(ledger):
    with ledger.writer() as writer, pytest.raises(AttributeError):
        writer.add(Failure("a.txt", "is binary"))
    assert ledger.view().counts().documents == 0
