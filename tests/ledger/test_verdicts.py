"""What people decide: it counts, it can be undone, it outlives a new reading, and the past stays what it was."""

import pytest

from kilde.ledger import Ledger, LedgerError, Role, Selection, State, VerdictError
from kilde.vocabulary import Document, Reading
from making import figure, reading, report

TIDE = "The tide took the pier. Harbour Watch says 38 people fled Port Ember, and 12 were hurt."


class Clock:
    """A day later each time it is set on."""

    def __init__(self) -> None:
        self.day = 1

    def __call__(self) -> str:
        return f"2021-05-{self.day:02}T12:00:00+00:00"


def tide() -> Reading:
    fled = figure(TIDE, "38", measure="fled", place="Port Ember", by="Harbour Watch")
    return reading(TIDE, fled, figure(TIDE, "12", measure="injured", place="Port Ember"), published="2021-05-01")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(ledger_at, clock):
    with Ledger.open(ledger_at, clock=clock) as opened:
        opened.add(tide())
        yield opened
        assert opened.verify().faults == ()


FLED, HURT = (claim.id for claim in tide().claims)


def values(view, **asked):
    return sorted(view.figures(Selection(**asked))["claims"]["value"])


def test_a_rejected_claim_does_not_count(ledger):
    verdict = ledger.decide("reject", HURT, by="Ida", why="it says hurt, not how badly")
    assert (verdict.judgement, verdict.subject, verdict.by, verdict.state) == ("reject", HURT, "Ida", State.REJECTED)
    assert values(ledger.view()) == [38]
    assert [claim.id for claim in ledger.view().reading(tide().document.id).claims] == [FLED]
    assert ledger.view().claim(HURT) is None
    assert ledger.view().verdicts(HURT) == [verdict]


def test_an_undone_verdict_counts_no_longer_and_an_undone_undoing_does(ledger):
    rejected = ledger.decide("reject", HURT, by="Ida")
    undone = ledger.undo(rejected.entry, by="Bo", why="it is in the hospital's log")
    assert (undone.undoes, undone.state) == (rejected.entry, State.OPEN)
    assert values(ledger.view()) == [12, 38]
    ledger.undo(undone.entry, by="Ida")
    assert values(ledger.view()) == [38]
    assert len(ledger.view().verdicts(HURT)) == 3


@pytest.mark.parametrize(
    ("field", "value", "asked", "numbers"),
    [
        ("quantity.value", 83, {}, [12, 83]),
        ("measure", "evacuated", {"measure": "evacuated"}, [38]),
        ("places.0.name", "Stonehaven", {"place": "stonehaven"}, [38]),
        ("places", [], {"place": "Port Ember"}, [12]),
        ("who.categories", ["child"], {"who": "child"}, [38]),
        ("period.edtf", "2021-04", {"until": "2021-04"}, [38]),
    ],
)
def test_a_corrected_field_is_what_is_found(ledger, field, value, asked, numbers):
    from kilde.vocabulary import Category, Measure

    kinds = {"measure": Measure, "who": Category}
    asked = {name: kinds[name](word) if name in kinds else word for name, word in asked.items()}
    ledger.decide("correct", FLED, by="Ida", field=field, value=value)
    assert values(ledger.view(), **asked) == numbers


def test_corrections_of_several_fields_add_up_and_are_undone_singly(ledger):
    first = ledger.decide("correct", FLED, by="Ida", field="quantity.value", value=83)
    ledger.decide("correct", FLED, by="Bo", field="measure", value="evacuated")
    ledger.decide("correct", FLED, by="Ida", field="quantity.value", value=80)
    (_document, claim) = ledger.view().claim(FLED)
    assert (claim.quantity.value, claim.measure) == (80, "evacuated")
    ledger.undo(ledger.view().verdicts(FLED)[-1].entry, by="Ida")
    (_document, claim) = ledger.view().claim(FLED)
    assert (claim.quantity.value, claim.measure) == (83, "evacuated")
    ledger.undo(first.entry, by="Ida")
    (_document, claim) = ledger.view().claim(FLED)
    assert (claim.quantity.value, claim.measure) == (38, "evacuated")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"judgement": "correct", "subject": FLED}, "needs a field"),
        ({"judgement": "correct", "subject": FLED, "field": "measure", "value": "vanished"}, "does not fit"),
        ({"judgement": "correct", "subject": FLED, "field": "quantity.sum", "value": 3}, "there is no `sum`"),
        ({"judgement": "correct", "subject": FLED, "field": "places.7.name", "value": "X"}, "does not fit"),
        ({"judgement": "correct", "subject": FLED, "field": "id", "value": "x"}, "cannot be corrected"),
        (
            {
                "judgement": "correct",
                "subject": FLED,
                "field": "sentence",
                "value": {"text": "A", "start": 9, "end": 10},
            },
            "do not stand at 9–10",
        ),
        ({"judgement": "reject", "subject": "nothing"}, "holds no claim 'nothing'"),
        ({"judgement": "same", "subject": FLED}, "needs two things"),
        ({"judgement": "same", "subject": FLED, "other": FLED}, "a pair needs two"),
        ({"judgement": "reject", "subject": FLED, "other": HURT}, "about one thing alone"),
        ({"judgement": "withdraw", "subject": FLED}, "holds no document"),
        ({"judgement": "confidential", "subject": "the nobody"}, "holds no claim or document or source"),
        ({"judgement": "undo", "subject": "1"}, "entry 1 is no verdict"),
        ({"judgement": "reject", "subject": FLED, "by": " "}, "by whom it is"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line(ledger, given, said):
    before = ledger.view().head
    with pytest.raises(VerdictError, match=said) as error:
        ledger.decide(**{"by": "Ida", **given})
    assert "\n" not in str(error.value)
    assert ledger.view().head == before


def read_again(ledger, *claims):
    with ledger.writer(reader="kilde 9 with a test") as writer:
        writer.add(Reading(tide().document, claims))


def renamed(claim, **fields):
    return type(claim)(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"id": "new", **fields})


def test_what_a_person_decided_outlives_a_new_reading(ledger):
    """The newer reader gives its claims other ids; those in the place of one that was judged do not count."""
    ledger.decide("correct", FLED, by="Ida", field="quantity.value", value=83)
    ledger.decide("reject", HURT, by="Ida")
    read_again(ledger, *(renamed(claim, id=f"new {claim.id}") for claim in tide().claims))
    assert values(ledger.view()) == [83]
    ledger.decide("accept", f"new {HURT}", by="Bo")  # the same claim under its new id
    assert values(ledger.view()) == [12, 83]
    assert [verdict.subject for verdict in ledger.view().verdicts(HURT)] == [HURT, HURT]


def test_what_a_newer_reading_no_longer_finds_stands_only_if_a_person_said_so(ledger):
    ledger.decide("accept", FLED, by="Ida")
    read_again(ledger)
    assert values(ledger.view()) == [38]
    ledger.undo(ledger.view().verdicts(FLED)[0].entry, by="Ida")
    assert values(ledger.view()) == []


def test_a_person_outranks_a_machine(ledger):
    kept = ledger.decide("accept", FLED, by="Ida")
    assert ledger.decide("reject", FLED, by="a script", machine=True).state is State.ACCEPTED
    assert values(ledger.view()) == [12, 38]
    with pytest.raises(VerdictError, match="a machine does not undo"):
        ledger.decide("undo", str(kept.entry), by="a script", machine=True)
    ledger.undo(kept.entry, by="Ida")
    assert values(ledger.view()) == [12]


def test_identity_of_two_sources(ledger):
    ledger.add(report("The harbour office counted 3 dead.", "3", by="Harbour Office"))
    first = ledger.decide("same", "Harbour Watch", "Harbour Office", by="Ida", why="one body")
    pair = ("harbour office", "harbour watch")
    assert (first.about, (first.subject, first.other)) == ("source", pair)
    assert ledger.view().states("source", "identity") == {pair: State.SAME}
    ledger.decide("not_same", "Harbour Office", "Harbour Watch", by="Bo")
    assert ledger.view().states("source", "identity") == {pair: State.NOT_SAME}
    ledger.undo(ledger.view().verdicts("harbour watch")[-1].entry, by="Bo")
    assert ledger.view().states("source", "identity") == {pair: State.SAME}


@pytest.mark.parametrize(
    ("subject", "flags"),
    [("Harbour Watch", [True, False]), (FLED, [True, False]), (tide().document.id, [True, True])],
)
def test_what_rests_on_something_confidential_is_marked(ledger, subject, flags):
    verdict = ledger.decide("confidential", subject, by="Ida", why="they asked for it")
    assert ledger.view().figures()["claims"]["confidential"] == flags
    ledger.undo(verdict.entry, by="Ida")
    assert ledger.view().figures()["claims"]["confidential"] == [False, False]


def test_a_source_that_is_the_same_as_a_confidential_one_is_confidential(ledger):
    ledger.add(report("The harbour office counted 3 dead.", "3", by="Harbour Office"))
    ledger.decide("confidential", "Harbour Office", by="Ida")
    ledger.decide("same", "Harbour Watch", "Harbour Office", by="Ida")
    assert ledger.view().confidential("source") == {"harbour watch", "harbour office"}


def test_a_withdrawn_report_marks_what_rests_on_it(ledger):
    ledger.withdraw(tide().document.id, by="Ida", why="the paper took it back")
    view = ledger.view()
    assert view.figures()["claims"]["withdrawn"] == [True, True]
    assert view.withdrawn()[tide().document.id].why == "the paper took it back"
    ledger.undo(view.verdicts()[0].entry, by="Ida")
    assert ledger.view().withdrawn() == {}
    assert ledger.view().figures()["claims"]["withdrawn"] == [False, False]


def test_a_new_version_takes_the_place_of_the_old(ledger):
    newer = report(TIDE.replace("38", "41"), "41", measure="fled", place="Port Ember")
    ledger.add(newer)
    ledger.supersede(tide().document.id, newer.document.id, by="Ida")
    assert values(ledger.view()) == [41]
    assert ledger.view().superseded()[tide().document.id].other == newer.document.id


def test_as_of_shows_what_was_known(ledger, clock):
    clock.day = 3
    rejected = ledger.decide("reject", HURT, by="Ida")
    clock.day = 5
    ledger.add(report("In Gull Bay 7 drowned.", "7", place="Gull Bay"))
    clock.day = 7
    ledger.undo(rejected.entry, by="Ida")
    known = {day: values(ledger.view(f"2021-05-{day:02}")) for day in range(8)[1:]}
    assert known == {1: [12, 38], 2: [12, 38], 3: [38], 4: [38], 5: [7, 38], 6: [7, 38], 7: [7, 12, 38]}
    assert values(ledger.view("2021-04")) == []
    assert values(ledger.view("2021")) == [7, 12, 38]
    assert values(ledger.view("2021-05-03T11:59:59+00:00")) == [12, 38]
    assert values(ledger.view("2021-05-03T14:00:00+02:00")) == [38]
    assert values(ledger.view(rejected.entry)) == [38]
    head = ledger.view(rejected.entry).head
    assert values(ledger.view(head.hash)) == [38]
    assert ledger.view("2021-05-02").counts().documents == 1
    assert [document.text for document in ledger.view("2021-05-02").documents()] == [TIDE]
    with pytest.raises(LedgerError, match="no entry has the hash"):
        ledger.view("f" * 64)


def test_a_view_stays_what_it_was_while_more_is_added(ledger):
    view = ledger.view()
    ledger.add(report("In Gull Bay 7 drowned.", "7", place="Gull Bay"))
    ledger.decide("reject", FLED, by="Ida")
    assert values(view) == [12, 38]
    assert values(ledger.view()) == [7, 12]


def test_who_may_decide(ledger):
    ledger.decide("reject", HURT, by="anyone")  # one person's ledger, until somebody has a role
    with pytest.raises(VerdictError, match="has to be an administrator"):
        ledger.appoint("Ida", Role.REVIEWER, by="Ida")
    ledger.appoint("Ida", Role.ADMINISTRATOR, by="Ida")
    ledger.appoint("Bo", "reader", by="Ida", why="new here")
    assert {name: person.role for name, person in ledger.view().people().items()} == {
        "Ida": Role.ADMINISTRATOR,
        "Bo": Role.READER,
    }
    for name, said in (("Bo", "is only a reader"), ("Eve", "has no role here")):
        with pytest.raises(VerdictError, match=said):
            ledger.decide("accept", FLED, by=name)
    with pytest.raises(VerdictError, match="takes the role of administrator"):
        ledger.appoint("Bo", Role.ADMINISTRATOR, by="Bo")
    with pytest.raises(VerdictError, match="only administrator"):
        ledger.appoint("Ida", None, by="Ida")
    ledger.appoint("Bo", Role.REVIEWER, by="Ida")
    assert ledger.decide("accept", FLED, by="Bo").state is State.ACCEPTED
    assert ledger.view().may("Bo", "reviewer")
    ledger.appoint("Bo", None, by="Ida")
    assert not ledger.view().may("Bo", "reader")


def test_nobody_overrides_what_they_did_not_see(ledger):
    seen = ledger.view().head.seq
    ledger.decide("accept", FLED, by="Ida", expected=seen)
    with pytest.raises(VerdictError, match=r"Ida decided on this in entry \d+, after you looked"):
        ledger.decide("reject", FLED, by="Bo", expected=seen)
    ledger.decide("reject", HURT, by="Bo", expected=seen)


def test_a_register_keeps_the_latest_of_each_key(ledger):
    ledger.register("source", "harbour-watch", {"kind": "monitor"}, by="Ida")
    ledger.register("source", "harbour-watch", {"kind": "ngo"}, by="Bo", why="it is a charity")
    ledger.register("source", "gone", {}, by="Ida")
    ledger.register("source", "gone", None, by="Ida")
    ((key, found),) = ledger.view().register("source").items()
    assert (key, found.record, found.by) == ("harbour-watch", {"kind": "ngo"}, "Bo")


def test_an_export_is_recorded_with_what_it_knew(ledger):
    selection = Selection(place="Port Ember")
    view = ledger.view()
    export = ledger.record_export(
        "csv", selection, by="Ida", upto=view.upto, claims=2, withheld=1, sha256="0" * 64, figures={"a row": "38"}
    )
    ledger.decide("correct", FLED, by="Bo", field="quantity.value", value=83)
    found = ledger.view().export(export.receipt[:8])
    assert found == export
    assert (found.selection, found.figures, found.withheld) == (selection, {"a row": "38"}, 1)
    assert values(ledger.view(found.upto), place="Port Ember") == [12, 38]
    assert ledger.view().export("nothing") is None


def test_originals_are_kept_as_they_came(ledger):
    from kilde.vocabulary import Original

    page = Original(b"<html>\r\n\xff\x00 bytes", "text/html", "file")
    ledger.add(reading("A page.", uri="a.html"), page)
    ledger.add(reading("A page.", uri="b.html"), page)  # the same bytes elsewhere are a sighting alone
    ledger.add(reading("A page.", uri="c.html"), Original(b"other", "text/html", "file"))
    first, second = ledger.view().originals(Document.of("A page.").id)
    assert (first.data, first.media_type, first.how, first.uri) == (page.data, "text/html", "file", "a.html")
    assert (second.data, second.uri) == (b"other", "c.html")
    assert ledger.view().original(tide().document.id) is None


def test_history_tells_all_in_order(ledger):
    ledger.appoint("Ida", "administrator", by="Ida")
    rejected = ledger.decide("reject", HURT, by="Ida", why="unclear")
    ledger.undo(rejected.entry, by="Ida")
    ledger.register("source", "harbour-watch", {"kind": "ngo"}, by="Ida")
    ledger.record_export("csv", by="Ida", claims=2)
    events = list(ledger.view().history())
    assert [event.entry for event in events] == list(range(1, ledger.view().upto + 1))
    kinds = ["version", "document", "reading", "person", "verdict", "verdict", "register", "export"]
    assert [event.kind for event in events] == kinds
    assert [(event.what, event.why) for event in ledger.view().history(HURT)] == [
        ("reject claim", "unclear"),
        (f"undo of entry {rejected.entry}: standing is open", None),
    ]
    assert [event.kind for event in ledger.view().history(tide().document.id)] == [
        *("document", "reading", "verdict", "verdict")
    ]
